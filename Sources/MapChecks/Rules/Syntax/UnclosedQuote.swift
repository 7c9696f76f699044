extension Rule {
  static let unclosedQuote = Rule(
    "unclosed-quote", .syntax, .error,
    summary: "a quote that is never closed",
    why: """
      Everything after an unclosed quote is read as part of the text. Close the quote where the text ends.
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
