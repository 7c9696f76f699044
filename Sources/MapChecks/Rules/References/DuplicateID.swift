extension Rule {
  static let duplicateID = Rule(
    "duplicate-id", .references, .error,
    summary: "two claims or groups with the same id",
    why: """
      A reference could mean either of them. Rename one. To continue a claim in another place, repeat its id without its
      text.
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
