extension Rule {
  static let unknownSource = Rule(
    "unknown-source", .references, .error,
    summary: "a citation of a source that the map does not list",
    why: """
      Add the source under `sources`, or correct its name.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          evidence: ⟪diary⟫#p1
      """
    ],
    keeping: [
      """
      sources:
        diary: {title: Diary}
      claims:
        - mild: The winter was mild
          evidence: diary#p1
      """
    ])
}
