import MapDrawing

/// Prints a placed drawing as SVG: self-contained, without script, the same bytes for the same picture.
package enum SVGRenderer {
  package static func render(_ picture: PlacedDrawing) -> String {
    var svg = SVGWriter()
    let width = SVGWriter.number(picture.width)
    let height = SVGWriter.number(picture.height)
    var attributes: [SVGWriter.Attribute] = [
      ("xmlns", "http://www.w3.org/2000/svg"), ("class", "argmap"), ("width", width), ("height", height),
      ("viewBox", "0 0 \(width) \(height)"), ("role", "graphics-document document"),
      ("aria-labelledby", "argmap-name argmap-summary"),
    ]
    if let language = picture.language { attributes += [("lang", language), ("xml:lang", language)] }
    svg.element("svg", attributes) { svg in
      svg.element("title", [("id", "argmap-name")], text: picture.name)
      svg.element("desc", [("id", "argmap-summary")], text: picture.description)
      svg.element("style", text: Theme.styleSheet)
      svg.element(
        "rect", [("class", "argmap-background"), ("width", width), ("height", height)])
      svg.element("g", [("class", "argmap-header"), ("aria-hidden", "true")]) { svg in
        for text in picture.title + picture.question { write(text, to: &svg) }
      }
      for frame in picture.frames { write(frame, to: &svg) }
      svg.element("g", [("class", "argmap-lines"), ("aria-hidden", "true")]) { svg in
        for line in picture.lines { writePath(line, to: &svg) }
        for junction in picture.junctions { write(junction, to: &svg) }
      }
      // Above all lines, so that none is drawn over a head or a sign.
      svg.element("g", [("class", "argmap-heads"), ("aria-hidden", "true")]) { svg in
        for line in picture.lines where !line.heads.isEmpty { writeHeads(line, to: &svg) }
      }
      if !picture.frames.isEmpty {
        svg.element("g", [("class", "argmap-titles"), ("aria-hidden", "true")]) { svg in
          for frame in picture.frames { writeTitle(frame, to: &svg) }
        }
      }
      svg.element("g", [("class", "argmap-claims"), ("role", "graphics-object group"), ("aria-label", "Claims")]) {
        svg in
        for box in picture.boxes { write(box, to: &svg) }
      }
      if !picture.legend.isEmpty {
        svg.element("g", [("class", "argmap-key"), ("aria-hidden", "true")]) { svg in
          for entry in picture.legend { LegendSample.write(entry, to: &svg) }
        }
      }
    }
    return svg.text + "\n"
  }

  // MARK: Texts

  /// - Parameter isSpoken: whether a screen reader may say it; what a name says already need not be said again.
  static func write(_ text: PlacedDrawing.Text, isSpoken: Bool = true, to svg: inout SVGWriter) {
    var classes = "argmap-\(text.style.rawValue)"
    if let mark = text.mark { classes += " argmap-mark-\(mark.rawValue)" }
    if text.weight == .bold, text.style == .claim { classes += " argmap-strong" }
    svg.element(
      "text",
      [
        ("class", classes), ("x", SVGWriter.number(text.at.x)), ("y", SVGWriter.number(text.at.y)),
        ("font-size", SVGWriter.number(text.size)),
      ] + (isSpoken ? [] : [("aria-hidden", "true")]), text: text.text)
  }

  // MARK: Boxes

  private static func write(_ box: PlacedDrawing.Box, to svg: inout SVGWriter) {
    if box.claim.stub != nil {
      svg.element("g", [("class", "argmap-stub"), ("role", "graphics-symbol img"), ("aria-label", box.claim.name)]) {
        svg in
        svg.element("rect", [("class", "argmap-box")] + rect(box.frame) + [("rx", "11")])
        for text in box.texts { write(text, to: &svg) }
      }
      return
    }
    var classes = [box.claim.isGroup ? "argmap-collapsed" : "argmap-claim"]
    if box.claim.isConclusion { classes.append("argmap-conclusion") }
    if box.claim.isUnsupported { classes.append("argmap-unsupported") }
    if box.claim.isImplicit { classes.append("argmap-implicit") }
    if box.claim.isImported { classes.append("argmap-imported") }
    classes += box.claim.tags.map { "argmap-tag-" + classWord($0) }
    // What is inside an image is not offered by itself, so a claim with a link is a group; its name says the words.
    let hasLink = box.texts.contains { $0.url.map(isWebAddress) ?? false }
    let attributes: [SVGWriter.Attribute] = [
      ("id", (box.claim.isGroup ? "group-" : "claim-") + box.claim.id), ("class", classes.joined(separator: " ")),
      ("role", hasLink ? "graphics-object group" : "graphics-symbol img"),
      ("aria-roledescription", box.claim.isGroup ? "group" : "claim"), ("aria-label", box.claim.name),
    ]
    svg.element("g", attributes) { svg in
      let tint = box.tint.map { " argmap-tint-\(Theme.tint($0))" } ?? ""
      svg.element("rect", [("class", "argmap-box" + tint)] + rect(box.frame) + [("rx", "8")])
      if box.claim.marks.contains(where: { $0.kind == .basis }) {
        svg.element("path", [("class", "argmap-ground"), ("d", ground(box.frame))])
      }
      if box.claim.isGroup { svg.element("path", [("class", "argmap-stack"), ("d", stack(box.frame))]) }
      let shown = [box.claim.isLabelled ? box.claim.text : nil, box.claim.note].compactMap { $0 }
      if !shown.isEmpty { svg.element("title", text: shown.joined(separator: "\n")) }
      for text in box.texts {
        if let url = text.url, isWebAddress(url) {
          svg.element("a", [("href", url), ("aria-label", "\(text.text): \(url)")]) { svg in write(text, to: &svg) }
        } else {
          write(text, isSpoken: !hasLink, to: &svg)
        }
      }
    }
  }

  /// Only addresses of pages become links: others (`javascript:` above all) could do harm.
  static func isWebAddress(_ url: String) -> Bool {
    let lower = url.lowercased()
    return lower.hasPrefix("https://") || lower.hasPrefix("http://")
  }

  private static func classWord(_ tag: String) -> String {
    String(tag.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "-" })
  }

  /// The thick line along the bottom of a claim that stands without a reason.
  static func ground(_ frame: PlacedDrawing.Rect) -> String {
    let y = SVGWriter.number(frame.maxY - 1.2)
    return "M\(SVGWriter.number(frame.x + 8)) \(y)H\(SVGWriter.number(frame.maxX - 8))"
  }

  /// The edges of further sheets below a collapsed group.
  static func stack(_ frame: PlacedDrawing.Rect) -> String {
    [3.0, 6].map { d in
      let (x, y) = (SVGWriter.number(frame.x + 4 + d), SVGWriter.number(frame.maxY + d))
      return "M\(x) \(y)H\(SVGWriter.number(frame.maxX + d - 6))"
    }.joined()
  }

  static func rect(_ r: PlacedDrawing.Rect) -> [SVGWriter.Attribute] {
    [
      ("x", SVGWriter.number(r.x)), ("y", SVGWriter.number(r.y)), ("width", SVGWriter.number(r.width)),
      ("height", SVGWriter.number(r.height)),
    ]
  }

  private static func write(_ frame: PlacedDrawing.Frame, to svg: inout SVGWriter) {
    svg.element("g", [("class", "argmap-group-frame"), ("aria-hidden", "true")]) { svg in
      svg.element(
        "rect", [("class", "argmap-frame argmap-tint-\(Theme.tint(frame.tint))")] + rect(frame.rect) + [("rx", "12")])
    }
  }

  /// Above the lines, so that none is drawn over it.
  private static func writeTitle(_ frame: PlacedDrawing.Frame, to svg: inout SVGWriter) {
    for text in frame.title {
      if frame.hasGround {
        let width = TextMetrics.width(text.text, size: text.size, weight: text.weight)
        let ground = PlacedDrawing.Rect(
          x: text.at.x - 4, y: text.at.y - text.size, width: width + 8, height: text.size * 1.4)
        svg.element("rect", [("class", "argmap-plate")] + rect(ground) + [("rx", "4")])
      }
      write(text, to: &svg)
    }
  }

  // MARK: Lines

  static func writePath(_ line: PlacedDrawing.Line, to svg: inout SVGWriter) {
    guard line.points.count > 3 else { return }
    svg.element("g", [("class", "argmap-\(line.relation.rawValue)")]) { svg in
      svg.element("path", [("class", "argmap-line"), ("d", path(line.points))])
    }
  }

  static func writeHeads(_ line: PlacedDrawing.Line, to svg: inout SVGWriter) {
    svg.element("g", [("class", "argmap-\(line.relation.rawValue)")]) { svg in
      for head in line.heads { write(head, line.relation, to: &svg) }
    }
  }

  private static func write(_ junction: PlacedDrawing.Junction, to svg: inout SVGWriter) {
    svg.element(
      "circle",
      [
        ("class", "argmap-junction argmap-\(junction.relation.rawValue)"), ("cx", SVGWriter.number(junction.center.x)),
        ("cy", SVGWriter.number(junction.center.y)), ("r", SVGWriter.number(junction.radius)),
      ])
  }

  private static func path(_ points: [PlacedDrawing.Point]) -> String {
    var d = "M" + pair(points[0])
    var i = 1
    while i + 2 < points.count {
      d += "C\(pair(points[i])) \(pair(points[i + 1])) \(pair(points[i + 2]))"
      i += 3
    }
    return d
  }

  static func pair(_ p: PlacedDrawing.Point) -> String { "\(SVGWriter.number(p.x)) \(SVGWriter.number(p.y))" }

  private static func write(_ head: PlacedDrawing.Head, _ relation: Drawing.Relation, to svg: inout SVGWriter) {
    svg.element("path", [("class", "argmap-head"), ("d", HeadShape(head).path(relation))])
    guard let sign = head.sign else { return }
    svg.element(
      "circle",
      [
        ("class", "argmap-sign"), ("cx", SVGWriter.number(sign.x)), ("cy", SVGWriter.number(sign.y)), ("r", "6.5"),
      ])
    svg.element("path", [("class", "argmap-glyph"), ("d", glyph(relation, at: sign))])
  }

  /// The sign as strokes, so that no font is needed for it.
  private static func glyph(_ relation: Drawing.Relation, at c: PlacedDrawing.Point) -> String {
    func p(_ dx: Double, _ dy: Double) -> String { pair(PlacedDrawing.Point(c.x + dx, c.y + dy)) }
    switch relation {
    case .support: return "M\(p(-3.4, 0))L\(p(3.4, 0))M\(p(0, -3.4))L\(p(0, 3.4))"
    case .objection: return "M\(p(-3.4, 0))L\(p(3.4, 0))"
    case .undercut: return "M\(p(-2.6, -2.6))L\(p(2.6, 2.6))M\(p(2.6, -2.6))L\(p(-2.6, 2.6))"
    case .contradiction: return "M\(p(-3.4, 3))L\(p(3.4, 3))M\(p(0, 3))L\(p(0, -3.4))"
    }
  }
}

/// The shape of a head from its base to its tip.
struct HeadShape {
  private let tip, base: PlacedDrawing.Point
  private let dx, dy: Double

  init(_ head: PlacedDrawing.Head) {
    tip = head.tip
    base = head.base
    let length = max(Curve.distance(head.tip, head.base), 0.001)
    dx = (head.tip.x - head.base.x) / length
    dy = (head.tip.y - head.base.y) / length
  }

  /// A point so far back from the tip and so far to the side.
  private func point(_ back: Double, _ side: Double) -> String {
    SVGRenderer.pair(
      PlacedDrawing.Point(tip.x - dx * back - dy * side, tip.y - dy * back + dx * side))
  }

  /// A triangle for support (filled) and objection (hollow), a bar for an undercut and a contradiction.
  func path(_ relation: Drawing.Relation) -> String {
    switch relation {
    case .support, .objection: "M\(point(0.5, 0))L\(point(9, 4))L\(point(9, -4))Z"
    case .undercut, .contradiction:
      "M\(SVGRenderer.pair(base))L\(point(2, 0))M\(point(2, 5))L\(point(2, -5))"
    }
  }
}
