extension Rule {
  static let missingText = Rule(
    "missing-text", .references, .error,
    summary: "an id that is gone on with, or opened, but has a text nowhere",
    why: """
      `- an-id:` goes on with a claim that is written elsewhere. This one is written nowhere.
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
