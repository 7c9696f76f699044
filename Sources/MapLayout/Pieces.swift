import MapDrawing

/// A drawing cut into parts that are laid out one at a time. Every part except the topmost hangs from one claim, its
/// root, through which all its lines leave. In the part above, the root is a block that reserves the space its part
/// needs.
struct Pieces {
  struct Part {
    /// The box that the part hangs from; nil for the topmost part, which contains the conclusions.
    var root: Int?
    /// The part's boxes and junctions in the drawing's order, including its root and the roots of the parts below it.
    var ends: [Drawing.End] = []
    /// The links that are laid out with this part.
    var links: [Int] = []
    /// Pairs of boxes whose order should be kept if both are in the part.
    var order: [(Int, Int)] = []
    /// The parts below this one: for each root box, an index into `parts`.
    var below: [Int: Int] = [:]
    /// How many ranks the part and the parts below it extend behind the root.
    var depth = 0
  }

  /// The whole drawing as a single part.
  static func whole(_ drawing: Drawing) -> Part {
    Part(root: nil, ends: drawing.order, links: Array(drawing.links.indices), order: SiblingOrder.all(drawing))
  }

  /// All parts, each after the parts below it; the topmost part is last.
  private(set) var parts: [Part] = []

  /// - Parameter size: the minimum number of boxes and junctions that makes a part worth cutting off.
  init(_ drawing: Drawing, size: Int) {
    let tree = DominatorTree(drawing)
    let boxCount = drawing.boxes.count
    // From the leaves up: how many nodes would be laid out together with each node, and whether it starts a part.
    var weight = [Int](repeating: 1, count: tree.count)
    var isRoot = [Bool](repeating: false, count: tree.count)
    for node in tree.order.reversed() {
      if node < boxCount, !tree.leaks[node], weight[node] >= size {
        isRoot[node] = true
        weight[node] = 1
      }
      if let above = tree.dominator[node] { weight[above] += weight[node] }
    }
    // For each node, the part that it is laid out in; a root also belongs to the part above.
    var partOf = [Int](repeating: 0, count: tree.count)
    var made: [Part] = [Part()]
    for node in tree.order {
      let above = tree.dominator[node].map { partOf[$0] } ?? 0
      partOf[node] = above
      if isRoot[node] {
        partOf[node] = made.count
        made[above].below[node] = made.count
        made.append(Part(root: node))
      }
    }
    for end in drawing.order {
      let node = drawing.node(end)
      if isRoot[node] { made[tree.dominator[node].map { partOf[$0] } ?? 0].ends.append(end) }
      made[partOf[node]].ends.append(end)
    }
    for (i, link) in drawing.links.enumerated() {
      let (from, to) = (drawing.node(link.from), drawing.node(link.to))
      // Lines to a root belong to the part that is attached to it; lines from a root belong to the part above.
      let part = link.relation == .contradiction && isRoot[from] ? partOf[from] : partOf[to]
      made[part].links.append(i)
    }
    for (first, second) in SiblingOrder.all(drawing) {
      // A pair can share the part of the first box or, if that is a root, the part above.
      for part in Set([partOf[first], tree.dominator[first].map { partOf[$0] } ?? 0]) {
        made[part].order.append((first, second))
      }
    }
    // Compute depths from the leaves up; a part is created before the parts below it.
    for i in made.indices.reversed() {
      guard let root = made[i].root else { continue }
      for end in made[i].ends {
        let node = drawing.node(end)
        let inner = node == root ? nil : made[i].below[node].map { made[$0].depth }
        made[i].depth = max(made[i].depth, tree.rank[node] - tree.rank[root] + (inner ?? 0))
      }
    }
    let last = made.count - 1
    parts = made.reversed()
    for i in parts.indices { parts[i].below = parts[i].below.mapValues { last - $0 } }
  }
}

/// The dominator tree of the argument: for each node, the nearest node that all its paths to the conclusions pass
/// through (after Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm", 2001).
struct DominatorTree {
  let count: Int
  /// All nodes, each before the nodes that bear on it. They are numbered as by `Drawing.node(_:)`.
  private(set) var order: [Int] = []
  /// For each node, the nearest node that all its paths pass through; nil if its paths end at several conclusions, or
  /// if it bears on nothing.
  private(set) var dominator: [Int?]
  /// For each node, whether something below it has a line that bypasses it.
  private(set) var leaks: [Bool]
  private(set) var rank: [Int]

  init(_ drawing: Drawing) {
    count = drawing.boxes.count + drawing.junctions.count
    dominator = Array(repeating: nil, count: count)
    leaks = Array(repeating: false, count: count)
    rank = Array(repeating: 0, count: count)
    var above: [[Int]] = Array(repeating: [], count: count)
    var below: [[(node: Int, length: Int)]] = Array(repeating: [], count: count)
    var sideways: [(Int, Int)] = []
    for link in drawing.links {
      let (from, to) = (drawing.node(link.from), drawing.node(link.to))
      if let length = link.length {
        above[from].append(to)
        below[to].append((from, length))
      } else if from != to {
        sideways.append((from, to))
      }
    }
    var waiting = above.map(\.count)
    for i in drawing.boxes.indices { rank[i] = drawing.firstRanks[i] ?? 0 }
    var ready = drawing.order.map(drawing.node).filter { waiting[$0] == 0 }
    var at = 0
    while at < ready.count {
      let next = ready[at]
      at += 1
      for (child, length) in below[next] {
        rank[child] = max(rank[child], rank[next] + length)
        waiting[child] -= 1
        if waiting[child] == 0 { ready.append(child) }
      }
    }
    order = ready
    // For each node, its position in `order`, from 1.
    var place = [Int](repeating: 0, count: count)
    for (i, node) in order.enumerated() { place[node] = i + 1 }
    func common(_ a: Int?, _ b: Int?) -> Int? {
      var (a, b) = (a, b)
      while a != b {
        guard let x = a, let y = b else { return nil }
        if place[x] > place[y] { a = dominator[x] } else { b = dominator[y] }
      }
      return a
    }
    for node in order {
      guard let first = above[node].first else { continue }
      dominator[node] = above[node].dropFirst().reduce(first) { common($0, $1) }
    }
    // A line that bypasses a dominator between the line's ends marks that dominator in `leaks`.
    func leak(_ from: Int, upTo end: Int?) {
      var node: Int? = from
      while let n = node, n != end {
        leaks[n] = true
        node = dominator[n]
      }
    }
    for node in order {
      for target in above[node] where target != dominator[node] { leak(target, upTo: dominator[node]) }
    }
    for (a, b) in sideways {
      let meeting = common(a, b)
      leak(a, upTo: meeting)
      leak(b, upTo: meeting)
    }
  }
}
