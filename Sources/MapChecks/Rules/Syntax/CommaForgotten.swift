extension Rule {
  static let commaForgotten = Rule(
    "comma-forgotten", .syntax, .error,
    summary: "two entries in brackets or braces without a comma between them",
    why: """
      The entries of a list in brackets, or of a mapping in braces, are separated by commas. Inside brackets or braces,
      text that contains a bracket or a brace needs quotes.
      """,
    breaking: [
      """
      conclusions: ['mild' ⟪'⟫warm']
      claims:
        - mild: The winter was mild
          basis: observation
        - warm: The winter was warm
          basis: observation
      """
    ],
    keeping: [
      """
      conclusions: ['mild', 'warm']
      claims:
        - mild: The winter was mild
          basis: observation
        - warm: The winter was warm
          basis: observation
      """
    ],
    fixes: [.unsafe])
}
