import CGraphviz
import MapDrawing

/// Something that libgvc could not do.
package struct LayoutError: Error, Sendable {
  /// In libgvc's words.
  package let reason: String
}

/// Lays drawings out by libgvc's dot.
package enum LayoutEngine {
  /// libgvc's version, such as `2.43.0`.
  package static var version: String { String(cString: argmapLibraryVersion()) }

  /// Up to this size a few plans may be laid out and compared; above, the first is taken.
  private static let comparable = 300
  private static let mostPlans = 3

  /// Where everything goes. Where the drawing's plan comes out worse than was thought, others are tried.
  package static func layOut(_ drawing: Drawing) throws(LayoutError) -> PlacedDrawing {
    let claims = drawing.boxes.count
    let page = drawing.page
    var best = try layOutByPlan(drawing)
    if page.isMet(width: best.width, height: best.height, claims: claims) || claims > comparable { return best }
    func cost(_ width: Double, _ height: Double) -> Double { page.cost(width: width, height: height, claims: claims) }
    var left = drawing.alternatives
    // By direction, how many times the estimate the picture was.
    var factor: [Drawing.Direction: (width: Double, height: Double)] = [:]
    factor[drawing.direction] = (best.width / drawing.estimate.width, best.height / drawing.estimate.height)
    for _ in 1..<mostPlans where !left.isEmpty {
      let costs = left.map { plan, width, height in
        let f = factor[plan.direction] ?? (1, 1)
        return cost(width * f.width, height * f.height)
      }
      let next = costs.indices.min { costs[$0] < costs[$1] }!
      // Not worth a layout where not even the estimate is much better.
      if costs[next] > cost(best.width, best.height) * 0.9 { break }
      let (plan, width, height) = left.remove(at: next)
      let picture = try layOutByPlan(drawing.set(by: plan))
      factor[plan.direction] = (picture.width / width, picture.height / height)
      if cost(picture.width, picture.height) < cost(best.width, best.height) { best = picture }
      if page.isMet(width: best.width, height: best.height, claims: claims) { break }
    }
    return best
  }

  /// Groups become frames where the author's order allows it, else tints.
  private static func layOutByPlan(_ drawing: Drawing) throws(LayoutError) -> PlacedDrawing {
    let plain = try place(drawing, clusters: [])
    let candidates = FramePlan.candidates(drawing)
    guard !candidates.isEmpty else { return Placement(drawing, plain).placed() }
    var framed = candidates
    // Each round leaves out the groups that cost the author's order, so it ends soon.
    for _ in 0..<2 {
      let geometry = try place(drawing, clusters: framed)
      let spoilt = FramePlan.spoilt(drawing, geometry, framed: framed, than: plain)
      if spoilt.isEmpty { return Placement(drawing, geometry).placed() }
      framed.removeAll { spoilt.contains($0) }
      if framed.isEmpty { break }
    }
    return Placement(drawing, plain).placed()
  }

  /// The lines that libgvc draws, before anything is done to them; to compare with. By link; empty for none.
  package static func enginesLines(_ drawing: Drawing) throws(LayoutError) -> [[PlacedDrawing.Point]] {
    try place(drawing, clusters: []).links
  }

  /// One layout.
  /// - Parameter clusters: the groups that become clusters, parents first.
  static func place(_ drawing: Drawing, clusters: [Int]) throws(LayoutError) -> Geometry {
    let input = EngineInput(drawing, clusters: clusters)
    return try input.run()
  }
}

/// What libgvc gave, in the terms of the drawing; y downwards.
struct Geometry {
  typealias Point = PlacedDrawing.Point
  typealias Rect = PlacedDrawing.Rect

  var boxes: [Point]
  var junctions: [Point]
  /// Control points of each link, from where it starts to what it points at.
  var links: [[Point]]
  /// The frames, by group.
  var frames: [Int: Rect]
  var warnings: [String]
}

/// The room that the engine keeps free in front of a box and behind it, for straight pieces of line.
struct Lead {
  /// How much wider and higher than the box its node is.
  let x, y: Int
  /// Where the box's centre lies as seen from the node's.
  let shiftX, shiftY: Double

  init(_ direction: Drawing.Direction) {
    // The same for every box, so that the boxes of a column stand in line.
    let front = Drawing.Measure.headLead
    let back = Drawing.Measure.tailLead
    let shift = Double(back - front) / 2
    switch direction {
    case .right: (x, y, shiftX, shiftY) = (front + back, 0, shift, 0)
    case .down: (x, y, shiftX, shiftY) = (0, front + back, 0, shift)
    }
  }
}

/// The drawing as nodes and edges of the engine. Edges run from what is borne on to what bears on it, so that
/// conclusions come first.
private struct EngineInput {
  let drawing: Drawing
  let clusters: [Int]
  /// How much stronger a line pulls its ends together than an order its siblings.
  private static let pull: Int32 = 10
  private var nodes: [ArgmapNode] = []
  private var edges: [ArgmapEdge] = []
  private var numberOf: [Drawing.End: Int] = [:]

  init(_ drawing: Drawing, clusters: [Int]) {
    self.drawing = drawing
    self.clusters = clusters
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
    for end in drawing.order {
      numberOf[end] = nodes.count
      switch end {
      case .box(let i):
        let box = drawing.boxes[i]
        let lead = Lead(drawing.direction)
        nodes.append(
          ArgmapNode(
            width: Int32(box.width + lead.x), height: Int32(box.height + lead.y), ports: Int32(drawing.portCounts[i]),
            cluster: cluster(box.group), firstRank: Int32(drawing.firstRanks[i] ?? -1), isRound: false))
      case .junction(let i):
        let size = Int32(Drawing.Measure.junctionSize + 2 * Drawing.Measure.junctionClearance)
        nodes.append(
          ArgmapNode(
            width: size, height: size, ports: 0, cluster: cluster(drawing.junctions[i].group), firstRank: -1,
            isRound: true))
      }
    }
    for link in drawing.links {
      let isFree = link.relation == .contradiction
      let length = link.length ?? drawing.span(link.to, link.from)
      edges.append(
        ArgmapEdge(
          tail: Int32(numberOf[link.to]!), head: Int32(numberOf[link.from]!), tailPort: Int32(link.port ?? -1),
          minimumLength: Int32(length), weight: (link.hasHead && !isFree ? 2 : 1) * Self.pull,
          isFree: link.length == nil, isOrder: false))
    }
    let order = SiblingOrder.pairs(drawing) + SiblingOrder.fixed(drawing)
    var seen = Set<[Int]>()
    for (first, second) in order where seen.insert([first, second]).inserted {
      let a = numberOf[.box(first)]!
      let b = numberOf[.box(second)]!
      // libgvc bears no order across the edge of a cluster.
      guard nodes[a].cluster == nodes[b].cluster else { continue }
      edges.append(
        ArgmapEdge(
          tail: Int32(a), head: Int32(b), tailPort: -1, minimumLength: 0, weight: 0, isFree: false, isOrder: true))
    }
  }

  func run() throws(LayoutError) -> Geometry {
    let titles = clusters.map { group in
      ArgmapCluster(
        parent: parentCluster(group), titleWidth: Int32(FramePlan.titleWidth(drawing.groups[group].title)),
        titleHeight: Int32(FramePlan.titleHeight))
    }
    var layout = nodes.withUnsafeBufferPointer { nodes in
      edges.withUnsafeBufferPointer { edges in
        titles.withUnsafeBufferPointer { titles in
          var graph = ArgmapGraph(
            nodes: nodes.baseAddress, nodeCount: Int32(nodes.count), edges: edges.baseAddress,
            edgeCount: Int32(edges.count), clusters: titles.baseAddress, clusterCount: Int32(titles.count),
            isToTheRight: drawing.direction == .right, nodeSeparation: Int32(DrawingShape.siblingGap),
            rankSeparation: Int32(Self.rankSeparation))
          return argmapLayout(&graph)
        }
      }
    }
    defer { argmapFreeLayout(&layout) }
    let messages = layout.messages.map { String(cString: $0) } ?? ""
    guard layout.status == 0 else {
      throw LayoutError(reason: reason(for: messages))
    }
    return read(layout, warnings: messages.split(separator: "\n").map(String.init))
  }

  /// The room between a rank and the next: half of what is left of the gap between two columns.
  private static let rankSeparation =
    (Int(DrawingShape.columnGap) - Drawing.Measure.junctionSize - 2 * Drawing.Measure.junctionClearance
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

  private func parentCluster(_ group: Int) -> Int32 {
    var parent = drawing.groups[group].parent
    while let p = parent {
      if let i = clusters.firstIndex(of: p) { return Int32(i) }
      parent = drawing.groups[p].parent
    }
    return -1
  }

  private func read(_ layout: ArgmapLayout, warnings: [String]) -> Geometry {
    let top = layout.bounds.upperY
    func point(_ p: ArgmapPoint) -> Geometry.Point { Geometry.Point(p.x - layout.bounds.lowerX, top - p.y) }
    var result = Geometry(boxes: [], junctions: [], links: [], frames: [:], warnings: warnings)
    result.boxes = drawing.boxes.indices.map { i in
      let center = point(layout.nodes[numberOf[.box(i)]!])
      let lead = Lead(drawing.direction)
      return Geometry.Point(center.x + lead.shiftX, center.y + lead.shiftY)
    }
    result.junctions = drawing.junctions.indices.map { point(layout.nodes[numberOf[.junction($0)]!]) }
    for i in drawing.links.indices {
      let range = Int(layout.edgeStarts[i])..<Int(layout.edgeStarts[i + 1])
      // From tail to head, which is from what is borne on to what bears on it.
      result.links.append(range.reversed().map { point(layout.points[$0]) })
    }
    for (i, group) in clusters.enumerated() {
      let box = layout.clusters[i]
      result.frames[group] = Geometry.Rect(
        x: box.lowerX - layout.bounds.lowerX, y: top - box.upperY, width: box.upperX - box.lowerX,
        height: box.upperY - box.lowerY)
    }
    return result
  }
}
