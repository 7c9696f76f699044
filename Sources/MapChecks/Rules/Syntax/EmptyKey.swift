extension Rule {
  static let emptyKey = Rule(
    "empty-key", .syntax, .error,
    summary: "a colon with no key before it",
    why: """
      Write the key, or delete the line.
      """,
    breaking: [
      """
      title: Winter
      ⟪:⟫ lost
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    keeping: [
      """
      title: Winter
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ])
}
