extension Rule {
  static let textWithoutID = Rule(
    "text-without-id", .shape, .error,
    summary: "a claim that is only a text, without an id",
    why: """
      A claim needs an id so that others can refer to it. It is still read as a claim.
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
