extension Rule {
  // A text in this file is UTF-8 and cannot show it; the reader's tests do.
  static let invalidUTF8 = Rule(
    "invalid-utf8", .syntax, .error,
    summary: "bytes that are not UTF-8",
    why: """
      A map file is UTF-8. Other encodings show as wrong letters in one tool or another; save the file as
      UTF-8.
      """,
    breaking: [],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ])
}
