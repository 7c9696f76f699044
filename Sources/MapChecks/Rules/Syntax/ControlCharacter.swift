extension Rule {
  static let controlCharacter = Rule(
    "control-character", .syntax, .error,
    summary: "a control character, or a line end that only some tools know",
    why: """
      Control characters do not show in an editor, and U+0085, U+2028 and U+2029 end a line for some YAML
      readers only. Delete them.
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
