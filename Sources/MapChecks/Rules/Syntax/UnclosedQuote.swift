extension Rule {
  static let unclosedQuote = Rule(
    "unclosed-quote", .syntax, .error,
    summary: "a quote that is never closed",
    why: """
      Everything behind an open quote would be its text. Close it where the text ends.
      """,
    breaking: [
      """
      claims:
        - mild: ⟪"⟫The winter was mild
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: "The winter was mild"
          basis: observation
      """
    ],
    fixes: [.safe])
}
