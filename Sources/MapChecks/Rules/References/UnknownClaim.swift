extension Rule {
  static let unknownClaim = Rule(
    "unknown-claim", .references, .error,
    summary: "an id that nothing defines",
    why: """
      A reason that leads nowhere is no reason. The message names the nearest id. What the unknown claim was
      given for is not also called unsupported.
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
