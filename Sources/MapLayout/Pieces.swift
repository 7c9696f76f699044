import MapDrawing

/// A drawing cut into parts that are laid out one by one. Each part but the first hangs on a single claim, its root: all
/// lines out of it leave from there. In the part above, the root stands as a block with the room that its part needs.
struct Pieces {
  struct Part {
    /// The claim that it hangs on; nil for the first part, which holds the conclusions.
    var root: Int?
    /// What it holds, in the drawing's order: its root, and the roots of parts below it, included.
    var ends: [Drawing.End] = []
    /// The links whose lines it has.
    var links: [Int] = []
    /// Pairs of its boxes that are to stand in this order.
    var order: [(Int, Int)] = []
    /// The parts below it, by their roots.
    var below: [Int: Int] = [:]
    /// How many ranks it reaches behind its root, the parts below it included.
    var depth = 0
  }

  /// All of a drawing in one part.
  static func whole(_ drawing: Drawing) -> Part {
    Part(root: nil, ends: drawing.order, links: Array(drawing.links.indices), order: SiblingOrder.all(drawing))
  }

  /// Parts after those that stand below them; the first part last.
  private(set) var parts: [Part] = []

  /// - Parameter size: how many boxes and junctions make a part worth cutting off.
  init(_ drawing: Drawing, size: Int) {
    let tree = DominatorTree(drawing)
    let boxCount = drawing.boxes.count
    // From the leaves on: how much would be laid out with a node, and the part that it begins, if it does.
    var weight = [Int](repeating: 1, count: tree.count)
    var isRoot = [Bool](repeating: false, count: tree.count)
    for node in tree.order.reversed() {
      if node < boxCount, !tree.leaks[node], weight[node] >= size {
        isRoot[node] = true
        weight[node] = 1
      }
      if let above = tree.dominator[node] { weight[above] += weight[node] }
    }
    // By node, the part that it is laid out in; a root is laid out in two.
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
      // What bears on a root is drawn in the part that hangs on it; what it bears on, in the part above.
      let part = link.relation == .contradiction && isRoot[from] ? partOf[from] : partOf[to]
      made[part].links.append(i)
    }
    for (first, second) in SiblingOrder.all(drawing) {
      // Neighbours are roots of parts, or in one part, or far apart.
      for part in Set([partOf[first], tree.dominator[first].map { partOf[$0] } ?? 0]) {
        made[part].order.append((first, second))
      }
    }
    // Depths from the leaves on; a part is made before those below it.
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

/// Which node everything that bears on a claim goes through on its way to the conclusions (after Cooper, Harvey and
/// Kennedy, "A simple, fast dominance algorithm", 2001).
struct DominatorTree {
  let count: Int
  /// Nodes, boxes before junctions by number; each before those that bear on it.
  private(set) var order: [Int] = []
  /// By node, the next node that all its ways lead through; nil where they lead to several conclusions, or to none.
  private(set) var dominator: [Int?]
  /// By node, whether something that bears on it has a line that does not lead through it.
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
    // By node, its place in that order, from 1; 0 is above all.
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
    // A line that passes by the dominators between its ends leads out of each of them.
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
