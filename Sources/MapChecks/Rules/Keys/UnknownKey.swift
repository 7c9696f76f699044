extension Rule {
  static let unknownKey = Rule(
    "unknown-key", .keys, .error,
    summary: "a key that is not part of the language",
    why: """
      Without this rule, a misspelled key would be silently ignored. If a key of the language resembles it, the message
      names that key, and the value is read as if that key had been written.
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
