extension Rule {
  static let duplicateKey = Rule(
    "duplicate-key", .syntax, .error,
    summary: "a key that its mapping has already",
    why: """
      Some readers keep the first of two equal keys, some the last, and the other is lost. Join the two.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
          ⟪basis⟫: value
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
