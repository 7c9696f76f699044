import MapDrawing

/// The small pictures of the legend.
enum LegendSample {
  static func write(_ entry: PlacedDrawing.LegendEntry, to svg: inout SVGWriter) {
    let frame = entry.frame
    switch entry.sample {
    case .line(let relation): line(relation, frame, to: &svg)
    case .linked: linked(frame, to: &svg)
    case .box(let kind): box(kind.rawValue, frame, to: &svg)
    case .conclusion: box("conclusion", frame, to: &svg)
    case .tint(let number):
      svg.element(
        "rect", [("class", "argmap-box argmap-tint-\(Theme.tint(number))")] + SVGRenderer.rect(frame) + [("rx", "4")])
    }
    SVGRenderer.write(entry.text, to: &svg)
  }

  private static func line(_ relation: Drawing.Relation, _ frame: PlacedDrawing.Rect, to svg: inout SVGWriter) {
    let y = frame.center.y
    func straight(_ a: Double, _ b: Double) -> [PlacedDrawing.Point] {
      [a, a + (b - a) / 3, b - (b - a) / 3, b].map { PlacedDrawing.Point($0, y) }
    }
    var heads = [
      PlacedDrawing.Head(
        tip: PlacedDrawing.Point(frame.x, y), base: PlacedDrawing.Point(frame.x + 9, y),
        sign: PlacedDrawing.Point(frame.x + 16.5, y))
    ]
    var end = frame.maxX
    if relation == .contradiction {
      heads.append(
        PlacedDrawing.Head(
          tip: PlacedDrawing.Point(end, y), base: PlacedDrawing.Point(end - 9, y), sign: nil))
      end -= 9
    }
    let line = PlacedDrawing.Line(points: straight(frame.x + 9, end), relation: relation, heads: heads)
    SVGRenderer.writePath(line, to: &svg)
    SVGRenderer.writeHeads(line, to: &svg)
  }

  private static func linked(_ frame: PlacedDrawing.Rect, to svg: inout SVGWriter) {
    let center = PlacedDrawing.Point(frame.x + 18, frame.center.y)
    svg.element("g", [("class", "argmap-support")]) { svg in
      for y in [frame.y + 1, frame.maxY - 1] {
        svg.element(
          "path",
          [
            ("class", "argmap-line"),
            (
              "d",
              "M\(SVGRenderer.pair(PlacedDrawing.Point(frame.maxX, y)))Q\(SVGRenderer.pair(PlacedDrawing.Point(center.x + 12, y))) \(SVGRenderer.pair(center))"
            ),
          ])
      }
      svg.element(
        "path",
        [
          ("class", "argmap-line"),
          ("d", "M\(SVGRenderer.pair(center))L\(SVGRenderer.pair(PlacedDrawing.Point(frame.x, center.y)))"),
        ])
    }
    svg.element(
      "circle",
      [
        ("class", "argmap-junction argmap-support"), ("cx", SVGWriter.number(center.x)),
        ("cy", SVGWriter.number(center.y)), ("r", "4.5"),
      ])
  }

  private static func box(_ kind: String, _ frame: PlacedDrawing.Rect, to svg: inout SVGWriter) {
    svg.element("g", [("class", "argmap-\(kind)")]) { svg in
      svg.element("rect", [("class", "argmap-box")] + SVGRenderer.rect(frame) + [("rx", "4")])
      if kind == Drawing.Mark.Kind.collapsed.rawValue {
        svg.element("path", [("class", "argmap-stack"), ("d", SVGRenderer.stack(frame))])
      }
      if kind == Drawing.Mark.Kind.basis.rawValue {
        svg.element("path", [("class", "argmap-ground"), ("d", SVGRenderer.ground(frame))])
      }
    }
  }
}
