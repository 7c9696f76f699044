import ArgumentMap
import MapDrawing

/// Lines, heads and signs. Heads and signs are defined once and referenced with `use`, which takes only a third of the
/// bytes.
extension SVGRenderer {
  /// The usual distance from the tip of a head to the centre of its sign, in points.
  private static let signAt = 16.5

  private var isToTheRight: Bool { picture.plan?.direction != .down }

  // MARK: Definitions

  /// Defines the heads, signs and patterns that are used. Most heads have their sign at the usual distance, so these
  /// heads and signs share a definition.
  mutating func writeDefinitions() {
    var apart = Set<Drawing.Relation>()
    for line in picture.lines {
      for head in line.heads {
        if let sign = head.sign, isUsual(head, sign) {
          together.insert(line.relation)
        } else {
          apart.insert(line.relation)
        }
      }
    }
    for entry in picture.legend {
      guard case .line(let relation) = entry.sample else { continue }
      if relation == .contradiction || !isToTheRight { apart.insert(relation) }
      if !apart.contains(relation) { together.insert(relation) }
    }
    let patterns = options.theme == .print ? StyleSheet.Contents(picture).tints : []
    if together.isEmpty, apart.isEmpty, patterns.isEmpty { return }
    svg.open("defs")
    for relation in Drawing.Relation.allCases {
      if together.contains(relation) {
        open("argmap-\(relation.rawValue)", relation)
        let turn: [SVGWriter.Attribute] = isToTheRight ? [] : [("transform", "rotate(90)")]
        svg.element("path", [("class", "argmap-head"), ("d", Self.head(relation))] + turn)
        writeSign(relation, (isToTheRight ? "translate(16.5)" : "translate(0 16.5)"))
        svg.close()
      }
      if apart.contains(relation) {
        open("argmap-head-\(relation.rawValue)", relation)
        svg.element("path", [("class", "argmap-head"), ("d", Self.head(relation))])
        svg.close()
        open("argmap-sign-\(relation.rawValue)", relation)
        writeSign(relation, nil)
        svg.close()
      }
    }
    for tint in patterns { writePattern(tint) }
    svg.close()
  }

  private mutating func open(_ id: String, _ relation: Drawing.Relation) {
    svg.open("g", [("id", self.id(id)), ("class", "argmap-\(relation.rawValue)")])
  }

  private mutating func writeSign(_ relation: Drawing.Relation, _ transform: String?) {
    let moved: [SVGWriter.Attribute] = transform.map { [("transform", $0)] } ?? []
    svg.element("circle", [("class", "argmap-sign"), ("r", "6.5")] + moved)
    svg.element("path", [("class", "argmap-glyph"), ("d", Self.glyph(relation))] + moved)
  }

  /// The path of a head that points left with its tip at the origin: a triangle for a support (filled) or objection
  /// (hollow), a bar for an undercut or contradiction.
  private static func head(_ relation: Drawing.Relation) -> String {
    switch relation {
    case .support, .objection: "M.5 0L9 4V-4Z"
    case .undercut, .contradiction: "M9 0H2M2 5V-5"
    }
  }

  /// The path of a sign. It is drawn as strokes so that it needs no font.
  private static func glyph(_ relation: Drawing.Relation) -> String {
    switch relation {
    case .support: "M-3.4 0H3.4M0-3.4V3.4"
    case .objection: "M-3.4 0H3.4"
    case .undercut: "M-2.6-2.6L2.6 2.6M2.6-2.6L-2.6 2.6"
    case .contradiction: "M-3.4 3H3.4M0 3V-3.4"
    }
  }

  /// Defines one of the ten patterns, which are distinguishable in black on white.
  private mutating func writePattern(_ number: Int) {
    let shapes = [
      "M0 0L6 6", "M0 6L6 0", "M0 3H6", "M3 0V6", "M0 0L6 6M0 6L6 0", "M0 3H6M3 0V6", "M0 0H1M3 3H4", "M0 1H6M0 3H6",
      "M1 0V6M3 0V6", "M0 0L3 6L6 0",
    ]
    svg.open(
      "pattern",
      [
        ("id", id("argmap-pattern-\(number)")), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse"),
      ])
    svg.element("path", [("d", shapes[number]), ("stroke", "#000"), ("fill", "none")])
    svg.close()
  }

  // MARK: Lines

  /// Writes the lines grouped by relation, so that shared attributes are written once, then junctions, likewise, and what
  /// is written at them, then heads and signs.
  mutating func writeLines() {
    svg.open("g", [("class", "argmap-lines"), ("aria-hidden", "true")])
    for relation in Drawing.Relation.allCases {
      for kind in Self.kinds {
        let lines = picture.lines.filter {
          $0.relation == relation && $0.points.count > 3 && $0.isImplicit == kind.isImplicit && $0.holds == kind.holds
        }
        if lines.isEmpty { continue }
        svg.open("g", [("class", Self.lineClass(relation, kind))])
        for line in lines { svg.element("path", [("d", PathData(line.points).text)] + ends(line.from, line.to)) }
        svg.close()
      }
    }
    for relation in Drawing.Relation.allCases {
      for kind in Self.kinds {
        let junctions = picture.junctions.filter {
          $0.relation == relation && ($0.words?.isImplicit ?? false) == kind.isImplicit && $0.holds == kind.holds
        }
        if junctions.isEmpty { continue }
        svg.open(
          "g",
          [
            (
              "class",
              "argmap-dots argmap-\(relation.rawValue)" + (kind.isImplicit ? " argmap-open" : "")
                + (kind.holds ? "" : " argmap-failing")
            )
          ])
        for junction in junctions { write(junction) }
        svg.close()
      }
    }
    for junction in picture.junctions {
      for text in junction.texts {
        svg.element(
          "text", [("class", "argmap-mark")] + Self.at(text) + ends(junction.from, junction.to), text: text.text)
      }
    }
    svg.close()
    // Heads and signs come after all lines, so that no line is drawn over them.
    svg.open("g", [("class", "argmap-heads"), ("aria-hidden", "true")])
    for holds in [true, false] {
      let lines = picture.lines.filter { $0.holds == holds }
      if lines.isEmpty { continue }
      if !holds { svg.open("g", [("class", "argmap-failing")]) }
      for line in lines {
        if line.heads.isEmpty { continue }
        writeHeads(line, ends(line.from, line.to))
      }
      if !holds { svg.close() }
    }
    svg.close()
  }

  /// The kinds of steps whose lines and junctions look different.
  private static let kinds = [
    (isImplicit: false, holds: true), (isImplicit: true, holds: true), (isImplicit: false, holds: false),
    (isImplicit: true, holds: false),
  ]

  private static func lineClass(
    _ relation: Drawing.Relation, _ kind: (isImplicit: Bool, holds: Bool) = kinds[0]
  ) -> String {
    "argmap-line argmap-\(relation.rawValue)" + (kind.isImplicit ? " argmap-implicit" : "")
      + (kind.holds ? "" : " argmap-failing")
  }

  /// Writes the dot where the lines of a step meet, with all that the step says about itself as a tooltip.
  private mutating func write(_ junction: PlacedDrawing.Junction) {
    let circle: [SVGWriter.Attribute] =
      [
        ("cx", SVGWriter.number(junction.center.x)), ("cy", SVGWriter.number(junction.center.y)),
        ("r", SVGWriter.number(junction.radius)),
      ] + ends(junction.from, junction.to)
    guard let words = junction.words?.all, !words.isEmpty else { return svg.element("circle", circle) }
    svg.element("circle", circle, content: "<title>\(SVGWriter.escape(words))</title>")
  }

  /// The attribute that says which boxes a line joins, by their numbers among those of the picture, such as `3 4,0`; none
  /// unless scripts need it.
  private mutating func ends(_ from: [String], _ to: [String]) -> [SVGWriter.Attribute] {
    guard options.isForReaders else { return [] }
    let numbers = boxNumbers
    let parts = [from, to].map { $0.compactMap { numbers[$0].map(String.init) }.joined(separator: " ") }
    return [("data-ends", parts.joined(separator: ","))]
  }

  private mutating func writeHeads(_ line: PlacedDrawing.Line, _ ends: [SVGWriter.Attribute]) {
    let name = line.relation.rawValue
    for head in line.heads {
      if let sign = head.sign, isUsual(head, sign) {
        svg.element("use", [("href", "#\(id("argmap-\(name)"))")] + Self.at(head.tip) + ends)
        continue
      }
      svg.element("use", [("href", "#\(id("argmap-head-\(name)"))"), ("transform", Self.turn(head))] + ends)
      if let sign = head.sign { svg.element("use", [("href", "#\(id("argmap-sign-\(name)"))")] + Self.at(sign) + ends) }
    }
  }

  private static func at(_ p: PlacedDrawing.Point) -> [SVGWriter.Attribute] {
    [("x", SVGWriter.number(p.x)), ("y", SVGWriter.number(p.y))]
  }

  /// Whether a head points straight left (up if the picture runs down) and has its sign at the usual distance.
  private func isUsual(_ head: PlacedDrawing.Head, _ sign: PlacedDrawing.Point) -> Bool {
    let (dx, dy) = (sign.x - head.tip.x, sign.y - head.tip.y)
    let (bx, by) = (head.base.x - head.tip.x, head.base.y - head.tip.y)
    let (along, across, base, aside) = isToTheRight ? (dx, dy, bx, by) : (dy, dx, by, bx)
    return abs(along - Self.signAt) < 0.05 && abs(across) < 0.05 && base > 0 && abs(aside) < 0.05
  }

  /// The transform that moves and rotates a head from its definition to its place.
  private static func turn(_ head: PlacedDrawing.Head) -> String {
    let length = max(Curve.distance(head.tip, head.base), 0.001)
    let (c, s) = ((head.base.x - head.tip.x) / length, (head.base.y - head.tip.y) / length)
    let place = "\(SVGWriter.number(head.tip.x)) \(SVGWriter.number(head.tip.y))"
    if abs(s) < 0.005, c > 0 { return "translate(\(place))" }
    return
      "matrix(\(SVGWriter.number(c)) \(SVGWriter.number(s)) \(SVGWriter.number(-s)) \(SVGWriter.number(c)) \(place))"
  }

  // MARK: The legend

  mutating func write(_ entry: PlacedDrawing.LegendEntry) {
    let frame = entry.frame
    switch entry.sample {
    case .line(let relation): writeSample(relation, frame)
    case .linked: writeLinkedSample(frame)
    case .implicitStep: writeImplicitSample(frame)
    case .failingStep: writeFailingSample(frame)
    case .standing(let standing): writeStandingSample(standing, frame)
    case .box(let kind): writeBoxSample(kind.rawValue, frame)
    case .conclusion: writeBoxSample("conclusion", frame)
    case .tint(let number): writeTintSample(ThemeColor.tint(number), frame)
    }
    svg.element("text", Self.at(entry.text), text: entry.text.text)
  }

  private mutating func writeSample(_ relation: Drawing.Relation, _ frame: PlacedDrawing.Rect) {
    let (y, name) = (SVGWriter.number(frame.center.y), relation.rawValue)
    let end = relation == .contradiction ? frame.maxX - 9 : frame.maxX
    svg.open("g", [("class", "argmap-line argmap-\(name)")])
    svg.element("path", [("d", "M\(SVGWriter.number(frame.x + 9)) \(y)H\(SVGWriter.number(end))")])
    svg.close()
    if together.contains(relation), isToTheRight {
      svg.element("use", [("href", "#\(id("argmap-\(name)"))"), ("x", SVGWriter.number(frame.x)), ("y", y)])
    } else {
      svg.element("use", [("href", "#\(id("argmap-head-\(name)"))"), ("x", SVGWriter.number(frame.x)), ("y", y)])
      svg.element(
        "use", [("href", "#\(id("argmap-sign-\(name)"))"), ("x", SVGWriter.number(frame.x + Self.signAt)), ("y", y)])
    }
    if relation == .contradiction {
      svg.element(
        "use",
        [
          ("href", "#\(id("argmap-head-\(name)"))"),
          ("transform", "matrix(-1 0 0 -1 \(SVGWriter.number(frame.maxX)) \(y))"),
        ])
    }
  }

  private mutating func writeLinkedSample(_ frame: PlacedDrawing.Rect) {
    let (x, y) = (SVGWriter.number(frame.x + 18), SVGWriter.number(frame.center.y))
    let (right, bend) = (SVGWriter.number(frame.maxX), SVGWriter.number(frame.x + 30))
    let arms = [frame.y + 1, frame.maxY - 1].map { at in
      let from = SVGWriter.number(at)
      return "M\(right) \(from)Q\(bend) \(from) \(x) \(y)"
    }
    svg.open("g", [("class", "argmap-line argmap-support")])
    svg.element("path", [("d", arms.joined() + "H\(SVGWriter.number(frame.x))")])
    svg.close()
    svg.element("circle", [("class", "argmap-support"), ("cx", x), ("cy", y), ("r", "4.5")])
  }

  private mutating func writeImplicitSample(_ frame: PlacedDrawing.Rect) {
    let (x, y) = (SVGWriter.number(frame.x + 18), SVGWriter.number(frame.center.y))
    svg.open("g", [("class", Self.lineClass(.support, Self.kinds[1]))])
    svg.element("path", [("d", "M\(SVGWriter.number(frame.maxX)) \(y)H\(SVGWriter.number(frame.x))")])
    svg.close()
    svg.element("circle", [("class", "argmap-support argmap-open"), ("cx", x), ("cy", y), ("r", "4.5")])
  }

  private mutating func writeFailingSample(_ frame: PlacedDrawing.Rect) {
    svg.open("g", [("class", Self.lineClass(.support, Self.kinds[2]))])
    let y = SVGWriter.number(frame.center.y)
    svg.element("path", [("d", "M\(SVGWriter.number(frame.maxX)) \(y)H\(SVGWriter.number(frame.x))")])
    svg.close()
  }

  private mutating func writeStandingSample(_ standing: Graph.Standing, _ frame: PlacedDrawing.Rect) {
    svg.open("g", [("class", "argmap-conclusion")])
    svg.element("rect", [("class", "argmap-box")] + Self.rect(frame) + [("rx", "4")])
    writeBadge(standing, PlacedDrawing.Point(frame.center.x, frame.center.y))
    svg.close()
  }

  private mutating func writeBoxSample(_ kind: String, _ frame: PlacedDrawing.Rect) {
    svg.open("g", [("class", "argmap-\(kind)")])
    svg.element("rect", [("class", "argmap-box")] + Self.rect(frame) + [("rx", "4")])
    if kind == Drawing.Mark.Kind.hinge.rawValue {
      svg.element("path", [("class", "argmap-hinge-bar"), ("d", Self.bar(frame))])
    }
    if kind == Drawing.Mark.Kind.collapsed.rawValue {
      svg.element("path", [("class", "argmap-stack"), ("d", Self.stack(frame))])
    }
    if kind == Drawing.Mark.Kind.basis.rawValue {
      svg.element("path", [("class", "argmap-ground"), ("d", Self.ground(frame))])
    }
    svg.close()
  }

  private mutating func writeTintSample(_ tint: Int, _ frame: PlacedDrawing.Rect) {
    svg.element("rect", [("class", "argmap-box argmap-tint-\(tint)")] + Self.rect(frame) + [("rx", "4")])
    if options.theme == .print {
      svg.element("rect", [("class", "argmap-band-\(tint)")] + Self.rect(frame) + [("rx", "4")])
    }
  }
}
