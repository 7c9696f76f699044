extension Rule {
  static let indentation = Rule(
    "indentation", .shape, .error,
    summary: "a dash, key or line that is indented too far or not far enough",
    why: """
      Indentation shows what belongs to what. The message gives the expected column.
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
