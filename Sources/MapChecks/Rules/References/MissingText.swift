extension Rule {
  static let missingText = Rule(
    "missing-text", .references, .error,
    summary: "an item for a claim that has no text anywhere",
    why: """
      `- an-id:` without text adds to a claim whose text is given elsewhere, but this claim's text is given nowhere.
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
