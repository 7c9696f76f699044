import MapDrawing

/// libgvc's layout in the drawing's terms: in points, with y pointing down.
struct Geometry {
  typealias Point = PlacedDrawing.Point
  typealias Rect = PlacedDrawing.Rect

  /// The centre of each box.
  var boxes: [Point]
  /// The centre of each junction.
  var junctions: [Point]
  /// The 3n + 1 control points of each link, from its start to what it points at; empty if libgvc lost the line.
  var links: [[Point]]
  /// The frame of each group that became a cluster.
  var frames: [Int: Rect] = [:]
  /// libgvc's messages, except those about lines that are rerouted.
  var warnings: [String] = []

  /// Boxes and junctions all at the origin, and no lines.
  init(_ drawing: Drawing) {
    boxes = Array(repeating: Point(0, 0), count: drawing.boxes.count)
    junctions = Array(repeating: Point(0, 0), count: drawing.junctions.count)
    links = Array(repeating: [], count: drawing.links.count)
  }
}

/// libgvc's layout of part of a drawing.
struct PartGeometry {
  typealias Point = PlacedDrawing.Point

  var boxes: [(number: Int, at: Point)] = []
  var junctions: [(number: Int, at: Point)] = []
  var links: [(number: Int, points: [Point])] = []
  var frames: [(group: Int, rect: PlacedDrawing.Rect)] = []
  var warnings: [String] = []

  /// Adds this part to the whole, moved by `offset`.
  func add(to whole: inout Geometry, at offset: Point) {
    func moved(_ p: Point) -> Point { Point(p.x + offset.x, p.y + offset.y) }
    for (i, at) in boxes { whole.boxes[i] = moved(at) }
    for (i, at) in junctions { whole.junctions[i] = moved(at) }
    for (i, points) in links { whole.links[i] = points.map(moved) }
    for (group, rect) in frames {
      whole.frames[group] = PlacedDrawing.Rect(
        x: rect.x + offset.x, y: rect.y + offset.y, width: rect.width, height: rect.height)
    }
    for warning in warnings where !whole.warnings.contains(warning) { whole.warnings.append(warning) }
  }
}

/// The space in front of and behind a box that the engine keeps free for straight pieces of line, in points.
struct Lead {
  /// How much wider (`x`) and taller (`y`) the node is than its box.
  let x, y: Int
  /// The offset of the box's centre from the node's centre.
  let shiftX, shiftY: Double

  init(_ direction: Drawing.Direction) {
    // The same for every box, so that the boxes of a column are aligned.
    let front = Drawing.Measure.headLead
    let back = Drawing.Measure.tailLead
    let shift = Double(back - front) / 2
    switch direction {
    case .right: (x, y, shiftX, shiftY) = (front + back, 0, shift, 0)
    case .down: (x, y, shiftX, shiftY) = (0, front + back, 0, shift)
    }
  }
}

/// The space that a part needs.
struct Block {
  /// The space before and after the root's box, across the picture's direction, in points.
  var before, after: Int
  /// The number of ranks behind the root.
  var depth: Int
}
