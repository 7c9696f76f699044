extension Rule {
  static let unfinishedText = Rule(
    "unfinished-text", .syntax, .error,
    summary: "a file that ends inside a text after `|` or `>`, without a line end",
    why: """
      Some YAML readers add the missing line end to the text and others do not. End the file's last line, as every text
      file should.
      """,
    breaking: [
      """
      claims:
        - mild:
          basis: observation
        - mild: ⟪|⟫
            The winter was mild
      """
    ],
    keeping: [
      """
      claims:
        - mild: |
            The winter was mild
          basis: observation
      """
    ])
}
