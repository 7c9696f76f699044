extension Rule {
  static let directive = Rule(
    "directive", .syntax, .error,
    summary: "a YAML directive: a line that starts with `%`",
    why: """
      Maps have no directives. Delete the line.
      """,
    breaking: [
      """
      ⟪%YAML 1.2⟫
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    fixes: [.unsafe])
}
