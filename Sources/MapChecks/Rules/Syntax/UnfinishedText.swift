extension Rule {
  static let unfinishedText = Rule(
    "unfinished-text", .syntax, .error,
    summary: "a text whose end, or whose lack of any text, YAML readers take in different ways",
    why: """
      A text after `|` or `>` needs lines, and a line end behind the last of them: readers differ on what a file's end inside such
      a text means, and some take what follows an empty one for its text. Where lines end with CR LF they also differ
      on a closing quote that stands alone on its line.
      """,
    breaking: [
      """
      claims:
        - mild:
          basis: observation
        - mild: ⟪|⟫
            The winter was mild
      """,
      """
      claims:
        - mild: ⟪|⟫
          basis: observation
      """,
    ],
    keeping: [
      """
      claims:
        - mild: |
            The winter was mild
          basis: observation
      """
    ],
    fixes: [.safe])
}
