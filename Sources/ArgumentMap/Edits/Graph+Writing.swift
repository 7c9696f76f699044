import MapSyntax
import SourceText

/// Fixes that add or replace text, and the places that fixes and findings refer to.
extension Graph {
  /// The place at which an item is reported: its id or, if it has none, its first key; for a reference, the reference
  /// itself.
  package func place(ofItem item: NodeIndex) -> Place {
    guard tree.kind(item) == .mapping else { return place(item) }
    let pairs = tree.pairs(of: item)
    let id = pairs.first { tree.keyWord($0.key) == nil } ?? pairs.first
    return place(id?.key ?? item)
  }

  package func place(ofItem item: GraphNode) -> Place { own(item).map { place(ofItem: $0) } ?? place(item) }

  /// A fix that adds a placeholder for a reason below a claim. It is shown but never applied, since only a person knows
  /// what the claim rests on. Nil if the claim has no id or no text in this map, or is in flow style.
  package func reasonToWrite(for claim: ClaimIndex) -> Fix? {
    let c = claims[claim.int]
    guard let text = own(c.text), let name = own(c.name), let item = own(c.item), !c.isAnonymous,
      !tree.nodes[item.int].isFlow
    else { return nil }
    let indent = String(repeating: " ", count: file.bytes.column(of: name.start))
    let end = file.bytes.lineEnd(of: place(text).range.end)
    return Fix(
      title: "add a reason below it", safety: .shown,
      edits: [
        TextEdit(place(ByteRange(at: end)), "\n\(indent)because:\n\(indent)  - an-id: Why `\(id(claim))`?")
      ])
  }

  /// A fix that replaces a scalar with other text, in the same kind of quotes (single quotes if the scalar has none).
  package func replacing(_ scalar: NodeIndex, by text: String, title: String) -> Fix {
    let isDouble = tree.scalarToken(scalar) == .doubleQuoted
    let written =
      isDouble
      ? "\"" + text.replacingScalars { $0 == "\"" || $0 == "\\" ? "\\\($0)" : nil } + "\"" : text.singleQuoted
    return Fix(title: title, safety: .unsafe, edits: [TextEdit(place(scalar), written)])
  }
}
