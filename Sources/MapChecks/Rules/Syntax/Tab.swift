extension Rule {
  static let tab = Rule(
    "tab", .syntax, .error,
    summary: "a tab anywhere but between two characters of text",
    why: """
      YAML does not allow tabs as indentation, and YAML parsers disagree on tabs elsewhere, except between two
      characters of text. Use spaces.
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
