import MapDrawing

/// Lines that do not affect ranks: contradictions, and lines that close a cycle. The engine reserves no space for them
/// and would draw them over each other and over heads.
extension Courses {
  /// Routes free lines, which do not affect ranks, through the gap beside their claims: within a column, only
  /// contradictions; between neighbouring columns, all free lines. Makes other contradictions meet their boxes at right
  /// angles. Keeps the engine's path if the new one would run through a box.
  func routeFreeLines(_ lines: inout [[Point]], _ ends: inout SideEnds) {
    var number = 0
    for (i, link) in drawing.links.enumerated() where link.length == nil {
      guard case .box(let a) = link.from, case .box(let b) = link.to, a != b else { continue }
      let isMutual = link.relation == .contradiction
      var tried = ends
      let near = bow(a, b, number: number, isMutual, &tried) ?? step(a, b, isMutual, &tried)
      if let near, isClear(near) {
        lines[i] = near
        number += 1
        ends = tried
      } else if isMutual, lines[i].count > 3 {
        tried = ends
        let square = squared(lines[i], a, b, &tried)
        if isClear(square) {
          lines[i] = square
          ends = tried
        }
      }
    }
  }

  /// The length, in points, of the straight piece in front of a box, which keeps the bar perpendicular to the line.
  private static let lead = 11.0
  /// The length, in points, of the straight piece that a head with its sign needs.
  private static let headLead = 24.0

  /// The extent of a box: from `near` to `far` along the picture's direction, from `low` to `high` across it.
  private struct Extent {
    var near, far, low, high: Double
    var middle: Double { (low + high) / 2 }
  }

  private func extent(_ box: Int) -> Extent {
    let f = frames[box]
    return drawing.direction == .right
      ? Extent(near: f.x, far: f.maxX, low: f.y, high: f.maxY)
      : Extent(near: f.y, far: f.maxY, low: f.x, high: f.maxX)
  }

  private func point(_ along: Double, _ across: Double) -> Point {
    drawing.direction == .right ? Point(along, across) : Point(across, along)
  }

  /// An arc in front of a column, connecting two of its boxes. Nil unless the line is a contradiction and both boxes
  /// share a rank.
  private func bow(_ a: Int, _ b: Int, number: Int, _ isMutual: Bool, _ ends: inout SideEnds) -> [Point]? {
    guard isMutual, drawing.ranks[a] == drawing.ranks[b] else { return nil }
    let isSwapped = extent(a).low > extent(b).low
    let (first, second) = isSwapped ? (extent(b), extent(a)) : (extent(a), extent(b))
    guard second.low >= first.high else { return nil }
    let start = ends.place(isSwapped ? b : a, ends.front, towards: second.middle)
    let end = ends.place(isSwapped ? a : b, ends.front, towards: first.middle)
    let bulge = min(first.near, second.near) - 36 - Double(number % 3) * 9
    let lead = Self.lead
    let course =
      straight(point(first.near, start), point(first.near - lead, start)) + [
        point(first.near - lead, start), point(bulge, start), point(bulge, end), point(second.near - lead, end),
      ] + straight(point(second.near - lead, end), point(second.near, end)).dropFirst() + [point(second.near, end)]
    return isSwapped ? course.reversed() : course
  }

  /// A line from the back of one box to the front of another in the next column; nil if they are not in adjacent
  /// columns.
  private func step(_ a: Int, _ b: Int, _ isMutual: Bool, _ ends: inout SideEnds) -> [Point]? {
    let isSwapped = extent(a).near > extent(b).near
    let (first, second) = isSwapped ? (extent(b), extent(a)) : (extent(a), extent(b))
    let gap = second.near - first.far
    guard gap > 0, gap <= Double(Drawing.Measure.columnGap) + 40 else { return nil }
    let start = ends.place(isSwapped ? b : a, ends.back, towards: second.middle)
    let end = ends.place(isSwapped ? a : b, ends.front, towards: first.middle)
    // The head is at the link's target, which may be either box.
    let headLead = min(Self.headLead, gap * 0.4)
    let firstLead = isMutual || !isSwapped ? Self.lead : headLead
    let secondLead = isMutual || isSwapped ? Self.lead : headLead
    let reach = (gap - firstLead - secondLead) * 0.5
    let (out, into) = (first.far + firstLead, second.near - secondLead)
    let course =
      straight(point(first.far, start), point(out, start)) + [
        point(out, start), point(out + reach, start), point(into - reach, end), point(into, end),
      ] + straight(point(into, end), point(second.near, end)).dropFirst() + [point(second.near, end)]
    return isSwapped ? course.reversed() : course
  }

  // MARK: Far lines

  /// A line that meets both boxes at right angles.
  private func squared(_ points: [Point], _ a: Int, _ b: Int, _ ends: inout SideEnds) -> [Point] {
    let head = squaredEnd(points, b, lead: Self.lead, &ends)
    return squaredEnd(head.reversed(), a, lead: Self.lead, &ends).reversed()
  }

  /// A line whose last piece meets the nearest side of a box at a right angle.
  /// - Parameter lead: the length of that piece, in points.
  func squaredEnd(_ points: [Point], _ box: Int, lead: Double, _ ends: inout SideEnds) -> [Point] {
    let frame = frames[box]
    let end = points[points.count - 1]
    let distances = [
      abs(end.x - frame.x), abs(end.x - frame.maxX), abs(end.y - frame.y), abs(end.y - frame.maxY),
    ]
    let side = SideEnds.Side.allCases.min { distances[$0.rawValue] < distances[$1.rawValue] }!
    let place = ends.place(box, side, towards: side == .left || side == .right ? end.y : end.x)
    let (foot, out): (Point, Point) =
      switch side {
      case .left: (Point(frame.x, place), Point(-1, 0))
      case .right: (Point(frame.maxX, place), Point(1, 0))
      case .top: (Point(place, frame.y), Point(0, -1))
      case .bottom: (Point(place, frame.maxY), Point(0, 1))
      }
    func at(_ distance: Double) -> Point { Point(foot.x + out.x * distance, foot.y + out.y * distance) }
    var result = points
    // If the last curve is short, there is no room to turn, so merge it with the one before.
    while result.count > 6, Curve.distance(result[result.count - 4], foot) < 50 {
      result.removeSubrange((result.count - 5)...(result.count - 3))
    }
    let before = result[result.count - 4]
    result[result.count - 2] = at(lead + min(30, Curve.distance(before, foot) / 3))
    result[result.count - 1] = at(lead)
    return result + straight(at(lead), foot).dropFirst() + [foot]
  }
}

/// Chooses where our own lines end on the sides of boxes: away from heads, from outgoing lines and from each other.
struct SideEnds {
  enum Side: Int, CaseIterable { case left, right, top, bottom }

  private let drawing: Drawing
  private let frames: [PlacedDrawing.Rect]
  private struct Key: Hashable {
    var box: Int
    var side: Side
  }
  private var taken: [Key: [Double]] = [:]

  init(_ drawing: Drawing, _ frames: [PlacedDrawing.Rect]) {
    self.drawing = drawing
    self.frames = frames
  }

  /// The side that faces the conclusions.
  var front: Side { drawing.direction == .right ? .left : .top }
  /// The side that faces the reasons.
  var back: Side { drawing.direction == .right ? .right : .bottom }

  /// Reserves a position along a side: the free one closest to `target` or, if none is free, the one with the most
  /// room. The result is a y coordinate for left and right sides, an x coordinate for the others.
  mutating func place(_ box: Int, _ side: Side, towards target: Double) -> Double {
    let frame = frames[box]
    let isUpright = side == .left || side == .right
    let (low, length) = isUpright ? (frame.y, frame.height) : (frame.x, frame.width)
    let key = Key(box: box, side: side)
    var occupied = taken[key] ?? []
    // A box's outgoing line leaves in the middle of its front; heads are at its back.
    let lines = side == back ? drawing.portCounts[box] : side == front ? 1 : 0
    occupied += (0..<lines).map { low + length * (Double($0) + 0.5) / Double(lines) }
    let candidates = Array(stride(from: low + 7, through: low + length - 7, by: 1)) + [low + length - 7]
    func room(_ place: Double) -> Double { occupied.map { abs($0 - place) }.min() ?? .infinity }
    // Signs need more room than bars and heads.
    let free = [13.0, 9].lazy.map { enough in candidates.filter { room($0) >= enough } }.first { !$0.isEmpty }
    let best =
      free?.min { abs($0 - target) < abs($1 - target) } ?? candidates.max { room($0) < room($1) } ?? low + length / 2
    taken[key, default: []].append(best)
    return best
  }
}
