extension Rule {
  static let secondDocument = Rule(
    "second-document", .syntax, .error,
    summary: "a second document in one file",
    why: """
      A file holds one map. Put the second one into a file of its own.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      ⟪---⟫
      title: Another
      """
    ],
    keeping: [
      """
      ---
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    fixes: [.unsafe])
}
