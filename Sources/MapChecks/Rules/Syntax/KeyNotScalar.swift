extension Rule {
  static let keyNotScalar = Rule(
    "key-not-scalar", .syntax, .error,
    summary: "a list or a mapping used as a key",
    why: """
      A key is a word or a text.
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
