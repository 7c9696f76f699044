import ArgumentMap
import Foundation
import MapChecks
import MapSyntax
import SourceText
import TestSupport
import Testing

/// Randomly damaged files: however broken, they are read and checked, and no byte of them is lost.
@Suite struct MutationTests {
  private static let bits: [String] = [
    "[", "]", "{", "}", ": ", "- ", "\n", "  ", "\"", "'", "|\n", ">\n", "#", " #", "&a ", "*a ", "---\n", "...\n", ",",
    "? ", "\t", "\u{A0}", "<<<<<<< x\n", "premises: ", "because:\n", "unless: ", "x: [y",
  ]

  private static func mutated(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<3: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...30, using: &random)))
      case 3: bytes.insert(UInt8.random(in: 0...255, using: &random), at: at)
      case 4..<8: bytes.insert(contentsOf: Array(bits.randomElement(using: &random)!.utf8), at: at)
      default:
        let from = Int.random(in: 0..<bytes.count, using: &random)
        bytes.insert(contentsOf: bytes[from..<min(bytes.count, from + 60)], at: at)
      }
    }
    return bytes
  }

  private static var seeds: ClosedRange<UInt64> {
    ProcessInfo.processInfo.environment["ARGMAP_LONG"] == nil ? 1...8 : 1...100
  }

  @Test(arguments: seeds)
  func nothingCrashesAndNothingIsLost(_ seed: UInt64) throws {
    var random = SeededRandom(seed)
    let originals =
      try Repository.maps.map { try Repository.bytes($0) }
      + CaseFile("Tests/MapSyntaxTests/Fixtures/accepted.cases").cases.map(\.bytes)
    for _ in 0..<1000 {
      let bytes = Self.mutated(originals.randomElement(using: &random)!, &random)
      let file = SourceFile(path: "test", bytes: bytes)
      let (tree, _) = parseSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
      let joined = tree.tokenKinds.indices.flatMap { bytes[tree.tokenRange($0).indices] }
      #expect(joined == bytes)
      for finding in checkMap(file, index: FileIndex(0), files: FilesInMemory([:])).findings {
        #expect(finding.place.range.start >= 0 && finding.place.range.end <= bytes.count)
      }
    }
  }
}
