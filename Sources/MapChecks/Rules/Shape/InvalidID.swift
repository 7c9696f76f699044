extension Rule {
  static let invalidID = Rule(
    "invalid-id", .shape, .error,
    summary: "an invalid id, or an item that does not start with an id",
    why: """
      An id is an ASCII letter followed by ASCII letters, digits, `-` and `_`. It must come first in its item and must
      not be a key of the language.
      """,
    breaking: [
      """
      claims:
        - ⟪mild winter⟫: The winter was mild
          basis: observation
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
