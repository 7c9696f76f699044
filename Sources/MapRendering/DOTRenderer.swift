import MapDrawing
import SourceText

/// Prints a drawing as input for Graphviz's `dot`, which does its own layout. Edges run from a target to what bears on
/// it, with the arrowhead at the tail, so that conclusions come first.
package struct DOTRenderer {
  private let drawing: Drawing
  private var text = ""
  private let tints: Tints
  /// For each junction, the ids of the boxes that are its premises.
  private let premises: [[String]]

  private init(_ drawing: Drawing) {
    self.drawing = drawing
    tints = Tints(drawing, framed: Set(drawing.groups.indices))
    var premises = Array(repeating: [String](), count: drawing.junctions.count)
    for link in drawing.links where !link.hasHead {
      if case .junction(let j) = link.to, case .box(let i) = link.from { premises[j].append(drawing.boxes[i].id) }
    }
    self.premises = premises
  }

  package static func render(_ drawing: Drawing) -> String {
    var renderer = DOTRenderer(drawing)
    renderer.write()
    return renderer.text
  }

  private mutating func write() {
    text = "digraph \(quote(drawing.title ?? "map")) {\n"
    var graph = [
      ("rankdir", drawing.direction == .right ? "LR" : "TB"), ("ordering", "out"), ("newrank", "true"),
      ("nodesep", "0.22"), ("ranksep", "0.45"), ("fontname", "Helvetica"), ("fontsize", "18"), ("labelloc", "t"),
      ("bgcolor", "white"),
    ]
    let label = [drawing.title, drawing.question].compactMap { $0 }
    if !label.isEmpty {
      let lines = label.flatMap { LineBreaking($0, size: 18).lines(within: 900) }
      graph.append(("label", lines.joined(separator: "\n")))
    }
    text += "  graph" + attributes(graph) + "\n"
    text +=
      "  node [shape=box, style=\"rounded,filled\", fillcolor=white, color=\"\(ThemeColor.border.light)\", fontname=Helvetica, fontsize=14, margin=\"0.14,0.08\"]\n"
    text += "  edge [dir=back, fontname=Helvetica, fontsize=11]\n"
    writeGroups()
    for end in drawing.order where drawing.group(end) == nil { writeNode(end, indent: "  ") }
    writeFirstRank()
    for link in drawing.links { write(link) }
    text += "}\n"
  }

  /// Puts the boxes on rank 0 side by side, however deep the arguments below them are.
  private mutating func writeFirstRank() {
    let first = drawing.boxes.indices.filter { drawing.firstRanks.isEmpty ? false : drawing.firstRanks[$0] == 0 }
    guard first.count > 1 else { return }
    text += "  { rank=same; " + first.map { name(.box($0)) + "; " }.joined() + "}\n"
  }

  // MARK: Nodes

  /// Writes groups as nested clusters, without recursion.
  private mutating func writeGroups() {
    var members = [[Drawing.End]](repeating: [], count: drawing.groups.count)
    for end in drawing.order {
      if let group = drawing.group(end) { members[group].append(end) }
    }
    var children = [[Int]](repeating: [], count: drawing.groups.count)
    var pending: [(group: Int, isOpen: Bool, depth: Int)] = []
    for (i, group) in drawing.groups.enumerated() {
      if let parent = group.parent { children[parent].append(i) } else { pending.append((i, false, 1)) }
    }
    pending.reverse()
    while let (i, isOpen, depth) = pending.popLast() {
      let indent = String(repeating: "  ", count: depth)
      if isOpen {
        text += indent + "}\n"
        continue
      }
      text += indent + "subgraph \(quote("cluster-\(drawing.groups[i].id)")) {\n"
      text +=
        indent + "  graph"
        + attributes([
          ("label", [drawing.groups[i].title, drawing.groups[i].question].compactMap(\.self).joined(separator: "\n")),
          ("style", "rounded,filled"), ("color", ThemeColor.border.light),
          ("fillcolor", ThemeColor.tints[ThemeColor.tint(i)].light), ("fontsize", "13"), ("labeljust", "l"),
          ("tooltip", drawing.groups[i].title),
        ]) + "\n"
      for end in members[i] { writeNode(end, indent: indent + "  ") }
      pending.append((i, true, depth))
      pending += children[i].reversed().map { ($0, false, depth + 1) }
    }
  }

  private mutating func writeNode(_ end: Drawing.End, indent: String) {
    switch end {
    case .box(let i):
      var list = attributes(of: drawing.boxes[i])
      if let tint = tints.of(i) { list.append(("fillcolor", ThemeColor.tints[ThemeColor.tint(tint)].light)) }
      text += indent + name(end) + attributes(list) + "\n"
    case .junction(let i):
      let color = color(drawing.junctions[i].relation)
      let words = drawing.junctions[i].words
      let tooltip = words?.all ?? ""
      var list = [
        ("shape", "circle"), ("style", "filled"), ("label", ""), ("width", "0.13"), ("fixedsize", "true"),
        ("color", color), ("fillcolor", words?.isImplicit ?? false ? "white" : color),
        ("tooltip", tooltip.isEmpty ? "premises needed together, or a step that is undercut" : tooltip),
      ]
      let print = words?.print ?? ""
      if !print.isEmpty {
        list += [("xlabel", print), ("fontsize", "11"), ("fontcolor", ThemeColor.muted.light)]
      }
      text += indent + name(end) + attributes(list) + "\n"
    }
  }

  private func attributes(of box: Drawing.Box) -> [(String, String)] {
    if box.stub != nil {
      return [
        ("label", box.shown), ("style", "rounded,dashed"), ("fontsize", "11"), ("margin", "0.08,0.04"),
        ("height", "0.25"), ("tooltip", box.name),
      ]
    }
    var result = [
      (Self.markupLabel, Self.label(box)), ("tooltip", box.note.map { "\(box.text) – \($0)" } ?? box.text),
    ]
    if box.isImplicit { result.append(("style", "rounded,filled,dashed")) }
    if box.isConclusion { result += [("penwidth", "2.4"), ("color", ThemeColor.conclusion.light)] }
    if box.isUnsupported {
      result.removeAll { $0.0 == "penwidth" || $0.0 == "color" }
      result += [("penwidth", "3"), ("color", ThemeColor.unsupported.light)]
    }
    if box.isGroup { result.append(("peripheries", "2")) }
    if let url = box.marks.lazy.compactMap(\.url).first, SVGRenderer.isWebAddress(url) {
      result += [("URL", url), ("target", "_blank")]
    }
    return result
  }

  /// A label in Graphviz's HTML-like markup: left-aligned text with the small print below.
  private static func label(_ box: Drawing.Box) -> String {
    let lines = box.lines.map { line in
      let text = markup(line)
      return (box.weight == .bold ? "<B>\(text)</B>" : text) + "<BR ALIGN=\"LEFT\"/>"
    }
    if box.marks.isEmpty { return "<\(lines.joined())>" }
    let marks = box.marks.map { mark in
      mark.kind == .unsupported
        ? "<B><FONT COLOR=\"\(ThemeColor.unsupported.light)\">\(markup(mark.text))</FONT></B>" : markup(mark.text)
    }
    return
      "<\(lines.joined())<FONT POINT-SIZE=\"11\" COLOR=\"\(ThemeColor.muted.light)\">\(marks.joined(separator: " · "))</FONT><BR ALIGN=\"LEFT\"/>>"
  }

  /// Escapes text for markup. Graphviz replaces `\N` and the like even there, however the backslash is written, so a
  /// zero-width space separates the two characters.
  private static func markup(_ text: String) -> String {
    SVGWriter.escape(text).replacingScalars { $0 == "\\" ? "\\\u{200B}" : nil }
  }

  private func name(_ end: Drawing.End) -> String {
    switch end {
    case .box(let i): quote(drawing.boxes[i].id)
    case .junction(let i): quote("+\(i + 1)")
    }
  }

  // MARK: Lines

  private mutating func write(_ link: Drawing.Link) {
    var list: [(String, String)] = [("color", color(link.relation))]
    switch link.relation {
    case .support: list.append(("arrowtail", "normal"))
    case .objection: list += [("style", "dashed"), ("arrowtail", "onormal")]
    case .undercut: list += [("style", "dotted"), ("penwidth", "2"), ("arrowtail", "tee")]
    case .contradiction:
      list += [
        ("style", "dashed"), ("dir", "both"), ("arrowtail", "tee"), ("arrowhead", "tee"), ("constraint", "false"),
      ]
    }
    if link.isImplicit { list += [("style", "dashed"), ("penwidth", "0.8")] }
    if !link.hasHead { list.append(("arrowtail", "none")) }
    if let length = link.length, length != 1 { list.append(("minlen", String(length))) }
    list += [("tooltip", link.relation.rawValue), ("comment", comment(link))]
    text += "  \(name(link.to)) -> \(name(link.from))" + attributes(list) + "\n"
  }

  /// The line in words, such as `lake supports mild`.
  private func comment(_ link: Drawing.Link) -> String {
    func words(_ end: Drawing.End) -> String {
      switch end {
      case .box(let i): return drawing.boxes[i].id
      case .junction(let j):
        let ids = premises[j]
        let shown = ids.prefix(8) + (ids.count > 8 ? ["…"] : [])
        return "step \(j + 1) (\(shown.joined(separator: ", ")))"
      }
    }
    let verb =
      link.hasHead
      ? ["support": "supports", "objection": "objects to", "undercut": "undercuts"][link.relation.rawValue]
        ?? "contradicts" : "is a premise of"
    return "\(words(link.from)) \(verb) \(words(link.to))"
  }

  private func color(_ relation: Drawing.Relation) -> String {
    switch relation {
    case .support: ThemeColor.support.light
    case .objection: ThemeColor.objection.light
    case .undercut: ThemeColor.undercut.light
    case .contradiction: ThemeColor.contradiction.light
    }
  }

  // MARK: Syntax

  /// Stands for the attribute `label` if its value is markup, which is not quoted.
  private static let markupLabel = "label in markup"

  /// An attribute list. If a name occurs more than once, the last value wins.
  private func attributes(_ list: [(String, String)]) -> String {
    var names: [String] = []
    var values: [String: String] = [:]
    for (name, value) in list {
      if values[name] == nil { names.append(name) }
      values[name] = value
    }
    let pairs = names.map { name -> String in
      let value = values[name]!
      return name == Self.markupLabel ? "label=\(value)" : "\(name)=\(quote(value))"
    }
    return " [" + pairs.joined(separator: ", ") + "]"
  }

  /// A quoted DOT string: quotes and backslashes are escaped, and so is `&`, which would start an HTML entity.
  private func quote(_ text: String) -> String {
    let escaped = text.replacingScalars { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "&": "&amp;"
      case "\n": "\\n"
      case _ where scalar.value < 0x20: " "
      default: nil
      }
    }
    return "\"\(escaped)\""
  }
}
