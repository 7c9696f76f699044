extension Rule {
  static let missingText = Rule(
    "missing-text", .references, .error,
    summary: "an item for a claim that has no text anywhere",
    why: """
      `- an-id:` without text adds to a claim whose text is given elsewhere, but here the text is not given anywhere.
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
