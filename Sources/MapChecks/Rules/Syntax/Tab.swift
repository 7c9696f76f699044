extension Rule {
  static let tab = Rule(
    "tab", .syntax, .error,
    summary: "a tab anywhere but between two characters of a text",
    why: """
      YAML does not indent with tabs, and its readers differ on tabs elsewhere. Use spaces.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis:⟪\t⟫observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter\twas mild
          basis: observation
      """
    ],
    fixes: [.safe])
}
