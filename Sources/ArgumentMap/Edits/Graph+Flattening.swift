import MapSyntax
import SourceText

/// Fixes that move a claim elsewhere.
extension Graph {
  /// A fix that moves a nested claim to the end of `claims` and leaves only its id in its place; the argument stays the
  /// same. Nil if the item has keys of a step, if the map has groups (a claim's place decides its group), if the item
  /// or `claims` is in flow style, or if the item's lines cannot all be shifted to the left.
  package func flattening(_ item: NodeIndex) -> Fix? {
    let bytes = file.bytes
    let top = tree.pairs(of: SyntaxTree.root).first { tree.keyWord($0.key).map { Key(number: $0) } == .claims }
    guard groups.isEmpty, let list = top?.value, tree.kind(list) == .sequence, !tree.nodes[list.int].isFlow,
      !tree.nodes[item.int].isFlow, let id = tree.pairs(of: item).first?.key, tree.keyWord(id) == nil
    else { return nil }
    for (key, _) in tree.pairs(of: item) {
      guard let word = tree.keyWord(key).map({ Key(number: $0) }) else { continue }
      if word == .unless || word == .scheme || word == .strength { return nil }
    }
    let range = place(item).range
    let dash = bytes.column(of: tree.range(list).start)
    let shift = bytes.column(of: range.start) - dash - 2
    // Up to the end of the last line, including a comment.
    let end = bytes.lineEnd(of: range.end)
    var lines = String(decoding: bytes[range.start..<end], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for i in lines.indices.dropFirst() where lines[i].contains(where: { $0 != " " && $0 != "\r" }) {
      guard lines[i].prefix(shift).allSatisfy({ $0 == " " }) else { return nil }
      lines[i].removeFirst(shift)
    }
    let indent = String(repeating: " ", count: dash)
    // Comments above an item move with it.
    let comments = tree.commentLines(above: bytes.lineStart(of: range.start), in: bytes)
    let above = bytes[comments.indices].split(separator: 0x0A).map {
      indent + String(decoding: $0.drop { $0 == 0x20 }, as: UTF8.self) + "\n"
    }
    let written = "\n" + above.joined() + indent + "- " + lines.joined(separator: "\n")
    let last = bytes.lineEnd(of: place(list).range.end)
    let name = text(id)
    var edits =
      last == end
      ? [TextEdit(place(ByteRange(range.start, end)), name + written)]
      : [
        TextEdit(place(ByteRange(range.start, end)), name),
        TextEdit(place(ByteRange(at: last)), written),
      ]
    if !comments.isEmpty { edits.append(TextEdit(place(comments), "")) }
    return Fix(title: "move `\(name)` to `claims`", safety: .safe, edits: edits)
  }
}
