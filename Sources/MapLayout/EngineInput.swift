import CGraphviz
import MapDrawing

/// Part of a drawing, translated into the engine's nodes and edges. Edges run from a target to what bears on it, so
/// that conclusions come first.
struct EngineInput {
  private let drawing: Drawing
  private let part: Pieces.Part
  private let clusters: [Int]
  /// The basic weight of a line, doubled if it has a head and is not a contradiction; edges that only order siblings
  /// have weight 0.
  private static let pull: Int32 = 10
  /// The weight of a line across the argument, from a claim whose position another line decides. dot multiplies the
  /// weight of long lines, so with the basic weight they would drag whole branches away from their claims.
  private static let looseWeight: Int32 = 2
  /// Parts with more boxes and junctions than this get fewer rounds of crossing reduction. This costs a few percent
  /// more crossings and saves a seventh of the time.
  private static let large = 500
  /// How many points across the picture's direction correspond to one unit of the engine, which allows no length above
  /// 65,535 units. The scale is above 1 only if a node would be too long; neighbours may then be up to that many points
  /// too far apart.
  private let scale: Int
  private static let longest = 50_000
  /// Whether the engine itself makes lines end at the right place, by means of a table of ports in each node. It cannot
  /// handle tables longer than `longest`.
  private var hasPorts = true
  private var nodes: [ArgmapNode] = []
  private var edges: [ArgmapEdge] = []
  /// The links that the first edges stand for, in the same order. Edges that only keep an order and hidden edges come
  /// last.
  private var links: [Int] = []
  private var numberOf: [Drawing.End: Int] = [:]

  /// - Parameters:
  ///   - clusters: the groups that become clusters, parents first.
  ///   - blocks: the space for each part below, by the box that is its root.
  ///   - ruler: the minimum thickness of each rank in points, starting with the part's first rank; empty if the nodes
  ///     alone determine it.
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

  /// Converts a length across the picture's direction from points to the engine's scale, rounding up.
  private func scaled(_ length: Int) -> Int32 { Int32((length + scale - 1) / scale) }

  // MARK: What is drawn

  private mutating func addNodes(_ blocks: [Int: Block]) {
    var clusterOf: [Int: Int] = [:]
    for (i, group) in clusters.enumerated() { clusterOf[group] = i }
    /// The index of the innermost cluster around a group; -1 if there is none.
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
        // Every port needs a length of at least one unit.
        let length = max(scaled(isToTheRight ? box.height : box.width), node.ports) + node.before + node.after
        if isToTheRight { node.height = length } else { node.width = length }
        nodes.append(node)
      case .junction(let i):
        let junction = drawing.junctions[i]
        nodes.append(
          ArgmapNode(
            width: isToTheRight ? Int32(junction.width) : scaled(junction.width),
            height: isToTheRight ? scaled(junction.height) : Int32(junction.height),
            ports: 0, before: 0, after: 0, cluster: cluster(junction.group), firstRank: -1,
            isRound: junction.lines.isEmpty))
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
      // libgvc cannot handle order edges that cross the border of a cluster.
      guard nodes[a].cluster == nodes[b].cluster else { continue }
      edges.append(
        ArgmapEdge(
          tail: Int32(a), head: Int32(b), tailPort: -1, minimumLength: 0, weight: 0, isFree: false, isHidden: true,
          isOrder: true))
    }
  }

  // MARK: What keeps space free

  /// Adds an invisible node and, if `node` is given, an invisible edge from `node` to the new one; returns the number
  /// of the new one. `size` is measured across the picture's direction, in the engine's scale; `thickness` along it, in
  /// points.
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

  /// Keeps the ranks behind a block free for the part that is attached to it.
  private mutating func addRoom(_ root: Int, _ block: Block) {
    let first = nodes[numberOf[.box(root)]!]
    var last = Int32(numberOf[.box(root)]!)
    for _ in 0..<block.depth {
      last = addHidden(isToTheRight ? first.height : first.width, thickness: 1, after: last, weight: 100 * Self.pull)
    }
  }

  /// Gives the ranks of all parts the same thickness, so that their columns line up.
  private mutating func addRuler(_ ruler: [Int32]) {
    var last: Int32?
    for thickness in ruler { last = addHidden(1, thickness: thickness, after: last, weight: 1) }
  }

  // MARK: The engine

  /// Runs the engine and returns its result in the drawing's terms.
  /// - Throws: `LayoutError` if libgvc returns no layout.
  func run() throws(LayoutError) -> PartGeometry {
    let titles = clusters.map { group in
      let lines = FramePlan.lines(drawing.groups[group])
      let (width, height) = (lines.map { FramePlan.titleWidth($0) }.max() ?? 0, lines.count * FramePlan.titleHeight)
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
    // These messages say that libgvc found no route for a line or dropped it. `Courses` routes the line instead, so
    // there is nothing to warn about.
    let known = ["Unable to reclaim box space", "Pshortestpath failed", "lost "]
    let warnings = messages.split(separator: "\n").filter { line in !known.contains { line.contains($0) } }
    return read(layout, warnings: warnings.map(String.init))
  }

  /// The space between two ranks, in points: half of what is left of the gap between two columns once junctions and
  /// leads are subtracted.
  private static let rankSeparation =
    (Drawing.Measure.columnGap - Drawing.Measure.junctionSize - 2 * Drawing.Measure.junctionClearance
      - Drawing.Measure.headLead - Drawing.Measure.tailLead)
    / 2

  private func reason(for messages: String) -> String {
    // libgvc's message goes on to list its layouts; the list is empty if its plugins are missing.
    if messages.contains("not recognized") {
      return
        "libgvc has no dot layout plugin; install all Graphviz libraries (Debian: libgraphviz-dev), then run dot -c"
    }
    return messages.isEmpty ? "libgvc returned no layout" : messages.split(separator: "\n").joined(separator: "; ")
  }

  /// Moves the line ends that meet boxes to their exact positions. At a coarser scale or without ports, those of the
  /// engine are only approximate.
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

  /// Moves the end of a line and the control point next to it across the picture's direction, to `aside` points from
  /// `center`.
  private func move(
    _ points: inout [Geometry.Point], _ end: Int, _ next: Int, to center: Geometry.Point, by aside: Double
  ) {
    let shift = isToTheRight ? center.y + aside - points[end].y : center.x + aside - points[end].x
    for k in [end, next] { if isToTheRight { points[k].y += shift } else { points[k].x += shift } }
  }

  /// The index of the innermost cluster around a group, the group itself excluded; -1 if there is none.
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
        // In a block's node, the box can be anywhere along the side.
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
      // The engine's edges run from the target to what bears on it, so the points are reversed.
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
