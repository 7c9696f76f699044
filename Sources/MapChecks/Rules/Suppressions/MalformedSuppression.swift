extension Rule {
  static let malformedSuppression = Rule(
    "malformed-suppression", .suppressions, .warning,
    summary: "an `argmap:` comment that allows nothing",
    why: """
      The form is `# argmap: allow RULE -- reason`, and the reason is required: the next reader will want to know why
      the finding is allowed.
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
