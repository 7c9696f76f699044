import ArgumentMap
import MapSyntax
import SourceText

/// Fixes that several rules give.
extension CheckContext {
  /// Deletes an entry of a block mapping, with its lines; the mapping's own key where nothing else is left in it. Nil in
  /// flow style, where it takes a person.
  func deleting(entry key: NodeIndex) -> Fix? {
    let tree = graph.tree
    if sign(before: key, isOneOf: [.openBrace, .openBracket, .comma]) { return nil }
    var first = key
    var last = tree.end(of: key)
    if let mapping = mappingOfOnly(key) {
      // What it is the value of goes too, unless that is a whole item or the file.
      guard mapping.raw > 0, sign(before: mapping, isOneOf: [.colon]) else { return nil }
      let outer = NodeIndex(mapping.raw - 1)
      guard mappingOfOnly(outer) == nil else { return nil }
      first = outer
      last = mapping
    }
    return deletingLines(from: tree.range(first).start, to: max(tree.range(first).end, tree.range(last).end))
  }

  /// Deletes the key that a value belongs to.
  func deleting(entryOf value: NodeIndex) -> Fix? {
    value.raw > 0 ? deleting(entry: NodeIndex(value.raw - 1)) : nil
  }

  /// The mapping in which a key stands alone; nil where others stand beside it.
  private func mappingOfOnly(_ key: NodeIndex) -> NodeIndex? {
    let tree = graph.tree
    let value = tree.end(of: key)
    guard key.raw > 0, value.int < tree.nodes.count else { return nil }
    // What stands in front of a mapping's first key is the mapping itself.
    let mapping = NodeIndex(key.raw - 1)
    return tree.kind(mapping) == .mapping && tree.end(of: mapping) == tree.end(of: value) ? mapping : nil
  }

  /// Whether the last token before a node that is no space or comment is one of some.
  private func sign(before node: NodeIndex, isOneOf kinds: Set<TokenKind>) -> Bool {
    let tree = graph.tree
    var token = Int(tree.nodes[node.int].firstToken) - 1
    while token >= 0, tree.tokenKinds[token] == .space || tree.tokenKinds[token] == .comment { token -= 1 }
    return token >= 0 && kinds.contains(tree.tokenKinds[token])
  }

  /// Whole lines; nil where something else stands on the first of them.
  private func deletingLines(from start: Int, to end: Int) -> Fix? {
    let bytes = graph.file.bytes
    var first = start
    while first > 0, bytes[first - 1] == 0x20 { first -= 1 }
    guard first == 0 || bytes[first - 1] == 0x0A else { return nil }
    var last = max(start, end - 1)
    while last < bytes.count, bytes[last] != 0x0A { last += 1 }
    let range = ByteRange(first, min(last + 1, bytes.count))
    return Fix(title: "delete it", safety: .unsafe, edits: [TextEdit(graph.place(range), "")])
  }

  /// A reason to be written, as a proposal: what a claim rests on is for a person to say.
  func stub(_ claim: ClaimIndex) -> Fix? {
    let c = graph.claims[claim.int]
    guard let text = c.text, !c.isAnonymous, !graph.tree.nodes[c.item.int].isFlow else { return nil }
    let bytes = graph.file.bytes
    var start = c.name.start
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    let indent = String(repeating: " ", count: c.name.start - start)
    var end = graph.place(text).range.end
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return Fix(
      title: "give a reason below it", safety: .shown,
      edits: [
        TextEdit(graph.place(ByteRange(at: end)), "\n\(indent)because:\n\(indent)  - an-id: Why `\(graph.id(claim))`?")
      ])
  }
}
