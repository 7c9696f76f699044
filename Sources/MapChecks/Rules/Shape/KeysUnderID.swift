extension Rule {
  static let keysUnderID = Rule(
    "keys-under-id", .shape, .error,
    summary: "keys nested under an id",
    why: """
      The keys of a claim have the same indentation as its id. Move them to the left.
      """,
    breaking: [
      """
      claims:
        - mild:
            ⟪text⟫: The winter was mild
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
    fixes: [.safe])
}
