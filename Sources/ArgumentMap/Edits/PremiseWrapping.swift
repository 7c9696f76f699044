import MapSyntax
import SourceText

/// Turns a claim's item into linked premises: the claim and its keys move into a list under `premises`, and the keys of
/// the step stay beside `premises`.
package enum PremiseWrapping {
  /// The range of the item and the text to replace it with. Nil if the item is in flow style or has no dash, or if one
  /// of its keys is not first on its line, since a person must decide then.
  ///
  /// - Parameters:
  ///   - item: a mapping with a claim's id, or a reference;
  ///   - further: another premise to add, as written after its dash; nil for none.
  package static func edit(
    _ item: NodeIndex, _ tree: SyntaxTree, _ bytes: UnsafeBufferPointer<UInt8>, further: String? = nil
  ) -> (range: ByteRange, text: String)? {
    let start = tree.range(item).start
    guard !tree.nodes[item.int].isFlow, tree.kind(item) != .sequence, followsDash(item, tree) else { return nil }
    let column = bytes.column(of: start)
    let indent = String(repeating: " ", count: column)
    var end = tree.range(item).end
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    // The offset of each entry's key, and whether the entry belongs to the step.
    var entries: [(start: Int, isOfStep: Bool)] = []
    for (key, _) in tree.pairs(of: item) {
      let at = tree.range(key).start
      guard at == start || isIndent(bytes, at - column, at) else { return nil }
      let word = tree.keyWord(key).map { Key(number: $0) }
      entries.append((at, word == .unless || word == .scheme || word == .strength))
    }
    if entries.isEmpty { entries = [(start, false)] }
    var premise = ""
    var step = ""
    for (i, entry) in entries.enumerated() {
      var stop = i + 1 < entries.count ? entries[i + 1].start - column : end
      while stop > entry.start, bytes[stop - 1] == 0x0A || bytes[stop - 1] == 0x0D { stop -= 1 }
      let text = String(decoding: bytes[entry.start..<stop], as: UTF8.self)
      if entry.isOfStep { step += "\n" + indent + text } else { premise += "\n" + indent + text }
    }
    let lines = premise.dropFirst().split(separator: "\n", omittingEmptySubsequences: false)
    let shifted = lines.enumerated().map { i, line in
      if i == 0 { return indent + "  - " + line.drop { $0 == " " } }
      return line.allSatisfy(\.isWhitespace) ? String(line) : "    " + line
    }
    var text = "premises:\n" + shifted.joined(separator: "\n")
    if let further { text += "\n\(indent)  - \(further)" }
    return (ByteRange(start, end), text + step)
  }

  private static func isIndent(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Bool {
    from > 0 && bytes[from - 1] == 0x0A && bytes[from..<to].allSatisfy { $0 == 0x20 }
  }

  private static func followsDash(_ item: NodeIndex, _ tree: SyntaxTree) -> Bool {
    var token = Int(tree.nodes[item.int].firstToken) - 1
    while token >= 0, tree.tokenKinds[token] == .space { token -= 1 }
    return token >= 0 && tree.tokenKinds[token] == .dash
  }
}
