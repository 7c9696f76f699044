extension Rule {
  static let duplicateKey = Rule(
    "duplicate-key", .syntax, .error,
    summary: "a key that its mapping already has",
    why: """
      Some parsers keep the first of two equal keys and others keep the last, so one of the values is lost. Keep
      one of them, or write both values under one key.
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
