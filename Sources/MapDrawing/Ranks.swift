/// Assigns a rank to every node: claims get even ranks, junctions odd ones, and whatever bears on a node ranks after
/// it. Ranks depend only on the links, never on the wording.
struct Ranks {
  /// The rank of each node: boxes first, then junctions.
  private(set) var rank: [Int]
  /// For each node, the nodes that bear on it, in the author's order, without links that close a cycle.
  let below: [[Int]]
  /// All nodes, each before the nodes that bear on it.
  let order: [Int]
  /// For each node, the node that determines its rank, which is one that it bears on; nil if it bears on nothing.
  private(set) var parent: [Int?]
  /// The block of each node that bears on nothing; empty if there is only one block.
  private(set) var blockOf: [Int: Int] = [:]
  private let edges: [[Edge]]
  private let closing: Set<Int>
  private let boxCount: Int

  init(_ drawing: Drawing) {
    boxCount = drawing.boxes.count
    let nodes = boxCount + drawing.junctions.count
    var edges: [[Edge]] = Array(repeating: [], count: nodes)
    for (i, link) in drawing.links.enumerated() where link.relation != .contradiction {
      edges[drawing.node(link.to)].append(
        Edge(node: drawing.node(link.from), span: drawing.span(link.to, link.from), link: i))
    }
    let closing: Set<Int>
    (order, closing) = Self.topologicalOrder(edges, roots: drawing.order.map(drawing.node))
    self.closing = closing
    below = edges.map { $0.lazy.filter { !closing.contains($0.link) }.map(\.node) }
    self.edges = edges
    rank = Array(repeating: 0, count: nodes)
    parent = Array(repeating: nil, count: nodes)
    settle()
  }

  /// Moves each node as close to the conclusions as the nodes that it bears on allow.
  private mutating func settle() {
    for node in order {
      for edge in edges[node] where !closing.contains(edge.link) && rank[node] + edge.span > rank[edge.node] {
        rank[edge.node] = rank[node] + edge.span
        parent[edge.node] = node
      }
    }
  }

  /// The nodes that bear on nothing, in reading order.
  private(set) lazy var roots: [Int] = {
    var isUsed = [Bool](repeating: false, count: below.count)
    for list in below { for node in list { isUsed[node] = true } }
    return order.filter { !isUsed[$0] }.sorted()
  }()

  /// Splits `roots` into at most `count` blocks and places each block behind the previous one. A claim used by several
  /// blocks goes into the last of them. Does nothing if there are fewer than `count` roots.
  mutating func setInBlocks(_ count: Int) {
    let roots = roots
    guard count > 1, roots.count >= count else { return }
    var size = [Int](repeating: 1, count: rank.count)
    for node in order.reversed() { if let p = parent[node] { size[p] += size[node] } }
    let starts = Self.partition(roots.map { size[$0] }, count)
    for (k, root) in roots.enumerated() { blockOf[root] = starts.lastIndex { $0 <= k }! }
    // For each node, the last block that uses it.
    var block = [Int](repeating: 0, count: rank.count)
    for (root, b) in blockOf { block[root] = b }
    for node in order { for child in below[node] { block[child] = max(block[child], block[node]) } }
    var start = 0
    for b in 1..<count {
      let last = rank.indices.lazy.filter { block[$0] == b - 1 }.map { [rank] in rank[$0] }.max() ?? 0
      start = max(start, (last / 2 + 1) * 2)
      for root in roots where blockOf[root] == b { rank[root] = start }
      settle()
    }
  }

  /// Splits a list into at most `count` runs so that the largest sum of a run is minimal, and returns the index at
  /// which each run starts.
  private static func partition(_ sizes: [Int], _ count: Int) -> [Int] {
    /// The index at which each run starts if no run's sum may exceed `limit`.
    func starts(_ limit: Int) -> [Int] {
      var result = [0]
      var sum = 0
      for (i, size) in sizes.enumerated() {
        if sum + size > limit, i > 0 {
          result.append(i)
          sum = 0
        }
        sum += size
      }
      return result
    }
    let least = sizes.max() ?? 0
    let most = max(least, sizes.reduce(0, +))
    return starts((least..<most).partitionPoint { starts($0).count > count })
  }

  /// Whether a node bears on nothing.
  func isFirst(_ node: Int) -> Bool { parent[node] == nil }

  func isBox(_ node: Int) -> Bool { node < boxCount }

  /// The number of columns of claims.
  var columns: Int { (rank.max() ?? 0) / 2 + 1 }

  /// For each link, the rank of its start minus the rank of its end; nil for contradictions and for links that close a
  /// cycle.
  func lengths(_ drawing: Drawing) -> [Int?] {
    drawing.links.enumerated().map { i, link in
      link.relation == .contradiction || closing.contains(i)
        ? nil : rank[drawing.node(link.from)] - rank[drawing.node(link.to)]
    }
  }

  /// Stacks sibling leaves behind one another: a run of consecutive siblings without reasons is split into rows of at
  /// most `depth` leaves. The first leaf of each row keeps its rank; each of the others is one column further from the
  /// conclusions than the one before.
  mutating func stack(_ drawing: Drawing, depth: Int) {
    guard depth > 1 else { return }
    for run in leafRuns(drawing) {
      // Use only as many rows as needed, and fill them evenly.
      let rows = (run.count + depth - 1) / depth
      let columns = (run.count + rows - 1) / rows
      for (k, node) in run.enumerated() { rank[node] += 2 * (k % columns) }
    }
  }

  /// The length of the longest run of consecutive sibling leaves; 0 if no run has at least two.
  func longestLeafRun(_ drawing: Drawing) -> Int { leafRuns(drawing).map(\.count).max() ?? 0 }

  /// The runs of at least two consecutive siblings that bear only on their shared parent and have no reasons.
  private func leafRuns(_ drawing: Drawing) -> [[Int]] {
    var uses = [Int](repeating: 0, count: rank.count)
    for list in below { for node in list { uses[node] += 1 } }
    var isUndercut = [Bool](repeating: false, count: rank.count)
    for link in drawing.links {
      // Claims that undercut or contradict are not stacked, since their lines depend on where they are placed.
      if link.relation == .undercut { isUndercut[drawing.node(link.from)] = true }
      if link.relation == .contradiction { uses[drawing.node(link.from)] = 2; uses[drawing.node(link.to)] = 2 }
    }
    var result: [[Int]] = []
    for list in below {
      var run: [Int] = []
      for node in list {
        if isBox(node), uses[node] == 1, below[node].isEmpty, !isUndercut[node], drawing.boxes[node].stub == nil {
          run.append(node)
        } else {
          if run.count > 1 { result.append(run) }
          run = []
        }
      }
      if run.count > 1 { result.append(run) }
    }
    return result
  }

  private struct Edge {
    var node, span, link: Int
  }

  /// The nodes, each before the nodes that bear on it, and the links that close a cycle, which the order ignores. Not
  /// recursive, so deep maps cannot overflow the stack.
  private static func topologicalOrder(_ below: [[Edge]], roots: [Int]) -> (order: [Int], closing: Set<Int>) {
    enum State { case new, open, done }
    var state = [State](repeating: .new, count: below.count)
    var reversed: [Int] = []
    var closing = Set<Int>()
    for root in roots where state[root] == .new {
      var path: [(node: Int, next: Int)] = [(root, 0)]
      state[root] = .open
      while let (node, next) = path.last {
        guard next < below[node].count else {
          state[node] = .done
          reversed.append(node)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let edge = below[node][next]
        switch state[edge.node] {
        case .new:
          state[edge.node] = .open
          path.append((edge.node, 0))
        case .open: closing.insert(edge.link)
        case .done: break
        }
      }
    }
    return (reversed.reversed(), closing)
  }
}
