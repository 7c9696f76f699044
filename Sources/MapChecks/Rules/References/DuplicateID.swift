extension Rule {
  static let duplicateID = Rule(
    "duplicate-id", .references, .error,
    summary: "two claims, or two groups, with one id",
    why: """
      References could mean either. Rename one; to go on with a claim, leave its text out.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
          because: lake
        - lake: The lake did not freeze
          basis: observation
        - ⟪mild⟫: The winter was not cold
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because: lake
        - lake: The lake did not freeze
          basis: observation
        - mild:
          tags: weather
      """
    ])
}
