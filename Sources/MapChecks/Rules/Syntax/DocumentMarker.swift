extension Rule {
  static let documentMarker = Rule(
    "document-marker", .syntax, .error,
    summary: "something on the same line as `---` or `...`, or after `...`",
    why: """
      `---` and `...` must be alone on their lines, and nothing may follow `...`.
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
