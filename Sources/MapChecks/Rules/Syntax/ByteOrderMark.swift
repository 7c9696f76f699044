extension Rule {
  static let byteOrderMark = Rule(
    "byte-order-mark", .syntax, .error,
    summary: "a byte-order mark anywhere but at the start",
    why: """
      A byte-order mark in the middle of a file is left over from joining two files. Delete it.
      """,
    breaking: [
      """
      claims:
        - mild: The ⟪\u{FEFF}⟫winter was mild
          basis: observation
      """
    ],
    keeping: [
      """
      \u{FEFF}claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    fixes: [.safe])
}
