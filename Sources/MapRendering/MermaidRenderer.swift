import MapDrawing
import SourceText

/// Prints a drawing as a fenced Mermaid block, which GitHub renders in Markdown. Mermaid does the layout.
package enum MermaidRenderer {
  package static func render(_ drawing: Drawing) -> String {
    var lines = ["```mermaid"]
    if let title = drawing.title {
      // A JSON string is also a valid YAML string.
      var json = JSONWriter()
      json.string(title)
      lines += ["---", "title: \(json.text)", "---"]
    }
    // Lines run from reasons to their targets, so the direction is reversed to put conclusions first.
    lines.append("flowchart \(drawing.direction == .right ? "RL" : "BT")")
    for end in drawing.order {
      switch end {
      case .box(let i): lines += node(i, drawing)
      case .junction(let i): lines.append("  j\(i)((\" \")):::step")
      }
    }
    for link in drawing.links { lines.append("  " + line(link)) }
    lines += [
      "  classDef claim \(style(border: .border))",
      "  classDef conclusion \(style(border: .conclusion, width: 3)),font-weight:bold",
      "  classDef unsupported \(style(border: .unsupported, width: 3))",
      "  classDef implicit \(style(border: .border, dashes: "6 3"))",
      "  classDef step fill:\(ThemeColor.muted.light),stroke:\(ThemeColor.muted.light)",
      "```",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func style(border: ThemeColor, width: Int? = nil, dashes: String? = nil) -> String {
    var parts = ["fill:\(ThemeColor.box.light)", "stroke:\(border.light)"]
    if let width { parts.append("stroke-width:\(width)px") }
    if let dashes { parts.append("stroke-dasharray:\(dashes)") }
    return (parts + ["color:\(ThemeColor.text.light)"]).joined(separator: ",")
  }

  private static func node(_ i: Int, _ drawing: Drawing) -> [String] {
    let box = drawing.boxes[i]
    let kind =
      box.isUnsupported ? "unsupported" : box.isConclusion ? "conclusion" : box.isImplicit ? "implicit" : "claim"
    var text = box.lines.map(escape).joined(separator: "<br>")
    if !box.marks.isEmpty {
      text += "<br><small>" + escape(box.marks.map(\.text).joined(separator: " · ")) + "</small>"
    }
    // The id goes into a comment, which must not look like a directive (`%%{`).
    let name = box.id.replacingScalars { $0 == "{" || $0 == "}" || $0.endsLine ? "" : nil }
    return ["  %% \(name)", "  c\(i)[\"\(text)\"]:::\(kind)"]
  }

  private static func line(_ link: Drawing.Link) -> String {
    func name(_ end: Drawing.End) -> String {
      switch end {
      case .box(let i): "c\(i)"
      case .junction(let i): "j\(i)"
      }
    }
    let (from, to) = (name(link.from), name(link.to))
    if !link.hasHead { return "\(from) --- \(to)" }
    switch link.relation {
    case .support: return "\(from) -->|supports| \(to)"
    case .objection: return "\(from) -.->|objects to| \(to)"
    case .undercut: return "\(from) -.-x|undercuts| \(to)"
    case .contradiction: return "\(from) x--x|contradict| \(to)"
    }
  }

  /// Replaces characters that are special in Mermaid with Mermaid entities. Two dollar signs, which enclose formulas
  /// even as entities, are kept apart by an invisible character.
  private static func escape(_ text: String) -> String {
    var last: Unicode.Scalar?
    return text.replacingScalars { scalar in
      defer { last = scalar }
      return switch scalar {
      case "$" where last == "$": "\u{2060}$"
      case "\"": "#quot;"
      case "<": "#lt;"
      case ">": "#gt;"
      case "&": "#amp;"
      case "#": "#35;"
      case "`": "#96;"
      case "\\": "#92;"
      case _ where scalar.value < 0x20: " "
      default: nil
      }
    }
  }
}
