import ArgumentMap
import MapEvaluation
import TestSupport
import Testing

/// What accepted claims rest on, and what one more reason does.
@Suite struct GroundingTests {
  private static func random(_ seed: Int) -> (text: String, graph: Graph) {
    var random = SeededRandom(UInt64(seed + 300_000))
    var kind = RandomMap()
    kind.hasContradictions = seed % 3 != 0
    kind.hasUndercuts = seed % 5 != 0
    kind.hasNumbers = seed % 2 == 0
    kind.hasStandards = seed % 4 == 0
    kind.maxClaims = 7
    kind.maxSteps = 12
    let text = kind.text(&random)
    return (text, EvaluationTests.graph(text))
  }

  /// The proof that is found greedily has at most one leaf more than the least, which is found by trying all.
  @Test func proofsAreNearlyTheLeast() {
    var counts = [0, 0]
    for seed in 0..<(Sampling.isWhole ? 2_000 : 200) {
      let (text, graph) = Self.random(seed)
      let evaluation = Evaluation(graph)
      let definition = Definition(graph)
      func isAssumption(_ claim: Int) -> Bool {
        graph.claims[claim].basis == .assumption && !graph.claims[claim].hasEvidence
      }
      for claim in graph.claimIndices where evaluation.standing(claim) == .accepted {
        let found = evaluation.grounding(of: claim).leaves
        guard let least = definition.leastProof(claim.int, isAssumption: isAssumption) else {
          Issue.record("seed \(seed): \(claim) has no proof:\n\(text)")
          continue
        }
        let assumptions = found.count { isAssumption($0.int) }
        let over = max(found.count - least.leaves, assumptions - least.assumptions)
        #expect(
          (assumptions, found.count) >= (least.assumptions, least.leaves) && over <= 1,
          "seed \(seed), \(claim):\n\(text)")
        counts[min(max(over, 0), 1)] += 1
      }
    }
    print("proofs: \(counts[0]) least, \(counts[1]) with one leaf or assumption more")
    #expect(counts[0] > 100)
  }

  /// A new claim with a basis, as a further reason for a claim, never lowers the claim's standing.
  @Test func oneMoreReasonNeverLowers() {
    func rank(_ standing: Graph.Standing) -> Int {
      switch standing {
      case .rejected: 0
      case .undecided: 1
      case .accepted: 2
      }
    }
    var raised = 0
    var same = 0
    for seed in 0..<(Sampling.isWhole ? 4_000 : 400) {
      let (text, graph) = Self.random(seed + 10_000)
      let before = Evaluation(graph)
      for claim in graph.claimIndices {
        let id = graph.id(claim)
        let more =
          "  - \(id):\n    because:\n      - premises: [more]\n        strength: 0.8\n  - more: M\n    basis: value\n"
        let changed = EvaluationTests.graph(text + more)
        let after = Evaluation(changed)
        let (old, new) = (rank(before.standing(claim)), rank(after.standing(claim)))
        #expect(new >= old, "seed \(seed), \(id):\n\(text)")
        if new > old { raised += 1 } else { same += 1 }
      }
    }
    print("one more reason: \(raised) raised, \(same) the same")
    #expect(raised > 100)
  }
}
