import ArgumentMap

/// What weighs how much, and what it takes to accept a claim; see `docs/standing.md`.
extension Graph {
  /// What a claim or step weighs for which nothing is written.
  package static let standardWeight = 0.5

  /// The weight that is written at a claim.
  package func weight(of claim: ClaimIndex) -> Double? { number(claims[claim.int].weight) }

  /// What a step weighs: its strength or, without one, the least weight that is written at one of its premises.
  package func strength(of step: InferenceIndex) -> Double {
    number(inferences[step.int].strength) ?? premises(step).compactMap { weight(of: $0) }.min() ?? Self.standardWeight
  }

  var standardOfFile: Standard? { head.standard.flatMap { Standard(rawValue: text($0)) } }

  /// What it takes to accept a claim.
  package func standard(of claim: ClaimIndex) -> Standard { standard(of: claim, ofFile: standardOfFile) }

  func standard(of claim: ClaimIndex, ofFile: Standard?) -> Standard {
    let claim = claims[claim.int]
    if let node = claim.standard { return Standard(rawValue: text(node)) ?? .preponderance }
    // Imported claims already have the standard of their own file.
    return claim.isImported ? .preponderance : ofFile ?? .preponderance
  }

  private func number(_ node: GraphNode?) -> Double? { node.flatMap { Graph.number(text($0)) } }
}
