extension Rule {
  static let duplicateValue = Rule(
    "duplicate-value", .keys, .error,
    summary: "a key that takes a single value but is given twice",
    why: """
      A claim can be written in several places. Its lists are then joined, but a single value such as `basis`, `label`
      or `weight` can be given only once. A citation that gives its anchor twice, and a map that is imported twice, are
      reported too.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
        - lake: The lake did not freeze
          because:
            - mild:
              ⟪basis⟫: value
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
        - lake: The lake did not freeze
          because: mild
      """
    ])
}
