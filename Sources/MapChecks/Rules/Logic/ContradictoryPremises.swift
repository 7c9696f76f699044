import ArgumentMap
import MapSyntax
import SourceText

extension Rule {
  static let contradictoryPremises = Rule(
    "contradictory-premises", .logic, .warning,
    summary: "a reason whose premises contradict each other or its conclusion",
    why: """
      Premises that cannot all be true support nothing, and something that contradicts a claim is not a reason for it.
      Separate the premises, or correct the contradiction. A reductio is exempt: there, the opposite of the conclusion
      is one of several premises and has `basis: assumption`.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because:
            - ⟪premises⟫:
                - frost: Every night had frost
                  basis: observation
                  contradicts: thaw
                - thaw: No night had frost
                  basis: observation
      """,
      """
      claims:
        - mild: The winter was mild
          because:
            - ⟪cold⟫: The winter was cold
              basis: observation
              contradicts: mild
      """,
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - thaw: No night had frost
              basis: observation
          but:
            - cold: The winter was cold
              basis: observation
              contradicts: mild
      """
    ],
    check: { rule, context in
      let graph = context.graph
      if graph.contradictions.isEmpty { return [] }
      let contradictories = Contradictories(graph)
      return graph.ownInferences.compactMap { index in
        let inference = graph.inferences[index.int]
        guard inference.side == .support, case .claim(let target) = inference.target else { return nil }
        let premises = graph.premises(index)
        guard let (first, second) = contradictories.pair(in: premises, and: target) else { return nil }
        // A reductio ad absurdum assumes the opposite of its conclusion, so it is allowed.
        if second == target, premises.count > 1, graph.claims[first.int].basis == .assumption { return nil }
        let what =
          second == target
          ? "`\(graph.id(first))` contradicts `\(graph.id(target))`, so the first is not a reason for the second"
          : "these premises cannot all be true: `\(graph.id(first))` contradicts `\(graph.id(second))`"
        return rule.finding(
          what + "; separate the two, or correct the contradiction", context.graph.place(ofItem: inference.item),
          related: contradictories.node(first, second).map {
            [Diagnostic.Related(graph.place($0), "the contradiction is stated here")]
          } ?? [], claim: graph.id(target))
      }
    })
}

/// Which claims contradict which.
private struct Contradictories {
  private var nodes: [ClaimIndex: [ClaimIndex: Graph.Contradiction]] = [:]

  init(_ graph: Graph) {
    for contradiction in graph.contradictions where contradiction.first != contradiction.second {
      nodes[contradiction.first, default: [:]][contradiction.second] = contradiction
      nodes[contradiction.second, default: [:]][contradiction.first] = contradiction
    }
  }

  func node(_ a: ClaimIndex, _ b: ClaimIndex) -> GraphNode? { nodes[a]?[b]?.node }

  /// Two premises, or a premise and the conclusion, that contradict each other; nil if there are none.
  func pair(in premises: ArraySlice<ClaimIndex>, and conclusion: ClaimIndex) -> (ClaimIndex, ClaimIndex)? {
    var isPremise: Set<ClaimIndex>?
    for premise in premises {
      guard let others = nodes[premise] else { continue }
      if others[conclusion] != nil { return (premise, conclusion) }
      if premises.count == 1 { return nil }
      let set = isPremise ?? Set(premises)
      isPremise = set
      // Search the shorter list: the premise's contradictories or the premises. The former have no fixed order, so take
      // the lowest index to get the same result on every run.
      let found =
        others.count < premises.count ? others.keys.filter(set.contains).min() : premises.first { others[$0] != nil }
      if let found { return (premise, found) }
    }
    return nil
  }
}
