import ArgumentMap
import MapEvaluation
import MapLoading
import SourceText
import TestSupport
import Testing

/// The names of claims and steps, and how many claims are below a claim.
@Suite struct NameTests {
  /// Three maps in a chain of imports, which all have claims of the same names.
  @Test func namesAreUniqueInAJoinedGraph() {
    for seed in 0..<100 {
      var random = SeededRandom(UInt64(seed))
      var kind = RandomMap()
      kind.others = ["o.c0", "o.c1"]
      let far = RandomMap().text(&random)
      let near = "imports: {o: far.argmap.yaml}\n" + kind.text(&random)
      let main = "imports: {o: near.argmap.yaml, p: far.argmap.yaml}\n" + kind.text(&random)
      let files = FilesInMemory(["near.argmap.yaml": near, "far.argmap.yaml": far])
      let maps = LoadedMaps([.init(SourceFile(path: "m.argmap.yaml", text: main), identity: "m", files: files)])
      let graph = maps.join(0).0
      let names = StepNames(graph)
      let claims = graph.claimIndices.map { graph.uniqueID($0) }
      #expect(Set(claims).count == claims.count, "\(claims)")
      #expect(Set(graph.inferenceIndices.map { names[$0] }).count == graph.inferences.count)
      for name in claims { #expect(try! graph.uniqueID(graph.claim(called: name, isWhole: true)) == name) }
    }
  }

  @Test func aStepKeepsItsNameWhenTheMapIsEditedElsewhere() {
    let claim = "  - x: X\n    because:\n      - premises: [b, a]\n        unless:\n          - c: C\n    but: [a]\n"
    let before = EvaluationTests.graph("claims:\n" + claim)
    let turned = claim.replacing("[b, a]", with: "[a, b]")
    let after = EvaluationTests.graph("claims:\n  - y: Y\n    because: [a, z: Z]\n" + turned)
    let names = ["x.because(a+b)", "x.because(a+b).unless(c)", "x.but(a)"]
    #expect(before.inferenceIndices.map { StepNames(before)[$0] } == names)
    #expect(Set(after.inferenceIndices.map { StepNames(after)[$0] }).isSuperset(of: names))
  }

  @Test func namesOfLongChainsAreShort() {
    let count = 5_000
    let steps =
      String(repeating: "{premises: [x], unless: [", count: count) + "x" + String(repeating: "]}", count: count)
    let graph = EvaluationTests.graph("claims:\n  - x: X\n    basis: value\n  - y: Y\n    because: [\(steps)]\n")
    let names = StepNames(graph)
    let all = graph.inferenceIndices.map { names[$0] }
    #expect(Set(all).count == count + 1 && all.allSatisfy { $0.utf8.count < 150 })
  }

  @Test func claimsBelowAreCounted() {
    for seed in 0..<300 {
      var random = SeededRandom(UInt64(seed))
      var kind = RandomMap()
      kind.maxClaims = 8 + seed % 90
      kind.maxSteps = 2 * kind.maxClaims
      let graph = EvaluationTests.graph(kind.text(&random))
      let below = ClaimsBelow(graph)
      for claim in graph.claimIndices {
        var seen: Set<ClaimIndex> = []
        var pending = [claim]
        while let next = pending.popLast() {
          for step in graph.inferenceIndices where graph.claim(atEndOf: step) == next {
            for premise in graph.premises(step) where seen.insert(premise).inserted { pending.append(premise) }
          }
        }
        seen.remove(claim)
        #expect(
          below.counts[claim.int] == seen.count,
          "\(graph.id(claim)) \(graph.file.text(ByteRange(0, graph.file.bytes.count)))")
        let given = seen.count { graph.claims[$0.int].basis != nil || graph.claims[$0.int].hasEvidence }
        #expect(below.given[claim.int] == given)
      }
    }
  }
}
