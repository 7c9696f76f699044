import ArgumentMap
import MapSyntax
import SourceText

/// The result of formatting a map.
package enum FormatResult: Sendable {
  case formatted([UInt8])
  /// The map cannot be formatted, because it has syntax errors. The value is the first of them.
  case unreadable(Diagnostic)
  /// The formatted text would not parse to the same values, so the map is left unchanged; this is a formatter bug.
  case unsafe
}

/// Formats a map: two spaces per level, list items indented under their key, the id first in its item, a blank line
/// before and after each top-level block, quotes only where needed (single ones if possible), no trailing spaces.
/// Comments stay where they are. Text is never changed or rewrapped: the tree has the same values before and after.
package func formatMap(_ file: SourceFile) -> FormatResult {
  let bytes = withIDsFirst(file)
  let before = SourceFile(path: file.path, bytes: bytes)
  let (tree, found) = parseSyntax(before, index: FileIndex(0), keyWords: languageKeyWords)
  if let first = found.first { return .unreadable(first) }
  var printer = LayoutPrinter(tree, file: before)
  printer.run()
  let result = printer.output()
  let after = SourceFile(path: file.path, bytes: result)
  let (newTree, newFound) = parseSyntax(after, index: FileIndex(0), keyWords: languageKeyWords)
  guard newFound.isEmpty, haveSameValues(tree, before, newTree, after) else { return .unsafe }
  return .formatted(result)
}

/// Moves the id to the front of each item whose keys a tool has sorted.
private func withIDsFirst(_ file: SourceFile) -> [UInt8] {
  let (tree, found) = parseSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
  if !found.isEmpty { return file.bytes }
  let (_, findings) = buildGraph(tree, of: file, index: FileIndex(0))
  // Edits of nested items overlap, so each pass moves only the outermost ids; the next pass moves those inside.
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
