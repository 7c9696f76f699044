import MapDrawing
import SourceText

/// Prints a drawing as a fenced Mermaid block, which GitHub renders in Markdown. Mermaid does the layout.
package struct MermaidRenderer {
  private let drawing: Drawing
  private var lines = ["```mermaid"]

  package static func render(_ drawing: Drawing) -> String {
    var renderer = MermaidRenderer(drawing: drawing)
    renderer.write()
    return renderer.lines.joined(separator: "\n") + "\n"
  }

  /// Why Mermaid refuses to draw a text with its default settings, which are also those of GitHub; nil if it does not.
  package static func excess(_ text: String, _ drawing: Drawing) -> String? {
    var causes: [String] = []
    if text.unicodeScalars.count > 50_000 { causes.append("text of more than 50,000 characters") }
    if drawing.links.count > 500 { causes.append("a picture of more than 500 lines") }
    return causes.isEmpty
      ? nil
      : "Mermaid refuses \(causes.joined(separator: " and ")); draw a part of the map (--depth, --focus, --view), "
        + "or write SVG"
  }

  private init(drawing: Drawing) { self.drawing = drawing }

  private mutating func write() {
    let names = [drawing.title, drawing.question].compactMap(\.self)
    if !names.isEmpty {
      // A JSON string is also a valid YAML string.
      var json = JSONWriter()
      json.string(names.joined(separator: " – "))
      lines += ["---", "title: \(json.text)", "---"]
    }
    // Lines run from reasons to their targets, so the direction is reversed to put conclusions first.
    lines.append("flowchart \(drawing.direction == .right ? "RL" : "BT")")
    writeNodes()
    for link in drawing.links { lines.append("  " + line(link)) }
    writeStyles()
    lines.append("```")
  }

  // MARK: Nodes

  /// Writes all nodes, each inside the subgraphs of its groups.
  private mutating func writeNodes() {
    var members: [[Drawing.End]] = Array(repeating: [], count: drawing.groups.count)
    var top: [Drawing.End] = []
    for end in drawing.order {
      if let group = drawing.group(end), !isGroupBox(end) { members[group].append(end) } else { top.append(end) }
    }
    var children: [[Int]] = Array(repeating: [], count: drawing.groups.count)
    for (i, group) in drawing.groups.enumerated() { if let parent = group.parent { children[parent].append(i) } }
    var isUsed = members.map { !$0.isEmpty }
    // Groups come after the groups around them.
    for i in drawing.groups.indices.reversed() where isUsed[i] {
      if let parent = drawing.groups[i].parent { isUsed[parent] = true }
    }
    for end in top { write(end, indent: "  ") }
    // Groups still to be opened or closed, the next one last, so that depth costs memory, not stack.
    var pending = drawing.groups.indices.filter { drawing.groups[$0].parent == nil && isUsed[$0] }.reversed()
      .map { (group: $0, depth: 1, isClosing: false) }
    while let (group, depth, isClosing) = pending.popLast() {
      let indent = String(repeating: "  ", count: depth)
      if isClosing {
        lines.append(indent + "end")
        continue
      }
      let title = [drawing.groups[group].title, drawing.groups[group].question].compactMap(\.self)
      lines.append(indent + "subgraph g\(group)[\"\(title.map(Self.escape).joined(separator: " – "))\"]")
      for end in members[group] { write(end, indent: indent + "  ") }
      pending.append((group, depth, true))
      pending += children[group].filter { isUsed[$0] }.reversed().map { ($0, depth + 1, false) }
    }
  }

  private func isGroupBox(_ end: Drawing.End) -> Bool {
    if case .box(let i) = end { drawing.boxes[i].isGroup } else { false }
  }

  private mutating func write(_ end: Drawing.End, indent: String) {
    switch end {
    case .box(let i):
      let box = drawing.boxes[i]
      // The id goes into a comment, which must not look like a directive (`%%{`).
      let name = box.id.replacingScalars { $0 == "{" || $0 == "}" || $0.endsLine ? "" : nil }
      lines.append(indent + "%% \(name)")
      lines.append(indent + "c\(i)[\"\(label(box))\"]:::\(kind(box))")
    case .junction(let i):
      let text = Self.said(drawing.junctions[i].words).map(Self.escape).joined(separator: "<br>")
      lines.append(indent + (text.isEmpty ? "j\(i)((\" \")):::step" : "j\(i)([\"<small>\(text)</small>\"]):::said"))
    }
  }

  /// What a step says about itself, in lines.
  static func said(_ words: Drawing.StepWords?) -> [String] {
    guard let words else { return [] }
    let first = ([words.print].filter { !$0.isEmpty } + words.citations.map(\.text)).joined(separator: " · ")
    return [first, words.note ?? ""].flatMap { LineBreaking($0, size: 11).lines(within: 220) }.filter { !$0.isEmpty }
  }

  private func label(_ box: Drawing.Box) -> String {
    var text = box.lines.map(Self.escape).joined(separator: "<br>")
    if !box.marks.isEmpty {
      text += "<br><small>" + Self.escape(box.marks.map(\.text).joined(separator: " · ")) + "</small>"
    }
    return text
  }

  private func kind(_ box: Drawing.Box) -> String {
    box.isUnsupported ? "unsupported" : box.isConclusion ? "conclusion" : box.isImplicit ? "implicit" : "claim"
  }

  // MARK: Lines

  private func line(_ link: Drawing.Link) -> String {
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

  // MARK: Styles

  private mutating func writeStyles() {
    let implicit = drawing.links.indices.filter { drawing.links[$0].isImplicit }
    if !implicit.isEmpty {
      let list = implicit.map(String.init).joined(separator: ",")
      lines.append("  linkStyle \(list) stroke-width:1px,stroke-dasharray:4 4")
    }
    lines += [
      "  classDef claim \(style(border: .border))",
      "  classDef conclusion \(style(border: .conclusion, width: 3)),font-weight:bold",
      "  classDef unsupported \(style(border: .unsupported, width: 3))",
      "  classDef implicit \(style(border: .border, dashes: "6 3"))",
      "  classDef step fill:\(ThemeColor.muted.light),stroke:\(ThemeColor.muted.light)",
      "  classDef said \(style(border: .muted))",
    ]
  }

  private func style(border: ThemeColor, width: Int? = nil, dashes: String? = nil) -> String {
    var parts = ["fill:\(ThemeColor.box.light)", "stroke:\(border.light)"]
    if let width { parts.append("stroke-width:\(width)px") }
    if let dashes { parts.append("stroke-dasharray:\(dashes)") }
    return (parts + ["color:\(ThemeColor.text.light)"]).joined(separator: ",")
  }

  // MARK: Text

  /// A line of text as Mermaid shows it unchanged: with entities, which start with `#`, or invisible characters in what
  /// it would interpret. Older versions read labels as Markdown and refuse lists and headings.
  private static func escape(_ text: String) -> String {
    var last: Unicode.Scalar?
    // How many letters of `direction` the text read so far ends with.
    var matched = 0
    let word = Array("direction".unicodeScalars)
    let escaped = text.replacingScalars { scalar in
      let endsWord = matched == word.count
      defer {
        last = scalar
        matched = matched < word.count && scalar == word[matched] ? matched + 1 : scalar == word[0] ? 1 : 0
      }
      return switch scalar {
      case "\"": "#quot;"
      case "<": "#lt;"
      case ">": "#gt;"
      case "&": "#amp;"
      case "#": "#35;"
      case "`": "#96;"
      // Two would start a comment or directive.
      case "%": "#37;"
      case "\\": "#92;"
      // `\n` would be a line break, `$$` a formula, `fa:fa-` an icon, even as entities.
      case "n" where last == "\\", "$" where last == "$", "f" where last == ":": "\u{2060}" + String(scalar)
      // Mermaid takes any line with `direction TB` for a statement.
      case " " where endsWord: "#32;"
      case _ where scalar.value < 0x20: endsWord ? "#32;" : " "
      default: nil
      }
    }
    return startsBlock(text) ? "\u{2060}" + escaped : escaped
  }

  /// Whether the start of a text looks like that of a list or heading in Markdown.
  private static func startsBlock(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.drop { $0 == " " }
    let mark = scalars.drop { ("0"..."9").contains($0) || $0 == "#" }
    let isLong = mark.startIndex > scalars.startIndex
    guard let first = mark.first else { return isLong && scalars.first == "#" }
    let isNumber = isLong && scalars.first != "#" && (first == "." || first == ")")
    let isBullet = !isLong && (first == "-" || first == "+" || first == "*" || first == "=")
    let isHeading = isLong && scalars.first == "#" && first == " "
    return isNumber || isBullet || isHeading
  }
}
