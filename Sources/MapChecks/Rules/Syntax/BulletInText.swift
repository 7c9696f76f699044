extension Rule {
  static let bulletInText = Rule(
    "bullet-in-text", .syntax, .error,
    summary: "a bullet under a line of text",
    why: """
      Below a line of text, a line that starts with `- ` continues that text. Put the items under a key such as
      `because`.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
              ⟪-⟫ no frost
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - frost: There was no frost
              basis: observation
      """
    ],
    fixes: [.unsafe])
}
