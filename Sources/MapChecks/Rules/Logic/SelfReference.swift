extension Rule {
  static let selfReference = Rule(
    "self-reference", .logic, .error,
    summary: "a claim that is given as a reason for itself, objects to itself or contradicts itself",
    why: """
      Such a relation says nothing and is ignored. Delete it, or refer to the claim that was meant.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because: ⟪mild⟫
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    fixes: [.unsafe])
}
