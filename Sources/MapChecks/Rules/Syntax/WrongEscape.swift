extension Rule {
  static let wrongEscape = Rule(
    "wrong-escape", .syntax, .error,
    summary: "an escape in double quotes that maps do not support",
    why: """
      In double quotes, a backslash starts an escape such as `\\n`, `\\t`, `\\"`, `\\\\`, `\\x41` or `\\u00e9`. Use
      single quotes, where a backslash has no special meaning.
      """,
    breaking: [
      """
      claims:
        - mild: "The log in C:⟪\\d⟫ir says so"
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: 'The log in C:\\dir says so'
          basis: observation
      """
    ],
    fixes: [.safe])
}
