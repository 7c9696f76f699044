extension Rule {
  static let listWithoutBrackets = Rule(
    "list-without-brackets", .shape, .error,
    summary: "several ids in a row, without brackets",
    why: """
      YAML reads `a, b` as a single piece of text. Write `[a, b]`.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because: ⟪lake, frost⟫
        - lake: The lake did not freeze
          basis: observation
          because: frost
        - frost: There was no frost
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because: [lake]
        - lake: The lake did not freeze
          basis: observation
      """
    ],
    fixes: [.safe])
}
