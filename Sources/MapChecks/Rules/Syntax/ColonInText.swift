extension Rule {
  static let colonInText = Rule(
    "colon-in-text", .syntax, .error,
    summary: "a colon followed by a space in unquoted text",
    why: """
      YAML takes whatever comes before `: ` as a key. Put the text in single quotes.
      """,
    breaking: [
      """
      claims:
        - mild: We claim⟪:⟫ the winter was mild
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: 'We claim: the winter was mild'
          basis: observation
      """
    ],
    fixes: [.safe])
}
