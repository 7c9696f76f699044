extension Rule {
  static let textUnderWrongKey = Rule(
    "text-under-wrong-key", .shape, .error,
    summary: "a text that slipped under another key",
    why: """
      A line indented under `strength: 5` is part of that value to YAML, and the text vanishes. Put the text
      behind its id.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
            ⟪and the lake did not freeze⟫
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ])
}
