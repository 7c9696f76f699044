import MapSyntax
import SourceText

/// Fixes that delete parts of a map.
extension Graph {
  /// A fix that deletes an entry of a block mapping, with its lines; if it is the only entry, the key that has the
  /// mapping as its value is deleted too. Nil if a person must decide, as in flow style.
  package func deleting(entry key: NodeIndex) -> Fix? {
    if sign(before: key, isOneOf: [.openBrace, .openBracket, .comma]) { return nil }
    var first = key
    var last = tree.end(of: key)
    if let mapping = mappingOfOnly(key) {
      // The key whose value is this mapping is deleted too. There is no fix if the mapping is a whole item or file.
      guard mapping.raw > 0, sign(before: mapping, isOneOf: [.colon]) else { return nil }
      let outer = NodeIndex(mapping.raw - 1)
      guard mappingOfOnly(outer) == nil else { return nil }
      first = outer
      last = mapping
    }
    return deletingLines(from: tree.range(first).start, to: max(tree.range(first).end, tree.range(last).end))
  }

  /// A fix that deletes a value together with its key; nil if a person must decide.
  package func deleting(entryOf value: NodeIndex) -> Fix? {
    value.raw > 0 ? deleting(entry: NodeIndex(value.raw - 1)) : nil
  }

  /// A fix that deletes a value together with its key; nil also if the value is in an imported map.
  package func deleting(entryOf value: GraphNode) -> Fix? { own(value).flatMap { deleting(entryOf: $0) } }

  /// The mapping that has the given key as its only key; nil if it has other keys.
  private func mappingOfOnly(_ key: NodeIndex) -> NodeIndex? {
    let value = tree.end(of: key)
    guard key.raw > 0, value.int < tree.nodes.count else { return nil }
    // The node before a mapping's first key is the mapping itself.
    let mapping = NodeIndex(key.raw - 1)
    return tree.kind(mapping) == .mapping && tree.end(of: mapping) == tree.end(of: value) ? mapping : nil
  }

  /// Whether the last token before a node, not counting spaces and comments, is of one of these kinds.
  private func sign(before node: NodeIndex, isOneOf kinds: Set<TokenKind>) -> Bool {
    tree.tokenBefore(node).map { kinds.contains(tree.tokenKinds[$0]) } ?? false
  }

  /// A fix that deletes whole lines; nil if other text precedes `start` on its line, or if the lines contain a
  /// comment.
  private func deletingLines(from start: Int, to end: Int) -> Fix? {
    let bytes = file.bytes
    guard bytes.isFirstOnLine(start) else { return nil }
    let last = bytes.lineEnd(of: max(start, end - 1))
    let range = ByteRange(bytes.lineStart(of: start), min(last + 1, bytes.count))
    if tree.holdsComment(range) { return nil }
    return Fix(title: "delete it", safety: .unsafe, edits: [TextEdit(place(range), "")])
  }

  /// A fix that deletes an item; nil also if the item is in an imported map.
  package func deleting(item: GraphNode) -> Fix? { own(item).flatMap { deleting(item: $0) } }

  /// A fix that deletes an item or, if it is the only one, its list and the list's key; nil if a person must decide.
  package func deleting(item: NodeIndex) -> Fix? {
    let range = tree.range(item)
    let before = tree.tokenBefore(item)
    switch before.map({ tree.tokenKinds[$0] }) {
    case .dash?:
      guard let dash = before, item.raw > 0 else { return nil }
      // Deleting the only item would leave an empty list.
      if isOnlyItem(item) { return deleting(entryOf: NodeIndex(item.raw - 1)) }
      return deletingLines(from: tree.tokenRange(dash).start, to: range.end)
    case .colon?: return deleting(entryOf: item)
    case .comma?:
      guard let comma = before else { return nil }
      let cut = ByteRange(tree.tokenRange(comma).start, range.end)
      return tree.holdsComment(cut) ? nil : Fix(title: "delete it", safety: .unsafe, edits: [TextEdit(place(cut), "")])
    case .openBracket?:
      if item.raw > 0, isOnlyItem(item) { return deleting(entryOf: NodeIndex(item.raw - 1)) }
      var token = Int(tree.nodes[item.int].endToken)
      while token < tree.tokenKinds.count, tree.tokenKinds[token] == .space { token += 1 }
      guard token < tree.tokenKinds.count, tree.tokenKinds[token] == .comma else { return nil }
      var end = tree.tokenRange(token).end
      while end < file.bytes.count, file.bytes[end] == 0x20 { end += 1 }
      return Fix(
        title: "delete it", safety: .unsafe, edits: [TextEdit(place(ByteRange(range.start, end)), "")])
    default: return nil
    }
  }

  /// Whether an item is the only one in its list: the node before it is the list, and both end at the same node.
  private func isOnlyItem(_ item: NodeIndex) -> Bool {
    let list = NodeIndex(item.raw - 1)
    return tree.kind(list) == .sequence && tree.end(of: list) == tree.end(of: item)
  }
}
