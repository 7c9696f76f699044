extension Rule {
  static let flowText = Rule(
    "flow-text", .syntax, .error,
    summary: "in brackets or braces, a text that starts with `-`, `?` or `:` or ends with `:`",
    why: """
      YAML readers differ on such a text. Put it into quotes, or a space behind the colon.
      """,
    breaking: [
      """
      conclusions: [⟪-⟫mild]
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    keeping: [
      """
      conclusions: [mild]
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ])
}
