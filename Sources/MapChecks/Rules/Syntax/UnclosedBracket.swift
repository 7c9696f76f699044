extension Rule {
  static let unclosedBracket = Rule(
    "unclosed-bracket", .syntax, .error,
    summary: "a bracket or brace that is never closed",
    why: """
      Close it where the list or mapping ends.
      """,
    breaking: [
      """
      conclusions: ⟪[⟫mild
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
    ],
    fixes: [.unsafe])
}
