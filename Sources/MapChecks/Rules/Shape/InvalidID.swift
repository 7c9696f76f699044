extension Rule {
  static let invalidID = Rule(
    "invalid-id", .shape, .error,
    summary: "an id that is none, or an item that does not start with one",
    why: """
      An id is an ASCII letter, then ASCII letters, digits, `-` and `_`; it stands first in its item and is no
      key of the language.
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
