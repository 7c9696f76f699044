import MapDrawing

extension Courses {
  /// The length in points of the straight piece that leads up to a junction, long enough for the head and the sign.
  private static let lead = 24.0

  /// Makes each undercut reach its junction from a side that no other line uses, if there is such a side, turning as
  /// little as possible. If the undercut's sign lay on a premise's line, the premise would look like the undercut.
  func turnUndercuts(_ lines: inout [[Point]]) {
    let undercuts = drawing.links.indices.filter { i in
      if case .junction = drawing.links[i].to { return drawing.links[i].hasHead && lines[i].count > 3 }
      return false
    }
    if undercuts.isEmpty { return }
    let isUndercut = Set(undercuts)
    var others = Others(geometry.junctions)
    for i in lines.indices where !isUndercut.contains(i) { others.add(Taken(lines[i], to: drawing.links[i].to), i) }
    turn(undercuts, &lines, &others)
    // Where several undercuts meet, each chooses again now that the others have chosen.
    let together = Dictionary(grouping: undercuts) { drawing.links[$0].to }.values.filter { $0.count > 1 }
    let again = together.joined().sorted()
    for _ in 0..<2 where !again.isEmpty { turn(again, &lines, &others) }
  }

  private func turn(_ undercuts: [Int], _ lines: inout [[Point]], _ others: inout Others) {
    for i in undercuts {
      guard case .junction(let junction) = drawing.links[i].to else { continue }
      others.remove(i)
      let center = geometry.junctions[junction]
      let ways =
        ways(to: center, lines[i], from: drawing.links[i].from)
        + [straightWay(to: center, from: drawing.links[i].from)].compactMap(\.self)
      let best = ways.map { way in
        (way, cost(way, at: junction, others))
      }.min { $0.1 < $1.1 }
      lines[i] = if let best, best.1 < 1000 { best.0.points } else { reaching(drawing.links[i], lines[i]) }
      others.add(Taken(lines[i], to: drawing.links[i].to, isUndercut: true), i)
    }
  }

  /// The junctions and lines that an undercut should keep away from.
  private struct Others {
    private let junctions: [Point]
    private var junctionGrid = Grid()
    private var lines: [Taken] = []
    private var lineGrid = Grid()
    /// For each link, the place of its line in `lines`.
    private var places: [Int: Int] = [:]

    init(_ junctions: [Point]) {
      self.junctions = junctions
      for (i, center) in junctions.enumerated() { junctionGrid.insert(i, Rect(around: [center])) }
    }

    mutating func add(_ line: Taken, _ link: Int) {
      if line.samples.isEmpty { return }
      lineGrid.insert(lines.count, Rect(around: line.samples))
      places[link] = lines.count
      lines.append(line)
    }

    mutating func remove(_ link: Int) {
      if let place = places.removeValue(forKey: link) { lines[place].isGone = true }
    }

    func lines(near point: Point, within reach: Double) -> [Taken] {
      lineGrid.near(Rect(around: [point]).widened(by: reach)).lazy.map { lines[$0] }
        .filter { !$0.isGone && $0.isNear(point, within: reach) }
    }

    func hasJunction(near points: [Point], within reach: Double, but own: Int) -> Bool {
      junctionGrid.near(Rect(around: points).widened(by: reach)).contains { i in
        i != own && points.contains { Curve.distance($0, junctions[i]) < reach }
      }
    }
  }

  /// The path of another line, as a chain of straight pieces.
  private struct Taken {
    let samples: [Point]
    /// The junction that the line leads to; nil if it leads to a box.
    let junction: Int?
    /// Where the head of an undercut is; nil for other lines.
    let head: Point?
    var isGone = false
    private let left, right, top, bottom: Double

    init(_ points: [Point], to end: Drawing.End, isUndercut: Bool = false) {
      if case .junction(let i) = end { junction = i } else { junction = nil }
      samples = Curve(points).samples(10)
      head = isUndercut ? points.last : nil
      left = samples.lazy.map(\.x).min() ?? 0
      right = samples.lazy.map(\.x).max() ?? 0
      top = samples.lazy.map(\.y).min() ?? 0
      bottom = samples.lazy.map(\.y).max() ?? 0
    }

    /// Whether the line's bounding box is within `reach` of a point: a cheap test that rules out most lines.
    func isNear(_ p: Point, within reach: Double) -> Bool {
      p.x > left - reach && p.x < right + reach && p.y > top - reach && p.y < bottom + reach
    }

    func distance(to points: [Point]) -> Double {
      var least = Double.infinity
      for i in samples.indices.dropLast() {
        for point in points { least = min(least, Curve.distance(point, toSegment: samples[i], samples[i + 1])) }
      }
      return least
    }
  }

  /// A candidate path for an undercut.
  private struct Way {
    /// The control points of the whole line.
    var points: [Point]
    /// Points on the last straight piece: behind the tip, at the centre of the sign and, unless `isShort`, at the start
    /// of the piece.
    var stations: [Point]
    /// How sharply the path turns, from 0 (not at all) to 2 (straight back). For preferred paths, the value is reduced
    /// and may be negative.
    var turn: Double
    /// Whether the line is so short that the sign cannot move along it.
    var isShort = false
  }

  /// Candidate paths that reach a junction from several sides: along the engine's line and, from a nearby box,
  /// directly.
  private func ways(to center: Point, _ points: [Point], from end: Drawing.End) -> [Way] {
    let radius = Double(Drawing.Measure.junctionSize) / 2
    // Unit vectors outward from the junction.
    let sides: [(across: Double, along: Double)] = [
      (-1, 0), (1, 0), (-0.87, 0.5), (0.87, 0.5), (-0.87, -0.5), (0.87, -0.5), (-0.5, 0.87), (0.5, 0.87), (0, 1),
      (-0.97, 0.26), (0.97, 0.26), (-0.97, -0.26), (0.97, -0.26), (-0.71, 0.71), (0.71, 0.71), (-0.26, 0.97),
      (0.26, 0.97),
    ]
    let isToTheRight = drawing.direction == .right
    var starts = [(course: points, bonus: 0.0)]
    if case .box = end, points.count > 7 {
      let way = isToTheRight ? points[3].x - center.x : points[3].y - center.y
      if way > 0, way < Double(Drawing.Measure.columnGap) {
        let reach = min(max(12, way * 0.6), 30)
        let bend = isToTheRight ? Point(points[3].x - reach, points[3].y) : Point(points[3].x, points[3].y - reach)
        starts.append((points[...3] + [bend, bend, bend], -0.3))
      }
    }
    return sides.flatMap { side in
      starts.map { start in
        let d = isToTheRight ? Point(side.along, side.across) : Point(side.across, side.along)
        func at(_ distance: Double) -> Point { Point(center.x + d.x * distance, center.y + d.y * distance) }
        let entry = at(radius + Self.lead)
        var course = start.course
        let before = course[course.count - 4]
        let reach = min(22, max(8, Curve.distance(before, entry) / 3))
        course[course.count - 2] = Point(entry.x + d.x * reach, entry.y + d.y * reach)
        course[course.count - 1] = entry
        course += straight(entry, at(radius)).dropFirst() + [at(radius)]
        let length = max(Curve.distance(before, center), 0.001)
        let cosine = (d.x * (before.x - center.x) + d.y * (before.y - center.y)) / length
        return Way(
          points: course, stations: [at(radius + 5), at(radius + 16), at(radius + Self.lead)],
          turn: 1 - cosine + start.bonus)
      }
    }
  }

  /// The straight path from a box directly behind a junction and level with it; nil for any other start.
  private func straightWay(to center: Point, from end: Drawing.End) -> Way? {
    guard case .box(let i) = end else { return nil }
    let frame = frames[i]
    let radius = Double(Drawing.Measure.junctionSize) / 2
    let isToTheRight = drawing.direction == .right
    let gap = isToTheRight ? frame.x - center.x : frame.y - center.y
    let aside = isToTheRight ? center.y - frame.center.y : center.x - frame.center.x
    guard (radius + Self.lead...Double(Drawing.Measure.columnGap)).contains(gap), abs(aside) < 12 else { return nil }
    func at(_ distance: Double) -> Point {
      isToTheRight ? Point(center.x + distance, center.y) : Point(center.x, center.y + distance)
    }
    return Way(
      points: straight(at(gap), at(radius)) + [at(radius)], stations: [at(radius + 5), at(radius + 16)], turn: -2,
      isShort: true)
  }

  private func cost(_ way: Way, at junction: Int, _ others: Others) -> Double {
    // Check only what has changed: the last bend and the straight piece.
    if !isClear(Array(way.points.suffix(7))) { return 1000 }
    for station in way.stations where !isClear(station, by: 8) { return 1000 }
    var cost = way.turn * 3
    // A line that passes over the junction to reach it from the other side would seem to lead away from it.
    let curve = Curve(Array(way.points.dropLast(3))).samples(8)
    let center = geometry.junctions[junction]
    let isOverIt = curve.indices.dropLast().contains {
      Curve.distance(center, toSegment: curve[$0], curve[$0 + 1]) < 14
    }
    if isOverIt { cost += 60 }
    if others.hasJunction(near: way.stations, within: 13, but: junction) { cost += 20 }
    for course in others.lines(near: way.stations[1], within: 24) {
      let distance = course.distance(to: way.stations)
      // A sign on another line of the same junction is misleading; elsewhere it is merely untidy.
      if distance < 12 { cost += (course.junction == junction ? 8 : 2) * (12 - distance) }
      // Heads on one another look like one.
      if let head = course.head, let tip = way.points.last, Curve.distance(head, tip) < 5 { cost += 100 }
      if way.isShort, course.distance(to: [way.stations[1]]) < 8 { cost += 40 }
    }
    return cost
  }
}
