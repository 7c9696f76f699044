extension Rule {
  static let alias = Rule(
    "alias", .syntax, .error,
    summary: "an alias of YAML, `*name`",
    why: """
      Maps have no aliases: to name a claim again, write its id. If it is text, put the text into single
      quotes.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because: ⟪*lake⟫
        - lake: The lake did not freeze
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: '*m*'
          basis: observation
      """
    ],
    fixes: [.unsafe])
}
