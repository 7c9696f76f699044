extension Rule {
  static let controlCharacter = Rule(
    "control-character", .syntax, .error,
    summary: "a control character, or a line break that only some tools recognize",
    why: """
      Control characters are invisible in an editor, and only some YAML parsers treat U+0085, U+2028 and U+2029 as line
      breaks. Delete them.
      """,
    breaking: [
      """
      claims:
        - mild: The winter⟪\u{7F}⟫ was mild
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    fixes: [.unsafe])
}
