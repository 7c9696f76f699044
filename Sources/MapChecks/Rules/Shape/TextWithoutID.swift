extension Rule {
  static let textWithoutID = Rule(
    "text-without-id", .shape, .error,
    summary: "a claim that consists of text only, without an id",
    why: """
      A claim needs an id so that other claims can refer to it. Text without an id is still read as a claim.
      """,
    breaking: [
      """
      claims:
        - ⟪The winter was mild⟫
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
