extension Rule {
  // A Swift string cannot contain invalid UTF-8, so this rule has no breaking example here; `RuleTests` has one.
  static let invalidUTF8 = Rule(
    "invalid-utf8", .syntax, .error,
    summary: "bytes that are not UTF-8",
    why: """
      A map file must be UTF-8. With any other encoding, some tools show the wrong characters. Save the file as UTF-8.
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
