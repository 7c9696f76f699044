extension Rule {
  static let curlyQuote = Rule(
    "curly-quote", .syntax, .error,
    summary: "curly quotes around text that needs straight quotes",
    why: """
      To YAML, a curly quote is an ordinary character, so a colon inside curly quotes still ends a key. Put straight
      quotes around the whole text.
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
