import ArgumentMap
import Foundation
import MapChecks
import MapLoading
import SourceText
import TestSupport
import Testing

/// A map is judged the same whether all that its imports contain is joined, or only what the map sees of them.
@Suite struct DirectJoinTests {
  /// Maps that import one another, with claims that refer to each other in every way.
  private static func files(_ random: inout SeededRandom) -> [String: String] {
    var files: [String: String] = [:]
    let count = Int.random(in: 2...6, using: &random)
    func chance(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &random) == 0 }
    for number in 0..<count {
      // Mostly later maps, so that there are few circles.
      let targets = (0..<count).filter { $0 > number ? chance(2) : chance(30) }
      var text = ""
      if !targets.isEmpty { text += "imports: {\(targets.map { "i\($0): m\($0)" }.joined(separator: ", "))}\n" }
      text += "claims:\n"
      let ids = ["a", "b", "c", "d"]
      func other() -> String {
        if let target = targets.randomElement(using: &random), !chance(4) {
          return "i\(target).\(ids.randomElement(using: &random)!)"
        }
        return ids.randomElement(using: &random)!
      }
      for id in ids where !chance(6) {
        text +=
          "  - \(id): \(["Claim \(id) of \(number)", "The same text", "It is so"].randomElement(using: &random)!)\n"
        if chance(4) { text += "    basis: \(["value", "assumption"].randomElement(using: &random)!)\n" }
        if chance(2) {
          text += chance(3) ? "    because: [{premises: [\(other()), \(other())]}]\n" : "    because: \(other())\n"
        }
        if chance(4) { text += "    but: \(other())\n" }
        if chance(6) { text += "    contradicts: \(other())\n" }
        if chance(12) { text += "    nonsense: x\n" }
      }
      if let target = targets.randomElement(using: &random), chance(8) {
        text +=
          "  - i\(target).a:\n    \(["basis: value", "because: b", "but: c", "weight: 0.5"].randomElement(using: &random)!)\n"
      }
      files["m\(number)"] = text
    }
    return files
  }

  @Test func theFindingsAreTheSame() {
    var settings = CheckSettings.standard
    settings.select(CheckSettings.rules("all").map { Set($0) } ?? [])
    var random = SeededRandom(7)
    var direct = 0
    let count = ProcessInfo.processInfo.environment["ARGMAP_LONG"] == nil ? 2000 : 50_000
    for number in 0..<count {
      let files = Self.files(&random)
      let memory = FilesInMemory(files)
      let maps = LoadedMaps(
        files.keys.sorted().map {
          LoadedMaps.Named(SourceFile(path: $0, text: files[$0]!), identity: $0, files: memory)
        })
      for i in 0..<maps.count {
        if maps.joinForCheck(i).0.claims.count < maps.join(i).0.claims.count { direct += 1 }
        func lines(_ result: CheckResult) -> [String] {
          result.findings.map { "\($0.rule) \($0.level) \($0.place) \($0.claim ?? "") \($0.message)" }
        }
        let (some, all) = (lines(maps.check(i, settings)), lines(maps.check(i, settings, isGraphWhole: true)))
        if some != all {
          Issue.record("\(number), m\(i): \(Set(some).symmetricDifference(all))\n\(files.sorted { $0.key < $1.key })")
        }
      }
    }
    #expect(direct > count)
  }
}
