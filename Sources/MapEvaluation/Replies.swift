import ArgumentMap

extension Evaluation {
  /// Whether an objection or exception is answered.
  package enum Answer: Sendable, Hashable {
    /// It does not hold, because of a reply that does: an exception to it, or an objection to one of its premises.
    case answered(by: InferenceIndex)
    /// There are replies, but none that holds and stops it.
    case contested(by: InferenceIndex)
    /// Nothing replies to it.
    case open
  }

  /// Whether an objection that holds would by itself keep its claim from meeting its standard, given what holds for it.
  package func isDecisive(_ objection: InferenceIndex) -> Bool {
    guard case .claim(let claim) = graph.inferences[objection.int].target else { return false }
    switch network.standards[claim.int] {
    case .scintilla: return false
    case .dialecticalValidity: return true
    case .preponderance: return network.weights[objection.int] >= network.pro(claim, in: model.certain)
    }
  }

  /// Whether an objection or exception is answered, and by what. Of several replies, this is one that holds rather than
  /// one that does not, then an exception rather than an objection to a premise, then the one with more claims below it,
  /// then the first.
  package func answer(to step: InferenceIndex) -> Answer {
    guard let best = replies(to: step).first else { return .open }
    return holds(best) == true && holds(step) != true ? .answered(by: best) : .contested(by: best)
  }

  /// The replies to a step, the best first.
  func replies(to step: InferenceIndex) -> [InferenceIndex] {
    let exceptions = network.undercuts(of: step)
    let objections = graph.premises(step).flatMap { network.steps(.objection, on: $0) }
    var result: [(step: InferenceIndex, rank: Int, below: Int)] = []
    for reply in exceptions { result.append((reply, holds(reply) == true ? 0 : 2, 0)) }
    for reply in objections where reply != step { result.append((reply, holds(reply) == true ? 1 : 3, 0)) }
    if result.count > 1 { for i in result.indices { result[i].below = below(result[i].step) } }
    return result.enumerated().sorted {
      ($0.element.rank, -$0.element.below, $0.offset) < ($1.element.rank, -$1.element.below, $1.offset)
    }.map(\.element.step)
  }

  /// How many claims bear on a step, directly or indirectly, its premises included; counted up to 100.
  func below(_ step: InferenceIndex) -> Int {
    var seen: Set<ClaimIndex> = []
    var pending = [step]
    var steps: Set<InferenceIndex> = [step]
    while let step = pending.popLast(), seen.count < 100 {
      for undercut in graph.undercuts(of: step) where steps.insert(undercut).inserted { pending.append(undercut) }
      for premise in graph.premises(step) where seen.insert(premise).inserted {
        for next in graph.inferences(on: premise) where steps.insert(next).inserted { pending.append(next) }
      }
    }
    return seen.count
  }
}
