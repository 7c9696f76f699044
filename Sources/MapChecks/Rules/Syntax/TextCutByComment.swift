extension Rule {
  static let textCutByComment = Rule(
    "text-cut-by-comment", .syntax, .error,
    summary: "a comment that cuts off the rest of the text",
    why: """
      After a space, `#` starts a comment, and the rest of the text is lost. If the `#` is meant as text, put the whole
      text in quotes; if it starts a comment, put a space after the `#`.
      """,
    breaking: [
      """
      claims:
        - mild: The winter ⟪#1 of the century⟫
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: 'The winter #1 of the century' # as they say
          basis: observation
      """
    ],
    fixes: [.safe])
}
