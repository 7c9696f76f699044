import ArgumentMap

/// What the standing of claims depends on: a graph's claims and steps with their weights, and what is supposed.
///
/// What weighs 0 is as if it were not there. A step weighs its `strength` or, without one, the least `weight` that is
/// written at one of its premises; a basis or evidence weighs the claim's `weight`. Both default to 0.5.
struct ArgumentNetwork: Sendable {
  /// A class, since a graph is expensive to copy.
  private final class Shared: Sendable {
    let graph: Graph
    init(_ graph: Graph) { self.graph = graph }
  }

  private let shared: Shared
  var graph: Graph { _read { yield shared.graph } }
  /// The parts of the graph that are needed often.
  let inferences: [Graph.Inference]
  let premiseList: [ClaimIndex]
  let onClaim: Lists
  let onInference: Lists
  let uses: Lists
  /// For each claim, what its basis or evidence weighs; 0 without either.
  var given: [Double]
  /// For each inference, what it weighs.
  var weights: [Double]
  let standards: [Graph.Standard]
  /// For each claim that contradicts others, or that others contradict: those claims.
  let rivals: [ClaimIndex: [ClaimIndex]]
  /// The claims whose standing is supposed, and whether they are accepted.
  var supposed: [ClaimIndex: Bool] = [:]

  /// - Parameter grantsUnsupported: whether claims with nothing for them are taken as given.
  init(_ graph: Graph, grantsUnsupported: Bool) {
    shared = Shared(graph)
    (inferences, premiseList) = (graph.inferences, graph.premiseList)
    (onClaim, onInference, uses) = (graph.onClaim, graph.onInference, graph.uses)
    weights = graph.inferenceIndices.map { graph.strength(of: $0) }
    given = graph.claimIndices.map { claim in
      graph.claims[claim.int].basis != nil || graph.claims[claim.int].hasEvidence
        ? graph.weight(of: claim) ?? Graph.standardWeight : 0
    }
    let head = graph.standardOfFile
    standards = graph.claimIndices.map { graph.standard(of: $0, ofFile: head) }
    var rivals: [ClaimIndex: [ClaimIndex]] = [:]
    var seen: Set<[ClaimIndex]> = []
    for contradiction in graph.contradictions where contradiction.first != contradiction.second {
      let (a, b) = (contradiction.first, contradiction.second)
      guard seen.insert([min(a, b), max(a, b)]).inserted else { continue }
      rivals[a, default: []].append(b)
      rivals[b, default: []].append(a)
    }
    self.rivals = rivals
    guard grantsUnsupported else { return }
    for claim in graph.claimIndices where given[claim.int] == 0 && !hasSupport(claim) {
      given[claim.int] = graph.weight(of: claim).flatMap { $0 > 0 ? $0 : nil } ?? Graph.standardWeight
    }
  }

  /// The steps that count for or against a claim, in the author's order.
  func steps(_ side: Graph.Side, on claim: ClaimIndex) -> some Sequence<InferenceIndex> {
    onClaim[claim.int].lazy.map { InferenceIndex(Int($0)) }.filter {
      inferences[$0.int].side == side && weights[$0.int] > 0
    }
  }

  /// The undercuts that count against a step, in the author's order.
  func undercuts(of step: InferenceIndex) -> some Sequence<InferenceIndex> {
    onInference[step.int].lazy.map { InferenceIndex(Int($0)) }.filter { weights[$0.int] > 0 }
  }

  /// Whether anything that counts is given for a claim.
  func hasSupport(_ claim: ClaimIndex) -> Bool {
    given[claim.int] > 0 || steps(.support, on: claim).contains { _ in true }
  }
}
