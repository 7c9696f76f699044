import MapDrawing

/// A spatial index of numbered rectangles in square cells, to find what is near a place without looking at everything.
struct Grid {
  private struct Cell: Hashable {
    var x, y: Int
  }
  /// The side of a cell, in points.
  private static let size = 256.0
  private var cells: [Cell: [Int]] = [:]

  private static func range(_ low: Double, _ high: Double) -> ClosedRange<Int> {
    let a = Int((low / size).rounded(.down))
    return a...max(a, Int((high / size).rounded(.down)))
  }

  private static func each(_ rect: PlacedDrawing.Rect, _ body: (Cell) -> Void) {
    for x in range(rect.x, rect.maxX) {
      for y in range(rect.y, rect.maxY) { body(Cell(x: x, y: y)) }
    }
  }

  mutating func insert(_ number: Int, _ rect: PlacedDrawing.Rect) {
    Self.each(rect) { cells[$0, default: []].append(number) }
  }

  /// The numbers of all rectangles that share a cell with `rect`, ascending and without duplicates. Some of them may
  /// not touch `rect`.
  func near(_ rect: PlacedDrawing.Rect) -> [Int] {
    var result: [Int] = []
    Self.each(rect) { if let list = cells[$0] { result += list } }
    result.sort()
    return result.indices.filter { $0 == 0 || result[$0] != result[$0 - 1] }.map { result[$0] }
  }
}

extension PlacedDrawing.Rect {
  /// The smallest rectangle around the points, of which there must be at least one.
  init(around points: some Sequence<PlacedDrawing.Point>) {
    var (left, right, top, bottom) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
    for p in points {
      left = min(left, p.x)
      right = max(right, p.x)
      top = min(top, p.y)
      bottom = max(bottom, p.y)
    }
    self.init(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// The rectangle grown by `margin` on all four sides.
  func widened(by margin: Double) -> PlacedDrawing.Rect {
    PlacedDrawing.Rect(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }
}
