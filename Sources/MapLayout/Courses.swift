import MapDrawing

/// Computes the final path of each line: the engine's path with straight pieces added at its ends, or a path of our own
/// if the engine has no good one.
///
/// - `Courses.swift`: the ends at boxes and junctions;
/// - `Courses+Undercuts.swift`: the side on which an undercut reaches its junction;
/// - `Courses+FreeLines.swift`: lines that do not affect ranks;
/// - `Courses+Detours.swift`: detours around boxes.
struct Courses {
  typealias Point = PlacedDrawing.Point
  typealias Rect = PlacedDrawing.Rect

  let drawing: Drawing
  let geometry: Geometry
  /// The frame of each box.
  let frames: [Rect]
  /// What lines must not cross: boxes and the small print of steps.
  private let obstacles: [Rect]
  private let obstacleGrid: Grid

  init(_ drawing: Drawing, _ geometry: Geometry, frames: [Rect]) {
    self.drawing = drawing
    self.geometry = geometry
    self.frames = frames
    obstacles =
      frames
      + drawing.junctions.indices.flatMap {
        StepText.frames(drawing.junctions[$0], geometry.junctions[$0], drawing.direction)
      }
    var grid = Grid()
    for (i, frame) in obstacles.enumerated() { grid.insert(i, frame) }
    obstacleGrid = grid
  }

  /// The control points of each link.
  func all() -> [[Point]] {
    var doubtful: [Int] = []
    var lines = geometry.links.enumerated().map { i, points in
      guard points.count > 3 else {
        doubtful.append(i)
        return bare(drawing.links[i])
      }
      let line = straightened(drawing.links[i], points)
      if !line.isClear { doubtful.append(i) }
      return smoothed(line.points)
    }
    var ends = SideEnds(drawing, frames)
    routeFreeLines(&lines, &ends)
    turnUndercuts(&lines)
    leadRoundBoxes(&lines, doubtful, &ends)
    return lines
  }

  /// The path of a link whose line the engine lost: a straight line between the centres of its ends, clipped at the
  /// boxes.
  private func bare(_ link: Drawing.Link) -> [Point] {
    func middle(_ end: Drawing.End) -> Point {
      switch end {
      case .box(let i): frames[i].center
      case .junction(let i): geometry.junctions[i]
      }
    }
    let (a, b) = (middle(link.from), middle(link.to))
    func edge(_ end: Drawing.End, _ from: Point, towards to: Point) -> Point {
      guard case .box(let i) = end else { return from }
      let (dx, dy) = (abs(to.x - from.x), abs(to.y - from.y))
      let share = min(dx > 0 ? frames[i].width / 2 / dx : 1, dy > 0 ? frames[i].height / 2 / dy : 1, 1)
      return Point(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
    }
    let (start, end) = (edge(link.from, a, towards: b), edge(link.to, b, towards: a))
    return reaching(link, straight(start, end) + [end])
  }

  /// The first three control points of a straight segment from `a` to `b`; the caller appends `b` or the next segment.
  func straight(_ a: Point, _ b: Point) -> [Point] {
    [0, 1.0 / 3, 2.0 / 3].map { Point(a.x + (b.x - a.x) * $0, a.y + (b.y - a.y) * $0) }
  }

  /// A line with straight pieces at the boxes that it joins and a curve that runs smoothly into them; `isClear` says
  /// whether the line is known to cross no box.
  private func straightened(_ link: Drawing.Link, _ points: [Point]) -> (points: [Point], isClear: Bool) {
    guard link.length != nil else { return (reaching(link, points), false) }
    // A softer bend must not push the line through a box.
    for softness in [1.0, 0.4] {
      let soft = straightened(link, points, softness: softness)
      if isClear(soft) { return (soft, true) }
    }
    return (repaired(straightened(link, points, softness: 0)), false)
  }

  /// Whether the segment whose first control point is `points[i]` is straight.
  func isStraight(_ points: [Point], _ i: Int) -> Bool {
    [points[i + 1], points[i + 2]].allSatisfy { Curve.distance($0, toSegment: points[i], points[i + 3]) < 0.05 }
  }

  /// A line with its kinks smoothed: where two curves meet, they share a direction, and neither turns abruptly. A kink
  /// stays if smoothing it would lead the line through a box.
  private func smoothed(_ points: [Point]) -> [Point] {
    guard points.count > 7 else { return points }
    var result = points
    for i in stride(from: 3, to: points.count - 1, by: 3) where !isStraight(points, i - 3) && !isStraight(points, i) {
      let (before, joint, after) = (points[i - 1], points[i], points[i + 1])
      let (a, b) = (Curve.distance(before, joint), Curve.distance(joint, after))
      guard a > 0.01, b > 0.01 else { continue }
      let mean = Point(
        (joint.x - before.x) / a + (after.x - joint.x) / b, (joint.y - before.y) / a + (after.y - joint.y) / b)
      let length = Curve.distance(mean, Point(0, 0))
      // A turn of about a right angle or more is intended.
      guard length > 1.4 else { continue }
      let (long, next) = (Curve.distance(points[i - 3], joint), Curve.distance(joint, points[i + 3]))
      let (back, ahead) = (max(a, Self.handle(long)) / length, max(b, Self.handle(next)) / length)
      var way = result
      way[i - 1] = Point(joint.x - mean.x * back, joint.y - mean.y * back)
      way[i + 1] = Point(joint.x + mean.x * ahead, joint.y + mean.y * ahead)
      if isClear(Array(way[(i - 3)...(i + 3)])) { result = way }
    }
    return result
  }
  /// The minimum distance of a control point from its joint at which a curve of the given length keeps its direction.
  private static func handle(_ length: Double) -> Double { min(length * 0.33, 36) }

  /// libgvc sometimes draws a long curve across the corner of a box. Another curve between the same points, leaving and
  /// arriving along the picture's direction, may avoid the box.
  private func repaired(_ points: [Point]) -> [Point] {
    if isClear(points) { return points }
    var points = points
    let isToTheRight = drawing.direction == .right
    for i in stride(from: 0, to: points.count - 3, by: 3) where !isClear(Array(points[i...(i + 3)])) {
      let (a, b) = (points[i], points[i + 3])
      func along(_ p: Point, _ share: Double) -> Point {
        isToTheRight ? Point(p.x + (b.x - a.x) * share, p.y) : Point(p.x, p.y + (b.y - a.y) * share)
      }
      let shares = [0.5, 0.3, 0.7, 0.1, 0.9, 1.1]
      let ways = shares.flatMap { first in shares.map { [a, along(a, first), along(b, -$0), b] } }
      if let way = ways.first(where: isClear) { points.replaceSubrange(i...(i + 3), with: way) }
    }
    return points
  }

  /// Whether a line avoids every box and the small print of steps: samples of it about 8 points apart may be at most 1
  /// point inside.
  func isClear(_ points: [Point]) -> Bool {
    let samples = Curve(points).samples(every: 8)
    // A long line is far from most of the boxes within its bounds, so look at one stretch at a time.
    return stride(from: 0, to: samples.count, by: 32).allSatisfy { start in
      let stretch = samples[start..<min(start + 32, samples.count)]
      return obstacleGrid.near(Rect(around: stretch)).allSatisfy { i in
        !stretch.contains { obstacles[i].contains($0, margin: 1) }
      }
    }
  }

  /// Whether a point is at least `margin` away from every box and from the small print of steps.
  func isClear(_ point: Point, by margin: Double) -> Bool {
    !obstacleGrid.near(Rect(around: [point]).widened(by: margin)).contains {
      obstacles[$0].contains(point, margin: -margin)
    }
  }

  /// - Parameter softness: how far the curve bends towards the straight pieces, from 0 (not at all) to 1 (fully).
  private func straightened(_ link: Drawing.Link, _ points: [Point], softness: Double) -> [Point] {
    var points = points
    let isToTheRight = drawing.direction == .right
    // A line leaves a box on the side that faces its target, and enters one on the side that faces its reasons.
    func add(_ lead: Int, at end: Int, towards sign: Double) {
      let isStart = end == 0
      let p = points[end]
      let inner = points[isStart ? 1 : end - 1]
      let far = points[isStart ? 3 : end - 3]
      let reach = min(24, abs(isToTheRight ? far.x - p.x : far.y - p.y) * 0.6, max(6, Curve.distance(p, inner)))
      func along(_ d: Double) -> Point {
        isToTheRight ? Point(p.x + d * sign, p.y) : Point(p.x, p.y + d * sign)
      }
      let bend = along(reach)
      points[isStart ? 1 : end - 1] = Point(
        inner.x + (bend.x - inner.x) * softness, inner.y + (bend.y - inner.y) * softness)
      let straight = [along(-Double(lead) / 3), along(-Double(lead) * 2 / 3), along(-Double(lead))]
      if isStart { points.insert(contentsOf: straight.reversed(), at: 0) } else { points += straight }
    }
    if case .box(let box) = link.to, drawing.portCounts[box] > 0 {
      add(Drawing.Measure.headLead, at: points.count - 1, towards: 1)
    }
    if case .box = link.from { add(Drawing.Measure.tailLead, at: 0, towards: -1) }
    // The engine's junctions are larger than the drawn ones.
    if case .junction(let i) = link.from { points = straight(geometry.junctions[i], points[0]) + points }
    if case .junction(let i) = link.to, !link.hasHead {
      let last = points[points.count - 1]
      points += straight(last, geometry.junctions[i]).dropFirst() + [geometry.junctions[i]]
    }
    return points
  }

  /// A line extended to its boxes from the edges of the engine's nodes, which are larger than the boxes.
  func reaching(_ link: Drawing.Link, _ points: [Point]) -> [Point] {
    func nearest(_ p: Point, _ end: Drawing.End, isPointedAt: Bool = false) -> Point {
      switch end {
      case .box(let i):
        let rect = frames[i]
        return Point(min(max(p.x, rect.x), rect.maxX), min(max(p.y, rect.y), rect.maxY))
      case .junction(let i):
        // Heads end at the junction's edge; other lines meet at its centre.
        let center = geometry.junctions[i]
        let distance = max(Curve.distance(center, p), 0.001)
        let share = isPointedAt ? Double(Drawing.Measure.junctionSize) / 2 / distance : 0
        return Point(center.x + (p.x - center.x) * share, center.y + (p.y - center.y) * share)
      }
    }
    var points = points
    let start = nearest(points[0], link.from)
    if Curve.distance(start, points[0]) > 0.5 { points = straight(start, points[0]) + points }
    let last = points[points.count - 1]
    let end = nearest(last, link.to, isPointedAt: link.hasHead)
    if Curve.distance(end, last) > 0.5 { points += straight(last, end).dropFirst() + [end] }
    return points
  }
}
