extension Rule {
  static let conflictMarker = Rule(
    "conflict-marker", .shape, .error,
    summary: "a conflict marker that a merge left behind",
    why: """
      Keep one side of the conflict and delete the markers.
      """,
    breaking: [
      """
      ⟪<<<<<<< ours⟫
      claims:
        - mild: The winter was mild
          basis: observation
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
