import ArgumentMap
import MapSyntax
import SourceText

extension CheckContext {
  /// Writes a claim at the end of `claims`, and only its id where it stands; the argument stays the same. Nil where keys of
  /// a step stand beside it, where groups would tell the places apart, and where lines cannot be moved as they are.
  func flattening(_ item: NodeIndex) -> Fix? {
    let tree = graph.tree
    let bytes = graph.file.bytes
    let top = tree.pairs(of: SyntaxTree.root).first { tree.keyWord($0.key).map { Key(number: $0) } == .claims }
    guard graph.groups.isEmpty, let list = top?.value, tree.kind(list) == .sequence, !tree.nodes[list.int].isFlow,
      !tree.nodes[item.int].isFlow, let id = tree.pairs(of: item).first?.key, tree.keyWord(id) == nil
    else { return nil }
    for (key, _) in tree.pairs(of: item) {
      guard let word = tree.keyWord(key).map({ Key(number: $0) }) else { continue }
      if word == .unless || word == .scheme || word == .strength { return nil }
    }
    let range = graph.place(item).range
    let dash = column(tree.range(list).start)
    let shift = column(range.start) - dash - 2
    // The whole of the last line, with its comment.
    let end = endOfLine(range.end)
    var lines = String(decoding: bytes[range.start..<end], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for i in lines.indices.dropFirst() where lines[i].contains(where: { $0 != " " && $0 != "\r" }) {
      guard lines[i].prefix(shift).allSatisfy({ $0 == " " }) else { return nil }
      lines[i].removeFirst(shift)
    }
    let written = "\n" + String(repeating: " ", count: dash) + "- " + lines.joined(separator: "\n")
    let last = endOfLine(graph.place(list).range.end)
    let name = graph.text(id)
    let edits =
      last == end
      ? [TextEdit(graph.place(ByteRange(range.start, end)), name + written)]
      : [
        TextEdit(graph.place(ByteRange(range.start, end)), name),
        TextEdit(graph.place(ByteRange(at: last)), written),
      ]
    return Fix(title: "write `\(name)` under `claims`", safety: .safe, edits: edits)
  }

  private func column(_ offset: Int) -> Int {
    var start = offset
    while start > 0, graph.file.bytes[start - 1] != 0x0A { start -= 1 }
    return offset - start
  }

  private func endOfLine(_ offset: Int) -> Int {
    var end = offset
    while end < graph.file.bytes.count, graph.file.bytes[end] != 0x0A { end += 1 }
    return end
  }
}
