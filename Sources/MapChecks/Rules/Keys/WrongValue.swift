extension Rule {
  static let wrongValue = Rule(
    "wrong-value", .keys, .error,
    summary: "a value of the wrong kind or out of range",
    why: """
      Each key accepts only certain values; the message says which.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: ⟪hope⟫
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
