extension Rule {
  static let colonInText = Rule(
    "colon-in-text", .syntax, .error,
    summary: "a colon and a space inside a text without quotes",
    why: """
      YAML takes what stands before `: ` for a key. Put the text into single quotes.
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
