extension Rule {
  static let commentWithoutSpace = Rule(
    "comment-without-space", .syntax, .error,
    summary: "a comment directly after a quote, a bracket or a block indicator",
    why: """
      A comment needs a space before its `#`.
      """,
    breaking: [
      """
      conclusions: [mild]⟪#⟫ for now
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    keeping: [
      """
      conclusions: [mild] # for now
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    fixes: [.safe])
}
