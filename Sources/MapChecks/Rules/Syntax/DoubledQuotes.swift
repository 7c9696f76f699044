extension Rule {
  static let doubledQuotes = Rule(
    "doubled-quotes", .syntax, .error,
    summary: "several apostrophes in a row inside single quotes",
    why: """
      Inside single quotes, each apostrophe is written twice, and YAML parsers disagree on how many apostrophes four
      quotes in a row stand for. Use double quotes, in which an apostrophe is written once.
      """,
    breaking: [
      """
      claims:
        - mild: 'They call it ⟪''''⟫mild'
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: "They call it ''mild"
          basis: observation
      """
    ],
    fixes: [.safe])
}
