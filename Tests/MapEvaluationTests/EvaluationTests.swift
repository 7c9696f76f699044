import ArgumentMap
import MapEvaluation
import MapLoading
import MapSyntax
import SourceText
import TestSupport
import Testing

/// Standing, compared with its definition.
@Suite struct EvaluationTests {
  static func graph(_ text: String) -> Graph {
    let file = SourceFile(path: "test.argmap.yaml", bytes: Array(text.utf8))
    let (tree, found) = parseSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
    return buildGraph(tree, of: file, index: FileIndex(0), diagnostics: found).0
  }

  static func compare(_ graph: Graph, _ options: Evaluation.Options, _ name: String) {
    let evaluation = Evaluation(graph, options)
    let definition = Definition(graph, options)
    let found = Array(graph.claimIndices.map { evaluation.standing($0) })
    let wanted = graph.claims.indices.map { definition.standing($0) }
    #expect(found == wanted, "\(name)")
    #expect(evaluation.holds == graph.inferences.indices.map { definition.holds($0) }, "\(name)")
    // Two contradictories are never both accepted, unless that is supposed.
    if options.supposed.isEmpty {
      for pair in graph.contradictions {
        #expect(found[pair.first.int] != .accepted || found[pair.second.int] != .accepted, "\(name)")
      }
    }
  }

  /// Each undercut undoes the one before it, so what stands depends on whether their number is even.
  @Test(arguments: [99_999, 100_000]) func longChainsOfUndercuts(_ count: Int) {
    let steps =
      String(repeating: "{premises: [x], unless: [", count: count) + "x" + String(repeating: "]}", count: count)
    let graph = Self.graph("claims:\n  - x: X\n    basis: value\n  - y: Y\n    because: [\(steps)]\n")
    #expect(graph.inferences.count == count + 1)
    #expect(Evaluation(graph).standing(ClaimIndex(1)) == (count.isMultiple(of: 2) ? .accepted : .undecided))
  }

  /// Imported claims bring their reasons, and the standard of their file.
  @Test func importsStandAsDefined() {
    for seed in 0..<300 {
      var random = SeededRandom(UInt64(seed + 50_000))
      var outer = RandomMap()
      outer.others = ["o.c0", "o.c1"]
      let (text, imported) = (outer.text(&random), RandomMap().text(&random))
      let map = "imports: {o: o.argmap.yaml}\n" + text
      let file = SourceFile(path: "m.argmap.yaml", text: map)
      let maps = LoadedMaps([.init(file, identity: "m", files: FilesInMemory(["o.argmap.yaml": imported]))])
      Self.compare(maps.join(0).0, Evaluation.Options(), "seed \(seed):\n\(map)\n\(imported)")
    }
  }

  @Test func randomMapsStandAsDefined() {
    var counts: [Graph.Standing: Int] = [:]
    var grounds: [Evaluation.Ground: Int] = [:]
    for seed in 0..<(Sampling.isWhole ? 20_000 : 2_000) {
      var random = SeededRandom(UInt64(seed))
      var kind = RandomMap()
      kind.hasContradictions = seed % 3 != 0
      kind.hasUndercuts = seed % 5 != 0
      kind.hasNumbers = seed % 2 == 0
      kind.hasStandards = seed % 4 == 0
      let text = kind.text(&random)
      let graph = Self.graph(text)
      var options = Evaluation.Options()
      options.grantsUnsupported = seed % 7 == 0
      if seed % 6 == 0, !graph.claims.isEmpty {
        options.supposed[ClaimIndex(Int.random(in: 0..<graph.claims.count, using: &random))] = seed % 12 == 0
      }
      Self.compare(graph, options, "seed \(seed):\n\(text)")
      for ground in Evaluation(graph).grounds { grounds[ground, default: 0] += 1 }
      for standing in Evaluation(graph).standings { counts[standing, default: 0] += 1 }
    }
    print("standings: \(counts), grounds: \(grounds)")
    // Every kind occurs often.
    for ground in Evaluation.Ground.allCases where ground != .supposed { #expect(grounds[ground, default: 0] > 100) }
  }
}
