extension Rule {
  static let textStartsWithSign = Rule(
    "text-starts-with-sign", .syntax, .error,
    summary: "a text that starts with a character that is special in YAML",
    why: """
      A text cannot start with one of ``[ ] { } , & * ! | > ' \" % @ ` `` or with `- ` or `? `. Put it in
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
