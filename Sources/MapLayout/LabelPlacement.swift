import MapDrawing

/// Moves labels off other lines: signs back along their own line, and the title of a frame along the frame's top side.
struct LabelPlacement {
  typealias Point = PlacedDrawing.Point
  typealias Rect = PlacedDrawing.Rect

  private let boxes: [Rect]
  private let junctions: [PlacedDrawing.Junction]
  private let samples: [[Point]]
  /// Ranges of samples, one for each line or, if the line is long, one for each piece of it.
  private var stretches: [(line: Int, samples: ClosedRange<Int>)] = []
  private var lineGrid = Grid()
  private var boxGrid = Grid()
  private var junctionGrid = Grid()
  /// The radius of a sign's disc including its outline, in points.
  private static let radius = 7.2

  /// A line whose bounds' width and height add up to more than this, in points, is indexed piece by piece, since it is
  /// far from most of what is within its bounds.
  private static let long = 1500.0

  init(_ picture: PlacedDrawing) {
    boxes = picture.boxes.map(\.frame)
    junctions = picture.junctions
    samples = picture.lines.map { Curve($0.points).samples(10) }
    for (i, points) in samples.enumerated() where !points.isEmpty {
      let bounds = Rect(around: points)
      let isLong = bounds.width + bounds.height > Self.long
      for range in isLong ? points.indices.dropLast().map({ $0...($0 + 1) }) : [0...(points.count - 1)] {
        lineGrid.insert(stretches.count, isLong ? Rect(around: points[range]) : bounds)
        stretches.append((i, range))
      }
    }
    for (i, box) in boxes.enumerated() { boxGrid.insert(i, box) }
    for (i, junction) in junctions.enumerated() { junctionGrid.insert(i, Rect(around: [junction.center])) }
  }

  /// The distance of a point from the nearest line except `own`, but at most `reach`.
  private func distance(_ point: Point, except own: Int, within reach: Double) -> Double {
    var least = reach
    for i in lineGrid.near(Rect(around: [point]).widened(by: reach)) where stretches[i].line != own {
      let points = samples[stretches[i].line]
      for k in stretches[i].samples.dropLast() {
        let (a, b) = (points[k], points[k + 1])
        if min(a.y, b.y) > point.y + least || max(a.y, b.y) < point.y - least { continue }
        least = min(least, Curve.distance(point, toSegment: a, b))
      }
    }
    return least
  }

  // MARK: Signs

  /// Moves signs that are too close to another line or sign back along their own line.
  func settleSigns(_ lines: inout [PlacedDrawing.Line]) {
    var taken = Grid()
    var signs: [Point] = []
    /// The distance from a sign at `point` to the nearest other line, at most `radius`; 0 if it would overlap a sign, a
    /// box or a junction.
    func room(_ point: Point, _ line: Int) -> Double {
      let around = Rect(around: [point]).widened(by: 2 * Self.radius)
      if taken.near(around).contains(where: { Curve.distance(signs[$0], point) < 2 * Self.radius }) { return 0 }
      if boxGrid.near(around).contains(where: { boxes[$0].widened(by: Self.radius).contains(point) }) { return 0 }
      let isOnJunction = junctionGrid.near(around).contains {
        Curve.distance(junctions[$0].center, point) < Self.radius + junctions[$0].radius
      }
      return isOnJunction ? 0 : distance(point, except: line, within: Self.radius)
    }
    // Signs that are fine stay; the others are moved afterwards.
    var pending: [Int] = []
    for i in lines.indices {
      guard let sign = lines[i].heads.first?.sign else { continue }
      if room(sign, i) >= Self.radius {
        taken.insert(signs.count, Rect(around: [sign]))
        signs.append(sign)
      } else {
        pending.append(i)
      }
    }
    for i in pending {
      let curve = Curve(lines[i].points)
      var sign = lines[i].heads[0].sign!
      var best = room(sign, i)
      for step in 1...20 {
        let cut = curve.cut(Placement.signDistance + Double(step) * 4)
        // Stop before the start of the line.
        if cut.curve.points.count < 4 { break }
        let new = room(cut.at, i)
        if new > best { (sign, best) = (cut.at, new) }
        if best >= Self.radius { break }
      }
      lines[i].heads[0].sign = sign
      taken.insert(signs.count, Rect(around: [sign]))
      signs.append(sign)
    }
  }

  // MARK: Titles

  /// Moves the title of a frame along its top side until no line crosses it. If there is no such place, the title stays
  /// and gets a background.
  func settleTitle(_ frame: inout PlacedDrawing.Frame) {
    guard let title = frame.title.first, let last = frame.title.last else { return }
    let width = frame.title.map { TextMetrics.width($0.text, size: $0.size, weight: $0.weight) }.max() ?? 0
    func isFree(_ x: Double) -> Bool {
      let rect = Rect(
        x: x - 3, y: title.at.y - title.size * 0.8 - 2, width: width + 6,
        height: last.at.y - title.at.y + title.size + 4)
      return !lineGrid.near(rect).contains { crosses(stretches[$0], rect) }
    }
    var x = title.at.x
    while x + width + 12 <= frame.rect.maxX {
      if isFree(x) {
        for i in frame.title.indices { frame.title[i].at.x = x }
        return
      }
      x += 12
    }
    frame.hasGround = !isFree(title.at.x)
  }

  /// Whether a stretch of a line passes through a rectangle.
  private func crosses(_ stretch: (line: Int, samples: ClosedRange<Int>), _ rect: Rect) -> Bool {
    let points = samples[stretch.line]
    return stretch.samples.dropLast().contains { k in
      let (a, b) = (points[k], points[k + 1])
      return stride(from: 0, through: 1, by: 0.25).contains { t in
        rect.contains(Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t))
      }
    }
  }
}
