extension Rule {
  static let textCutByComment = Rule(
    "text-cut-by-comment", .syntax, .error,
    summary: "a comment that cuts off a text",
    why: """
      After a space, `#` starts a comment, and the rest of the text is lost. If it is meant as text, put the text in
      quotes; if it is a comment, put a space after the `#`.
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
