extension Rule {
  static let unfinishedText = Rule(
    "unfinished-text", .syntax, .error,
    summary: "a text that is empty or ends in a way that YAML parsers disagree on",
    why: """
      A text after `|` or `>` needs lines, and a line break after the last of them: parsers disagree on such a text that
      ends with the file, and some take whatever follows an empty one as its text. If lines end with CR LF, they also
      disagree on a closing quote that is alone on its line.
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
