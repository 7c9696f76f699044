extension Rule {
  static let misplacedKey = Rule(
    "misplaced-key", .keys, .error,
    summary: "a key that cannot stand where it does",
    why: """
      Keys of a step (`unless`, `scheme`, `strength`) stand in an item of `because`, `but` or `unless`; the
      others belong to the mapping that the message names.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
          ⟪scheme⟫: sign
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The lake did not freeze
              basis: observation
              scheme: sign
      """
    ])
}
