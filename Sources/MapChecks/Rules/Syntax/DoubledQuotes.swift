extension Rule {
  static let doubledQuotes = Rule(
    "doubled-quotes", .syntax, .error,
    summary: "several apostrophes in a row inside single quotes",
    why: """
      Each is written twice there, and YAML readers differ on how many four quotes in a row make. Use double quotes, in
      which an apostrophe is only itself.
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
