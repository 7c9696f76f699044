import SourceText

/// What applying fixes to a map came to.
package struct FixedMap: Sendable {
  package var bytes: [UInt8]
  /// How many fixes were applied.
  package var count: Int
  /// What is left, in the fixed text.
  package var findings: [Diagnostic]
}

/// What one fix mends shows another mistake a few times over, never so often.
private let passLimit = 64

/// Applies the fixes of a map's findings, again and again until none is left: what one mends may show another mistake.
/// No two that touch each other are applied in one pass.
///
/// - Parameter isUnsafeToo: also those that may change what is meant. Those that are only proposals never are applied.
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
    // Fixes that undo one another, or feed on one another, would go on for ever.
    guard next != bytes, passes < passLimit, seen.insert(next).inserted else {
      return FixedMap(bytes: bytes, count: count, findings: findings)
    }
    bytes = next
    count += fixes.count
  }
}
