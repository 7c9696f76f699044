extension Rule {
  static let alias = Rule(
    "alias", .syntax, .error,
    summary: "a YAML alias, `*name`",
    why: """
      Maps have no YAML aliases: to refer to a claim again, write its id. If this is meant as text, put the text in
      single quotes.
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
