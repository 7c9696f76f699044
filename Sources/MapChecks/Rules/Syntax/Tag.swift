extension Rule {
  static let tag = Rule(
    "tag", .syntax, .error,
    summary: "a YAML tag, `!name`",
    why: """
      Every value in a map is text, so a tag would have no meaning. If this is meant as text, put the text in single
      quotes.
      """,
    breaking: [
      """
      claims:
        - mild: ⟪!important⟫ The winter was mild
      """
    ],
    keeping: [
      """
      claims:
        - mild: '!important The winter was mild'
          basis: observation
      """
    ],
    fixes: [.unsafe])
}
