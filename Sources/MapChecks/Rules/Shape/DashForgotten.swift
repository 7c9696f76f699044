extension Rule {
  static let dashForgotten = Rule(
    "dash-forgotten", .shape, .error,
    summary: "a list item without its dash",
    why: """
      Without its dash, a claim is read as a key of the claim before it. Put a dash before each item.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
          ⟪lake⟫: The lake did not freeze
      """,
      """
      claims:
        ⟪mild⟫: The winter was mild
        basis: observation
      """,
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
          because: lake
        - lake: The lake did not freeze
          basis: observation
      """
    ],
    fixes: [.safe])
}
