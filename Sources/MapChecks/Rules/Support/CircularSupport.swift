import ArgumentMap
import SourceText

extension Rule {
  package static let circularSupport = Rule(
    "circular-support", .support, .error,
    summary: "claims that ultimately rest only on themselves",
    why: """
      A claim is not established by reasons that lead back to it. Each circle is reported once, at its first claim
      in the file. Give one of its claims a reason from outside the circle.
      """,
    breaking: [
      """
      claims:
        - ⟪honest⟫: The witness is honest
          because:
            - true: What the witness says is true
              because: honest
      """
    ],
    keeping: [
      """
      claims:
        - honest: The witness is honest
          because:
            - true: What the witness says is true
              because: [honest, film]
        - film: A film shows the same
          basis: observation
      """
    ],
    check: { rule, context in
      let graph = context.graph
      return context.support.circles.map { circle in
        let ids = circle.map { "`\(graph.id($0))`" }
        let way = (ids + [ids[0]]).prefix(9).joined(separator: " because ")
        let fallen = context.support.resting(on: circle, limit: 64)
        var message =
          "these reasons are circular: \(way)\(ids.count > 8 ? " …" : ""); give one of these claims another reason"
        if !fallen.isEmpty {
          message += "; \(context.list(fallen)) \(fallen.count == 1 ? "falls" : "fall") with the circle"
        }
        let members = circle.dropFirst().prefix(64).map {
          Diagnostic.Related(graph.place(of: $0), "`\(graph.id($0))` is part of the circle")
        }
        let others = fallen.map {
          Diagnostic.Related(graph.place(of: $0), "`\(graph.id($0))` rests on the circle")
        }
        return rule.finding(
          message, graph.place(of: circle[0]), related: members + others, claim: graph.id(circle[0]))
      }
    })
}
