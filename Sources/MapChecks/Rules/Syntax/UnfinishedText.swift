extension Rule {
  static let unfinishedText = Rule(
    "unfinished-text", .syntax, .error,
    summary: "text that is empty or ends in a way that YAML parsers disagree on",
    why: """
      Text after `|` or `>` needs at least one line, and a line break after its last line. At the end of a file, parsers
      disagree on such text if the last line break is missing. If the text is empty, some parsers take whatever follows
      as the text. If lines end with CR LF, parsers also disagree on a closing quote that is alone on its line.
      """,
    breaking: [
      """
      # This file has no line break after its last line.
      claims:
        - mild:
          basis: observation
        - mild: ⟪|⟫
            The winter was mild
      """,
      """
      # There is no text after the sign.
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
