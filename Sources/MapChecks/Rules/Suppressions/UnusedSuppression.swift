import ArgumentMap
import SourceText

extension Rule {
  static let unusedSuppression = Rule(
    "unused-suppression", .suppressions, .warning,
    summary: "a comment that allows a finding that does not occur",
    why: """
      `# argmap: allow RULE -- reason` covers the findings on the same line or, if the comment is alone on its line, on
      the next line. Before the first key, it covers the whole file. Once the finding is fixed, delete the comment: it
      would only hide the next mistake.
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
    ],
    fixes: [.safe])

  /// A fix that deletes a comment, or the whole line if it contains nothing else.
  private static func deleting(comment: ByteRange, _ graph: Graph) -> Fix {
    let bytes = graph.file.bytes
    var start = comment.start
    while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
    var end = comment.end
    if start == 0 || bytes[start - 1] == 0x0A {
      end = min(bytes.lineEnd(of: end) + 1, bytes.count)
    }
    return Fix(title: "delete it", safety: .safe, edits: [TextEdit(graph.place(ByteRange(start, end)), "")])
  }

  /// A finding for each rule that a comment suppresses although nothing breaks that rule where the comment applies.
  /// - Parameter isUsed: for each comment, and for each rule that it names, whether the comment is needed.
  static func unusedSuppressions(_ graph: Graph, isUsed: [[Bool]]) -> [Diagnostic] {
    var suggestion = Suggestion()
    var result: [Diagnostic] = []
    for (suppression, used) in zip(graph.suppressions, isUsed) {
      for (rule, isUsed) in zip(suppression.rules, used) where !isUsed {
        let what = suppression.rules.count == 1 ? "this comment" : "it from this comment"
        var message = "nothing here breaks `\(rule.name)`; delete \(what)"
        if Rule.named(rule.name) == nil {
          let nearest = suggestion.nearest(to: rule.name, among: Rule.all.map(\.name))
          message = "there is no rule `\(rule.name)`" + (nearest.map { "; did you mean `\($0)`?" } ?? "")
        }
        result.append(
          unusedSuppression.finding(
            message, graph.place(rule.range),
            fix: suppression.rules.count == 1 ? deleting(comment: suppression.range, graph) : nil))
      }
    }
    return result
  }
}
