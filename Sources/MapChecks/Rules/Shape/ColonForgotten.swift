extension Rule {
  static let colonForgotten = Rule(
    "colon-forgotten", .shape, .error,
    summary: "a reference followed by keys, or a key without its colon",
    why: """
      An item that has keys is a mapping, and its id needs a colon.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because:
            - ⟪lake⟫
              scheme: sign
        - lake: The lake did not freeze
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake:
              scheme: sign
        - lake: The lake did not freeze
          basis: observation
      """
    ],
    fixes: [.safe])
}
