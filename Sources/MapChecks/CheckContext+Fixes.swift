import ArgumentMap
import MapSyntax
import SourceText

/// Places and fixes that several rules give.
extension CheckContext {
  /// Where an item is written: its id, or the key or word that it starts with.
  func place(ofItem item: NodeIndex) -> Place {
    guard item.int < graph.tree.nodes.count, graph.tree.kind(item) == .mapping else { return graph.place(item) }
    let pairs = graph.tree.pairs(of: item)
    let id = pairs.first { graph.tree.keyWord($0.key) == nil } ?? pairs.first
    return graph.place(id?.key ?? item)
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
