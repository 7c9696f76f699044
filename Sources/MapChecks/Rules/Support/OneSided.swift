import ArgumentMap
import SourceText

extension Rule {
  static let oneSided = Rule(
    "one-sided", .support, .off,
    summary: "a conclusion with no objection anywhere below it",
    why: """
      A map in which everything supports the conclusion presents a case without considering the other side. Add what can
      be said against the conclusion, or against what it rests on (`but`, `unless`), and answer it.
      """,
    breaking: [
      """
      claims:
        - ⟪mild⟫: The winter was mild
          because:
            - blossom: The cherries were in blossom in February
              basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - blossom: The cherries were in blossom in February
              basis: observation
              unless:
                - variety: The cherries are of a kind that blossoms in winter
                  basis: observation
      """
    ],
    check: { rule, context in
      let graph = context.graph
      // The claims that are objected to, and all claims that they bear on, directly or indirectly.
      let isDisputed = Dispute(graph).isDisputed
      return graph.conclusions.compactMap { claim in
        let c = graph.claims[claim.int]
        guard !isDisputed[claim.int], c.isDefined, !c.isImported, !c.isAnonymous,
          graph.inferences(on: claim).contains(where: { graph.inferences[$0.int].side == .support })
        else { return nil }
        let id = graph.id(claim)
        return rule.finding(
          "there is no objection to `\(id)` or to what it rests on; give the strongest one (`but`, `unless`)",
          graph.place(of: claim), claim: id)
      }
    })
}
