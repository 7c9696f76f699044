import SourceText

/// The result of fixing a map.
package struct FixedMap: Sendable {
  package var bytes: [UInt8]
  /// How many fixes were applied.
  package var count: Int
  /// The findings that remain in the fixed text.
  package var findings: [Diagnostic]
}

/// The maximum number of passes. Fixes can reveal further mistakes a few times in a row, but never this often; beyond
/// that, the fixes must be triggering each other.
private let passLimit = 64

/// Leaves out fixes that move lines to other columns if an earlier fix does so nearby: how such lines were read depends
/// on the lines above them. Two such fixes are independent if a line between them is indented less than all lines that
/// the first one moves.
private func independent(_ fixes: [Fix], _ bytes: [UInt8]) -> [Fix] {
  /// The column of the leftmost line that the last such fix moves, and where the search for a line that is indented less
  /// stopped.
  var last: (column: Int, searched: Int, isFree: Bool)?
  return fixes.filter { fix in
    let moved = fix.edits.filter { movesLine($0, bytes) }.map(\.place.range.start)
    guard let first = moved.min(), let end = fix.edits.map(\.place.range.end).max() else { return true }
    if let (column, searched, wasFree) = last {
      var (start, isFree) = (searched, wasFree)
      while start < first, !isFree {
        let lineEnd = bytes.lineEnd(of: start)
        let indent = bytes[start..<lineEnd].prefix { $0 == 0x20 }.count
        isFree = start + indent < lineEnd && bytes[start + indent] != 0x23 && indent < column
        start = lineEnd + 1
      }
      last = (column, start, isFree)
      if !isFree { return false }
    }
    let columns = moved.map { start in bytes[bytes.lineStart(of: start)...].prefix { $0 == 0x20 }.count }
    last = (columns.min() ?? 0, bytes.lineEnd(of: end) + 1, false)
    return true
  }
}

/// Whether an edit changes how far a line is indented.
private func movesLine(_ edit: TextEdit, _ bytes: [UInt8]) -> Bool {
  let range = edit.place.range
  let isIndent = { (bytes: ArraySlice<UInt8>) in bytes.allSatisfy { $0 == 0x20 } }
  guard isIndent(bytes[bytes.lineStart(of: range.start)..<range.start]) else { return false }
  return edit.text.contains("\n") || edit.text.allSatisfy { $0 == " " } && isIndent(bytes[range.start..<range.end])
}

/// Applies the fixes of a map's findings in passes until none is left, since fixing one mistake can reveal another.
/// Fixes that touch each other are not applied in the same pass.
///
/// - Parameter isUnsafeToo: whether fixes that may change the meaning are applied as well. Fixes that are only shown
///   are never applied.
package func fixMap(
  _ file: SourceFile, files: any FileReading, isUnsafeToo: Bool, settings: CheckSettings = .standard
) -> FixedMap {
  var bytes = file.bytes
  var count = 0
  var passes = 0
  var seen: Set<[UInt8]> = [bytes]
  while true {
    passes += 1
    let findings = checkMap(SourceFile(path: file.path, bytes: bytes), files: files, settings: settings).findings
    let fixes = independent(
      TextEdits.compatible(
        findings.compactMap { finding in
          finding.fixes.first { $0.safety == .safe || isUnsafeToo && $0.safety == .unsafe }
        }), bytes)
    let next = fixes.isEmpty ? bytes : TextEdits.apply(fixes.flatMap(\.edits), to: bytes)
    // Fixes that undo or trigger each other would otherwise go on forever.
    guard next != bytes, passes < passLimit, seen.insert(next).inserted else {
      return FixedMap(bytes: bytes, count: count, findings: findings)
    }
    bytes = next
    count += fixes.count
  }
}
