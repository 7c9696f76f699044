import ArgumentMap

/// What an accepted claim rests on: the leaves of one proof of it, and apart from that, the replies without which
/// something would stop it.
package struct Grounding: Sendable, Hashable {
  /// The claims whose basis or evidence the proof uses, in the author's order.
  package var leaves: [ClaimIndex] = []
  /// Replies to what would otherwise stop a claim or step of the proof, in the author's order.
  package var replies: [InferenceIndex] = []

  package func assumptions(_ graph: Graph) -> [ClaimIndex] {
    leaves.filter { Self.isAssumption($0, graph) }
  }

  static func isAssumption(_ claim: ClaimIndex, _ graph: Graph) -> Bool {
    graph.claims[claim.int].basis == .assumption && !graph.claims[claim.int].hasEvidence
  }
}

extension Evaluation {
  /// What an accepted claim rests on; empty for other claims. Of several proofs, this is one with few assumptions and then
  /// few leaves. The choice is greedy: a proof that shares leaves in a less obvious way can be smaller.
  package func grounding(of claim: ClaimIndex) -> Grounding {
    guard standing(claim) == .accepted else { return Grounding() }
    var proofs = Proofs(self)
    proofs.find(claim)
    return proofs.grounding(of: claim)
  }
}

/// Finds small proofs: first of claims that need only few leaves, then of those that rest on them (Knuth 1977).
private struct Proofs {
  private let evaluation: Evaluation
  private var graph: Graph { evaluation.graph }
  /// What a claim's proof uses.
  private struct Proof {
    var leaves: Set<ClaimIndex>
    var assumptions: Int
    var step: InferenceIndex?

    var cost: (Int, Int) { (assumptions, leaves.count) }
  }
  private var proofs: [ClaimIndex: Proof] = [:]
  private struct Candidate: Comparable {
    var cost: (Int, Int)
    var claim: ClaimIndex

    static func < (a: Candidate, b: Candidate) -> Bool {
      (a.cost.0, a.cost.1, a.claim.int) < (b.cost.0, b.cost.1, b.claim.int)
    }
    static func == (a: Candidate, b: Candidate) -> Bool { a.cost == b.cost && a.claim == b.claim }
  }

  init(_ evaluation: Evaluation) { self.evaluation = evaluation }

  /// Finds proofs of a claim and of all accepted claims below it.
  mutating func find(_ root: ClaimIndex) {
    var below: Set<ClaimIndex> = [root]
    var pending = [root]
    var uses: [ClaimIndex: [InferenceIndex]] = [:]
    var missing: [InferenceIndex: Int] = [:]
    while let claim = pending.popLast() {
      for step in options(claim) {
        let premises = Set(graph.premises(step))
        missing[step] = premises.count
        for premise in premises {
          uses[premise, default: []].append(step)
          if below.insert(premise).inserted { pending.append(premise) }
        }
      }
    }
    // Claims in the order of the cost of their best known proof.
    var open: [ClaimIndex: Proof] = [:]
    for claim in below where isGivenEnough(claim) {
      let isAssumed =
        Grounding.isAssumption(claim, graph)
        || graph.claims[claim.int].basis == nil && !graph.claims[claim.int].hasEvidence
      open[claim] = Proof(leaves: [claim], assumptions: isAssumed ? 1 : 0)
    }
    var heap = Heap<Candidate>()
    for (claim, proof) in open { heap.insert(Candidate(cost: proof.cost, claim: claim)) }
    while let candidate = heap.popLeast() {
      let claim = candidate.claim
      guard proofs[claim] == nil, let proof = open[claim], proof.cost == candidate.cost else { continue }
      proofs[claim] = proof
      for step in uses[claim] ?? [] {
        missing[step, default: 1] -= 1
        guard missing[step] == 0, case .claim(let target) = graph.inferences[step.int].target, proofs[target] == nil
        else {
          continue
        }
        var next = Proof(leaves: [], assumptions: 0, step: step)
        for premise in graph.premises(step) { next.leaves.formUnion(proofs[premise]?.leaves ?? []) }
        next.assumptions = next.leaves.count { Grounding.isAssumption($0, graph) }
        if let known = open[target], known.cost <= next.cost { continue }
        open[target] = next
        heap.insert(Candidate(cost: next.cost, claim: target))
      }
    }
  }

  func grounding(of root: ClaimIndex) -> Grounding {
    var seen: Set<ClaimIndex> = []
    var replies: Set<InferenceIndex> = []
    var pending = [root]
    while let claim = pending.popLast() {
      guard seen.insert(claim).inserted, let proof = proofs[claim] else { continue }
      let strength = evaluation.network.pro(claim, in: evaluation.model.certain)
      for step in evaluation.network.steps(.objection, on: claim)
      where evaluation.network.weights[step.int] >= strength
        || evaluation.network.standards[claim.int] == .dialecticalValidity
      {
        addReply(to: step, of: claim, &replies)
      }
      for rival in evaluation.network.rivals[claim] ?? [] { addReply(toRival: rival, of: claim, strength, &replies) }
      guard let step = proof.step else { continue }
      for undercut in evaluation.network.undercuts(of: step) { addReply(to: undercut, of: claim, &replies) }
      pending += graph.premises(step)
    }
    return Grounding(leaves: (proofs[root]?.leaves ?? []).sorted(), replies: replies.sorted())
  }

  /// Adds the objection without which a rival would stop a claim; nothing if there is none such.
  private func addReply(
    toRival rival: ClaimIndex, of claim: ClaimIndex, _ strength: Double, _ replies: inout Set<InferenceIndex>
  ) {
    let network = evaluation.network
    let other = network.pro(rival, in: evaluation.model.possible)
    let against = evaluation.strongest(.objection, rival) { evaluation.holds($0) == true }
    guard other > 0, other >= strength || network.standards[claim.int] == .dialecticalValidity,
      let reply = against.first, !network.meets(rival, other, network.weights[reply.int])
    else { return }
    replies.insert(reply)
  }

  private func addReply(to step: InferenceIndex, of claim: ClaimIndex, _ replies: inout Set<InferenceIndex>) {
    // A step one of whose premises is unsupported does not hold anyway.
    let isIdle = graph.premises(step).contains {
      evaluation.ground($0) == .unsupported || evaluation.ground($0) == .fallen
    }
    guard !isIdle, case .answered(let best) = evaluation.answer(to: step) else { return }
    // A claim does not rest on itself as a reply.
    let others = evaluation.replies(to: step).filter {
      evaluation.holds($0) == true && !graph.premises($0).contains(claim)
    }
    replies.insert(others.first ?? best)
  }

  /// What a proof of a claim must at least weigh.
  private func isEnough(_ weight: Double, for claim: ClaimIndex) -> Bool {
    let (network, certain, possible) = (evaluation.network, evaluation.model.certain, evaluation.model.possible)
    guard network.meets(claim, weight, network.strength(.objection, on: claim, in: possible)) else { return false }
    let isStrict = network.standards[claim.int] == .dialecticalValidity
    return (network.rivals[claim] ?? []).allSatisfy { rival in
      if let isAccepted = network.supposed[rival] { return !isAccepted }
      let strength = network.pro(rival, in: possible)
      return !isStrict && weight > strength
        || !network.meets(rival, strength, network.strength(.objection, on: rival, in: certain))
        || (network.rivals[rival] ?? []).contains {
          $0 != claim && certain.claims[$0.int] && network.pro($0, in: certain) > strength
        }
    }
  }

  private func isGivenEnough(_ claim: ClaimIndex) -> Bool {
    let given = evaluation.network.given[claim.int]
    return evaluation.network.supposed[claim] == true || given > 0 && isEnough(given, for: claim)
  }

  /// The steps each of which, by itself, can carry a claim.
  private func options(_ claim: ClaimIndex) -> [InferenceIndex] {
    evaluation.network.steps(.support, on: claim).filter {
      evaluation.holds($0) == true && isEnough(evaluation.network.weights[$0.int], for: claim)
    }
  }
}
