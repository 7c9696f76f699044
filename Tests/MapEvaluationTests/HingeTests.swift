import ArgumentMap
import MapEvaluation
import TestSupport
import Testing

/// What a claim hinges on, compared with the definition: everything is taken away in turn, and the whole map decided anew.
@Suite struct HingeTests {
  private static func rank(_ standing: Graph.Standing) -> Int {
    switch standing {
    case .rejected: 0
    case .undecided: 1
    case .accepted: 2
    }
  }

  /// The standings of a claim without each set of parts for which it changes as a hinge's loss does.
  private static func wanted(
    _ graph: Graph, _ options: Evaluation.Options, _ claim: ClaimIndex, _ sets: [Set<Hinges.Part>]
  ) -> [Set<Hinges.Part>: Graph.Standing] {
    let before = Definition(graph, options).standing(claim.int)
    var result: [Set<Hinges.Part>: Graph.Standing] = [:]
    for parts in sets {
      let after = Definition(graph, options, without: parts).standing(claim.int)
      if before == .accepted ? after != before : rank(after) > rank(before) { result[parts] = after }
    }
    return result
  }

  private static func parts(_ graph: Graph) -> [Hinges.Part] {
    graph.claimIndices.map { .leaf($0) } + graph.inferenceIndices.map { .step($0) }
  }

  private static func found(_ hinges: [Hinges.Hinge]) -> [Set<Hinges.Part>: Graph.Standing] {
    Dictionary(uniqueKeysWithValues: hinges.map { (Set($0.parts), $0.standing) })
  }

  private static func random(_ seed: Int) -> (text: String, graph: Graph, options: Evaluation.Options) {
    var random = SeededRandom(UInt64(seed + 90_000))
    var kind = RandomMap()
    kind.hasContradictions = seed % 3 != 0
    kind.hasNumbers = seed % 2 == 0
    kind.hasStandards = seed % 4 == 0
    let text = kind.text(&random)
    let graph = EvaluationTests.graph(text)
    var options = Evaluation.Options()
    options.grantsUnsupported = seed % 7 == 0
    if seed % 6 == 0 { options.supposed[ClaimIndex(1)] = seed % 12 == 0 }
    return (text, graph, options)
  }

  @Test func hingesAreExact() {
    var count = 0
    for seed in 0..<(Sampling.isWhole ? 2_000 : 100) {
      let (text, graph, options) = Self.random(seed)
      let evaluation = Evaluation(graph, options)
      for claim in graph.claimIndices {
        let hinges = Self.found(Hinges(evaluation, of: claim).hinges)
        #expect(
          hinges == Self.wanted(graph, options, claim, Self.parts(graph).map { [$0] }),
          "seed \(seed), \(claim):\n\(text)")
        count += hinges.count
      }
    }
    #expect(count > 100)
  }

  @Test func pairsAreExact() {
    var count = 0
    for seed in 0..<(Sampling.isWhole ? 300 : 30) {
      let (text, graph, options) = Self.random(seed + 5_000)
      let evaluation = Evaluation(graph, options)
      let parts = Self.parts(graph)
      for claim in graph.claimIndices.prefix(2) {
        let hinges = Hinges(evaluation, of: claim, pairs: true)
        let alone = Set(hinges.hinges.flatMap(\.parts))
        let rest = parts.filter { !alone.contains($0) }
        let sets = rest.indices.flatMap { i in rest[(i + 1)...].map { Set([rest[i], $0]) } }
        let pairs = Self.found(hinges.pairs)
        #expect(pairs == Self.wanted(graph, options, claim, sets), "seed \(seed), \(claim):\n\(text)")
        count += pairs.count
      }
    }
    #expect(count > 3)
  }

  /// A chain in which each claim rests on the one before it: everything in it is a hinge.
  @Test func aChainIsAllHinges() {
    var text = "claims:\n  - c0: C\n    basis: assumption\n"
    for i in 1...10_000 { text += "  - c\(i): C\n    because: c\(i - 1)\n" }
    let graph = EvaluationTests.graph(text)
    let hinges = Hinges(Evaluation(graph), of: ClaimIndex(graph.claims.count - 1)).hinges
    #expect(hinges.count == 10_001 && hinges.allSatisfy { $0.standing == .undecided })
    guard case .leaf(let leaf)? = hinges.first?.parts.first else { return #expect(Bool(false)) }
    #expect(graph.id(leaf) == "c0")
  }
}
