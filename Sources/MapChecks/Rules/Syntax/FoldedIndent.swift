extension Rule {
  static let foldedIndent = Rule(
    "folded-indent", .syntax, .error,
    summary: "in a text after `>`, a line that is indented deeper behind a blank one",
    why: """
      YAML readers differ on how many line ends stand between the two. Write `|` instead of `>`, which folds nothing, or
      move the line.
      """,
    breaking: [
      """
      claims:
        - mild: >
            The winter was

            ⟪ ⟫mild
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: >
            The winter was

            mild
          basis: observation
      """
    ])
}
