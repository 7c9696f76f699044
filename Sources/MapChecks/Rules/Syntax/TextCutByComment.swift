extension Rule {
  static let textCutByComment = Rule(
    "text-cut-by-comment", .syntax, .error,
    summary: "a comment that cuts a text off",
    why: """
      Behind a space, `#` starts a comment, and the rest of the text is gone. Put the text into quotes if it
      is text; put a space behind the `#` if it is a comment.
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
