import ArgumentMap
import MapEvaluation

/// The definition of standing, word for word: sets are built by trying every claim and step until nothing changes. Slow,
/// and independent of `Evaluation`.
struct Definition {
  struct Members: Equatable {
    var claims: Set<Int> = []
    var steps: Set<Int> = []
  }

  let graph: Graph
  let options: Evaluation.Options
  /// What is taken away.
  let removed: Set<Hinges.Part>
  private(set) var certain = Members()
  private(set) var possible = Members()

  init(
    _ graph: Graph, _ options: Evaluation.Options = Evaluation.Options(), without removed: Set<Hinges.Part> = []
  ) {
    self.graph = graph
    self.options = options
    self.removed = removed
    possible = gamma(certain)
    while true {
      let next = gamma(possible)
      if next == certain { break }
      certain = next
      possible = gamma(certain)
    }
  }

  // MARK: What is written

  private func number(_ node: GraphNode?) -> Double? { node.flatMap { Double(graph.text($0)) } }

  private func weight(_ step: Int) -> Double {
    removed.contains(.step(InferenceIndex(step))) ? 0 : writtenWeight(step)
  }

  private func writtenWeight(_ step: Int) -> Double {
    if let strength = number(graph.inferences[step].strength) { return strength }
    return graph.premises(InferenceIndex(step)).compactMap { number(graph.claims[$0.int].weight) }.min() ?? 0.5
  }

  private func steps(_ claim: Int, _ side: Graph.Side) -> [Int] {
    graph.inferences.indices.filter {
      graph.inferences[$0].target == .claim(ClaimIndex(claim)) && graph.inferences[$0].side == side && weight($0) > 0
    }
  }

  private func undercuts(_ step: Int) -> [Int] {
    graph.inferences.indices.filter {
      graph.inferences[$0].target == .inference(InferenceIndex(step)) && weight($0) > 0
    }
  }

  private func given(_ claim: Int) -> Double {
    if removed.contains(.leaf(ClaimIndex(claim))) { return 0 }
    let weight = number(graph.claims[claim].weight)
    if graph.claims[claim].basis != nil || graph.claims[claim].hasEvidence {
      if weight != 0 { return weight ?? 0.5 }
    }
    let isUnsupported = !graph.inferences.indices.contains {
      graph.inferences[$0].target == .claim(ClaimIndex(claim)) && graph.inferences[$0].side == .support
        && writtenWeight($0) > 0
    }
    if options.grantsUnsupported, isUnsupported { return weight.flatMap { $0 > 0 ? $0 : nil } ?? 0.5 }
    return 0
  }

  private func standard(_ claim: Int) -> Graph.Standard {
    let own = graph.claims[claim].standard.map { graph.text($0) }
    let file = graph.claims[claim].isImported ? nil : graph.head.standard.map { graph.text($0) }
    return (own ?? file).flatMap { Graph.Standard(rawValue: $0) } ?? .preponderance
  }

  private func rivals(_ claim: Int) -> Set<Int> {
    var result: Set<Int> = []
    for pair in graph.contradictions {
      if pair.first.int == claim { result.insert(pair.second.int) }
      if pair.second.int == claim { result.insert(pair.first.int) }
    }
    return result
  }

  private func isSupposed(_ claim: Int) -> Bool? { options.supposed[ClaimIndex(claim)] }

  // MARK: Conditions

  private func pro(_ claim: Int, _ set: Members) -> Double {
    if isSupposed(claim) == true { return 1 }
    return max(given(claim), steps(claim, .support).filter(set.steps.contains).map(weight).max() ?? 0)
  }

  private func con(_ claim: Int, _ set: Members) -> Double {
    steps(claim, .objection).filter(set.steps.contains).map(weight).max() ?? 0
  }

  private func meets(_ claim: Int, _ pro: Double, _ con: Double) -> Bool {
    switch standard(claim) {
    case .preponderance: pro > con
    case .dialecticalValidity: pro > 0 && con == 0
    case .scintilla: pro > 0
    }
  }

  /// Whether a rival stops a claim; `other` is where what must not be so is looked up.
  private func stops(_ rival: Int, _ claim: Int, _ set: Members, _ other: Members) -> Bool {
    if let supposed = isSupposed(rival) { return supposed }
    let strength = pro(rival, other)
    if !meets(rival, strength, con(rival, set)) { return false }
    if standard(claim) != .dialecticalValidity, strength < pro(claim, set) { return false }
    return !rivals(rival).contains { set.claims.contains($0) && pro($0, set) > strength }
  }

  /// The least set whose members meet their conditions.
  private func gamma(_ other: Members) -> Members {
    var set = Members()
    while true {
      var next = set
      for step in graph.inferences.indices {
        let premises = graph.premises(InferenceIndex(step))
        if premises.allSatisfy({ set.claims.contains($0.int) }), !undercuts(step).contains(where: other.steps.contains)
        {
          next.steps.insert(step)
        }
      }
      for claim in graph.claims.indices {
        let isMet =
          isSupposed(claim)
          ?? (meets(claim, pro(claim, set), con(claim, other))
            && !rivals(claim).contains { stops($0, claim, set, other) })
        if isMet { next.claims.insert(claim) }
      }
      if next == set { return set }
      set = next
    }
  }

  // MARK: Proofs

  /// Whether something that holds for an accepted claim would be enough by itself.
  private func isEnough(_ weight: Double, _ claim: Int) -> Bool {
    if !meets(claim, weight, con(claim, possible)) { return false }
    return rivals(claim).allSatisfy { rival in
      if let supposed = isSupposed(rival) { return !supposed }
      let strength = pro(rival, possible)
      if !meets(rival, strength, con(rival, certain)) { return true }
      if standard(claim) != .dialecticalValidity, strength < weight { return true }
      return rivals(rival).contains { $0 != claim && certain.claims.contains($0) && pro($0, certain) > strength }
    }
  }

  /// The fewest assumptions, and with these the fewest leaves, that a proof of an accepted claim needs, found by trying
  /// every set of leaves; nil if only several reasons together are enough.
  func leastProof(_ claim: Int, isAssumption: (Int) -> Bool) -> (assumptions: Int, leaves: Int)? {
    let leaves = graph.claims.indices.filter {
      certain.claims.contains($0) && (given($0) > 0 && isEnough(given($0), $0) || isSupposed($0) == true)
    }
    let carrying = graph.inferences.indices.filter { step in
      guard graph.inferences[step].side == .support, certain.steps.contains(step), weight(step) > 0,
        case .claim(let target) = graph.inferences[step].target
      else { return false }
      return certain.claims.contains(target.int) && isEnough(weight(step), target.int)
    }
    var best: (assumptions: Int, leaves: Int)?
    for subset in 0..<(1 << leaves.count) {
      var proved = Set(leaves.indices.filter { subset >> $0 & 1 == 1 }.map { leaves[$0] })
      let cost = (assumptions: proved.count(where: isAssumption), leaves: proved.count)
      if let best, best <= cost { continue }
      var hasGrown = true
      while hasGrown {
        hasGrown = false
        for step in carrying {
          guard case .claim(let target) = graph.inferences[step].target, !proved.contains(target.int),
            graph.premises(InferenceIndex(step)).allSatisfy({ proved.contains($0.int) })
          else { continue }
          proved.insert(target.int)
          hasGrown = true
        }
      }
      if proved.contains(claim) { best = cost }
    }
    return best
  }

  // MARK: Standing

  func standing(_ claim: Int) -> Graph.Standing {
    if let supposed = isSupposed(claim) { return supposed ? .accepted : .rejected }
    if certain.claims.contains(claim) { return .accepted }
    let isBeaten = con(claim, certain) > pro(claim, possible)
    return isBeaten || rivals(claim).contains(where: certain.claims.contains) ? .rejected : .undecided
  }

  func holds(_ step: Int) -> Bool? {
    certain.steps.contains(step) ? true : possible.steps.contains(step) ? nil : false
  }
}
