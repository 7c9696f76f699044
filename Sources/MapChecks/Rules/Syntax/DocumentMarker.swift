extension Rule {
  static let documentMarker = Rule(
    "document-marker", .syntax, .error,
    summary: "something beside `---` or `...`, or behind `...`",
    why: """
      `---` and `...` stand alone on their lines, and nothing follows `...`.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      ⟪...⟫
      title: More
      """
    ],
    keeping: [
      """
      ---
      claims:
        - mild: The winter was mild
          basis: observation
      ...
      """
    ],
    fixes: [.unsafe])
}
