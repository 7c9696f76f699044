import ArgumentMap
import MapEvaluation

extension Rule {
  static let unansweredObjection = Rule(
    "unanswered-objection", .support, .off,
    summary: "an objection that holds, and keeps its claim from being accepted",
    why: """
      An objection that holds keeps its claim from being accepted, unless something stronger is for the claim. Object to
      it (`but`), doubt the step from it (`unless`), say which is stronger (`strength`), or accept its consequences: what
      `expect` says not to be accepted is not reported. A reply to an objection does not itself need a reply. Nothing is
      reported while the map has errors that may change what it says.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
          but:
            - ⟪lake⟫: The lake froze
              basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
          but:
            - lake: The lake froze
              basis: observation
              but:
                - edge: It froze only at its edge
                  basis: observation
      """,
      """
      claims:
        - mild: The winter was mild
          basis: observation
          but:
            - lake: The lake froze
              basis: observation
      expect:
        undecided: mild
      """,
    ],
    check: { rule, context in
      guard let evaluation = context.evaluation else { return [] }
      let graph = context.graph
      // What objects to a claim of an objection is a reply.
      let isAgainst = context.claimsAgainst()
      let admitted = Set(graph.expectations.filter { $0.outcome != .accepted }.map(\.claim))
      return graph.ownInferences.compactMap { index in
        let inference = graph.inferences[index.int]
        guard inference.side == .objection, !inference.isDamaged, evaluation.holds(index) == true,
          case .claim(let claim) = inference.target, !isAgainst[claim.int], !admitted.contains(claim),
          evaluation.isDecisive(index)
        else { return nil }
        let what = context.list(graph.premises(index))
        return rule.finding(
          "\(what) \(inference.premiseCount == 1 ? "objects" : "object") to `\(graph.uniqueID(claim))`, which keeps it from being accepted; answer that (`but`, `unless`), or say which is stronger (`strength`)",
          graph.place(ofItem: inference.item), claim: graph.premises(index).first.map { graph.id($0) })
      }
    })
}
