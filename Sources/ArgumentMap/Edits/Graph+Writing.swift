import MapSyntax
import SourceText

/// Edits that write something, and the places that they and findings start from.
extension Graph {
  /// Where an item is written: its id, or the key or word that it starts with.
  package func place(ofItem item: NodeIndex) -> Place {
    guard isOwn(item), tree.kind(item) == .mapping else { return place(item) }
    let pairs = tree.pairs(of: item)
    let id = pairs.first { tree.keyWord($0.key) == nil } ?? pairs.first
    return place(id?.key ?? item)
  }

  /// A reason to be written below a claim, as a proposal: what the claim rests on is for a person to say. Nil where it has
  /// no id or text, and in flow style.
  package func reasonToWrite(for claim: ClaimIndex) -> Fix? {
    let c = claims[claim.int]
    guard let text = c.text, isOwn(text), !c.isAnonymous, !tree.nodes[c.item.int].isFlow else { return nil }
    let indent = String(repeating: " ", count: file.bytes.column(of: c.name.start))
    let end = file.bytes.lineEnd(of: place(text).range.end)
    return Fix(
      title: "give a reason below it", safety: .shown,
      edits: [
        TextEdit(place(ByteRange(at: end)), "\n\(indent)because:\n\(indent)  - an-id: Why `\(id(claim))`?")
      ])
  }

  /// Another text in the place of a scalar, quoted as it needs to be.
  package func replacing(_ scalar: NodeIndex, by text: String, title: String) -> Fix {
    let isDouble = tree.scalarToken(scalar) == .doubleQuoted
    let written =
      isDouble
      ? "\"" + text.replacingScalars { $0 == "\"" || $0 == "\\" ? "\\\($0)" : nil } + "\"" : text.singleQuoted
    return Fix(title: title, safety: .unsafe, edits: [TextEdit(place(scalar), written)])
  }
}
