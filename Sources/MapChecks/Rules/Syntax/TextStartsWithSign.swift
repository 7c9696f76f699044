extension Rule {
  static let textStartsWithSign = Rule(
    "text-starts-with-sign", .syntax, .error,
    summary: "text that starts with a character that is special in YAML",
    why: """
      Unquoted text cannot start with one of ``[ ] { } , & * ! | > ' \" % @ ` `` or with `- ` or `? `. Put the text in
      single quotes.
      """,
    breaking: [
      """
      claims:
        - mild: ⟪@⟫home it was mild
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: '@home it was mild'
          basis: observation
      """
    ],
    fixes: [.safe])
}
