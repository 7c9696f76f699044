extension Rule {
  static let anchor = Rule(
    "anchor", .syntax, .error,
    summary: "an anchor of YAML, `&name`",
    why: """
      Maps have no anchors: to name a claim again, write its id. If it is text, put the text into single
      quotes.
      """,
    breaking: [
      """
      claims:
        - mild: ⟪&m⟫ The winter was mild
      """
    ],
    keeping: [
      """
      claims:
        - mild: '&m The winter was mild'
          basis: observation
      """
    ],
    fixes: [.unsafe])
}
