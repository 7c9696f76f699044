extension Rule {
  static let missingValue = Rule(
    "missing-value", .keys, .warning,
    summary: "a key or a dash with nothing after it",
    why: """
      It counts as absent. Fill it, or delete it.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
          ⟪because⟫:
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    fixes: [.unsafe])
}
