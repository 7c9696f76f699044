extension Rule {
  static let unexpectedBracket = Rule(
    "unexpected-bracket", .syntax, .error,
    summary: "a closing bracket or brace that closes nothing",
    why: """
      Delete it, or add the opening bracket that it was meant to close.
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
