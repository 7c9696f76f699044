/// For each claim of a graph, how many other claims bear on it, directly or indirectly: as premises of reasons,
/// objections and exceptions. The time is linear where each claim is used once; each block of 64 claims that are used
/// several times takes one more pass.
package struct ClaimsBelow: Sendable {
  /// Indexed by claim.
  package private(set) var counts: [Int]
  /// How many of those have a basis or evidence. Indexed by claim.
  package private(set) var given: [Int]

  package init(_ graph: Graph) {
    let premises = graph.premisesByEnd
    let all = [Bool](repeating: true, count: graph.claims.count)
    let components = StrongComponents(count: graph.claims.count, isIn: all) { premises[$0].map { Int($0) } }
    var sizes = [Int](repeating: 0, count: components.count)
    for component in components.of { sizes[component] += 1 }
    // Components are numbered so that each comes after those of its premises.
    var order = Array(0..<graph.claims.count)
    order.sort { components.of[$0] < components.of[$1] }
    let isShared = graph.claimIndices.map { claim in
      graph.uses[claim.int].count != 1 || sizes[components.of[claim.int]] > 1
        || premises[claim.int].contains(claim.raw)
    }
    // For each claim, itself and the claims that bear only on it.
    var trees = [Int](repeating: 1, count: graph.claims.count)
    var givenTrees = graph.claims.map { $0.basis != nil || $0.hasEvidence ? 1 : 0 }
    let isGiven = givenTrees
    for claim in order {
      for premise in premises[claim] where !isShared[Int(premise)] {
        trees[claim] += trees[Int(premise)]
        givenTrees[claim] += givenTrees[Int(premise)]
      }
    }
    counts = trees.map { $0 - 1 }
    given = zip(givenTrees, isGiven).map(-)
    let shared = Array(graph.claimIndices.filter { isShared[$0.int] && !graph.uses[$0.int].isEmpty })
    for start in stride(from: 0, to: shared.count, by: 64) {
      let block = shared[start..<min(start + 64, shared.count)]
      var bits = [UInt64](repeating: 0, count: graph.claims.count)
      for (bit, claim) in block.enumerated() { bits[claim.int] = 1 << UInt64(bit) }
      var reached = [UInt64](repeating: 0, count: components.count)
      for claim in order {
        let component = components.of[claim]
        for premise in premises[claim] {
          reached[component] |= bits[Int(premise)] | reached[components.of[Int(premise)]]
        }
      }
      for claim in order {
        var rest = reached[components.of[claim]] & ~bits[claim]
        while rest != 0 {
          let other = block[start + rest.trailingZeroBitCount].int
          counts[claim] += trees[other]
          given[claim] += givenTrees[other]
          rest &= rest - 1
        }
      }
    }
  }
}

extension Graph {
  /// For each claim, the premises of all steps that end at it; an exception ends where the step ends that it undercuts.
  fileprivate var premisesByEnd: Lists {
    var ends: [Int] = []
    ends.reserveCapacity(inferences.count)
    for inference in inferences {
      switch inference.target {
      case .claim(let claim): ends.append(claim.int)
      // What an inference undercuts comes before it.
      case .inference(let step): ends.append(ends[step.int])
      }
    }
    return Lists(owners: claims.count) { add in
      for (inference, end) in zip(inferences, ends) {
        for premise in premiseList[inference.premises] { add(end, premise.raw) }
      }
    }
  }
}
