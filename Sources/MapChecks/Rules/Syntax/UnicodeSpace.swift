extension Rule {
  static let unicodeSpace = Rule(
    "unicode-space", .syntax, .error,
    summary: "a no-break or other special space as indentation, or behind a colon or dash",
    why: """
      Text pasted from a word processor brings spaces that look like the plain one and that YAML takes for
      text. Replace them.
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
