extension Rule {
  static let flowText = Rule(
    "flow-text", .syntax, .error,
    summary: "in brackets or braces, text that starts with `-`, `?` or `:` or ends with `:`",
    why: """
      YAML parsers disagree on such text. Put it in quotes, or put a space after the colon.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
          tags: [⟪-⟫5, 3]
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
          tags: ['-5', 3]
      """
    ],
    fixes: [.safe])
}
