extension Rule {
  static let loneCarriageReturn = Rule(
    "lone-carriage-return", .syntax, .error,
    summary: "a carriage return that no line feed follows",
    why: """
      Some readers end a line at it, others do not. End lines with LF, or with CR LF.
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
