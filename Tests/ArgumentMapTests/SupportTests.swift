import ArgumentMap
import TestSupport
import Testing

@Suite struct SupportTests {
  private func unsupported(_ text: String) -> [String] {
    let graph = build(text).graph
    return ArgumentMap.Support(graph).unsupported.map { graph.id($0) }
  }

  private func circles(_ text: String) -> [[String]] {
    let graph = build(text).graph
    return ArgumentMap.Support(graph).circles.map { $0.map { graph.id($0) } }
  }

  @Test func aLeafWithNothingIsTheCauseOfAllAboveIt() {
    let graph = build("claims:\n  - a: A\n    because: b\n  - b: B\n    because: c\n  - c: C\n").graph
    let support = ArgumentMap.Support(graph)
    #expect(support.unsupported.map { graph.id($0) } == ["c"])
    #expect(support.resting(on: support.unsupported, limit: 9).map { graph.id($0) } == ["b", "a"])
    #expect(support.isSupported == [false, false, false])
  }

  @Test func oneSoundReasonIsEnough() {
    #expect(unsupported("claims:\n  - a: A\n    because: [b, c]\n  - b: B\n  - c: C\n    basis: value\n") == ["b"])
    let graph = build("claims:\n  - a: A\n    because: [b, c]\n  - b: B\n  - c: C\n    basis: value\n").graph
    let support = ArgumentMap.Support(graph)
    #expect(support.resting(on: support.unsupported, limit: 9).isEmpty)
  }

  /// A claim falls with another one only if that one's lack of support is enough.
  @Test(
    arguments: [
      ("[b, c]", []), ("[{premises: [b, c]}]", ["a"]), ("[{premises: [b, c]}, d]", []),
      ("[{premises: [b, d]}, {premises: [b, c]}]", ["a"]), ("[b, {premises: [b, d]}]", ["a"]),
    ] as [(String, [String])])
  func oneCauseMustBeEnough(_ reasons: String, _ fallen: [String]) {
    let graph = build(
      "claims:\n  - a: A\n    because: \(reasons)\n  - b: B\n  - c: C\n  - d: D\n"
        + "  - e: E\n    because: [{premises: [b, c]}]\n    basis: value\n"
    ).graph
    let support = ArgumentMap.Support(graph)
    let b = graph.claimIndices.first { graph.id($0) == "b" }!
    #expect(support.resting(on: [b], limit: 9).map { graph.id($0) } == fallen)
  }

  @Test func objectionsNeedSupportAndGiveNone() {
    #expect(unsupported("claims:\n  - a: A\n    but: b\n  - b: B\n    basis: value\n") == ["a"])
  }

  @Test func aCircleIsFoundOnceAtItsFirstClaim() {
    let text = "claims:\n  - x: X\n    because: b\n  - b: B\n    because: c\n  - c: C\n    because: b\n"
    #expect(circles(text) == [["b", "c"]])
    #expect(unsupported(text).isEmpty)
  }

  @Test func aCircleWithAWayOutIsNone() {
    #expect(
      circles("claims:\n  - a: A\n    because: [b, d]\n  - b: B\n    because: a\n  - d: D\n    basis: value\n").isEmpty)
    // The circle has a way out through `d`, so only `d`, which has no support, is to blame.
    #expect(circles("claims:\n  - a: A\n    because: [b, d]\n  - b: B\n    because: a\n  - d: D\n").isEmpty)
  }

  @Test func aCircleThatALeafWouldNotMendIsReportedBesideTheLeaf() {
    let text = "claims:\n  - a: A\n    because:\n      - premises: [b, c]\n  - b: B\n    because: a\n  - c: C\n"
    #expect(circles(text) == [["a", "b"]])
    #expect(unsupported(text) == ["c"])
  }

  /// Which claims are supported, by brute force: claims are marked until nothing changes.
  private func naive(_ graph: Graph) -> [Bool] {
    var result = graph.claims.map { $0.basis != nil }
    var isChanged = true
    while isChanged {
      isChanged = false
      for inference in graph.inferenceIndices {
        guard graph.inferences[inference.int].side == .support,
          case .claim(let target) = graph.inferences[inference.int].target, !result[target.int],
          graph.premises(inference).allSatisfy({ result[$0.int] })
        else { continue }
        result[target.int] = true
        isChanged = true
      }
    }
    return result
  }

  @Test func randomMapsAgreeWithBruteForce() {
    var random = SeededRandom(3)
    for _ in 0..<400 {
      let count = Int.random(in: 2...9, using: &random)
      var text = "claims:\n"
      for i in 0..<count {
        text += "  - c\(i): Claim \(i)\n"
        if Int.random(in: 0..<3, using: &random) == 0 { text += "    basis: value\n" }
        let reasons = (0..<Int.random(in: 0...3, using: &random)).map { _ in
          let premises = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            "c\((i + Int.random(in: 1..<count, using: &random)) % count)"
          }
          return "      - premises: [\(premises.joined(separator: ", "))]\n"
        }
        if !reasons.isEmpty { text += "    because:\n" + reasons.joined() }
      }
      let graph = build(text).graph
      let support = ArgumentMap.Support(graph)
      #expect(support.isSupported == naive(graph), "\(text)")
      // There is a finding if and only if some claim is unsupported.
      let isReported = !support.unsupported.isEmpty || !support.circles.isEmpty
      #expect(isReported == support.isSupported.contains(false), "\(text)")
    }
  }

  @Test func aLongChainIsNoMatter() {
    var text = "claims:\n"
    for i in 0..<50_000 { text += "  - c\(i): Claim\n    because: c\(i + 1)\n" }
    text += "  - c50000: Last\n"
    #expect(unsupported(text) == ["c50000"])
  }
}
