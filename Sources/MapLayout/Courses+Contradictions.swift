import MapDrawing

extension Courses {
  /// Leads contradictions between claims of one column, or of neighbouring ones, through the gap beside them. The
  /// engine, which gives such lines no place of their own, would lay them over each other and over heads.
  func routeContradictions(_ lines: inout [[Point]]) {
    var number = 0
    for (i, link) in drawing.links.enumerated() where link.relation == .contradiction {
      guard case .box(let a) = link.from, case .box(let b) = link.to, a != b else { continue }
      guard let course = bow(a, b, number: number) ?? step(a, b), isClear(course) else { continue }
      lines[i] = course
      number += 1
    }
  }

  /// A straight piece in front of a box, so that the bar stands square to the line.
  private static let lead = 11.0

  /// A box as it lies along the ranks and across them.
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

  /// A bow in front of a column, between two of its boxes.
  private func bow(_ a: Int, _ b: Int, number: Int) -> [Point]? {
    var first = extent(a)
    var second = extent(b)
    let isSwapped = first.low > second.low
    if isSwapped { swap(&first, &second) }
    guard abs(first.near - second.near) < 1, second.low >= first.high else { return nil }
    // Past the middle, where a box's own line leaves.
    let start = first.middle + (first.high - first.middle) * 0.6
    let end = second.middle - (second.middle - second.low) * 0.6
    let bulge = 36 + Double(number % 3) * 9
    let lead = Self.lead
    let course =
      straight(point(first.near, start), point(first.near - lead, start)) + [
        point(first.near - lead, start), point(first.near - bulge, start), point(second.near - bulge, end),
        point(second.near - lead, end),
      ] + straight(point(second.near - lead, end), point(second.near, end)).dropFirst() + [point(second.near, end)]
    return isSwapped ? course.reversed() : course
  }

  /// A step from the back of one box to the front of one in the next column.
  private func step(_ a: Int, _ b: Int) -> [Point]? {
    var first = extent(a)
    var second = extent(b)
    let isSwapped = first.near > second.near
    if isSwapped { swap(&first, &second) }
    let gap = second.near - first.far
    guard gap > 0, gap <= Double(Drawing.Measure.columnGap) + 40 else { return nil }
    let isBelow = second.middle >= first.middle
    let start = isBelow ? first.high - 7 : first.low + 7
    let end = isBelow ? second.low + 7 : second.high - 7
    let reach = gap * 0.45
    let lead = Self.lead
    let course =
      straight(point(first.far, start), point(first.far + lead, start)) + [
        point(first.far + lead, start), point(first.far + reach, start), point(second.near - reach, end),
        point(second.near - lead, end),
      ] + straight(point(second.near - lead, end), point(second.near, end)).dropFirst() + [point(second.near, end)]
    return isSwapped ? course.reversed() : course
  }
}
