extension Rule {
  static let emptyEntry = Rule(
    "empty-entry", .syntax, .error,
    summary: "a comma with nothing before it, or a dash with nothing after it",
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
