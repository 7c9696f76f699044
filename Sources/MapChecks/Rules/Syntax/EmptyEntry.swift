extension Rule {
  static let emptyEntry = Rule(
    "empty-entry", .syntax, .error,
    summary: "two commas with nothing between them",
    why: """
      Delete one of the commas.
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
