/// Which claims of a graph are disputed: there is an objection to the claim, to a step towards it, or to what it rests
/// on.
package struct Dispute: Sendable {
  /// Indexed by claim.
  package private(set) var isDisputed: [Bool]

  package init(_ graph: Graph) {
    var isDisputed = Array(repeating: false, count: graph.claims.count)
    var claims = Array(graph.disputedElsewhere)
    for claim in claims { isDisputed[claim.int] = true }
    func dispute(_ target: Graph.Target) {
      var target = target
      while case .inference(let inference) = target { target = graph.inferences[inference.int].target }
      guard case .claim(let claim) = target, !isDisputed[claim.int] else { return }
      isDisputed[claim.int] = true
      claims.append(claim)
    }
    for inference in graph.inferences where inference.side != .support { dispute(inference.target) }
    while let claim = claims.popLast() {
      for use in graph.uses(of: claim) { dispute(graph.inferences[use.int].target) }
    }
    self.isDisputed = isDisputed
  }
}
