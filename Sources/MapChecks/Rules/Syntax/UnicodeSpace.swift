extension Rule {
  static let unicodeSpace = Rule(
    "unicode-space", .syntax, .error,
    summary: "a no-break space or other special space used as indentation or after a colon or dash",
    why: """
      Text pasted from a word processor can contain spaces that look like ordinary spaces but that YAML treats as text.
      Replace them.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis:⟪\u{A0}⟫observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was\u{A0}mild
          basis: observation
      """
    ],
    fixes: [.safe])
}
