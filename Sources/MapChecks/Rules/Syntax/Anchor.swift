extension Rule {
  static let anchor = Rule(
    "anchor", .syntax, .error,
    summary: "a YAML anchor, `&name`",
    why: """
      Maps have no YAML anchors: to refer to a claim again, write its id. If this is meant as text, put the text in
      single quotes.
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
