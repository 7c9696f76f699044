import ArgumentMap
import Foundation
import MapChecks
import MapSyntax
import SourceText
import TestSupport
import Testing

/// The most common mistakes. Each is a small map with the findings that it must have, and the result of `argmap fix`:
/// with safe fixes only, and with all fixes where that differs. `make record` rewrites what follows each map.
@Suite struct MistakeTests {
  private static let path = "Tests/MapChecksTests/Fixtures/mistakes.cases"

  /// The sample maps as written in the file, with their names.
  private static func samples() throws -> [(name: String, body: String)] {
    try Repository.text(path).components(separatedBy: "\n=== ").map { part in
      let text = part.hasPrefix("=== ") ? String(part.dropFirst(4)) : part
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let body = lines.dropFirst().prefix { !$0.hasPrefix("--- finds") }
      return (String(lines.first ?? ""), body.joined(separator: "\n"))
    }
  }

  private static func findings(_ bytes: [UInt8]) -> [Diagnostic] {
    checkMap(SourceFile(path: "test", bytes: bytes), index: FileIndex(0), files: FilesInMemory([:])).findings
      .filter { $0.rule != "isolated-claim" }
  }

  private static func show(_ findings: [Diagnostic], _ bytes: [UInt8]) -> String {
    let lines = LineTable(bytes)
    return findings.map {
      let place = lines.position(of: $0.place.range.start, in: bytes)
      return "\(place.line):\(place.column) \($0.level) [\($0.rule)] \($0.message)\n"
    }.joined()
  }

  private static func record(_ name: String, _ body: String, _ bytes: [UInt8]) -> (text: String, count: Int) {
    let found = findings(bytes)
    var result = "=== \(name)\n\(body)\n--- finds\n" + show(found, bytes)
    var last = bytes
    for (isUnsafe, heading) in [(false, "fixed"), (true, "fixed with --unsafe")] {
      let fixed = fixMap(
        SourceFile(path: "test", bytes: bytes), files: FilesInMemory([:]), isUnsafeToo: isUnsafe)
      if fixed.bytes == last { continue }
      last = fixed.bytes
      let text = String(decoding: fixed.bytes, as: UTF8.self)
      result += "--- \(heading)\n" + text + (text.hasSuffix("\n") ? "" : "\n")
      let left = findings(fixed.bytes)
      if !left.isEmpty { result += "--- which leaves\n" + show(left, fixed.bytes) }
    }
    return (result, found.count)
  }

  @Test func eachMistakeIsOneFindingAndItsFixIsWhatWasMeant() throws {
    let samples = try Self.samples()
    var text = ""
    for (name, body) in samples {
      let bytes = CaseFile.decode(body + "\n")
      let (record, count) = Self.record(name, body, bytes)
      #expect(count <= 1, "\(name)")
      text += record
    }
    print("mistakes tried: \(samples.count)")
    #expect(samples.count >= 60)
    #expect(Set(samples.map(\.name)).count == samples.count)
    expectGolden(text, Self.path)
  }

  /// Wherever a file is cut off, the parser reports at most one finding.
  @Test func aFileThatEndsInTheMiddleHasOneFindingForIt() throws {
    let bytes = try Repository.bytes("maps/tutorial.argmap.yaml")
    for end in stride(from: 0, to: bytes.count, by: 7) {
      let cut = Array(bytes[..<end])
      let (_, found) = parseSyntax(
        SourceFile(path: "test", bytes: cut), index: FileIndex(0), keyWords: languageKeyWords)
      #expect(found.count <= 1, "the first \(end) bytes: \(found.map(\.rule))")
    }
  }
}
