import ArgumentMap

/// Why a claim has its standing: what is for and against it, and for and against that, as a tree.
package struct WhyTree: Sendable {
  package struct Node: Sendable {
    /// How many levels the node is below the claim that was asked about.
    package var depth: Int
    /// How it bears on what is above it; nil for the claim that was asked about, and for one of several premises.
    package var side: Graph.Side?
    /// The claim; nil for a step with several premises, which are the nodes below it.
    package var claim: ClaimIndex?
    /// Whether the claim is one that the claim above it contradicts.
    package var isRival = false
    /// Whether the step holds; nil if that is undecided, and for the claim that was asked about.
    package var holds: Bool?
    /// Why the step does not hold; nil if it does.
    package var failure: String?
    /// Whether the claim was shown earlier, with what is below it.
    package var isRepeated = false
    /// Whether nothing below it counts, since a step above it does not hold.
    package var isDead = false
  }

  package private(set) var nodes: [Node] = []

  /// - Parameters:
  ///   - all: whether to show all steps, not only those that decide.
  ///   - depth: how many levels of steps to show; nil for all.
  package init(_ evaluation: Evaluation, _ root: ClaimIndex, all: Bool, depth limit: Int? = nil) {
    enum Visit {
      case claim(ClaimIndex, Node)
      case step(InferenceIndex, depth: Int, isDead: Bool)
    }
    let graph = evaluation.graph
    var seen: Set<ClaimIndex> = []
    var pending: [Visit] = [.claim(root, Node(depth: 0, claim: root))]
    while let visit = pending.popLast() {
      switch visit {
      case .claim(let claim, var node):
        let isNew = seen.insert(claim).inserted
        node.isRepeated = !isNew && (node.isRival || !evaluation.shownSteps(claim, all: true).isEmpty)
        nodes.append(node)
        if !isNew || limit.map({ node.depth >= $0 }) == true { continue }
        pending += evaluation.shownRivals(claim, all: all).reversed().map {
          .claim($0, Node(depth: node.depth + 1, claim: $0, isRival: true, isDead: node.isDead))
        }
        pending += evaluation.shownSteps(claim, all: all).reversed().map {
          .step($0, depth: node.depth + 1, isDead: node.isDead)
        }
      case .step(let step, let depth, let wasDead):
        let holds = evaluation.holds(step)
        let isDead = wasDead || holds == false
        var node = Node(
          depth: depth, side: graph.inferences[step.int].side, holds: holds,
          failure: holds == true ? nil : evaluation.failure(step), isDead: isDead)
        let premises = Array(graph.premises(step))
        var below = evaluation.shownUndercuts(step, all: all).map { Visit.step($0, depth: depth + 1, isDead: wasDead) }
        if premises.count == 1 {
          node.claim = premises[0]
          below.insert(.claim(premises[0], node), at: 0)
        } else {
          nodes.append(node)
          below = premises.map { .claim($0, Node(depth: depth + 1, claim: $0, holds: nil, isDead: isDead)) } + below
        }
        pending += below.reversed()
      }
    }
  }
}

extension Evaluation {
  /// The steps that bear on a claim and decide its standing, or all of them.
  func shownSteps(_ claim: ClaimIndex, all: Bool) -> [InferenceIndex] {
    if all { return graph.inferences(on: claim).filter { network.weights[$0.int] > 0 } }
    func first(_ side: Graph.Side, _ isIn: (InferenceIndex) -> Bool) -> InferenceIndex? {
      strongest(side, claim, isIn).first
    }
    let support =
      first(.support) { holds($0) == true } ?? first(.support) { holds($0) == nil } ?? first(.support) { _ in true }
    let objection: InferenceIndex? =
      standing(claim) == .accepted
      ? mainObjection(claim) : first(.objection) { holds($0) == true } ?? first(.objection) { holds($0) == nil }
    return [support, objection].compactMap(\.self)
  }

  /// The claims that a claim contradicts and that decide its standing, or all of them.
  func shownRivals(_ claim: ClaimIndex, all: Bool) -> [ClaimIndex] {
    let rivals = network.rivals[claim] ?? []
    if all { return rivals }
    switch ground(claim) {
    case .contradicted: return Array(rivals.filter { standing($0) == .accepted }.prefix(1))
    case .contested: return strongestRival(claim).map { [$0] } ?? []
    case .stands: return mainObjection(claim) == nil ? Array(rivals.prefix(1)) : []
    default: return []
    }
  }

  /// The undercuts of a step that decide whether it holds, or all of them.
  func shownUndercuts(_ step: InferenceIndex, all: Bool) -> [InferenceIndex] {
    let undercuts = network.undercuts(of: step)
    if all { return Array(undercuts) }
    let holding = undercuts.first { holds($0) == true }
    return [holding ?? undercuts.first { _ in true }].compactMap(\.self)
  }
}
