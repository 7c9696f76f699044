extension Rule {
  static let unknownClaim = Rule(
    "unknown-claim", .references, .error,
    summary: "a reference to a claim that is not defined",
    why: """
      A reason that leads nowhere is not a reason. If a similar id exists, the message names it. A claim that is given
      such a reason is not also reported as unsupported.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because: ⟪laek⟫
        - lake: The lake did not freeze
          basis: observation
          but: mild
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because: lake
        - lake: The lake did not freeze
          basis: observation
      """
    ],
    fixes: [.unsafe])
}
