import ArgumentMap
import MapDrawing

extension SVGRenderer {
  mutating func write(_ box: PlacedDrawing.Box) {
    if box.claim.stub != nil {
      let address = options.wholeMap.flatMap { whole in box.claim.leadsTo.map { whole + "#" + $0 } }
      let role = address == nil ? "graphics-symbol img" : "graphics-object group"
      svg.open("g", [("class", "argmap-stub"), ("role", role), ("aria-label", box.claim.name)])
      if let address { svg.open("a", [("href", address), ("aria-label", "\(box.claim.name) Open the whole map.")]) }
      svg.element("rect", [("class", "argmap-box")] + Self.rect(box.frame) + [("rx", "11")])
      for text in box.texts { write(text) }
      if address != nil { svg.close() }
      svg.close()
      return
    }
    let kind = box.claim.isGroup ? "group" : "claim"
    // Assistive technology does not expose links inside an image, so a claim with a link is a group. Its accessible
    // name contains the text.
    let source = sourceLink(box.claim)
    let hasLink = source != nil || box.texts.contains { $0.url.map(Self.isWebAddress) ?? false }
    let name: [SVGWriter.Attribute] =
      options.isForReaders
      ? [] : [("role", hasLink ? "graphics-object group" : "graphics-symbol img"), ("aria-label", box.claim.name)]
    svg.open("g", [("id", id("\(kind)-\(box.claim.id)")), ("class", classes(box.claim))] + name)
    if let source { svg.open("a", [("href", source), ("aria-label", "Source of \(box.claim.id)")]) }
    writeShape(box)
    writeClaimText(box, isHidden: hasLink)
    if source != nil { svg.close() }
    writeMarks(box.texts.filter { $0.style == .mark })
    if box.claim.isConclusion, let standing = box.claim.standing, standing != .accepted {
      writeBadge(standing, PlacedDrawing.Point(box.frame.maxX - 14, box.frame.y))
    }
    svg.close()
  }

  private func classes(_ claim: Drawing.Box) -> String {
    var classes = [claim.isGroup ? "argmap-collapsed" : "argmap-claim"]
    if claim.isConclusion { classes.append("argmap-conclusion") }
    if claim.isUnsupported { classes.append("argmap-unsupported") }
    if claim.isFallen { classes.append("argmap-fallen") }
    if let standing = claim.standing { classes.append("argmap-\(standing.rawValue)") }
    if claim.isHinge { classes.append("argmap-hinge") }
    if claim.isImplicit { classes.append("argmap-implicit") }
    if claim.isImported { classes.append("argmap-imported") }
    classes += claim.tags.map { "argmap-tag-" + Self.classWord($0) }
    return classes.joined(separator: " ")
  }

  private func sourceLink(_ claim: Drawing.Box) -> String? {
    guard let pattern = options.sourceLinks, let line = claim.line else { return nil }
    return SourceLink.address(pattern, path: claim.path ?? "", line: line)
  }

  private mutating func writeShape(_ box: PlacedDrawing.Box) {
    let tint = box.tint.map { ThemeColor.tint($0) }
    svg.element(
      "rect",
      [("class", "argmap-box" + (tint.map { " argmap-tint-\($0)" } ?? ""))] + Self.rect(box.frame) + [("rx", "8")])
    if let tint, options.theme == .print { writeBand(box.frame, tint) }
    if box.claim.isGround {
      svg.element("path", [("class", "argmap-ground"), ("d", Self.ground(box.frame))])
    }
    if box.claim.isHinge { svg.element("path", [("class", "argmap-hinge-bar"), ("d", Self.bar(box.frame))]) }
    if box.claim.isGroup { svg.element("path", [("class", "argmap-stack"), ("d", Self.stack(box.frame))]) }
    let shown = [box.claim.isLabelled ? box.claim.text : nil, box.claim.note].compactMap { $0 }
    if !shown.isEmpty, !options.isForReaders { svg.element("title", text: shown.joined(separator: "\n")) }
  }

  /// Writes the mark of a conclusion that is not accepted: a disc with a cross if it is rejected, else with a question
  /// mark.
  mutating func writeBadge(_ standing: Graph.Standing, _ at: PlacedDrawing.Point) {
    let sign =
      standing == .rejected ? "M-2.8-2.8L2.8 2.8M2.8-2.8L-2.8 2.8" : "M-2.2-2A2.2 2.2 0 1 1 .9.1Q0 .6 0 1.7M0 3.9V4.1"
    svg.open(
      "g",
      [
        ("class", "argmap-badge"), ("aria-hidden", "true"),
        ("transform", "translate(\(SVGWriter.number(at.x)) \(SVGWriter.number(at.y)))"),
      ])
    svg.element("circle", [("r", "7.5")])
    svg.element("path", [("d", sign)])
    svg.close()
  }

  /// Writes the patterned band along the left side of a box, which replaces the tint in print.
  private mutating func writeBand(_ frame: PlacedDrawing.Rect, _ tint: Int) {
    let band = PlacedDrawing.Rect(x: frame.x + 1.5, y: frame.y + 7, width: 5, height: frame.height - 14)
    svg.element("rect", [("class", "argmap-band-\(tint)")] + Self.rect(band))
  }

  /// Writes a claim's text as one element, with a `tspan` for each line after the first.
  private mutating func writeClaimText(_ box: PlacedDrawing.Box, isHidden: Bool) {
    let lines = box.texts.filter { $0.style == .claim }
    guard let first = lines.first else { return }
    var attributes = Self.at(first)
    if first.weight == .bold { attributes.insert(("class", "argmap-strong"), at: 0) }
    if isHidden { attributes.append(("aria-hidden", "true")) }
    var content = SVGWriter.escape(first.text)
    var last = first
    for line in lines.dropFirst() {
      let down = SVGWriter.number(line.at.y - last.at.y)
      content += "<tspan x=\"\(SVGWriter.number(line.at.x))\" dy=\"\(down)\">\(SVGWriter.escape(line.text))</tspan>"
      last = line
    }
    svg.element("text", attributes, content: content)
  }

  /// Writes the small print as one text element, so that nothing overlaps if another font makes it longer or shorter.
  private mutating func writeMarks(_ marks: [PlacedDrawing.Text]) {
    guard let first = marks.first else { return }
    let content = marks.map { mark in
      let text = SVGWriter.escape(mark.text)
      if let url = mark.url, Self.isWebAddress(url) {
        return "<a href=\"\(SVGWriter.escape(url))\">\(text)</a>"
      }
      return mark.mark == .unsupported ? "<tspan class=\"argmap-mark-unsupported\">\(text)</tspan>" : text
    }
    svg.element("text", [("class", "argmap-mark")] + Self.at(first), content: content.joined(separator: " · "))
  }

  private static func classWord(_ tag: String) -> String {
    String(tag.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "-" })
  }

  /// The path of the thick line along the bottom of a claim that has a `basis`.
  static func ground(_ frame: PlacedDrawing.Rect) -> String {
    let y = frame.maxY - 1.2
    return path(from: (frame.x + 8, y), to: (frame.maxX - 8, y))
  }

  /// The path of the thick line along the top of a claim on which a conclusion hinges.
  static func bar(_ frame: PlacedDrawing.Rect) -> String {
    path(from: (frame.x + 8, frame.y + 1.2), to: (frame.maxX - 8, frame.y + 1.2))
  }

  /// The path of the edges of further sheets below a collapsed group.
  static func stack(_ frame: PlacedDrawing.Rect) -> String {
    [3.0, 6].map { d in
      path(from: (frame.x + 4 + d, frame.maxY + d), to: (frame.maxX + d - 6, frame.maxY + d))
    }.joined()
  }

  private static func path(from a: (Double, Double), to b: (Double, Double)) -> String {
    "M\(SVGWriter.number(a.0)) \(SVGWriter.number(a.1))H\(SVGWriter.number(b.0))"
  }
}
