import ArgumentMap

/// What stands, given what a map admits: the grounded interpretation of the map, read as an abstract dialectical framework
/// (Brewka & Woltran 2010; Brewka et al. 2013).
///
/// From all undecided, a claim or inference becomes accepted when its condition holds whatever the undecided ones turn out
/// to be, and rejected when it fails whatever they turn out to be, until nothing changes. Every link helps or harms, so
/// that the condition need be looked at twice only, with all that is undecided for the best and for the worst (Strass &
/// Wallner 2015). Linear in the graph, but for putting the reasons of each claim in the order of their strengths.
///
/// - An inference needs all its premises, and no inference against it.
/// - A claim needs that nothing which it contradicts is accepted, and what its `standard` asks of the inferences that hold.
///   An inference weighs its `strength`, a basis or evidence the claim's `weight`, each 0.5 where it is not written.
/// - A claim with nothing for it at all stands as the `Stance` has it, as long as no inference against it holds.
package struct Standings: Sendable {
  /// What is thought of a claim that has nothing for it, and nothing that holds against it.
  package enum Stance: String, Sendable, CaseIterable {
    case undecided
    /// As Carneades has it.
    case rejected
    /// As an abstract framework (Dung 1995) has it.
    case accepted
  }

  /// By claim.
  package private(set) var claims: [Graph.Standing]
  /// By inference: whether it holds.
  package private(set) var inferences: [Graph.Standing]

  /// - Parameter stance: what is thought of claims with nothing for them.
  package init(_ graph: Graph, unsupported stance: Stance = .undecided) {
    var evaluation = GroundedEvaluation(graph, stance: stance)
    evaluation.run()
    claims = evaluation.claims
    inferences = evaluation.inferences
  }
}

/// The work behind `Standings`.
private struct GroundedEvaluation {
  private let graph: Graph
  private let stance: Standings.Stance
  private(set) var claims: [Graph.Standing]
  private(set) var inferences: [Graph.Standing]
  private var conditions: [Condition] = []
  /// By inference, how many premises are not accepted yet, and how many undercuts are not rejected yet.
  private var open: [Int]
  private var strengths: [Double]
  /// What each claim contradicts.
  private var rivals: [ClaimIndex: [ClaimIndex]] = [:]
  /// What has been decided and not been passed on yet.
  private var queue: [Graph.Target] = []

  /// What is for a claim, or against it.
  private struct Side {
    /// The inferences, strongest first.
    var inferences: [InferenceIndex] = []
    /// The first of them that is not rejected; standings never turn back, so it only moves on.
    var next = 0
    /// The greatest strength among those that hold.
    var holding: Double?
  }

  private struct Condition {
    var standard = Graph.Standard.preponderance
    var pro = Side()
    var con = Side()
    /// Whether something speaks for the claim, be it rejected by now.
    var hasSupport = false
    /// How many claims that it contradicts are not rejected yet.
    var rivals = 0
  }

  init(_ graph: Graph, stance: Standings.Stance) {
    self.graph = graph
    self.stance = stance
    claims = Array(repeating: .undecided, count: graph.claims.count)
    inferences = Array(repeating: .undecided, count: graph.inferences.count)
    open = graph.inferences.indices.map {
      Int(graph.inferences[$0].premiseCount) + graph.onInference[$0].count
    }
    let standard = 0.5
    strengths = graph.inferences.map { $0.strength.flatMap { Graph.number(graph.text($0)) } ?? standard }
    for contradiction in graph.contradictions {
      rivals[contradiction.first, default: []].append(contradiction.second)
      rivals[contradiction.second, default: []].append(contradiction.first)
    }
    conditions = graph.claimIndices.map { condition(of: $0, weight: standard) }
  }

  private func condition(of index: ClaimIndex, weight standard: Double) -> Condition {
    let claim = graph.claims[index.int]
    var result = Condition()
    // Imported claims bring the standard of their file along.
    let written = claim.standard ?? (claim.isImported ? nil : graph.head.standard)
    result.standard = written.flatMap { Graph.Standard(rawValue: graph.text($0)) } ?? .preponderance
    for inference in graph.inferences(on: index) {
      if graph.inferences[inference.int].side == .support {
        result.pro.inferences.append(inference)
      } else {
        result.con.inferences.append(inference)
      }
    }
    let isStronger = { strengths[($0 as InferenceIndex).int] > strengths[($1 as InferenceIndex).int] }
    result.pro.inferences.sort(by: isStronger)
    result.con.inferences.sort(by: isStronger)
    let isGiven = claim.basis != nil || claim.hasEvidence
    if isGiven { result.pro.holding = claim.weight.flatMap { Graph.number(graph.text($0)) } ?? standard }
    result.hasSupport = isGiven || !result.pro.inferences.isEmpty
    result.rivals = rivals[index]?.count ?? 0
    return result
  }

  mutating func run() {
    for claim in graph.claimIndices { decide(claim) }
    for i in inferences.indices where open[i] == 0 { set(InferenceIndex(i), .accepted) }
    var next = 0
    while next < queue.count {
      let decided = queue[next]
      next += 1
      switch decided {
      case .claim(let claim): pass(claim)
      case .inference(let inference): pass(inference)
      }
    }
  }

  private mutating func set(_ claim: ClaimIndex, _ standing: Graph.Standing) {
    guard claims[claim.int] == .undecided else { return }
    claims[claim.int] = standing
    queue.append(.claim(claim))
  }

  private mutating func set(_ inference: InferenceIndex, _ standing: Graph.Standing) {
    guard inferences[inference.int] == .undecided else { return }
    inferences[inference.int] = standing
    queue.append(.inference(inference))
  }

  // MARK: Passing on

  private mutating func pass(_ claim: ClaimIndex) {
    let isAccepted = claims[claim.int] == .accepted
    for use in graph.uses(of: claim) {
      if isAccepted { close(use) } else { set(use, .rejected) }
    }
    for rival in rivals[claim] ?? [] {
      if isAccepted {
        set(rival, .rejected)
      } else {
        conditions[rival.int].rivals -= 1
        decide(rival)
      }
    }
  }

  private mutating func pass(_ inference: InferenceIndex) {
    let holds = inferences[inference.int] == .accepted
    switch graph.inferences[inference.int].target {
    case .inference(let target):
      if holds { set(target, .rejected) } else { close(target) }
    case .claim(let target):
      if holds {
        let side = graph.inferences[inference.int].side == .support ? \Condition.pro : \Condition.con
        let strength = strengths[inference.int]
        let known = conditions[target.int][keyPath: side].holding
        conditions[target.int][keyPath: side].holding = max(known ?? strength, strength)
      }
      decide(target)
    }
  }

  /// One of the things that an inference waits for has come.
  private mutating func close(_ inference: InferenceIndex) {
    open[inference.int] -= 1
    if open[inference.int] == 0 { set(inference, .accepted) }
  }

  // MARK: Conditions of claims

  /// The greatest strength of a side if all that is undecided on it holds.
  private mutating func possible(_ claim: ClaimIndex, _ path: WritableKeyPath<Condition, Side>) -> Double? {
    let inferences = conditions[claim.int][keyPath: path].inferences
    var next = conditions[claim.int][keyPath: path].next
    while next < inferences.count, self.inferences[inferences[next].int] == .rejected { next += 1 }
    conditions[claim.int][keyPath: path].next = next
    let holding = conditions[claim.int][keyPath: path].holding
    guard next < inferences.count else { return holding }
    let strength = strengths[inferences[next].int]
    return max(holding ?? strength, strength)
  }

  private mutating func decide(_ claim: ClaimIndex) {
    guard claims[claim.int] == .undecided else { return }
    let mostFor = possible(claim, \.pro)
    let mostAgainst = possible(claim, \.con)
    let condition = conditions[claim.int]
    let (holds, fails) = Self.verdict(
      condition, for: (condition.pro.holding, mostFor), against: (condition.con.holding, mostAgainst), stance)
    if fails {
      set(claim, .rejected)
    } else if holds, condition.rivals == 0 {
      set(claim, .accepted)
    }
  }

  /// Whether a claim's condition holds, and whether it fails, whatever is still open.
  ///
  /// - Parameters:
  ///   - pro: the strongest that is for it: what holds by now, and what may hold in the end; nil for nothing.
  ///   - con: the same of what is against it.
  private static func verdict(
    _ condition: Condition, for pro: (sure: Double?, possible: Double?),
    against con: (sure: Double?, possible: Double?),
    _ stance: Standings.Stance
  ) -> (holds: Bool, fails: Bool) {
    guard condition.hasSupport else {
      return (stance == .accepted && con.possible == nil, stance == .rejected || con.sure != nil)
    }
    guard let possible = pro.possible else { return (false, true) }
    switch condition.standard {
    case .scintilla: return (pro.sure != nil, false)
    case .dialecticalValidity: return (pro.sure != nil && con.possible == nil, con.sure != nil)
    case .preponderance:
      // Of equal strength the condition is the claim itself, which decides nothing.
      let holds = pro.sure.map { sure in con.possible.map { sure > $0 } ?? true } ?? false
      return (holds, con.sure.map { $0 > possible } ?? false)
    }
  }
}
