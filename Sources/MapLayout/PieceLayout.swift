import MapDrawing

/// Lays out a large drawing in parts, from the leaves up, and assembles them. The engine's time grows faster than its
/// input, so many small parts take less time than one large graph.
struct PieceLayout {
  /// The minimum number of boxes and junctions that makes a part worth cutting off. With smaller parts there are more
  /// layouts; with larger parts each layout is slower. The total time is lowest around this value, and the borders
  /// between parts are rarely visible.
  private static let partSize = 60

  private let drawing: Drawing
  private let pieces: Pieces
  private let ruler: [Int32]

  init(_ drawing: Drawing) {
    self.drawing = drawing
    pieces = Pieces(drawing, size: Self.partSize)
    ruler = Self.ruler(drawing)
  }

  /// The thickness of each rank of the whole drawing in points: that of its thickest box, or of a junction.
  static func ruler(_ drawing: Drawing) -> [Int32] {
    let lead = Lead(drawing.direction)
    let junction = Int32(Drawing.Measure.junctionSize + 2 * Drawing.Measure.junctionClearance)
    var result = [Int32](repeating: 0, count: (drawing.ranks.max() ?? 0) + 1)
    for i in result.indices where i % 2 == 1 { result[i] = junction }
    for junction in drawing.junctions where result.indices.contains(junction.rank) {
      // The lines that meet behind the small print need room to spread.
      let thickness = drawing.direction == .right ? junction.width + (junction.lines.isEmpty ? 0 : 40) : junction.height
      result[junction.rank] = max(result[junction.rank], Int32(thickness))
    }
    for (i, box) in drawing.boxes.enumerated() {
      let thickness = drawing.direction == .right ? box.width + lead.x : box.height + lead.y
      result[drawing.ranks[i]] = max(result[drawing.ranks[i]], Int32(thickness))
    }
    return result
  }

  /// Lays out all parts and assembles them.
  /// - Throws: `LayoutError` if libgvc returns no layout for a part.
  func geometry() throws(LayoutError) -> Geometry {
    var parts: [PartGeometry] = []
    var blocks: [Block] = []
    for part in pieces.parts {
      let below = part.below.mapValues { blocks[$0] }
      let start = part.root.map { drawing.ranks[$0] } ?? 0
      let last = min(start + max(part.depth, part.root == nil ? ruler.count - 1 : 0), ruler.count - 1)
      let geometry = try EngineInput(drawing, part: part, blocks: below, ruler: Array(ruler[start...last])).run()
      parts.append(geometry)
      blocks.append(block(of: part, geometry, below))
    }
    var whole = Geometry(drawing)
    // From the conclusions down, move each part to where its root is.
    for (i, part) in pieces.parts.enumerated().reversed() {
      var offset = Geometry.Point(0, 0)
      if let root = part.root, let own = parts[i].boxes.first(where: { $0.number == root })?.at {
        offset = Geometry.Point(whole.boxes[root].x - own.x, whole.boxes[root].y - own.y)
      }
      parts[i].add(to: &whole, at: offset)
    }
    return whole
  }

  /// The space that a part needs around its root.
  private func block(of part: Pieces.Part, _ geometry: PartGeometry, _ below: [Int: Block]) -> Block {
    guard let root = part.root, let middle = geometry.boxes.first(where: { $0.number == root })?.at else {
      return Block(before: 0, after: 0, depth: part.depth)
    }
    let isToTheRight = drawing.direction == .right
    func across(_ p: Geometry.Point) -> Double { isToTheRight ? p.y : p.x }
    func size(_ box: Int) -> Double { Double(isToTheRight ? drawing.boxes[box].height : drawing.boxes[box].width) }
    var low = across(middle) - size(root) / 2
    var high = across(middle) + size(root) / 2
    for (i, at) in geometry.boxes {
      let room = i == root ? nil : below[i]
      low = min(low, across(at) - size(i) / 2 - Double(room?.before ?? 0))
      high = max(high, across(at) + size(i) / 2 + Double(room?.after ?? 0))
    }
    for (_, points) in geometry.links {
      // The curve stays within the bounds of its control points.
      for point in points {
        low = min(low, across(point))
        high = max(high, across(point))
      }
    }
    return Block(
      before: Int((across(middle) - size(root) / 2 - low).rounded(.up)),
      after: Int((high - across(middle) - size(root) / 2).rounded(.up)), depth: part.depth)
  }
}
