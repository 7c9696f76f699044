import MapDrawing

/// Turns the engine's geometry into a picture by adding heads, text, title and legend.
struct Placement {
  typealias Point = PlacedDrawing.Point
  typealias Rect = PlacedDrawing.Rect
  typealias Text = PlacedDrawing.Text

  private let drawing: Drawing
  private let geometry: Geometry
  /// The drawn rectangle of each box, in the engine's coordinates.
  private let frames: [Rect]
  /// The control points of each link, in the engine's coordinates.
  private let lines: [[Point]]
  private static let margin = 24.0
  /// Pictures with at most this many boxes include their outline as text.
  private static let shortMap = 12
  /// The distance from a head's tip to its base, in points.
  static let headLength = 9.0
  /// The distance from a head's base to the centre of the sign's disc, in points.
  static let signDistance = 7.5

  init(_ drawing: Drawing, _ geometry: Geometry) {
    self.drawing = drawing
    self.geometry = geometry
    frames = drawing.boxes.indices.map { Self.frame(drawing.boxes[$0], geometry.boxes[$0]) }
    lines = Courses(drawing, geometry, frames: frames).all()
  }

  func placed() -> PlacedDrawing {
    let content = bounds()
    var picture = PlacedDrawing(width: 0, height: 0, name: drawing.name, description: drawing.summary)
    picture.language = drawing.language
    picture.sources = drawing.sources
    if drawing.boxes.count <= Self.shortMap { picture.outline = Outline.text(drawing) }
    picture.plan = drawing.plan
    picture.warnings = geometry.warnings
    let width = max(content.width, 420)
    let top = addHeader(to: &picture, width: width)
    // Move everything so that the content starts at the margin, below the header. The boxes are moved to whole numbers,
    // which have few digits.
    var shift = Point(Self.margin - content.x + max(0, (width - content.width) / 2), top - content.y)
    if let first = frames.first { shift = Point(shift.x, (first.y + shift.y).rounded(.up) - first.y) }
    addFrames(to: &picture, shift)
    addBoxes(to: &picture, shift)
    let ends = LinkEnds(drawing)
    for (i, center) in geometry.junctions.enumerated() {
      var junction = PlacedDrawing.Junction(
        center: moved(center, shift), radius: Double(Drawing.Measure.junctionSize) / 2,
        relation: drawing.junctions[i].relation)
      (junction.from, junction.to) = ends.of(junction: i)
      junction.words = drawing.junctions[i].words
      junction.holds = drawing.junctions[i].holds
      junction.texts = StepText.lines(drawing.junctions[i], junction.center, drawing.direction)
      picture.junctions.append(junction)
    }
    for (i, points) in lines.enumerated() where points.count > 3 {
      var line = line(drawing.links[i], points.map { moved($0, shift) })
      line.isImplicit = drawing.links[i].isImplicit
      line.holds = drawing.links[i].holds
      (line.from, line.to) = ends.of(drawing.links[i])
      picture.lines.append(line)
    }
    let labels = LabelPlacement(picture)
    labels.settleSigns(&picture.lines)
    for i in picture.frames.indices { labels.settleTitle(&picture.frames[i]) }
    picture.width = (width + 2 * Self.margin).rounded(.up)
    let bottom = (content.y + content.height + shift.y).rounded(.up)
    picture.height =
      (Legend.add(to: &picture, drawing, framed: Set(geometry.frames.keys), top: bottom + 22) + Self.margin)
      .rounded(.up)
    return picture
  }

  private func moved(_ p: Point, _ shift: Point) -> Point { Point(p.x + shift.x, p.y + shift.y) }

  // MARK: Extent

  private static func frame(_ box: Drawing.Box, _ center: Point) -> Rect {
    var rect = Rect(
      x: center.x - Double(box.width) / 2, y: center.y - Double(box.height) / 2, width: Double(box.width),
      height: Double(box.height))
    // A stub is aligned with the side at which its line is attached.
    if let width = box.drawnWidth {
      if box.stub == .above { rect.x = rect.maxX - Double(width) }
      rect.width = Double(width)
    }
    return rect
  }

  /// The rectangle around all boxes, frames and lines, in the engine's coordinates.
  private func bounds() -> Rect {
    var minX = Double.infinity
    var minY = Double.infinity
    var maxX = -Double.infinity
    var maxY = -Double.infinity
    func include(_ x: Double, _ y: Double) {
      minX = min(minX, x)
      minY = min(minY, y)
      maxX = max(maxX, x)
      maxY = max(maxY, y)
    }
    for i in drawing.boxes.indices {
      let rect = frames[i]
      include(rect.x, rect.y)
      include(rect.maxX, rect.maxY)
    }
    for rect in geometry.frames.values {
      include(rect.x, rect.y)
      include(rect.maxX, rect.maxY)
    }
    for i in drawing.junctions.indices {
      for rect in StepText.frames(drawing.junctions[i], geometry.junctions[i], drawing.direction) {
        include(rect.x, rect.y)
        include(rect.maxX, rect.maxY)
      }
    }
    // Lines may extend beyond the boxes. Sampling them is tighter than including all their control points.
    for points in lines {
      for point in Curve(points).samples(8) { include(point.x - 6, point.y - 6); include(point.x + 6, point.y + 6) }
    }
    guard minX.isFinite else { return Rect(x: 0, y: 0, width: 0, height: 0) }
    return Rect(x: minX, y: minY, width: maxX - minX, height: maxY - minY)
  }

  // MARK: Parts

  /// Adds the title and question at the top and returns the y coordinate at which the content starts.
  private func addHeader(to picture: inout PlacedDrawing, width: Double) -> Double {
    var y = Self.margin
    func add(_ text: String, _ style: PlacedDrawing.TextStyle, _ size: Double, _ weight: TextMetrics.Weight) -> [Text] {
      let lines = LineBreaking(text, size: size, weight: weight).lines(within: min(width, size * 60))
      return lines.map { line in
        y += size * 1.3
        return Text(text: line, at: Point(Self.margin, y - size * 0.3), size: size, style: style, weight: weight)
      }
    }
    if let title = drawing.title { picture.title = add(title, .title, 24, .bold) }
    if let question = drawing.question {
      y += 2
      picture.question = add(question, .question, 16, .regular)
    }
    return drawing.title == nil && drawing.question == nil ? y : y + 20
  }

  private func addFrames(to picture: inout PlacedDrawing, _ shift: Point) {
    for (group, rect) in geometry.frames.sorted(by: { $0.key < $1.key }) {
      let moved = Rect(x: rect.x + shift.x, y: rect.y + shift.y, width: rect.width, height: rect.height)
      let title = FramePlan.lines(drawing.groups[group]).enumerated().map { number, line in
        let y = moved.y + FramePlan.titleSize + 7 + Double(number * (FramePlan.titleHeight - 5))
        return Text(
          text: line, at: Point(moved.x + 12, y), size: FramePlan.titleSize,
          style: number == 0 ? .group : .groupQuestion,
          weight: number == 0 ? .bold : .regular)
      }
      picture.frames.append(
        PlacedDrawing.Frame(
          rect: moved, title: title, tint: drawing.colorBy == .group ? drawing.groups[group].number : nil))
    }
  }

  private func addBoxes(to picture: inout PlacedDrawing, _ shift: Point) {
    typealias Measure = Drawing.Measure
    let tints = Tints(drawing, framed: Set(geometry.frames.keys))
    for i in drawing.boxes.indices {
      let box = drawing.boxes[i]
      var rect = frames[i]
      rect.x += shift.x
      rect.y += shift.y
      if box.stub != nil {
        let text = Text(
          text: box.shown, at: Point(rect.x + Double(Measure.padding), rect.y + rect.height / 2 + 4),
          size: Measure.markSize, style: .mark, weight: .regular)
        picture.boxes.append(PlacedDrawing.Box(frame: rect, texts: [text], claim: box, tint: nil))
        continue
      }
      let textHeight = box.lines.count * Measure.lineHeight + (box.marks.isEmpty ? 0 : Measure.markHeight)
      var y = rect.y + (rect.height - Double(textHeight)) / 2
      // Right-to-left text is shaped by the viewer; here it only needs its starting point.
      let isRightToLeft = TextMetrics.isRightToLeft(box.shown)
      let x = isRightToLeft ? rect.maxX - Double(Measure.padding) : rect.x + Double(Measure.padding)
      var texts: [Text] = []
      for line in box.lines {
        var text = Text(
          text: line, at: Point(x, y + 13.5), size: Measure.textSize, style: .claim, weight: box.weight)
        text.isRightToLeft = isRightToLeft
        texts.append(text)
        y += Double(Measure.lineHeight)
      }
      texts += markTexts(box.marks, at: Point(rect.x + Double(Measure.padding), y + 12))
      picture.boxes.append(
        PlacedDrawing.Box(frame: rect, texts: texts, claim: box, tint: tints.of(i)))
    }
  }

  private func markTexts(_ marks: [Drawing.Mark], at start: Point) -> [Text] {
    var x = start.x
    var result: [Text] = []
    func add(_ text: String, _ mark: Drawing.Mark, url: String?) {
      let weight: TextMetrics.Weight = mark.kind == .unsupported ? .bold : .regular
      var placed = Text(
        text: text, at: Point(x, start.y), size: Drawing.Measure.markSize, style: .mark, weight: weight, mark: mark.kind
      )
      placed.url = url
      result.append(placed)
      x += TextMetrics.width(text, size: Drawing.Measure.markSize, weight: weight)
    }
    let space = TextMetrics.width(" ", size: Drawing.Measure.markSize)
    for (k, mark) in marks.enumerated() {
      if k > 0 {
        x += space
        // The dot between two marks belongs to neither of them, nor to any link.
        x += TextMetrics.width("·", size: Drawing.Measure.markSize) + space
      }
      add(mark.text, mark, url: mark.url)
    }
    return result
  }

  private func line(_ link: Drawing.Link, _ points: [Point]) -> PlacedDrawing.Line {
    var curve = Curve(points)
    var heads: [PlacedDrawing.Head] = []
    guard link.hasHead else { return PlacedDrawing.Line(points: points, relation: link.relation, heads: []) }
    let tip = points[points.count - 1]
    let (cut, base) = curve.cut(Self.headLength)
    heads.append(PlacedDrawing.Head(tip: tip, base: base, sign: sign(curve)))
    curve = cut
    if link.relation == .contradiction {
      let back = curve.reversed
      let (cut, base) = back.cut(Self.headLength)
      heads.append(PlacedDrawing.Head(tip: points[0], base: base, sign: nil))
      curve = cut.reversed
    }
    return PlacedDrawing.Line(points: curve.points, relation: link.relation, heads: heads)
  }

  /// The centre of the sign's disc, on the line behind the head; nil if the line is too short for a sign.
  private func sign(_ curve: Curve) -> Point? {
    let length = Self.headLength + Self.signDistance
    guard let start = curve.points.first, let end = curve.points.last, Curve.distance(start, end) > length + 4 else {
      return nil
    }
    return curve.cut(length).at
  }
}
