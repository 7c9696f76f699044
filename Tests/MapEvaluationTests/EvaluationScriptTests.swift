import ArgumentMap
import Foundation
import MapEvaluation
import MapLoading
import SourceText
import TestSupport
import Testing

/// The modules with which the page for readers evaluates a map, compared with `Evaluation`.
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

  /// What `evaluateMap` reads of a map, as JSON.
  private static func data(_ graph: Graph) -> String {
    var json = JSONWriter(isPretty: false)
    json.object { json in
      json.key("claims")
      json.array(graph.claimIndices) { json, index in
        let claim = graph.claims[index.int]
        json.object { json in
          json.member("id", graph.uniqueID(index))
          if let weight = graph.weight(of: index) { json.member("weight", exact: weight) }
          json.member("basis", claim.basis?.rawValue)
          if claim.hasEvidence { json.member("evidence", true) }
          let standard = graph.standard(of: index)
          if standard != .preponderance { json.member("standard", standard.rawValue) }
        }
      }
      json.key("steps")
      json.array(graph.inferenceIndices) { json, index in
        json.object { json in
          let inference = graph.inferences[index.int]
          json.member("side", inference.side.rawValue)
          switch inference.target {
          case .claim(let claim): json.member("claim", claim.int)
          case .inference(let step): json.member("step", step.int)
          }
          json.key("premises")
          json.array(graph.premises(index)) { $0.literal(String($1.int)) }
          json.member("weight", exact: graph.strength(of: index))
        }
      }
      json.key("contradictions")
      json.array(graph.contradictions) { json, pair in
        json.array([pair.first, pair.second]) { $0.literal(String($1.int)) }
      }
    }
    return json.text
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
        json.literal(Self.data(graph))
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
      try Repository.write(json.text, to: folder + "/cases.json")
      let result = try Tool.run(
        Repository.path(".build-python/bin/python"),
        [Repository.path("Tests/EndToEnd/Browser/evaluation.py"), folder + "/cases.json"])
      #expect(result.status == 0, "\(result.errors.suffix(2000))")
      #expect(result.output.isEmpty, "\(result.output.prefix(3000))")
    }
  }
}
