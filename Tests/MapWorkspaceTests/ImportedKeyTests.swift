import ArgumentMap
import Foundation
import MapChecks
import MapPictures
import MapWorkspace
import SourceText
import TestSupport
import Testing

/// Whatever one map says about claims of another, every command gets through it.
@Suite struct ImportedKeyTests {
  /// A map that imports `base` and says something about its claims, with every key in every place.
  private static func importer(_ random: inout SeededRandom) -> String {
    func pick(_ words: [String]) -> String { words.randomElement(using: &random)! }
    func id() -> String { pick(["b.c\(Int.random(in: 0..<6, using: &random))", "b.nobody", "own", "c.c1"]) }
    let values: [String: [String]] = [
      "basis": ["value", "assumption", "nonsense"], "evidence": ["s", "nowhere", "https://example.org"],
      "from": ["s#p1", "{source: s, quote: a}"], "weight": ["0.5", "90%"], "strength": ["0.5"], "scheme": ["sign"],
      "tags": ["t"], "label": ["A label"], "note": ["A note"], "implicit": ["yes"], "standard": ["certain"],
      "reasons": ["own"], "text": ["A text"], "id": ["own"],
    ]
    var lines = [
      "imports: {b: base.argmap.yaml, c: base.argmap.yaml}", "sources: {s: {title: S, file: s.md}}", "claims:",
    ]
    func item(_ depth: Int) {
      let indent = String(repeating: " ", count: 2 + 4 * depth)
      if depth > 0, Int.random(in: 0..<5, using: &random) == 0 {
        lines.append(indent + "- premises: [\(id()), \(id())]")
      } else {
        lines.append(indent + "- \(id()):" + pick(["", " Some text", " 'It: is'"]))
      }
      for key in values.keys.sorted() where Int.random(in: 0..<5, using: &random) == 0 {
        lines.append(indent + "  \(key): \(pick(values[key]!))")
      }
      if Int.random(in: 0..<4, using: &random) == 0 { lines.append(indent + "  contradicts: \(id())") }
      for list in ["because", "but", "unless"] where depth < 2 && Int.random(in: 0..<3, using: &random) == 0 {
        lines.append(indent + "  \(list):")
        for _ in 0..<Int.random(in: 1...2, using: &random) { item(depth + 1) }
      }
    }
    for _ in 0..<Int.random(in: 1...4, using: &random) { item(0) }
    lines.append("  - own: A claim of its own")
    if Int.random(in: 0..<3, using: &random) == 0 { lines.append("groups:\n  - g: G\n    claims: [\(id()), \(id())]") }
    if Int.random(in: 0..<3, using: &random) == 0 { lines.append("expect: {accepted: \(id())}") }
    if Int.random(in: 0..<3, using: &random) == 0 { lines.append("views: {v: {focus: [\(id())], depth: 2}}") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func files(_ seed: UInt64) -> [String: String] {
    var random = SeededRandom(seed)
    return [
      "m.argmap.yaml": importer(&random), "s.md": "a\n",
      "base.argmap.yaml": RandomMap.text(seed, hasMistakes: seed % 3 == 0),
    ]
  }

  @Test(.slow) func everyCommandGetsThrough() throws {
    let count = ProcessInfo.processInfo.environment["ARGMAP_LONG"] == nil ? 400 : 20_000
    for seed in 0..<UInt64(count) {
      let texts = Self.files(seed)
      let files = FilesOnPaper(texts)
      let workspace = Workspace(files)
      var request = CheckRequest()
      request.levels.select = CheckSettings.rules("all").map { Set($0) }
      _ = try workspace.check(["m.argmap.yaml"], request)
      let memory = FilesInMemory(texts)
      for isUnsafeToo in [false, true] {
        let fixed = fixMap(
          SourceFile(path: "m.argmap.yaml", text: texts["m.argmap.yaml"]!), files: memory, isUnsafeToo: isUnsafeToo)
        #expect(String(validating: fixed.bytes, as: UTF8.self) != nil, "\(seed)")
      }
      var job = PictureJob()
      job.map = "m.argmap.yaml"
      job.outputs = ["o.md", "o.dot", "o.mmd", "o.csv", "o.steps.csv"]
      try Workspace.perform(job, files)
      let result = try workspace.load("m.argmap.yaml")
      _ = Statistics(result.graph, support: result.support)
      _ = try workspace.coverage("m.argmap.yaml")
    }
  }

  /// Every example of every rule, imported and spoken of by another map.
  @Test func examplesOfRulesCanBeImported() throws {
    for rule in Rule.all {
      for example in rule.breaking + rule.keeping {
        let ids = Self.ids(in: example.map)
        for id in ids.prefix(4) {
          for said in ["    basis: assumption\n", "    because: own\n", "    but: own\n", "    note: A note\n"] {
            let text = "imports: {b: base.argmap.yaml}\nclaims:\n  - b.\(id):\n\(said)  - own: A claim of its own\n"
            let files = FilesOnPaper(["m.argmap.yaml": text, "base.argmap.yaml": example.map])
            _ = try Workspace(files).check(["m.argmap.yaml"])
            _ = fixMap(
              SourceFile(path: "m.argmap.yaml", text: text), files: FilesInMemory(["base.argmap.yaml": example.map]),
              isUnsafeToo: true)
          }
        }
      }
    }
  }

  /// The ids of a map's claims, as far as its lines show them.
  private static func ids(in map: String) -> [String] {
    map.matches(of: /- ([a-z][a-z0-9-]*):/).map { String($0.1) }
  }
}
