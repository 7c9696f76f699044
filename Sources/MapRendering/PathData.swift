import MapDrawing

/// Builds the `d` attribute of a path, with relative commands, rounded to tenths of a point and without unnecessary
/// characters. Each point is rounded from its absolute position, so errors do not accumulate.
struct PathData {
  private(set) var text = ""
  /// The current point, in tenths of a point.
  private var x = 0
  private var y = 0
  /// A straight segment that has not been written yet, because the next one may continue it.
  private var pending: (dx: Int, dy: Int)?
  private var lastCommand: Character = " "

  /// - Parameter points: the 3n + 1 control points of a chain of cubic Bézier curves. Straight curves become lines.
  init(_ points: [PlacedDrawing.Point]) {
    guard let first = points.first else { return }
    x = Self.tenths(first.x)
    y = Self.tenths(first.y)
    text = "M" + Self.number(x) + Self.separated(y)
    var i = 1
    while i + 2 < points.count {
      add(points[i - 1], points[i], points[i + 1], points[i + 2])
      i += 3
    }
    flush()
  }

  private static func tenths(_ value: Double) -> Int { value.isFinite ? Int((value * 10).rounded()) : 0 }

  /// A number in its shortest form: `12.5`, `-.5`, `3`.
  private static func number(_ tenths: Int) -> String {
    let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
    let digits = rest == 0 ? String(whole) : (whole == 0 ? "" : String(whole)) + "." + String(rest)
    return tenths < 0 ? "-" + digits : digits
  }

  /// A number preceded by a space, unless its minus sign already separates it.
  private static func separated(_ tenths: Int) -> String { (tenths < 0 ? "" : " ") + number(tenths) }

  private mutating func add(
    _ a: PlacedDrawing.Point, _ b: PlacedDrawing.Point, _ c: PlacedDrawing.Point, _ d: PlacedDrawing.Point
  ) {
    let (toX, toY) = (Self.tenths(d.x), Self.tenths(d.y))
    let off = max(Curve.distance(b, toSegment: a, d), Curve.distance(c, toSegment: a, d))
    if off < 0.06 {
      let (dx, dy) = (toX - x, toY - y)
      if let (px, py) = pending {
        // Merge only segments with exactly the same direction.
        if px * dy == py * dx, px * dx + py * dy >= 0 {
          pending = (px + dx, py + dy)
        } else {
          flush()
          pending = (dx, dy)
        }
      } else {
        pending = (dx, dy)
      }
    } else {
      flush()
      write(
        "c", [Self.tenths(b.x) - x, Self.tenths(b.y) - y, Self.tenths(c.x) - x, Self.tenths(c.y) - y, toX - x, toY - y])
    }
    x = toX
    y = toY
  }

  private mutating func flush() {
    guard let (dx, dy) = pending else { return }
    pending = nil
    if dx == 0, dy == 0 { return }
    if dy == 0 { write("h", [dx]) } else if dx == 0 { write("v", [dy]) } else { write("l", [dx, dy]) }
  }

  private mutating func write(_ command: Character, _ numbers: [Int]) {
    for (i, number) in numbers.enumerated() {
      if i == 0, command != lastCommand {
        text.append(command)
        text += Self.number(number)
      } else {
        text += Self.separated(number)
      }
    }
    lastCommand = command
  }
}
