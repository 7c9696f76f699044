extension Rule {
  static let foldedIndent = Rule(
    "folded-indent", .syntax, .error,
    summary: "in folded text (`>`), a line that follows a blank line and is indented deeper than the rest of the text",
    why: """
      YAML parsers disagree on how many line breaks come before such a line. Write `|` instead of `>`, since parsers
      agree on `|`, or indent the line like the others.
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
