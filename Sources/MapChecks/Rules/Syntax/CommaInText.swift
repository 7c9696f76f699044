extension Rule {
  static let commaInText = Rule(
    "comma-in-text", .syntax, .error,
    summary: "unquoted text with a comma, in braces",
    why: """
      In braces, a comma ends unquoted text, and the rest becomes a key without a value. Put the text in single quotes.
      """,
    breaking: [
      """
      claims:
        - {mild: The winter was mild, ⟪all told⟫, basis: observation}
      """
    ],
    keeping: [
      """
      claims:
        - {mild: 'The winter was mild, all told', basis: observation}
      """
    ],
    fixes: [.safe])
}
