extension Rule {
  static let unexpectedBracket = Rule(
    "unexpected-bracket", .syntax, .error,
    summary: "a closing bracket or brace that closes nothing",
    why: """
      Delete it, or open the bracket that it was to close.
      """,
    breaking: [
      """
      conclusions: [mild⟪}⟫
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    keeping: [
      """
      conclusions: [mild]
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ])
}
