extension Rule {
  static let missingValue = Rule(
    "missing-value", .keys, .warning,
    summary: "a key or a dash with nothing after it",
    why: """
      The key or dash counts as absent. Give it a value, or delete it.
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
