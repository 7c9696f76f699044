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
    let fixes = TextEdits.compatible(
      findings.compactMap { finding in
        finding.fixes.first { $0.safety == .safe || isUnsafeToo && $0.safety == .unsafe }
      })
    let next = fixes.isEmpty ? bytes : TextEdits.apply(fixes.flatMap(\.edits), to: bytes)
    // Fixes that undo or trigger each other would otherwise go on forever.
    guard next != bytes, passes < passLimit, seen.insert(next).inserted else {
      return FixedMap(bytes: bytes, count: count, findings: findings)
    }
    bytes = next
    count += fixes.count
  }
}
