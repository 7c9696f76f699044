import ArgumentMap

/// The claims and steps of a network in groups, so that each group depends only on itself and on earlier groups. A
/// group of several depends on itself: its members lie on a circle, or they contradict each other.
struct DependencyOrder {
  /// The members of all groups, one group after the other.
  private(set) var members: [Graph.Target] = []
  /// For each group, the index in `members` at which it ends.
  private(set) var ends: [Int] = []
  /// For some groups, claims of later groups for or against which a member may count; they matter as rivals of members.
  private(set) var cases: [Int: [ClaimIndex]] = [:]
  /// For each group, whether something in it counts against something in it.
  private(set) var hasConflict: [Bool] = []

  init(_ network: ArgumentNetwork) {
    let edges = Edges(network)
    let components = edges.components()
    var conflicts: Set<Int> = []
    for (from, to) in edges.conflicts where components.of[from] == components.of[to] {
      conflicts.insert(components.of[from])
    }
    var casesIn: [Int: [ClaimIndex]] = [:]
    for (i, claim) in edges.rivals.enumerated() {
      let component = components.of[edges.auxiliary + 2 * i]
      if component != components.of[claim.int] { casesIn[component, default: []].append(claim) }
    }
    var last = -1
    for node in components.order where node < edges.auxiliary {
      let component = components.of[node]
      if component != last, last >= 0 { ends.append(members.count) }
      if component != last {
        if let claims = casesIn[component] { cases[hasConflict.count] = claims }
        hasConflict.append(conflicts.contains(component))
      }
      last = component
      members.append(
        node < edges.claimCount ? .claim(ClaimIndex(node)) : .inference(InferenceIndex(node - edges.claimCount)))
    }
    if last >= 0 { ends.append(members.count) }
  }

  subscript(group: Int) -> ArraySlice<Graph.Target> { members[(group == 0 ? 0 : ends[group - 1])..<ends[group]] }
}

/// What each claim and step depends on, as numbers: the claims come first, then the steps, then two nodes for each claim
/// with rivals. Of those, the first stands for what is given for and against the claim, the second for the claims that
/// it contradicts; without them, a claim would depend on each rival of each of its rivals.
private struct Edges {
  let claimCount: Int
  /// The number of the first node that is neither a claim nor a step.
  let auxiliary: Int
  /// The claims with rivals.
  let rivals: [ClaimIndex]
  private let starts: [Int32]
  private let targets: [Int32]
  /// The edges by which something counts against what depends on it.
  private(set) var conflicts: [(Int, Int)] = []

  init(_ network: ArgumentNetwork) {
    let graph = network.graph
    claimCount = graph.claims.count
    auxiliary = claimCount + graph.inferences.count
    rivals = network.rivals.keys.sorted()
    var numbers: [ClaimIndex: Int] = [:]
    for (i, claim) in rivals.enumerated() { numbers[claim] = auxiliary + 2 * i }
    var starts: [Int32] = []
    var targets: [Int32] = []
    starts.reserveCapacity(auxiliary + 1)
    targets.reserveCapacity(2 * auxiliary)
    for i in 0..<claimCount {
      let claim = ClaimIndex(i)
      starts.append(Int32(targets.count))
      for step in network.onClaim[i] where network.weights[Int(step)] > 0 {
        targets.append(Int32(claimCount) + Int32(step))
        if network.inferences[Int(step)].side == .objection { conflicts.append((i, claimCount + Int(step))) }
      }
      for rival in network.rivals[claim] ?? [] {
        guard let number = numbers[rival] else { continue }
        targets += [Int32(number), Int32(number + 1)]
        conflicts.append((i, number))
      }
    }
    for i in graph.inferences.indices {
      starts.append(Int32(targets.count))
      for premise in network.premiseList[network.inferences[i].premises] { targets.append(Int32(premise.int)) }
      for undercut in network.onInference[i] where network.weights[Int(undercut)] > 0 {
        targets.append(Int32(claimCount) + Int32(undercut))
        conflicts.append((claimCount + i, claimCount + Int(undercut)))
      }
    }
    for claim in rivals {
      starts.append(Int32(targets.count))
      for step in network.onClaim[claim.int] { targets.append(Int32(claimCount) + Int32(step)) }
      starts.append(Int32(targets.count))
      for rival in network.rivals[claim] ?? [] {
        targets.append(Int32(rival.int))
        if let number = numbers[rival] { targets.append(Int32(number)) }
      }
    }
    starts.append(Int32(targets.count))
    self.starts = starts
    self.targets = targets
  }

  /// The strongly connected components (Tarjan 1972): the component of each node, and the nodes in the order of their
  /// components, each component after those that it depends on.
  func components() -> (of: [Int], order: [Int]) {
    let count = starts.count - 1
    var component = [Int](repeating: -1, count: count)
    var number = [Int32](repeating: -1, count: count)
    var low = number
    var next = Array(starts[..<count])
    var order: [Int] = []
    order.reserveCapacity(count)
    var stack: [Int] = []
    var path: [Int] = []
    var counter: Int32 = 0
    var componentCount = 0
    for root in 0..<count where number[root] < 0 {
      path.append(root)
      while let node = path.last {
        if number[node] < 0 {
          number[node] = counter
          low[node] = counter
          counter += 1
          stack.append(node)
        }
        var child: Int?
        while next[node] < starts[node + 1] {
          let other = Int(targets[Int(next[node])])
          next[node] += 1
          if number[other] < 0 {
            child = other
            break
          }
          if component[other] < 0 { low[node] = min(low[node], number[other]) }
        }
        if let child {
          path.append(child)
          continue
        }
        path.removeLast()
        if let parent = path.last { low[parent] = min(low[parent], low[node]) }
        guard low[node] == number[node] else { continue }
        while let member = stack.popLast() {
          component[member] = componentCount
          order.append(member)
          if member == node { break }
        }
        componentCount += 1
      }
    }
    return (component, order)
  }
}
