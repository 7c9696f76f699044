import ArgumentMap
import SourceText

extension Rule {
  static let unusedSuppression = Rule(
    "unused-suppression", .suppressions, .warning,
    summary: "a comment that allows a finding that is not there",
    why: """
      `# argmap: allow RULE -- reason` covers the findings on its line or, alone on a line, on the next; before the
      first key, those of the file. When what it allowed is mended it hides the next mistake. Delete it.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild  # argmap: allow ⟪unsupported-claim⟫ -- the survey is due in March
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild  # argmap: allow unsupported-claim -- the survey is due in March
      """
    ])

  /// The comments of a map, and the rules in them, that no finding has made use of.
  /// - Parameter isUsed: for each comment and each rule in it.
  static func unusedSuppressions(_ graph: Graph, isUsed: [[Bool]]) -> [Diagnostic] {
    var suggestion = Suggestion()
    var result: [Diagnostic] = []
    for (suppression, used) in zip(graph.suppressions, isUsed) {
      for (rule, isUsed) in zip(suppression.rules, used) where !isUsed {
        var message = "nothing here breaks `\(rule.name)`; delete this comment"
        if Rule.named(rule.name) == nil {
          let nearest = suggestion.nearest(to: rule.name, among: Rule.all.map(\.name))
          message = "there is no rule `\(rule.name)`" + (nearest.map { "; did you mean `\($0)`?" } ?? "")
        }
        result.append(unusedSuppression.finding(message, graph.place(rule.range)))
      }
    }
    return result
  }
}
