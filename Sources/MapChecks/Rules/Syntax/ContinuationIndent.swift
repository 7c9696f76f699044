extension Rule {
  static let continuationIndent = Rule(
    "continuation-indent", .syntax, .error,
    summary: "a continuation line of a quoted text or of brackets that is not indented deeper than its key",
    why: """
      YAML parsers disagree on such a line, and a person takes it for something new. Indent it.
      """,
    breaking: [
      """
      conclusions: [
        mild
      ⟪]⟫
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    keeping: [
      """
      conclusions: [
        mild
        ]
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ])
}
