extension Rule {
  static let textAfterQuote = Rule(
    "text-after-quote", .syntax, .error,
    summary: "text after a closing quote",
    why: """
      Text that starts with a quote ends at the next quote: `'don't'` ends in the middle. Inside single quotes, write an
      apostrophe twice, or leave out the quotes.
      """,
    breaking: [
      """
      claims:
        - mild: 'It didn⟪'⟫t freeze'
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: 'It didn''t freeze'
          basis: observation
      """,
      """
      claims:
        - mild: It didn't freeze
          basis: observation
      """,
    ],
    fixes: [.safe])
}
