extension Rule {
  static let textWithoutID = Rule(
    "text-without-id", .shape, .error,
    summary: "a claim written as text alone",
    why: """
      A claim needs an id, so that it can be named. It is read all the same.
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
