import ArgumentMap
import MapEvaluation
import SourceText

extension Rule {
  static let unexpectedStanding = Rule(
    "unexpected-standing", .support, .error,
    summary: "a claim whose standing is not the one that `expect` names",
    why: """
      `expect` holds a map to what its author means it to show, as a test does: the claims that must be accepted,
      rejected, undecided or at least not accepted, given what the map admits. `argmap evaluate` shows the standing of
      all claims. Change the argument, or the expectation. Nothing is reported while the map has mistakes that may change
      what it says.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: assumption
          but:
            - frost: The lakes froze
              basis: observation
      expect:
        accepted: ⟪mild⟫
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: assumption
          but:
            - frost: The lakes froze
              basis: observation
              unless:
                - edge: They froze only at their edges
                  basis: observation
      expect:
        accepted: mild
      """
    ],
    check: { rule, context in
      guard let evaluation = context.evaluation else { return [] }
      let graph = context.graph
      var seen: Set<[String]> = []
      return graph.expectations.compactMap { expectation in
        let claim = expectation.claim
        let standing = evaluation.standing(claim)
        let isMet =
          expectation.outcome == .notAccepted
          ? standing != .accepted : standing.rawValue == expectation.outcome.rawValue
        guard !isMet, graph.claims[claim.int].isDefined, !graph.claims[claim.int].isDamaged,
          seen.insert([graph.uniqueID(claim), expectation.outcome.rawValue]).inserted
        else { return nil }
        let wanted =
          expectation.outcome == .notAccepted ? "which it should not be" : "not \(expectation.outcome.rawValue)"
        return rule.finding(
          "`\(graph.uniqueID(claim))` is \(standing.rawValue), \(wanted): \(evaluation.why(claim))",
          graph.place(expectation.node), claim: graph.id(claim))
      }
    })
}
