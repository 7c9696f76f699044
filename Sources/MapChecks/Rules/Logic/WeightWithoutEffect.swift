import ArgumentMap
import MapEvaluation
import MapSyntax
import SourceText

extension Rule {
  static let weightWithoutEffect = Rule(
    "weight-without-effect", .logic, .note,
    summary: "a `weight` or `strength` that makes no difference",
    why: """
      A `strength` counts only where steps for and against a claim are weighed. An exception (`unless`) is not weighed: it
      holds or does not. A claim with the standard `scintilla` to which nothing objects needs only a reason that holds,
      however weak. A `weight` counts for a claim with `basis` or `evidence`, and for the steps from it that have no
      `strength`. Delete the number, or put it where it counts. A weight of 0 always has an effect: what weighs 0 is as
      if it were not there.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The lake did not freeze
              basis: observation
              unless:
                - salt: The lake is salty
                  basis: observation
                  strength: ⟪0.8⟫
      """,
      """
      claims:
        - mild: The winter was mild
          weight: ⟪0.8⟫
          because:
            - lake: The lake did not freeze
              basis: observation
      """,
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The lake did not freeze
              basis: observation
              strength: 0.8
          but:
            - snow: Snow lay for a week in January
              basis: observation
              weight: 0.3
      """
    ],
    check: { rule, context in
      let graph = context.graph
      let contradicted = Set(graph.contradictions.flatMap { [$0.first, $0.second] })
      /// Whether nothing is for a claim, or nothing against it. If there is something on both sides, strength decides
      /// whether a claim that is not accepted is rejected.
      func isOneSided(_ claim: ClaimIndex) -> Bool {
        let sides = Set(graph.inferences(on: claim).map { graph.inferences[$0.int].side })
        let isGiven = graph.claims[claim.int].basis != nil || graph.claims[claim.int].hasEvidence
        return !sides.contains(.objection) || !sides.contains(.support) && !isGiven
      }
      let steps = graph.ownInferences.compactMap { step in
        let inference = graph.inferences[step.int]
        guard let node = graph.own(inference.strength), graph.strength(of: step) > 0 else { return nil as Diagnostic? }
        let why: String
        switch inference.target {
        case .inference: why = "an exception is not weighed: it holds or does not"
        case .claim(let claim):
          guard graph.standard(of: claim) == .scintilla, !contradicted.contains(claim), isOneSided(claim) else {
            return nil
          }
          why = "`\(graph.uniqueID(claim))` needs only a reason that holds (`scintilla`)"
        }
        return rule.finding(
          "this `strength` has no effect, since \(why); delete it", graph.place(node),
          claim: graph.premises(step).first.map { graph.id($0) })
      }
      let claims = graph.ownClaims.compactMap { claim in
        let c = graph.claims[claim.int]
        guard let node = graph.own(c.weight), let weight = graph.weight(of: claim), c.basis == nil, !c.hasEvidence,
          !c.isImported, !c.isDamaged
        else { return nil as Diagnostic? }
        let counts = graph.uses(of: claim).contains {
          graph.inferences[$0.int].strength == nil && (graph.inferences[$0.int].side != .undercut || weight == 0)
        }
        if counts { return nil }
        let uses =
          graph.uses(of: claim).isEmpty ? "is no premise" : "no step that is weighed takes its strength from it"
        return rule.finding(
          "this `weight` has no effect, since `\(graph.uniqueID(claim))` has neither `basis` nor `evidence` and \(uses); delete it",
          graph.place(node), claim: graph.id(claim))
      }
      return Array(steps) + claims
    })
}
