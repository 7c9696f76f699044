extension Rule {
  static let unexpectedText = Rule(
    "unexpected-text", .shape, .error,
    summary: "text where only a key or a dash is allowed",
    why: """
      Nothing shows what the text belongs to. Indent it under its key, or give it an id and a dash.
      """,
    breaking: [
      """
      ⟪Notes on the winter⟫
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    keeping: [
      """
      title: Notes on the winter
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ])
}
