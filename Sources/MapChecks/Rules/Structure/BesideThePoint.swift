import ArgumentMap
import SourceText

extension Rule {
  static let besideThePoint = Rule(
    "beside-the-point", .structure, .off,
    summary: "a claim that bears on no conclusion of the map",
    why: """
      If a map names its `conclusions`, a claim that does not lead to any of them through reasons, objections or
      contradictions can be left out without loss. Connect it, list it as a conclusion, or delete it.
      """,
    breaking: [
      """
      conclusions: mild
      claims:
        - mild: The winter was mild
          because:
            - blossom: The cherries were in blossom in February
              basis: observation
        - ⟪swans⟫: Swans are white
          because:
            - ⟪lake-swans⟫: The swans on the lake are white
              basis: observation
      """
    ],
    keeping: [
      """
      conclusions: mild
      claims:
        - mild: The winter was mild
          because:
            - blossom: The cherries were in blossom in February
              basis: observation
        - harsh: The winter was harsh
          basis: common-knowledge
          contradicts: mild
      """
    ],
    check: { rule, context in
      let graph = context.graph
      if graph.statedConclusions.isEmpty { return [] }
      var isReached = [Bool](repeating: false, count: graph.claims.count)
      var contradictories: [ClaimIndex: [ClaimIndex]] = [:]
      for contradiction in graph.contradictions {
        contradictories[contradiction.first, default: []].append(contradiction.second)
        contradictories[contradiction.second, default: []].append(contradiction.first)
      }
      var claims = graph.conclusions
      for claim in claims { isReached[claim.int] = true }
      func reach(_ claim: ClaimIndex) {
        if isReached[claim.int] { return }
        isReached[claim.int] = true
        claims.append(claim)
      }
      while let claim = claims.popLast() {
        for other in contradictories[claim] ?? [] { reach(other) }
        var steps = Array(graph.inferences(on: claim))
        while let step = steps.popLast() {
          for premise in graph.premises(step) { reach(premise) }
          steps += graph.undercuts(of: step)
        }
      }
      return context.writtenClaims.compactMap { claim in
        if isReached[claim.int] { return nil }
        let id = graph.id(claim)
        return rule.finding(
          "`\(id)` bears on no conclusion of this map; connect it, list it under `conclusions`, or delete it",
          graph.place(of: claim), claim: id)
      }
    })
}
