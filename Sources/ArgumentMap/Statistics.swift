/// A map in numbers. The claims and inferences of imported maps are not counted.
package struct Statistics: Sendable {
  /// The number of claims whose text is in this map, and how many of them are implicit, have a basis, have evidence, or
  /// are not supported.
  package var claims = 0
  package var implicit = 0
  package var withBasis = 0
  package var withEvidence = 0
  package var unsupported = 0
  package var conclusions = 0
  package var supports = 0
  package var objections = 0
  package var undercuts = 0
  /// Inferences with two or more premises.
  package var linked = 0
  package var contradictions = 0
  package var groups = 0
  package var sources = 0
  package var citations = 0
  /// The number of steps on the longest path down from a conclusion; a circle counts as a single claim.
  package var depth = 0
  /// Reasons and objections of claims that have any: the most for one claim, the total, and the number of such claims.
  package var mostBranches = 0
  package var branches = 0
  package var branching = 0

  /// The share of the claims that are supported, from 0 to 1; 1 for a map without claims.
  package var shareSupported: Double {
    claims == 0 ? 1 : Double(claims - unsupported) / Double(claims)
  }
  /// The mean number of reasons and objections per claim, over claims that have any.
  package var meanBranches: Double { branching == 0 ? 0 : Double(branches) / Double(branching) }

  package init(_ graph: Graph, support: Support) {
    for claim in graph.ownClaims where graph.claims[claim.int].isDefined && !graph.claims[claim.int].isImported {
      let c = graph.claims[claim.int]
      claims += 1
      if c.isImplicit { implicit += 1 }
      if c.basis != nil { withBasis += 1 }
      if c.hasEvidence { withEvidence += 1 }
      if !support.isSupported[claim.int] { unsupported += 1 }
    }
    for claim in graph.ownClaims {
      let count = graph.inferences(on: claim).count { graph.isOwn($0) }
      mostBranches = max(mostBranches, count)
      branches += count
      if count > 0 { branching += 1 }
    }
    for index in graph.ownInferences {
      let inference = graph.inferences[index.int]
      switch inference.side {
      case .support: supports += 1
      case .objection: objections += 1
      case .undercut: undercuts += 1
      }
      if inference.premiseCount > 1 { linked += 1 }
    }
    conclusions = graph.conclusions.count
    contradictions = graph.contradictions.count
    groups = graph.groups.count
    sources = graph.ownSources.reduce(0) { count, _ in count + 1 }
    citations = graph.citations.count
    depth = Self.depth(graph)
  }

  /// Several maps taken together: the sums of the counts, the greatest depth, and the most branches.
  package init(total all: [Statistics]) {
    for some in all {
      for count in Self.sums { self[keyPath: count] += some[keyPath: count] }
      depth = max(depth, some.depth)
      mostBranches = max(mostBranches, some.mostBranches)
    }
  }

  private static var sums: [WritableKeyPath<Statistics, Int>] {
    [
      \.claims, \.implicit, \.withBasis, \.withEvidence, \.unsupported, \.conclusions, \.supports, \.objections,
      \.undercuts, \.linked, \.contradictions, \.groups, \.sources, \.citations, \.branches, \.branching,
    ]
  }

  /// The number of steps on the longest path down from a conclusion. A breadth-first search would find the shortest
  /// path, so this goes through the graph's strongly connected components, each after those that it leads to.
  private static func depth(_ graph: Graph) -> Int {
    func below(_ claim: Int) -> [Int] {
      var result: [Int] = []
      var open: [InferenceIndex] = graph.inferences(on: ClaimIndex(claim)).filter { graph.isOwn($0) }
      while let inference = open.popLast() {
        result += graph.premises(inference).map(\.int)
        open += graph.undercuts(of: inference).filter { graph.isOwn($0) } as [InferenceIndex]
      }
      return result
    }
    let components = StrongComponents(
      count: graph.claims.count, isIn: Array(repeating: true, count: graph.claims.count), next: below)
    var members: [[Int]] = Array(repeating: [], count: components.count)
    for claim in graph.claims.indices { members[components.of[claim]].append(claim) }
    var depths = Array(repeating: 0, count: components.count)
    for (component, claims) in members.enumerated() {
      for claim in claims {
        for next in below(claim) where components.of[next] != component {
          depths[component] = max(depths[component], depths[components.of[next]] + 1)
        }
      }
    }
    return graph.conclusions.map { depths[components.of[$0.int]] }.max() ?? 0
  }
}
