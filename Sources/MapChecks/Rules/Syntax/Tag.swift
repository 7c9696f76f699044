extension Rule {
  static let tag = Rule(
    "tag", .syntax, .error,
    summary: "a tag of YAML, `!name`",
    why: """
      Every value of a map is text, so there is nothing for a tag to say. If it is text, put the text into
      single quotes.
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
