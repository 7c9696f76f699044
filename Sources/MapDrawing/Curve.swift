/// A path of n cubic Bézier segments joined end to end, with 3n + 1 control points. Coordinates and lengths are in
/// points.
package struct Curve: Sendable {
  package typealias Point = PlacedDrawing.Point
  package var points: [Point]

  package init(_ points: [Point]) { self.points = points }

  package var segmentCount: Int { max(0, (points.count - 1) / 3) }

  package var reversed: Curve { Curve(points.reversed()) }

  /// The point of a segment at parameter `t`, from 0 to 1.
  package func point(_ segment: Int, _ t: Double) -> Point {
    let p = points[(segment * 3)...(segment * 3 + 3)]
    let i = p.startIndex
    let u = 1 - t
    let a = u * u * u
    let b = 3 * u * u * t
    let c = 3 * u * t * t
    let d = t * t * t
    return Point(
      a * p[i].x + b * p[i + 1].x + c * p[i + 2].x + d * p[i + 3].x,
      a * p[i].y + b * p[i + 1].y + c * p[i + 2].y + d * p[i + 3].y)
  }

  /// Points along the whole path: its start, then `steps` points for each segment, evenly spaced in the parameter.
  package func samples(_ steps: Int) -> [Point] {
    guard segmentCount > 0 else { return points }
    var result = [points[0]]
    for segment in 0..<segmentCount {
      for step in 1...steps { result.append(point(segment, Double(step) / Double(steps))) }
    }
    return result
  }

  /// Points along the whole path, about `length` apart, including both ends. Each segment gets at least 2 and at most
  /// 200 steps, so samples of a segment longer than 200 × `length` are further apart.
  package func samples(every length: Double) -> [Point] {
    guard segmentCount > 0 else { return points }
    var result = [points[0]]
    for segment in 0..<segmentCount {
      let p = points[(segment * 3)...(segment * 3 + 3)]
      let reach = zip(p, p.dropFirst()).map { Self.distance($0, $1) }.reduce(0, +)
      let steps = min(200, max(2, Int(reach / length)))
      for step in 1...steps { result.append(point(segment, Double(step) / Double(steps))) }
    }
    return result
  }

  package static func distance(_ a: Point, _ b: Point) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  /// The distance of `p` from the straight segment between `a` and `b`.
  package static func distance(_ p: Point, toSegment a: Point, _ b: Point) -> Double {
    let dx = b.x - a.x
    let dy = b.y - a.y
    let length = dx * dx + dy * dy
    guard length > 0 else { return distance(p, a) }
    let t = min(1, max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length))
    return distance(p, Point(a.x + t * dx, a.y + t * dy))
  }

  /// Shortens the path to make room for a head: returns the point near the path's end that lies at a straight-line
  /// distance of `length` from that end, and the path up to that point. If the path is too short, returns its start and
  /// a curve that consists of that one point.
  package func cut(_ length: Double) -> (curve: Curve, at: Point) {
    guard let end = points.last, segmentCount > 0 else { return (self, points.last ?? Point(0, 0)) }
    var segment = segmentCount - 1
    while segment > 0, Self.distance(points[segment * 3], end) < length { segment -= 1 }
    if Self.distance(points[segment * 3], end) < length { return (Curve([points[0]]), points[0]) }
    // The distance to the end need not decrease steadily along a curve, but close to the end it does.
    var low = 0.0
    var high = 1.0
    for _ in 0..<30 {
      let middle = (low + high) / 2
      if Self.distance(point(segment, middle), end) >= length { low = middle } else { high = middle }
    }
    let at = point(segment, low)
    return (Curve(Array(points[..<(segment * 3)]) + firstPart(segment, low)), at)
  }

  /// The control points of the part of a segment before `t` (de Casteljau's algorithm).
  private func firstPart(_ segment: Int, _ t: Double) -> [Point] {
    func mix(_ a: Point, _ b: Point) -> Point { Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t) }
    let p = Array(points[(segment * 3)...(segment * 3 + 3)])
    let ab = mix(p[0], p[1])
    let bc = mix(p[1], p[2])
    let cd = mix(p[2], p[3])
    let abc = mix(ab, bc)
    let bcd = mix(bc, cd)
    return [p[0], ab, abc, mix(abc, bcd)]
  }
}
