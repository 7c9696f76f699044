extension Rule {
  static let missingSpace = Rule(
    "missing-space", .syntax, .error,
    summary: "a colon or dash without a space after it",
    why: """
      Without the space, YAML reads everything as a single word. Write `key: value` and `- item`.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis⟪:⟫observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    fixes: [.safe])
}
