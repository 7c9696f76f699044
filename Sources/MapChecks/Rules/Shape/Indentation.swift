extension Rule {
  static let indentation = Rule(
    "indentation", .shape, .error,
    summary: "a dash, key or line that is indented by too much or too little",
    why: """
      The columns say what belongs to what. The message gives the column that was meant.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
           ⟪basis⟫: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    fixes: [.safe])
}
