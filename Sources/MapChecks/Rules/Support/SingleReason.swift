import ArgumentMap
import SourceText

extension Rule {
  static let singleReason = Rule(
    "single-reason", .support, .off,
    summary: "a conclusion with only one reason",
    why: "A conclusion that rests on a single reason falls if that reason does. Look for a second reason.",
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
            - lake: The lake did not freeze
              basis: observation
      """
    ],
    check: { rule, context in
      let graph = context.graph
      return graph.conclusions.compactMap { claim in
        let c = graph.claims[claim.int]
        guard c.isDefined, !c.isImported, !c.isAnonymous,
          graph.inferences(on: claim).filter({ graph.inferences[$0.int].side == .support }).count == 1
        else { return nil }
        let id = graph.id(claim)
        return rule.finding("`\(id)` rests on a single reason; look for another one", graph.place(of: claim), claim: id)
      }
    })
}
