import ArgumentMap
import MapEvaluation

extension Rule {
  static let idleReason = Rule(
    "idle-reason", .support, .off,
    summary: "a reason that does not hold and cannot come to hold",
    why: """
      A reason that fails, and would fail even if every undecided claim were accepted, does nothing for its claim: one of
      its premises is rejected, or an exception to it holds. That may be what you want to show. If not, delete the reason,
      answer what defeats it, or give a better one. Reasons for objections are not reported, since they are meant to fail
      once the objection is answered. Nothing is reported while the map has errors that may change what it says.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because:
            - ⟪lake⟫: The lake did not freeze
              basis: observation
              unless:
                - salt: The lake is salty
                  basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The lake did not freeze
              basis: observation
              but:
                - ice: People skated on it
                  basis: observation
      """
    ],
    check: { rule, context in
      guard let evaluation = context.evaluation else { return [] }
      let graph = context.graph
      let isAgainst = context.claimsAgainst()
      var options = Evaluation.Options()
      for claim in evaluation.graph.claimIndices where evaluation.standing(claim) == .undecided {
        options.supposed[claim] = true
      }
      let most = options.supposed.isEmpty ? evaluation : Evaluation(evaluation.graph, options)
      return graph.ownInferences.compactMap { step in
        let inference = graph.inferences[step.int]
        guard inference.side == .support, !inference.isDamaged, evaluation.holds(step) == false,
          most.holds(step) == false, case .claim(let target) = inference.target, !isAgainst[target.int]
        else { return nil }
        let premises = Array(graph.premises(step))
        return rule.finding(
          "\(context.list(premises)) \(premises.count == 1 ? "is" : "are") no reason for `\(graph.uniqueID(target))`: \(evaluation.whyFails(step)); delete the reason, or answer that",
          graph.place(ofItem: inference.item), claim: premises.first.map { graph.id($0) })
      }
    })
}
