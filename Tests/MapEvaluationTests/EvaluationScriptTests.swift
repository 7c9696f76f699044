import ArgumentMap
import Foundation
import MapEvaluation
import MapLoading
import MapRendering
import SourceText
import TestSupport
import Testing

/// The script that evaluates a map in the page, compared with `Evaluation`.
@Suite struct EvaluationScriptTests {
  private static func graph(_ seed: Int, _ random: inout SeededRandom) -> Graph {
    var kind = RandomMap()
    kind.hasContradictions = seed % 3 != 0
    kind.hasNumbers = seed % 2 == 0
    kind.hasStandards = seed % 4 == 0
    kind.maxClaims = 6 + seed % 5
    kind.maxSteps = 9 + seed % 12
    if seed % 3 != 1 { return EvaluationTests.graph(kind.text(&random)) }
    kind.others = ["o.c0", "o.c1"]
    let text = "imports: {o: o.argmap.yaml}\n" + kind.text(&random)
    let imported = RandomMap().text(&random)
    let file = SourceFile(path: "m.argmap.yaml", text: text)
    return LoadedMaps([.init(file, identity: "m", files: FilesInMemory(["o.argmap.yaml": imported]))]).join(0).0
  }

  @Test func saysWhatTheToolSays() throws {
    #if os(macOS)
      guard FileManager.default.fileExists(atPath: "/Applications/Chromium.app") else { return }
    #endif
    var json = JSONWriter(isPretty: false)
    json.array(0..<300) { json, seed in
      var random = SeededRandom(UInt64(seed + 700_000))
      let graph = Self.graph(seed, &random)
      var options = Evaluation.Options()
      if seed % 5 == 0 { options.supposed[ClaimIndex(seed % graph.claims.count)] = seed % 10 == 0 }
      let evaluation = Evaluation(graph, options)
      json.object { json in
        json.key("map")
        json.literal(EvaluationScript.data(graph))
        json.key("supposed")
        json.array(options.supposed) { json, one in
          json.array([String(one.key.int), one.value ? "true" : "false"]) { $0.literal($1) }
        }
        json.member("standings", evaluation.standings.map(\.rawValue))
        json.member("grounds", evaluation.grounds.map(\.rawValue))
        json.key("holds")
        json.array(evaluation.holds) { $0.literal($1.map { $0 ? "true" : "false" } ?? "null") }
        json.member("why", graph.claimIndices.map { evaluation.why($0) })
      }
    }
    try Repository.withFolder { folder in
      try Repository.write(EvaluationScript.text, to: folder + "/script.js")
      try Repository.write(json.text, to: folder + "/cases.json")
      let result = try Tool.run(
        Repository.path(".build-python/bin/python"),
        [Repository.path("Tests/EndToEnd/Browser/evaluation.py"), folder + "/script.js", folder + "/cases.json"])
      #expect(result.status == 0, "\(result.errors.suffix(2000))")
      #expect(result.output.isEmpty, "\(result.output.prefix(3000))")
    }
  }
}
