import ArgumentMap

/// Which claims of a map stand, given what the map admits: see `docs/standing.md`. What is contested or unsupported
/// carries nothing, for or against (Gordon & Walton 2007: ambiguity is blocked).
package struct Evaluation: Sendable {
  /// What to assume beyond what the map says.
  package struct Options: Sendable {
    /// Whether claims with nothing for them are taken as given.
    package var grantsUnsupported = false
    /// Claims whose standing is supposed, whatever speaks for or against them: whether they are accepted.
    package var supposed: [ClaimIndex: Bool] = [:]

    package init() {}
  }

  /// Why a claim has its standing.
  package enum Ground: String, Sendable, CaseIterable {
    /// It meets its standard, and nothing that it contradicts stops it.
    case stands
    /// Its standing is supposed.
    case supposed
    /// What holds against it is stronger than all that may hold for it.
    case outweighed
    /// A claim that it contradicts is accepted.
    case contradicted
    /// What holds against it, or a claim that it contradicts, is as strong as what holds for it.
    case contested
    /// Nothing is given for it.
    case unsupported
    /// Nothing that is given for it holds.
    case fallen
    /// Whether it stands depends on itself.
    case circular
  }

  /// The standing of each claim, and why it has it.
  package let standings: [Graph.Standing]
  package let grounds: [Ground]
  /// Whether each inference holds; nil if that depends on itself.
  package let holds: [Bool?]
  let model: WellFoundedModel

  package init(_ graph: Graph, _ options: Options = Options()) {
    var network = ArgumentNetwork(graph, grantsUnsupported: options.grantsUnsupported)
    network.supposed = options.supposed
    self.init(WellFoundedModel(network))
  }

  init(_ model: WellFoundedModel) {
    self.model = model
    let grounds = Array(model.network.graph.claimIndices.map { model.ground(of: $0) })
    self.grounds = grounds
    standings = grounds.enumerated().map { model.standing(of: ClaimIndex($0), on: $1) }
    holds = zip(model.certain.steps, model.possible.steps).map { $0 == $1 ? $0 : nil }
  }

  package func standing(_ claim: ClaimIndex) -> Graph.Standing { standings[claim.int] }
  package func ground(_ claim: ClaimIndex) -> Ground { grounds[claim.int] }
  package func holds(_ step: InferenceIndex) -> Bool? { holds[step.int] }
}

extension WellFoundedModel {
  fileprivate func standing(of claim: ClaimIndex, on ground: Evaluation.Ground) -> Graph.Standing {
    switch ground {
    case .stands: .accepted
    case .supposed: certain.claims[claim.int] ? .accepted : .rejected
    case .outweighed, .contradicted: .rejected
    case .contested, .unsupported, .fallen, .circular: .undecided
    }
  }

  func standing(of claim: ClaimIndex) -> Graph.Standing { standing(of: claim, on: ground(of: claim)) }

  func ground(of claim: ClaimIndex) -> Evaluation.Ground {
    if network.supposed[claim] != nil { return .supposed }
    if certain.claims[claim.int] { return .stands }
    let mayBeFor = network.pro(claim, in: possible)
    if network.strength(.objection, on: claim, in: certain) > mayBeFor { return .outweighed }
    if network.rivals[claim]?.contains(where: { certain.claims[$0.int] }) == true { return .contradicted }
    if possible.claims[claim.int] { return .circular }
    if !network.hasSupport(claim) { return .unsupported }
    return mayBeFor == 0 ? .fallen : .contested
  }
}

extension Evaluation {
  /// What is supposed, in the order of the map.
  package var supposed: [(claim: ClaimIndex, standing: Graph.Standing)] {
    network.supposed.sorted { $0.key < $1.key }.map { ($0.key, $0.value ? .accepted : .rejected) }
  }

  package var graph: Graph { _read { yield model.network.graph } }
  var network: ArgumentNetwork { _read { yield model.network } }
}
