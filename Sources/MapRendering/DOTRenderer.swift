import MapDrawing
import SourceText

/// Prints a drawing for Graphviz's `dot`, which lays it out by itself. Lines run from what is borne on to what bears on
/// it, with their heads at the tail, so that conclusions come first.
package struct DOTRenderer {
  private let drawing: Drawing
  private var text = ""

  package static func render(_ drawing: Drawing) -> String {
    var renderer = DOTRenderer(drawing: drawing)
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
      "  node [shape=box, style=\"rounded,filled\", fillcolor=white, color=\"#7d8899\", fontname=Helvetica, fontsize=14, margin=\"0.14,0.08\"]\n"
    text += "  edge [dir=back, fontname=Helvetica, fontsize=11]\n"
    writeGroups()
    for end in drawing.order where group(end) == nil { writeNode(end, indent: "  ") }
    for link in drawing.links { write(link) }
    text += "}\n"
  }

  // MARK: Nodes

  private func group(_ end: Drawing.End) -> Int? {
    switch end {
    case .box(let i): drawing.boxes[i].group
    case .junction(let i): drawing.junctions[i].group
    }
  }

  /// Groups as clusters, one inside the other, without recursion.
  private mutating func writeGroups() {
    var members = [[Drawing.End]](repeating: [], count: drawing.groups.count)
    for end in drawing.order {
      if let group = group(end) { members[group].append(end) }
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
          ("label", drawing.groups[i].title), ("style", "rounded,filled"), ("color", "#c3cad4"),
          ("fillcolor", "#f5f7fa"), ("fontsize", "13"), ("tooltip", drawing.groups[i].title),
        ]) + "\n"
      for end in members[i] { writeNode(end, indent: indent + "  ") }
      pending.append((i, true, depth))
      pending += children[i].reversed().map { ($0, false, depth + 1) }
    }
  }

  private mutating func writeNode(_ end: Drawing.End, indent: String) {
    switch end {
    case .box(let i):
      text += indent + name(end) + attributes(attributes(of: drawing.boxes[i])) + "\n"
    case .junction(let i):
      let color = color(drawing.junctions[i].relation)
      text +=
        indent + name(end)
        + attributes([
          ("shape", "circle"), ("style", "filled"), ("label", ""), ("width", "0.13"), ("fixedsize", "true"),
          ("color", color), ("fillcolor", color), ("tooltip", "premises needed together, or a step that is undercut"),
        ]) + "\n"
    }
  }

  private func attributes(of box: Drawing.Box) -> [(String, String)] {
    if box.stub != nil {
      return [
        ("label", box.text), ("style", "rounded,dashed"), ("fontsize", "11"), ("margin", "0.08,0.04"),
        ("height", "0.25"), ("tooltip", box.name),
      ]
    }
    var lines = box.lines
    if !box.marks.isEmpty { lines.append("(" + box.marks.map(\.text).joined(separator: " · ") + ")") }
    var result = [
      ("label", lines.joined(separator: "\n")), ("tooltip", box.note.map { "\(box.text) – \($0)" } ?? box.text),
    ]
    if box.isImplicit { result.append(("style", "rounded,filled,dashed")) }
    if box.isConclusion { result += [("penwidth", "2.4"), ("color", "#1b2430"), ("fontname", "Helvetica-Bold")] }
    if box.isUnsupported {
      result.removeAll { $0.0 == "penwidth" || $0.0 == "color" }
      result += [("penwidth", "3"), ("color", "#b3261e")]
    }
    if let url = box.marks.lazy.compactMap(\.url).first, SVGRenderer.isWebAddress(url) {
      result += [("URL", url), ("target", "_blank")]
    }
    return result
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
    if !link.hasHead { list.append(("arrowtail", "none")) }
    if drawing.span(link.from, link.to) == 2, link.relation != .contradiction { list.append(("minlen", "2")) }
    list.append(("tooltip", link.relation.rawValue))
    text += "  \(name(link.to)) -> \(name(link.from))" + attributes(list) + "\n"
  }

  private func color(_ relation: Drawing.Relation) -> String {
    switch relation {
    case .support: ThemeColor.support.light
    case .objection: ThemeColor.objection.light
    case .undercut: ThemeColor.undercut.light
    case .contradiction: ThemeColor.contradiction.light
    }
  }

  // MARK: Form

  /// The last of several values of one name holds.
  private func attributes(_ list: [(String, String)]) -> String {
    var names: [String] = []
    var values: [String: String] = [:]
    for (name, value) in list {
      if values[name] == nil { names.append(name) }
      values[name] = value
    }
    return " [" + names.map { "\($0)=\(quote(values[$0]!))" }.joined(separator: ", ") + "]"
  }

  /// A quoted string of DOT: quotes and backslashes escaped, `&` kept from starting an HTML entity.
  private func quote(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "&": result += "&amp;"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
