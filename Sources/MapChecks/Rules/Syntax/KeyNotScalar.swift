extension Rule {
  static let keyNotScalar = Rule(
    "key-not-scalar", .syntax, .error,
    summary: "a list or a mapping used as a key",
    why: """
      A key must be text, not a list or a mapping.
      """,
    breaking: [
      """
      ⟪[title]⟫: Winter
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
