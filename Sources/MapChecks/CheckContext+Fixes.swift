import ArgumentMap
import MapSyntax
import SourceText

/// Fixes that several rules give.
extension CheckContext {
  /// Deletes an entry of a block mapping, with its lines; the mapping's own key where nothing else is left in it. Nil in
  /// flow style, where it takes a person.
  func deleting(entry key: NodeIndex) -> Fix? {
    let tree = graph.tree
    guard let mapping = mapping(around: key), !tree.nodes[mapping.int].isFlow else { return nil }
    var first = key
    var last = tree.end(of: key)
    if tree.end(of: mapping).raw == tree.end(of: last).raw, NodeIndex(mapping.raw + 1) == key {
      // Nothing else is in it. What it is the value of goes too, unless that is a whole item or the file.
      guard mapping.raw > 0, tree.kind(NodeIndex(mapping.raw - 1)) == .scalar,
        let outer = self.mapping(around: NodeIndex(mapping.raw - 1)),
        NodeIndex(outer.raw + 1).raw < mapping.raw - 1
          || tree.end(of: outer).raw > tree.end(of: mapping).raw
      else { return nil }
      first = NodeIndex(mapping.raw - 1)
      last = mapping
    }
    return deletingLines(from: tree.range(first).start, to: max(tree.range(first).end, tree.range(last).end))
  }

  /// Deletes the key that a value belongs to.
  func deleting(entryOf value: NodeIndex) -> Fix? {
    value.raw > 0 ? deleting(entry: NodeIndex(value.raw - 1)) : nil
  }

  private func mapping(around key: NodeIndex) -> NodeIndex? {
    let tree = graph.tree
    var at = key.int - 1
    while at >= 0 {
      let node = NodeIndex(at)
      if tree.kind(node) == .mapping, tree.end(of: node) > key { return node }
      at -= 1
    }
    return nil
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
