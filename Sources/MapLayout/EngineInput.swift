import CGraphviz
import MapDrawing

/// A part of a drawing as nodes and edges of the engine. Edges run from what is borne on to what bears on it, so that
/// conclusions come first.
struct EngineInput {
  private let drawing: Drawing
  private let part: Pieces.Part
  private let clusters: [Int]
  /// How much stronger a line pulls its ends together than an order its siblings.
  private static let pull: Int32 = 10
  /// The pull of a line across the argument, from a claim that stands by another line. dot makes it several times as
  /// strong where the line is long, which would drag whole branches away from their claims.
  private static let looseWeight: Int32 = 2
  /// Parts of more boxes and junctions, which cannot be cut, get fewer rounds against crossings: some percent more of
  /// them, in a seventh less time.
  private static let large = 500
  /// How many points across the ranks are one of the engine's, which knows no lengths over 65,535. More than one only
  /// where a node would be longer than that; what stands beside each other may then be so much too far apart.
  private let scale: Int
  private static let longest = 50_000
  /// Whether lines end where they should by the engine's own doing. It bears no table that is longer than `longest`.
  private var hasPorts = true
  private var nodes: [ArgmapNode] = []
  private var edges: [ArgmapEdge] = []
  /// The links that come first among the edges.
  private var links: [Int] = []
  private var numberOf: [Drawing.End: Int] = [:]

  /// - Parameters:
  ///   - clusters: the groups that become clusters, parents first.
  ///   - blocks: the room for the parts below, by their roots.
  ///   - ruler: by rank from the part's first on, how thick each is at least; empty where the nodes alone decide.
  init(
    _ drawing: Drawing, part: Pieces.Part, clusters: [Int] = [], blocks: [Int: Block] = [:], ruler: [Int32] = []
  ) {
    self.drawing = drawing
    self.part = part
    self.clusters = clusters
    let isToTheRight = drawing.direction == .right
    let lengths = part.ends.map { end -> Int in
      guard case .box(let i) = end else { return 0 }
      let box = drawing.boxes[i]
      return (isToTheRight ? box.height : box.width) + (blocks[i].map { $0.before + $0.after } ?? 0)
    }
    scale = max(1, ((lengths.max() ?? 0) + Self.longest - 1) / Self.longest)
    addNodes(blocks)
    addLinks(blocks)
    addOrder()
    for (root, block) in blocks.sorted(by: { $0.key < $1.key }) { addRoom(root, block) }
    addRuler(ruler)
  }

  private var isToTheRight: Bool { drawing.direction == .right }

  /// A length across the ranks as the engine is told it.
  private func scaled(_ length: Int) -> Int32 { Int32((length + scale - 1) / scale) }

  // MARK: What is drawn

  private mutating func addNodes(_ blocks: [Int: Block]) {
    var clusterOf: [Int: Int] = [:]
    for (i, group) in clusters.enumerated() { clusterOf[group] = i }
    /// The innermost cluster around a group.
    func cluster(_ group: Int?) -> Int32 {
      var group = group
      while let g = group {
        if let c = clusterOf[g] { return Int32(c) }
        group = drawing.groups[g].parent
      }
      return -1
    }
    let lead = Lead(drawing.direction)
    for end in part.ends {
      numberOf[end] = nodes.count
      switch end {
      case .box(let i):
        let box = drawing.boxes[i]
        var node = ArgmapNode(
          width: Int32(box.width + lead.x), height: Int32(box.height + lead.y), ports: Int32(drawing.portCounts[i]),
          before: 0, after: 0, cluster: cluster(box.group),
          firstRank: Int32(part.root == i ? 0 : drawing.firstRanks[i] ?? -1), isRound: false)
        if let block = blocks[i] {
          (node.before, node.after, node.ports) = (scaled(block.before), scaled(block.after), 0)
        }
        let along = isToTheRight ? node.width : node.height
        if node.ports > Self.longest || along > Self.longest {
          node.ports = 0
          hasPorts = false
        }
        // Each place for a line needs some length.
        let length = max(scaled(isToTheRight ? box.height : box.width), node.ports) + node.before + node.after
        if isToTheRight { node.height = length } else { node.width = length }
        nodes.append(node)
      case .junction(let i):
        let size = Drawing.Measure.junctionSize + 2 * Drawing.Measure.junctionClearance
        nodes.append(
          ArgmapNode(
            width: isToTheRight ? Int32(size) : scaled(size), height: isToTheRight ? scaled(size) : Int32(size),
            ports: 0, before: 0, after: 0, cluster: cluster(drawing.junctions[i].group),
            firstRank: -1, isRound: true))
      }
    }
  }

  private mutating func addLinks(_ blocks: [Int: Block]) {
    let ties = SiblingOrder.ties(drawing)
    for i in part.links {
      let link = drawing.links[i]
      let isFree = link.relation == .contradiction
      let length = link.length ?? drawing.span(link.to, link.from)
      links.append(i)
      edges.append(
        ArgmapEdge(
          tail: Int32(numberOf[link.to]!), head: Int32(numberOf[link.from]!), tailPort: Int32(link.port ?? -1),
          minimumLength: Int32(length),
          weight: ties[i] ? (link.hasHead && !isFree ? 2 : 1) * Self.pull : Self.looseWeight,
          isFree: link.length == nil, isHidden: false, isOrder: false))
    }
  }

  private mutating func addOrder() {
    let order = part.order
    for (first, second) in order {
      guard let a = numberOf[.box(first)], let b = numberOf[.box(second)] else { continue }
      // libgvc bears no order across the edge of a cluster.
      guard nodes[a].cluster == nodes[b].cluster else { continue }
      edges.append(
        ArgmapEdge(
          tail: Int32(a), head: Int32(b), tailPort: -1, minimumLength: 0, weight: 0, isFree: false, isHidden: true,
          isOrder: true))
    }
  }

  // MARK: What keeps room

  private mutating func addHidden(_ size: Int32, thickness: Int32, after node: Int32?, weight: Int32) -> Int32 {
    nodes.append(
      ArgmapNode(
        width: isToTheRight ? thickness : size, height: isToTheRight ? size : thickness, ports: 0, before: 0, after: 0,
        cluster: -1, firstRank: node == nil ? 0 : -1, isRound: false))
    let number = Int32(nodes.count - 1)
    if let node {
      edges.append(
        ArgmapEdge(
          tail: node, head: number, tailPort: -1, minimumLength: 1, weight: weight, isFree: false, isHidden: true,
          isOrder: false))
    }
    return number
  }

  /// Keeps the ranks behind a block free for what hangs on it.
  private mutating func addRoom(_ root: Int, _ block: Block) {
    let first = nodes[numberOf[.box(root)]!]
    var last = Int32(numberOf[.box(root)]!)
    for _ in 0..<block.depth {
      last = addHidden(isToTheRight ? first.height : first.width, thickness: 1, after: last, weight: 100 * Self.pull)
    }
  }

  /// Makes the ranks of all parts equally thick, so that their columns meet.
  private mutating func addRuler(_ ruler: [Int32]) {
    var last: Int32?
    for thickness in ruler { last = addHidden(1, thickness: thickness, after: last, weight: 1) }
  }

  // MARK: The engine

  func run() throws(LayoutError) -> PartGeometry {
    let titles = clusters.map { group in
      let (width, height) = (FramePlan.titleWidth(drawing.groups[group].title), FramePlan.titleHeight)
      return ArgmapCluster(
        parent: parentCluster(group), titleWidth: isToTheRight ? Int32(width) : scaled(width),
        titleHeight: isToTheRight ? scaled(height) : Int32(height))
    }
    var layout = nodes.withUnsafeBufferPointer { nodes in
      edges.withUnsafeBufferPointer { edges in
        titles.withUnsafeBufferPointer { titles in
          var graph = ArgmapGraph(
            nodes: nodes.baseAddress, nodeCount: Int32(nodes.count), edges: edges.baseAddress,
            edgeCount: Int32(edges.count), clusters: titles.baseAddress, clusterCount: Int32(titles.count),
            isToTheRight: isToTheRight, nodeSeparation: scaled(Drawing.Measure.siblingGap),
            rankSeparation: Int32(Self.rankSeparation), isHasty: part.ends.count > Self.large)
          return argmapLayout(&graph)
        }
      }
    }
    defer { argmapFreeLayout(&layout) }
    let messages = layout.messages.map { String(cString: $0) } ?? ""
    guard layout.status == 0 else {
      throw LayoutError(reason: reason(for: messages))
    }
    // Of a line that has no way along its boxes, or none at all; it gets another, which `Courses` looks at.
    let known = ["Unable to reclaim box space", "Pshortestpath failed", "lost "]
    let warnings = messages.split(separator: "\n").filter { line in !known.contains { line.contains($0) } }
    return read(layout, warnings: warnings.map(String.init))
  }

  /// The room between a rank and the next: half of what is left of the gap between two columns.
  private static let rankSeparation =
    (Drawing.Measure.columnGap - Drawing.Measure.junctionSize - 2 * Drawing.Measure.junctionClearance
      - Drawing.Measure.headLead - Drawing.Measure.tailLead)
    / 2

  private func reason(for messages: String) -> String {
    // libgvc goes on to list the layouts that it has: none, when its plugins are missing.
    if messages.contains("not recognized") {
      return
        "libgvc finds no dot layout; install all of Graphviz's libraries (Debian: libgraphviz-dev), then run dot -c"
    }
    return messages.isEmpty ? "libgvc gave no layout" : messages.split(separator: "\n").joined(separator: "; ")
  }

  /// Lets lines end where they should, not as near to it as whole numbers of the scale allow.
  private func meetBoxes(_ result: inout PartGeometry) {
    let centers = Dictionary(uniqueKeysWithValues: result.boxes.map { ($0.number, $0.at) })
    for i in result.links.indices where result.links[i].points.count > 3 {
      let link = drawing.links[result.links[i].number]
      if case .box(let box) = link.from, let center = centers[box] {
        move(&result.links[i].points, 0, 1, to: center, by: 0)
      }
      if case .box(let box) = link.to, let center = centers[box], let port = link.port {
        let length = Double(isToTheRight ? drawing.boxes[box].height : drawing.boxes[box].width)
        let share = (Double(port) + 0.5) / Double(drawing.portCounts[box]) - 0.5
        let last = result.links[i].points.count - 1
        move(&result.links[i].points, last, last - 1, to: center, by: share * length)
      }
    }
  }

  /// Moves the end of a line, and its control point with it, across the ranks.
  private func move(
    _ points: inout [Geometry.Point], _ end: Int, _ next: Int, to center: Geometry.Point, by aside: Double
  ) {
    let shift = isToTheRight ? center.y + aside - points[end].y : center.x + aside - points[end].x
    for k in [end, next] { if isToTheRight { points[k].y += shift } else { points[k].x += shift } }
  }

  private func parentCluster(_ group: Int) -> Int32 {
    var parent = drawing.groups[group].parent
    while let p = parent {
      if let i = clusters.firstIndex(of: p) { return Int32(i) }
      parent = drawing.groups[p].parent
    }
    return -1
  }

  private func read(_ layout: ArgmapLayout, warnings: [String]) -> PartGeometry {
    let top = layout.bounds.upperY
    let (scaleX, scaleY) = isToTheRight ? (1, Double(scale)) : (Double(scale), 1)
    func point(_ p: ArgmapPoint) -> Geometry.Point {
      Geometry.Point((p.x - layout.bounds.lowerX) * scaleX, (top - p.y) * scaleY)
    }
    var result = PartGeometry()
    result.warnings = warnings
    let lead = Lead(drawing.direction)
    for (number, end) in part.ends.enumerated() {
      let center = point(layout.nodes[number])
      switch end {
      case .box(let i):
        // A block's node has the box somewhere along its side.
        let aside = Double(nodes[number].before - nodes[number].after) / 2 * Double(scale)
        result.boxes.append(
          (
            i,
            Geometry.Point(
              center.x + lead.shiftX + (isToTheRight ? 0 : aside), center.y + lead.shiftY + (isToTheRight ? aside : 0))
          ))
      case .junction(let i): result.junctions.append((i, center))
      }
    }
    for (edge, link) in links.enumerated() {
      let range = Int(layout.edgeStarts[edge])..<Int(layout.edgeStarts[edge + 1])
      // From tail to head, which is from what is borne on to what bears on it.
      result.links.append((link, range.reversed().map { point(layout.points[$0]) }))
    }
    if scale > 1 || !hasPorts { meetBoxes(&result) }
    for (i, group) in clusters.enumerated() {
      let box = layout.clusters[i]
      let corner = point(ArgmapPoint(x: box.lowerX, y: box.upperY))
      let other = point(ArgmapPoint(x: box.upperX, y: box.lowerY))
      result.frames.append(
        (group, Geometry.Rect(x: corner.x, y: corner.y, width: other.x - corner.x, height: other.y - corner.y)))
    }
    return result
  }
}
