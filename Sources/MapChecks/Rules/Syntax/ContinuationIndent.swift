extension Rule {
  static let continuationIndent = Rule(
    "continuation-indent", .syntax, .error,
    summary: "a continuation line in quotes or brackets that is not indented deeper than its key",
    why: """
      YAML parsers disagree on such a line, and people take it for the start of something new. Indent it.
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
