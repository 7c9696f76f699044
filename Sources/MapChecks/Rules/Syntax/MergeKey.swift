extension Rule {
  static let mergeKey = Rule(
    "merge-key", .syntax, .error,
    summary: "a YAML merge key, `<<`",
    why: """
      Maps have no merge keys. Write the keys out.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          evidence: diary
      sources:
        diary:
          title: Diary
          ⟪<<⟫: other
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          evidence: diary
      sources:
        diary:
          title: Diary
          author: R. Lake
      """
    ])
}
