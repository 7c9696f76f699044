extension Rule {
  static let selfReference = Rule(
    "self-reference", .logic, .error,
    summary: "a claim given as its own reason, objection or contradictory",
    why: """
      It says nothing, and is left out. Delete it, or name the claim that was meant.
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
