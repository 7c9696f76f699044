extension Rule {
  static let secondDocument = Rule(
    "second-document", .syntax, .error,
    summary: "a second document in one file",
    why: """
      A file contains a single map. Move the second map to a separate file.
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
