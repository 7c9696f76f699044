import ArgumentMap

extension Rule {
  package static let isolatedClaim = Rule(
    "isolated-claim", .structure, .note,
    summary: "a claim with no relation to any other",
    why: """
      A claim that has no reasons or objections, and does not support, object to or contradict another claim, is not yet
      part of the argument. Connect it, or delete it. A map with a single claim is exempt, and so is a claim that
      another map in the same run refers to.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because:
            - blossom: The cherries were in blossom in February
              basis: observation
        - ⟪swans⟫: Swans are white
          basis: common-knowledge
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    check: { rule, context in
      let graph = context.graph
      guard graph.ownClaimCount > 1 else { return [] }
      var isRelated = [Bool](repeating: false, count: graph.claims.count)
      for contradiction in graph.contradictions {
        isRelated[contradiction.first.int] = true
        isRelated[contradiction.second.int] = true
      }
      return graph.ownClaims.compactMap { claim in
        let c = graph.claims[claim.int]
        guard !isRelated[claim.int], c.isDefined, !c.isDamaged, !c.isImported, graph.onClaim[claim.int].isEmpty,
          graph.uses[claim.int].isEmpty, graph.meantIDs.isEmpty || !graph.meantIDs.contains(graph.id(claim))
        else { return nil }
        let id = graph.id(claim)
        return rule.finding(
          "`\(id)` has no relation to any other claim; connect it, or delete it", graph.place(of: claim), claim: id)
      }
    })
}
