import MapDrawing

/// Ways round boxes, for the few lines that the engine leads through one: mostly contradictions, and lines across clusters,
/// of which it knows no way.
extension Courses {
  /// In drawings of more boxes the engine's lines are left as they are.
  private static let mostBoxes = 300

  /// - Parameter doubtful: the lines that may run through a box.
  func leadRoundBoxes(_ lines: inout [[Point]], _ doubtful: [Int], _ ends: inout SideEnds) {
    guard frames.count <= Self.mostBoxes else { return }
    var streets: Streets?
    for i in doubtful where lines[i].count > 3 && !isClear(lines[i]) {
      streets = streets ?? Streets(frames)
      // A bar needs less room than a head with its sign, which may have to stand behind a bend.
      for lead in drawing.links[i].relation == .contradiction ? [11.0] : [24, 13] {
        var tried = ends
        if let way = detour(lines[i], drawing.links[i], streets!, lead: lead, &tried), isClear(way) {
          lines[i] = way
          ends = tried
          break
        }
      }
    }
  }

  /// The line with its ends, and another way between them.
  private func detour(_ points: [Point], _ link: Drawing.Link, _ streets: Streets, lead: Double, _ ends: inout SideEnds)
    -> [Point]?
  {
    var points = points
    if case .box(let box) = link.from, !isStraight(points, 0) {
      points = squaredEnd(points.reversed(), box, lead: 11, &ends).reversed()
    }
    if case .box(let box) = link.to, !isStraight(points, points.count - 4) {
      points = squaredEnd(points, box, lead: lead, &ends)
    }
    let last = points.count - 1
    let hasStart = isStraight(points, 0)
    let hasEnd = isStraight(points, last - 3)
    guard last >= (hasStart && hasEnd ? 6 : 3) else { return nil }
    guard
      let corners = streets.way(
        from: hasStart ? points[3] : points[0], to: hasEnd ? points[last - 3] : points[last])
    else { return nil }
    var result = hasStart ? Array(points[...2]) : []
    result += rounded(corners)
    if hasEnd { result += points[(last - 2)...] }
    return result
  }

  /// Corners as a line with bends.
  private func rounded(_ corners: [Point]) -> [Point] {
    var result = [corners[0]]
    for i in corners.indices.dropFirst() {
      let (from, to) = (result[result.count - 1], corners[i])
      guard i < corners.count - 1 else {
        result += straight(from, to).dropFirst() + [to]
        break
      }
      let next = corners[i + 1]
      let radius = min(18, Curve.distance(corners[i - 1], to) / 2, Curve.distance(to, next) / 2)
      func towards(_ end: Point) -> Point {
        let length = max(Curve.distance(to, end), 0.001)
        return Point(to.x + (end.x - to.x) * radius / length, to.y + (end.y - to.y) * radius / length)
      }
      let (before, after) = (towards(corners[i - 1]), towards(next))
      result += straight(from, before).dropFirst() + [before, to, to, after]
    }
    return result
  }
}

/// The lines along which one can go between boxes, as a town has streets between its houses.
private struct Streets {
  typealias Point = PlacedDrawing.Point
  typealias Rect = PlacedDrawing.Rect

  private let frames: [Rect]
  private var grid = Grid()
  private let columns, rows: [Double]
  /// How far from a box one goes along it, and how near to one one may come.
  private static let aside = 8.0
  private static let least = 4.0
  /// What a corner costs, in points of way.
  private static let corner = 60.0

  init(_ frames: [Rect]) {
    self.frames = frames
    for (i, frame) in frames.enumerated() { grid.insert(i, frame) }
    columns = Array(Set(frames.flatMap { [$0.x - Self.aside, $0.maxX + Self.aside] }))
    rows = Array(Set(frames.flatMap { [$0.y - Self.aside, $0.maxY + Self.aside] }))
  }

  private struct Place: Hashable {
    var column, row: Int
    var isAlong: Bool
  }

  /// The corners of a short way with few corners, ends included (Dijkstra 1959); nil where there is none.
  func way(from start: Point, to end: Point) -> [Point]? {
    let xs = Array(Set(columns + [start.x, end.x])).sorted()
    let ys = Array(Set(rows + [start.y, end.y])).sorted()
    guard let c = xs.firstIndex(of: start.x), let r = ys.firstIndex(of: start.y) else { return nil }
    func point(_ place: Place) -> Point { Point(xs[place.column], ys[place.row]) }
    var costs: [Place: Double] = [:]
    var cameFrom: [Place: Place] = [:]
    var done = Set<Place>()
    var queue = Queue<Place>()
    for isAlong in [true, false] {
      let first = Place(column: c, row: r, isAlong: isAlong)
      costs[first] = 0
      queue.insert(first, 0)
    }
    while let place = queue.popFirst() {
      guard done.insert(place).inserted else { continue }
      if xs[place.column] == end.x, ys[place.row] == end.y { return corners(place, cameFrom, point) }
      for (dc, dr) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
        let next = Place(column: place.column + dc, row: place.row + dr, isAlong: dc != 0)
        guard xs.indices.contains(next.column), ys.indices.contains(next.row), !done.contains(next) else { continue }
        let (a, b) = (point(place), point(next))
        guard isFree(a, b) else { continue }
        let cost = costs[place]! + Curve.distance(a, b) + (place.isAlong == next.isAlong ? 0 : Self.corner)
        if cost < costs[next] ?? .infinity {
          costs[next] = cost
          cameFrom[next] = place
          queue.insert(next, cost)
        }
      }
    }
    return nil
  }

  private func isFree(_ a: Point, _ b: Point) -> Bool {
    let piece = Rect(around: [a, b])
    return grid.near(piece.widened(by: Self.least)).allSatisfy { i in
      let frame = frames[i].widened(by: Self.least)
      return piece.x >= frame.maxX || piece.maxX <= frame.x || piece.y >= frame.maxY || piece.maxY <= frame.y
    }
  }

  private func corners(_ end: Place, _ cameFrom: [Place: Place], _ point: (Place) -> Point) -> [Point] {
    var places = [end]
    while let before = cameFrom[places[places.count - 1]] { places.append(before) }
    let all = places.reversed().map(point)
    return all.indices.filter { i in
      guard i > 0, i < all.count - 1 else { return true }
      return !(all[i - 1].x == all[i].x && all[i].x == all[i + 1].x)
        && !(all[i - 1].y == all[i].y && all[i].y == all[i + 1].y)
    }.map { all[$0] }
  }
}

/// What is due next, least cost first: a binary heap.
private struct Queue<Element> {
  private var heap: [(element: Element, cost: Double)] = []

  mutating func insert(_ element: Element, _ cost: Double) {
    heap.append((element, cost))
    var i = heap.count - 1
    while i > 0, heap[(i - 1) / 2].cost > heap[i].cost {
      heap.swapAt(i, (i - 1) / 2)
      i = (i - 1) / 2
    }
  }

  mutating func popFirst() -> Element? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    if heap.isEmpty { return first.element }
    heap[0] = last
    var i = 0
    while true {
      let least = [2 * i + 1, 2 * i + 2].filter { $0 < heap.count }.min { heap[$0].cost < heap[$1].cost }
      guard let least, heap[least].cost < heap[i].cost else { break }
      heap.swapAt(i, least)
      i = least
    }
    return first.element
  }
}
