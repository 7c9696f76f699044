import ArgumentMap
import SourceText

extension Rule {
  static let unansweredObjection = Rule(
    "unanswered-objection", .support, .off,
    summary: "an objection without a reply",
    why: """
      An objection to a claim or a step remains in force until it is answered. Object to it (`but`), doubt the step from
      it (`unless`), or accept its consequences. A reply to an objection does not itself need a reply.
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
      """
    ],
    check: { rule, context in
      let graph = context.graph
      // A reply objects to an objection, or undercuts one.
      var isAgainst = [Bool](repeating: false, count: graph.claims.count)
      for inference in graph.inferences where inference.side != .support {
        for k in inference.premises { isAgainst[graph.premiseList[k].int] = true }
      }
      func isReply(_ inference: Graph.Inference) -> Bool {
        switch inference.target {
        case .inference(let other): graph.inferences[other.int].side != .support
        case .claim(let claim): isAgainst[claim.int]
        }
      }
      return graph.ownInferences.compactMap { index in
        let inference = graph.inferences[index.int]
        guard inference.side != .support, !inference.isDamaged, !isReply(inference), graph.undercuts(of: index).isEmpty,
          !graph.premises(index).contains(where: { premise in
            graph.inferences(on: premise).contains { graph.inferences[$0.int].side == .objection }
          })
        else { return nil }
        let what = context.list(graph.premises(index))
        return rule.finding(
          "nothing answers \(what); object to it (`but`), or doubt the step from it (`unless`)",
          context.graph.place(ofItem: inference.item), claim: graph.premises(index).first.map { graph.id($0) })
      }
    })
}
