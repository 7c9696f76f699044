import MapSyntax
import SourceText

/// Prints a tree: as an outline with positions, or as JSON.
package enum SyntaxForms {
  /// The tree as JSON, `{"version":1,"tree":…}`. A mapping is `{"map":[["key",value],…]}`, which keeps order and
  /// duplicates; a sequence is an array; a scalar is a string with its YAML value; an absent value is null.
  package static func json(_ tree: SyntaxTree, in file: SourceFile) -> String {
    var json = "{\"version\":1,\"tree\":"
    // Not recursive: open nodes are kept on an explicit stack, so depth costs only memory.
    var open: [(node: NodeIndex, end: NodeIndex, next: NodeIndex)] = []
    func scalar(_ node: NodeIndex) -> String {
      if tree.isAbsent(node) { return "null" }
      var writer = JSONWriter()
      writer.string(tree.value(node, in: file))
      return writer.text
    }
    func begin(_ node: NodeIndex) {
      switch tree.kind(node) {
      case .scalar: json += scalar(node)
      case .mapping, .sequence:
        json += tree.kind(node) == .mapping ? "{\"map\":[" : "["
        open.append((node, tree.end(of: node), NodeIndex(node.raw + 1)))
      }
    }
    begin(SyntaxTree.root)
    while let top = open.last {
      let isMapping = tree.kind(top.node) == .mapping
      let first = NodeIndex(top.node.raw + 1)
      guard top.next < top.end else {
        json += (isMapping && first < top.end ? "]" : "") + (isMapping ? "]}" : "]")
        open.removeLast()
        continue
      }
      var value = top.next
      if isMapping {
        let key = top.next
        if key > first { json += "]," }
        json += "[" + scalar(key) + ","
        value = tree.end(of: key)
      } else if top.next > first {
        json += ","
      }
      open[open.count - 1].next = tree.end(of: value)
      begin(value)
    }
    return json + "}\n"
  }

  /// The tree as text with one indented line for each node: its kind, where it starts and, for a scalar, its value.
  package static func outline(_ tree: SyntaxTree, in file: SourceFile) -> String {
    let lines = LineTable(file.bytes)
    var text = ""
    var ends: [NodeIndex] = []
    for i in tree.nodes.indices {
      let node = NodeIndex(i)
      while let end = ends.last, end <= node { ends.removeLast() }
      let at = lines.position(of: tree.range(node).start, in: file.bytes)
      text += String(repeating: "  ", count: ends.count) + "\(tree.kind(node)) \(at.line):\(at.column)"
      if tree.nodes[i].isFlow { text += " flow" }
      if tree.nodes[i].isDamaged { text += " damaged" }
      switch tree.kind(node) {
      case .mapping, .sequence: ends.append(tree.end(of: node))
      case .scalar where tree.isAbsent(node): text += " absent"
      case .scalar:
        var writer = JSONWriter()
        writer.string(tree.value(node, in: file))
        let written = PrintableText.naming(writer.text)
        text += " \(tree.scalarToken(node).map { "\($0)" } ?? "") \(written)"
      }
      text += "\n"
    }
    return text
  }
}
