extension Rule {
  static let curlyQuote = Rule(
    "curly-quote", .syntax, .error,
    summary: "curly quotes around a text that needs straight ones",
    why: """
      To YAML a curly quote is a letter, so a colon inside it still ends a key. Use straight quotes around the
      whole text.
      """,
    breaking: [
      """
      claims:
        - mild: ⟪“⟫Mild: no frost”
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: “Mild” is the word
          basis: observation
      """
    ],
    fixes: [.safe])
}
