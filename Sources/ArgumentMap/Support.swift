import SourceText

/// Which claims of a graph are supported: those with a basis, with evidence, or with a supporting inference all of
/// whose premises are supported. The supported claims are the smallest set for which this holds, so a circle does not
/// support itself. The time taken is linear in the size of the graph.
package struct Support: Sendable {
  /// Indexed by claim. Claims that are written with a mistake or not defined count as supported.
  package private(set) var isSupported: [Bool]
  /// Claims of this map that nothing supports, in the order of the graph.
  package private(set) var unsupported: [ClaimIndex] = []
  /// Claims that, according to this map, rest only on themselves in the end. There is one entry per circle, with its
  /// claims in the order of the circle, starting with the one that comes first in the file.
  package private(set) var circles: [[ClaimIndex]] = []

  private let graph: Graph

  package init(_ graph: Graph) {
    self.graph = graph
    var given = graph.claims.map { claim in
      claim.basis != nil || claim.hasEvidence || claim.isDamaged || !claim.isDefined
    }
    for claim in graph.supportedElsewhere { given[claim.int] = true }
    isSupported = Closure(graph, given: given).isIn
    unsupported = graph.ownClaims.filter { claim in
      !isSupported[claim.int] && !graph.claims[claim.int].isImported
        && !graph.inferences(on: claim).contains { graph.inferences[$0.int].side == .support }
    }
    guard isSupported.contains(false) else { return }
    reasonCounts = Array(repeating: 0, count: graph.claims.count)
    for inference in graph.inferences where inference.side == .support {
      if case .claim(let target) = inference.target { reasonCounts[target.int] += 1 }
    }
    // If the claims that nothing supports are counted as supported, any claim that is still unsupported is unsupported
    // because of a circle.
    var helped = given
    for claim in graph.claimIndices
    where !isSupported[claim.int]
      && !graph.inferences(on: claim).contains(where: { graph.inferences[$0.int].side == .support })
    { helped[claim.int] = true }
    var rest = Closure(graph, given: helped)
    if rest.isIn.contains(false) { findCircles(&rest) }
  }

  /// For each claim, the number of reasons for it; empty if all claims are supported.
  private var reasonCounts: [UInt32] = []

  /// The smallest set that contains the given claims, and every claim that is supported by an inference from claims in
  /// the set. It can grow as more claims are given; in total, each inference is visited once per premise.
  private struct Closure {
    private let graph: Graph
    private(set) var isIn: [Bool]
    private var missing: [UInt32]

    init(_ graph: Graph, given: [Bool]) {
      self.graph = graph
      isIn = given
      missing = graph.inferences.map { $0.premiseCount }
      spread(graph.claimIndices.filter { given[$0.int] })
    }

    mutating func add(_ claims: [ClaimIndex]) {
      let new = claims.filter { !isIn[$0.int] }
      for claim in new { isIn[claim.int] = true }
      spread(new)
    }

    private mutating func spread(_ claims: [ClaimIndex]) {
      var queue = claims
      var next = 0
      while next < queue.count {
        let claim = queue[next]
        next += 1
        for use in graph.uses[claim.int] {
          let i = Int(use)
          guard graph.inferences[i].side == .support else { continue }
          missing[i] -= 1
          guard missing[i] == 0, case .claim(let target) = graph.inferences[i].target, !isIn[target.int] else {
            continue
          }
          isIn[target.int] = true
          queue.append(target)
        }
      }
    }
  }

  // MARK: Circles

  /// The premises of a claim's reasons, but only those for which `isLeft` is true.
  private func reasons(_ claim: ClaimIndex, isLeft: [Bool]) -> [ClaimIndex] {
    graph.inferences(on: claim).lazy.filter { graph.inferences[$0.int].side == .support }
      .flatMap { graph.premises($0) }.filter { isLeft[$0.int] }
  }

  /// Goes through the strongly connected components, starting with those that others rest on. If a component is not
  /// supported even though all components before it count as supported, there is a circle in it.
  private mutating func findCircles(_ rest: inout Closure) {
    let isLeft = rest.isIn.map { !$0 }
    let components = StrongComponents(count: graph.claims.count, isIn: isLeft) {
      reasons(ClaimIndex($0), isLeft: isLeft).map(\.int)
    }
    var members = Array(repeating: [ClaimIndex](), count: components.count)
    for claim in graph.claimIndices where isLeft[claim.int] { members[components.of[claim.int]].append(claim) }
    for (component, claims) in members.enumerated() {
      let standing = claims.filter { !rest.isIn[$0.int] }
      guard let first = standing.min(by: { place($0) < place($1) }) else { continue }
      let isMember = { (claim: ClaimIndex) in isLeft[claim.int] && components.of[claim.int] == component }
      // A circle entirely within imported maps is reported when those are checked.
      if graph.imported.isEmpty || isOwn(claims, isMember) { circles.append(circle(from: first, within: isMember)) }
      rest.add(standing)
    }
    circles = circles.sorted { place($0[0]) < place($1[0]) }
  }

  /// The sort key of the claims of a circle: this map's own claims first, then those that it only mentions, then all
  /// others; within each of these, by place.
  private func place(_ claim: ClaimIndex) -> (rank: Int, place: Place) {
    let rank = claim.int >= graph.ownClaimCount ? 2 : graph.claims[claim.int].isImported ? 1 : 0
    return (rank, graph.place(of: claim))
  }

  /// Whether this map draws one of the inferences that make up a circle.
  private func isOwn(_ claims: [ClaimIndex], _ isMember: (ClaimIndex) -> Bool) -> Bool {
    claims.contains { claim in
      graph.inferences(on: claim).contains { inference in
        graph.isOwn(inference) && graph.inferences[inference.int].side == .support
          && graph.premises(inference).contains(where: isMember)
      }
    }
  }

  /// A shortest path from a claim through its reasons back to the claim.
  private func circle(from start: ClaimIndex, within isIn: (ClaimIndex) -> Bool) -> [ClaimIndex] {
    var cameFrom: [ClaimIndex: ClaimIndex] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let claim = queue[next]
      next += 1
      for inference in graph.inferences(on: claim) where graph.inferences[inference.int].side == .support {
        for reason in graph.premises(inference) where isIn(reason) {
          if reason == start {
            var way = [claim]
            while let last = way.last, last != start, let before = cameFrom[last] { way.append(before) }
            return way.reversed()
          }
          if cameFrom[reason] == nil {
            cameFrom[reason] = claim
            queue.append(reason)
          }
        }
      }
    }
    return [start]
  }

  // MARK: Dependents

  /// The claims that lack support because the given claims do: each of their reasons has a premise that is one of the
  /// given claims or that lacks support because of them. Nearest first.
  /// - Parameter limit: the maximum number of claims to return, which bounds the cost of many findings.
  package func resting(on causes: [ClaimIndex], limit: Int) -> [ClaimIndex] {
    var fallen = Set(causes)
    var lost = Set<UInt32>()
    /// For each claim that has lost reasons, how many are left.
    var left: [ClaimIndex: UInt32] = [:]
    var queue = causes
    var next = 0
    var result: [ClaimIndex] = []
    while next < queue.count, result.count < limit {
      let claim = queue[next]
      next += 1
      for use in graph.uses[claim.int] {
        let inference = graph.inferences[Int(use)]
        guard inference.side == .support, case .claim(let target) = inference.target, !isSupported[target.int],
          lost.insert(use).inserted
        else { continue }
        left[target] = left[target, default: reasonCounts[target.int]] - 1
        guard left[target] == 0, fallen.insert(target).inserted else { continue }
        result.append(target)
        queue.append(target)
        if result.count == limit { break }
      }
    }
    return result
  }
}

/// The strongly connected components of a directed graph (Tarjan 1972), without recursion.
package struct StrongComponents {
  /// The component of each node that `isIn` includes; -1 for the others.
  package private(set) var of: [Int]
  /// The number of components. They are numbered so that each comes after those that it leads to.
  package private(set) var count = 0

  package init(count: Int, isIn: [Bool], next: (Int) -> [Int]) {
    of = Array(repeating: -1, count: count)
    var order = Array(repeating: -1, count: count)
    var low = order
    var stack: [Int] = []
    var isOnStack = Array(repeating: false, count: count)
    var visits: [(node: Int, edges: [Int], at: Int)] = []
    var counter = 0
    var components = 0

    func enter(_ node: Int) {
      order[node] = counter
      low[node] = counter
      counter += 1
      stack.append(node)
      isOnStack[node] = true
      visits.append((node, next(node), 0))
    }

    for root in 0..<count where isIn[root] && order[root] < 0 {
      enter(root)
      while let visit = visits.last {
        let node = visit.node
        if visit.at < visit.edges.count {
          visits[visits.count - 1].at += 1
          let other = visit.edges[visit.at]
          if order[other] < 0 {
            enter(other)
          } else if isOnStack[other] {
            low[node] = min(low[node], order[other])
          }
          continue
        }
        visits.removeLast()
        if let parent = visits.last?.node { low[parent] = min(low[parent], low[node]) }
        guard low[node] == order[node] else { continue }
        while let member = stack.popLast() {
          isOnStack[member] = false
          of[member] = components
          if member == node { break }
        }
        components += 1
      }
    }
    self.count = components
  }
}
