import MapDrawing

/// Detours for the few lines that the engine draws through a box. Most are contradictions, or lines that cross clusters
/// and for which the engine finds no route.
extension Courses {
  /// In drawings with more boxes than this, lines through boxes are left as they are.
  private static let mostBoxes = 300

  /// Reroutes lines that run through a box, if there is another route.
  /// - Parameter doubtful: the lines that may run through a box.
  func leadRoundBoxes(_ lines: inout [[Point]], _ doubtful: [Int], _ ends: inout SideEnds) {
    guard frames.count <= Self.mostBoxes else { return }
    var streets: Streets?
    for i in doubtful where lines[i].count > 3 && !isClear(lines[i]) {
      streets = streets ?? Streets(frames)
      // A bar needs less room than a head and its sign; if there is no room for head and sign on one piece, the sign
      // goes on the far side of a bend.
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

  /// A line that keeps its straight ends and takes another route between them; nil if there is none.
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

  /// The control points of a line through `corners`, with each corner rounded.
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

/// The grid of horizontal and vertical lines on which a detour can run, along the sides of boxes, like streets between
/// houses.
private struct Streets {
  typealias Point = PlacedDrawing.Point
  typealias Rect = PlacedDrawing.Rect

  private let frames: [Rect]
  private var grid = Grid()
  private let columns, rows: [Double]
  /// The distance of a street from the box that it runs along, in points.
  private static let aside = 8.0
  /// The minimum distance of a route from any box, in points.
  private static let least = 4.0
  /// The cost of a corner: the extra length, in points, that a route may have if that saves a corner.
  private static let corner = 60.0

  init(_ frames: [Rect]) {
    self.frames = frames
    for (i, frame) in frames.enumerated() { grid.insert(i, frame) }
    columns = Array(Set(frames.flatMap { [$0.x - Self.aside, $0.maxX + Self.aside] }))
    rows = Array(Set(frames.flatMap { [$0.y - Self.aside, $0.maxY + Self.aside] }))
  }

  /// A crossing of two streets, with the direction in which the route arrives there.
  private struct Place: Hashable {
    var column, row: Int
    /// Whether the route arrives horizontally.
    var isAlong: Bool
  }

  /// The corners of a short route with few corners, including both ends, found with Dijkstra's algorithm; nil if there
  /// is no route.
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

/// A priority queue, lowest cost first, as a binary heap.
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
