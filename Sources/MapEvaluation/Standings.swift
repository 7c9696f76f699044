import ArgumentMap

/// The standing of each claim and inference of a map: the grounded interpretation of the map, read as an abstract
/// dialectical framework (Brewka & Woltran 2010; Brewka et al. 2013).
///
/// Everything starts out undecided. A claim or inference becomes accepted when its condition holds however the
/// undecided ones turn out, and rejected when its condition fails however they turn out. This is repeated until nothing
/// changes. Every link either helps or harms, so it is enough to check a condition twice: once assuming that everything
/// undecided turns out for the best, and once for the worst (Strass & Wallner 2015). The time taken is linear in the
/// size of the graph, apart from sorting the reasons of each claim by strength.
///
/// - The condition of an inference is that all its premises are accepted and no inference against it holds.
/// - The condition of a claim is that nothing it contradicts is accepted, and that the inferences that hold and its
///   basis or evidence meet its `standard`. An inference counts as much as its `strength` says; a basis or evidence
///   counts as much as the claim's `weight` says. Both default to 0.5.
/// - A claim with no support at all gets the standing set by `Stance`, unless an inference against it holds or a claim
///   that it contradicts is accepted; then it is rejected.
package struct Standings: Sendable {
  /// The standing to give a claim that has no support, and no objection that holds.
  package enum Stance: String, Sendable, CaseIterable {
    case undecided
    /// Such claims are rejected, as in Carneades.
    case rejected
    /// Such claims are accepted, as in an abstract argumentation framework (Dung 1995).
    case accepted
  }

  /// The standing of each claim, indexed by claim.
  package private(set) var claims: [Graph.Standing]
  /// The standing of each inference, indexed by inference; an accepted inference holds.
  package private(set) var inferences: [Graph.Standing]

  /// - Parameter stance: the standing of claims without support.
  package init(_ graph: Graph, unsupported stance: Stance = .undecided) {
    var evaluation = GroundedEvaluation(graph, stance: stance)
    evaluation.run()
    claims = evaluation.claims
    inferences = evaluation.inferences
  }
}

/// Computes `Standings`.
private struct GroundedEvaluation {
  private let graph: Graph
  private let stance: Standings.Stance
  private(set) var claims: [Graph.Standing]
  private(set) var inferences: [Graph.Standing]
  private var conditions: [Condition] = []
  /// For each inference, the number of premises not yet accepted plus the number of undercuts not yet rejected.
  private var open: [Int]
  private var strengths: [Double]
  /// The claims that each claim contradicts, or that contradict it.
  private var rivals: [ClaimIndex: [ClaimIndex]] = [:]
  /// Decisions that have not been propagated yet.
  private var queue: [Graph.Target] = []

  /// What supports a claim, or what objects to it.
  private struct Side {
    /// The inferences, strongest first.
    var inferences: [InferenceIndex] = []
    /// The position of the first inference that is not rejected. Decisions are final, so it only moves forward.
    var next = 0
    /// The strength of the strongest inference that holds. On the support side, the weight of a claim with a basis or
    /// evidence counts as well. Nil if there is neither.
    var holding: Double?
  }

  private struct Condition {
    var standard = Graph.Standard.preponderance
    var pro = Side()
    var con = Side()
    /// Whether the claim has any support, even if all of it has been rejected by now.
    var hasSupport = false
    /// How many of the claims that it contradicts, or that contradict it, are not rejected yet.
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
    // Imported claims already carry the standard of their own file.
    let written = claim.standard ?? (claim.isImported ? nil : graph.head.standard.map { GraphNode(own: $0) })
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

  // MARK: Propagation

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

  /// Counts one of an inference's requirements as met, and accepts the inference once all are met.
  private mutating func close(_ inference: InferenceIndex) {
    open[inference.int] -= 1
    if open[inference.int] == 0 { set(inference, .accepted) }
  }

  // MARK: Conditions of claims

  /// The greatest strength that a side has if everything undecided on that side turns out to hold; nil if the side has
  /// nothing that can hold.
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

  /// Whether a claim's condition is certain to hold, or certain to fail, however the undecided claims and inferences
  /// turn out.
  ///
  /// - Parameters:
  ///   - pro: the greatest strength of the claim's support that already holds, and of that which may still turn out to
  ///     hold; nil if there is none.
  ///   - con: the same for what is against it.
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
      // At equal strengths, the condition is that the claim itself is accepted, which decides nothing.
      let holds = pro.sure.map { sure in con.possible.map { sure > $0 } ?? true } ?? false
      return (holds, con.sure.map { $0 > possible } ?? false)
    }
  }
}
