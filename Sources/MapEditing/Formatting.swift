import ArgumentMap
import MapSyntax
import SourceText

/// What formatting a map came to.
package enum FormatResult: Sendable {
  case formatted([UInt8])
  /// What the reader cannot read cannot be laid out either; the first thing that it reports.
  case unreadable(Diagnostic)
  /// The formatted text would not read as before, so the map is left as it is: a mistake of the formatter's.
  case unsafe
}

/// Lays out a map: two spaces a level, list items indented under their key, the id first in its item, one blank line around
/// each block at the top, no quotes that are not needed and else single ones, no space at a line's end. Comments stay
/// where they are. Texts are never changed or wrapped: the values of the tree before and after are the same.
package func formatMap(_ file: SourceFile) -> FormatResult {
  let bytes = withIDsFirst(file)
  let before = SourceFile(path: file.path, bytes: bytes)
  let (tree, found) = readSyntax(before, index: FileIndex(0), keyWords: languageKeyWords)
  if let first = found.first { return .unreadable(first) }
  var printer = LayoutPrinter(tree, file: before)
  printer.run()
  let result = printer.output()
  let after = SourceFile(path: file.path, bytes: result)
  let (newTree, newFound) = readSyntax(after, index: FileIndex(0), keyWords: languageKeyWords)
  guard newFound.isEmpty, haveSameValues(tree, before, newTree, after) else { return .unsafe }
  return .formatted(result)
}

/// Puts the ids of items whose keys a tool has sorted in front.
private func withIDsFirst(_ file: SourceFile) -> [UInt8] {
  let (tree, found) = readSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
  if !found.isEmpty { return file.bytes }
  let (_, findings) = buildGraph(tree, of: file, index: FileIndex(0))
  // Items in items are moved one after the other, the inner ones last.
  let fixes = findings.filter { $0.rule == MapRule.sortedKeys.rawValue }.flatMap(\.fixes)
  if fixes.isEmpty { return file.bytes }
  let bytes = TextEdits.apply(TextEdits.compatible(fixes).flatMap(\.edits), to: file.bytes)
  return bytes == file.bytes ? bytes : withIDsFirst(SourceFile(path: file.path, bytes: bytes))
}

/// Whether two trees hold the same collections, keys and scalars in the same order.
package func haveSameValues(_ a: SyntaxTree, _ aFile: SourceFile, _ b: SyntaxTree, _ bFile: SourceFile) -> Bool {
  guard a.nodes.count == b.nodes.count else { return false }
  for i in a.nodes.indices {
    let node = NodeIndex(i)
    guard a.kind(node) == b.kind(node), a.end(of: node) == b.end(of: node) else { return false }
    if a.kind(node) == .scalar,
      a.isAbsent(node) != b.isAbsent(node) || a.value(node, in: aFile) != b.value(node, in: bFile)
    {
      return false
    }
  }
  return true
}
