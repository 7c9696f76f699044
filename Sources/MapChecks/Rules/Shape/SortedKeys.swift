extension Rule {
  static let sortedKeys = Rule(
    "sorted-keys", .shape, .note,
    summary: "an id, or `premises`, that does not come first in its item",
    why: """
      Some tools sort the keys of a file. The item is still read correctly, but put the id first so that the map reads
      like an argument.
      """,
    breaking: [
      """
      claims:
        - basis: observation
          ⟪mild⟫: The winter was mild
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    fixes: [.safe])
}
