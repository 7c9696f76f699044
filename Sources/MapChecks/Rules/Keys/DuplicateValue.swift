extension Rule {
  static let duplicateValue = Rule(
    "duplicate-value", .keys, .error,
    summary: "a single value given twice over several places",
    why: """
      Lists add up over the places of a claim; a `basis`, `label` or `weight` can be given once.
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
