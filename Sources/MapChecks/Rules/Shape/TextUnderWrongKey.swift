extension Rule {
  static let textUnderWrongKey = Rule(
    "text-under-wrong-key", .shape, .error,
    summary: "text that ended up under the wrong key",
    why: """
      To YAML, a line indented under `basis: observation` continues the value `observation`, so the text of that line is
      lost. Put the text after its id.
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
