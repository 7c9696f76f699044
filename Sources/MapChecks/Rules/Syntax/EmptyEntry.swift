extension Rule {
  static let emptyEntry = Rule(
    "empty-entry", .syntax, .error,
    summary: "a comma with nothing before it, or an empty dash in a list that is not indented deeper than its key",
    why: """
      Write the missing entry, or delete the comma or dash.
      """,
    breaking: [
      """
      conclusions: [mild,⟪,⟫ ]
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    keeping: [
      """
      conclusions: [mild,]
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    fixes: [.safe])
}
