extension Rule {
  static let malformedSuppression = Rule(
    "malformed-suppression", .suppressions, .warning,
    summary: "a comment for argmap that allows nothing",
    why: """
      The form is `# argmap: allow RULE -- reason`, and the reason is required: it is what the next reader
      wants to know.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: observation  ⟪# argmap: allow isolated-claim⟫
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
