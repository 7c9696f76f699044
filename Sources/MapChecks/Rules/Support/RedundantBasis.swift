import ArgumentMap

extension Rule {
  static let redundantBasis = Rule(
    "redundant-basis", .support, .warning,
    summary: "`basis: assumption` on a claim that has reasons",
    why: """
      An assumed claim counts as supported regardless of its reasons: refuting them would change nothing. Delete the
      `basis`, or the reasons.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: ⟪assumption⟫
          because:
            - blossom: The cherries were in blossom in February
              basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: assumption
          but:
            - lake: The lake froze
              basis: observation
      """
    ],
    fixes: [.unsafe],
    check: { rule, context in
      let graph = context.graph
      return graph.ownClaims.compactMap { claim in
        // An assumption in an imported map can only be deleted in that map.
        guard graph.claims[claim.int].basis == .assumption, let node = graph.own(graph.claims[claim.int].basisNode),
          graph.inferences(on: claim).contains(where: { graph.inferences[$0.int].side == .support })
        else { return nil }
        let id = graph.id(claim)
        return rule.finding(
          "`\(id)` is assumed, so its reasons make no difference; delete the `basis`, or the reasons",
          graph.place(node), fix: context.graph.deleting(entryOf: node), claim: id)
      }
    })
}
