extension Rule {
  static let loneCarriageReturn = Rule(
    "lone-carriage-return", .syntax, .error,
    summary: "a carriage return that is not followed by a line feed",
    why: """
      Some parsers end the line there; others do not. End lines with LF or with CR LF.
      """,
    breaking: [
      """
      claims:
        - mild: The winter⟪\r⟫ was mild
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ])
}
