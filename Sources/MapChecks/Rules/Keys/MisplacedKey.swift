extension Rule {
  static let misplacedKey = Rule(
    "misplaced-key", .keys, .error,
    summary: "a key in the wrong place",
    why: """
      The keys of a step (`unless`, `scheme`, `strength`) go in an item of `because`, `but` or `unless`; any other key
      goes in the mapping that the message names.
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
