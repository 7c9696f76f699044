extension Rule {
  static let selfReference = Rule(
    "self-reference", .logic, .error,
    summary: "a claim that is given as a reason for itself, objects to itself or contradicts itself",
    why: """
      Such a relation says nothing and is ignored. Delete it, or refer to the claim that was meant. A claim may be one of
      several premises of an objection to it, which shows that it leads to a contradiction.
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
          but:
            - premises:
                - mild
                - frost: The lakes froze, which they never do in a mild winter
                  basis: observation
      """
    ],
    fixes: [.unsafe])
}
