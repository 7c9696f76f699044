extension Rule {
  static let explicitKey = Rule(
    "explicit-key", .syntax, .error,
    summary: "a key written with `? `",
    why: """
      Maps have no `? ` keys. Write `key: value`.
      """,
    breaking: [
      """
      title: Winter
      ⟪?⟫ language
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    keeping: [
      """
      title: Winter
      language: en
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ])
}
