extension Rule {
  static let missingText = Rule(
    "missing-text", .references, .error,
    summary: "an item for a claim that has no text anywhere",
    why: """
      `- an-id:` without text continues a claim that has its text elsewhere. This claim has no text anywhere.
      """,
    breaking: [
      """
      claims:
        - ⟪mild⟫:
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ])
}
