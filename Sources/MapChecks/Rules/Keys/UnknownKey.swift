extension Rule {
  static let unknownKey = Rule(
    "unknown-key", .keys, .error,
    summary: "a key that the language does not have",
    why: """
      A misspelled key would be ignored in silence. The message names the nearest one, and the value is read
      as if it were right.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          ⟪bassis⟫: observation
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
