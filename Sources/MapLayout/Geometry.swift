import MapDrawing

/// What libgvc gave, in the terms of the drawing; y downwards.
struct Geometry {
  typealias Point = PlacedDrawing.Point
  typealias Rect = PlacedDrawing.Rect

  var boxes: [Point]
  var junctions: [Point]
  /// Control points of each link, from where it starts to what it points at.
  var links: [[Point]]
  /// The frames, by group.
  var frames: [Int: Rect] = [:]
  var warnings: [String] = []

  /// Everything at the origin.
  init(_ drawing: Drawing) {
    boxes = Array(repeating: Point(0, 0), count: drawing.boxes.count)
    junctions = Array(repeating: Point(0, 0), count: drawing.junctions.count)
    links = Array(repeating: [], count: drawing.links.count)
  }
}

/// What libgvc gave for a part of a drawing.
struct PartGeometry {
  typealias Point = PlacedDrawing.Point

  var boxes: [(number: Int, at: Point)] = []
  var junctions: [(number: Int, at: Point)] = []
  var links: [(number: Int, points: [Point])] = []
  var frames: [(group: Int, rect: PlacedDrawing.Rect)] = []
  var warnings: [String] = []

  /// Adds it to the whole, moved.
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

/// The room across the ranks that a part needs beside its root, in whole points.
struct Block {
  var before, after: Int
  /// How many ranks it reaches behind the root.
  var depth: Int
}
