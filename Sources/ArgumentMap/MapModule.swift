import SourceText

/// A map that has been read on its own, and the modules that it imports. A class, since many maps may import it.
package final class MapModule: Sendable {
  package let graph: Graph
  /// For each import, the index of the module that it refers to; nil if there is no such module.
  package let imports: [Int?]
  /// The map's own claims by id. What the map imports is not visible to other modules.
  let ids: [String: ClaimIndex]
  /// The map's own sources by name.
  let sources: [String: SourceIndex]
  /// The indices of the imports by alias.
  let aliases: [String: Int]
  /// Whether the map says anything about claims of other maps, rather than only giving them as reasons and objections.
  let speaksOfOthers: Bool

  package init(graph: Graph, imports: [Int?]) {
    self.graph = graph
    self.imports = imports
    var ids: [String: ClaimIndex] = [:]
    for claim in graph.claimIndices {
      let c = graph.claims[claim.int]
      if c.isDefined, !c.isAnonymous, !c.isImported { ids[graph.id(claim)] = claim }
    }
    self.ids = ids
    sources = Dictionary(graph.ownSources.map { ($0.source.name, $0.index) }) { first, _ in first }
    aliases = Dictionary(graph.imports.enumerated().map { ($0.element.alias, $0.offset) }) { first, _ in first }
    speaksOfOthers = Self.speaksOfOthers(graph)
  }

  private static func speaksOfOthers(_ graph: Graph) -> Bool {
    func isOther(_ claim: ClaimIndex) -> Bool { graph.claims[claim.int].isImported }
    let hasSaid = graph.claims.contains { claim in
      claim.isImported
        && (claim.hasEvidence || claim.isDamaged
          || Graph.Claim.attributes.contains { claim[keyPath: $0.node] != nil })
    }
    return hasSaid
      || graph.inferences.contains { if case .claim(let claim) = $0.target { isOther(claim) } else { false } }
      || graph.contradictions.contains { isOther($0.first) && isOther($0.second) }
  }
}

/// Which claims of a module are supported or disputed according to the module and what it imports, so that its
/// importers need not work this out again. Only for modules that are in no import cycle and that, like everything they
/// import, say nothing about the claims of other modules.
package struct ModuleSummaries: Sendable {
  struct Summary: Sendable {
    /// Indexed by claim.
    var isSupported: [Bool]
    var isDisputed: [Bool]

    init(_ graph: Graph) {
      isSupported = Support(graph).isSupported
      isDisputed = Dispute(graph).isDisputed
    }
  }

  /// By module; nil if an importer has to look at everything itself.
  private(set) var summaries: [Summary?]

  package init(_ modules: [MapModule]) {
    summaries = Array(repeating: nil, count: modules.count)
    let components = StrongComponents(count: modules.count, isIn: modules.map { _ in true }) {
      modules[$0].imports.compactMap { $0 }
    }
    var sizes = Array(repeating: 0, count: components.count)
    for component in components.of { sizes[component] += 1 }
    // Components are numbered so that each comes after those that it leads to.
    for module in modules.indices.sorted(by: { components.of[$0] < components.of[$1] })
    where sizes[components.of[module]] == 1 && canJoinDirectly(module, modules) {
      summaries[module] = Summary(joinDirectly(module, among: modules, self).0)
    }
  }

  /// Whether a map can be judged without looking further than the maps that it imports.
  package func canJoinDirectly(_ module: Int, _ modules: [MapModule]) -> Bool {
    !modules[module].speaksOfOthers
      && modules[module].imports.allSatisfy { $0.map { $0 != module && summaries[$0] != nil } ?? true }
  }
}

/// Joins a map with what it sees of the maps that it imports: the claims that it refers to, the reasons for and against
/// them, and what the summaries say about these. That is enough to check the map. The time does not depend on how much
/// the imported maps contain or import.
///
/// - Returns: the joined graph, and what is wrong with the map's references to other maps.
package func joinDirectly(_ main: Int, among modules: [MapModule], _ summaries: ModuleSummaries) -> (
  Graph, [Diagnostic]
) {
  var join = DirectJoin(GraphJoin(main, modules), summaries)
  join.run()
  return (join.join.graph, join.join.diagnostics)
}

private struct DirectJoin {
  var join: GraphJoin
  let summaries: ModuleSummaries
  private struct Place: Hashable {
    var module: Int
    var claim: Int
  }
  /// The index in the joined graph of each claim of another module.
  private var known: [Place: ClaimIndex] = [:]

  init(_ join: GraphJoin, _ summaries: ModuleSummaries) {
    self.join = join
    self.summaries = summaries
  }

  mutating func run() {
    // A claim's reasons may come from a map that the imported map imports.
    join.reach(2)
    let references = join.resolveOwn()
    for (claim, module, found) in references {
      known[Place(module: module, claim: found.int)] = claim
      let theirs = definition(found, module)
      join.graph.claims[claim.int].text = theirs.text
      join.merge(theirs, into: claim, isReported: true)
      note(claim, found, module)
    }
    join.resolveSources()
    join.table.add(join.graph.inferences, join.graph.premiseList)
    for (claim, module, found) in references {
      let source = join.modules[module].graph
      for index in source.inferences(on: found) {
        let inference = add(index, module, .claim(claim))
        for undercut in source.undercuts(of: index) { _ = add(undercut, module, .inference(inference)) }
      }
    }
    addContradictions(references.map { ($0.module, $0.found) })
    join.graph.index()
  }

  /// A claim as its own map defines it, numbered as in the joined graph.
  private func definition(_ claim: ClaimIndex, _ module: Int) -> Graph.Claim {
    let source = join.modules[module].graph
    var result = source.claims[claim.int]
    result.standard = result.standard ?? source.head.standard.map { GraphNode(own: $0) }
    return join.moved(result, module)
  }

  /// Records what the summary of a claim's own map says about the claim.
  private mutating func note(_ claim: ClaimIndex, _ theirs: ClaimIndex, _ module: Int) {
    guard let summary = summaries.summaries[module] else { return }
    if summary.isSupported[theirs.int] { join.graph.supportedElsewhere.insert(claim) }
    if summary.isDisputed[theirs.int] { join.graph.disputedElsewhere.insert(claim) }
  }

  private mutating func add(_ index: InferenceIndex, _ module: Int, _ target: Graph.Target) -> InferenceIndex {
    let source = join.modules[module].graph
    let premises = source.premises(index).map { claim($0, module) }
    return join.add(source.inferences[index.int], of: module, target, premises)
  }

  /// The index in the joined graph of a claim that a module mentions; the claim is added if it is not there yet.
  private mutating func claim(_ claim: ClaimIndex, _ module: Int) -> ClaimIndex {
    if let index = known[Place(module: module, claim: claim.int)] { return index }
    let index: ClaimIndex
    let mentioned = join.modules[module].graph.claims[claim.int]
    if mentioned.isImported, let (other, id) = join.target(claim, in: module), let found = join.modules[other].ids[id] {
      index = self.claim(found, other)
    } else {
      index = ClaimIndex(join.graph.claims.count)
      // The reference may be undefined, which is reported when the map that contains it is checked.
      var added = mentioned.isImported ? join.moved(mentioned, module) : definition(claim, module)
      added.isImported = true
      join.graph.claims.append(added)
      if !mentioned.isImported { note(index, claim, module) }
    }
    known[Place(module: module, claim: claim.int)] = index
    return index
  }

  /// Adds the contradictions, stated by the modules of the given claims, between claims that are in the joined graph.
  private mutating func addContradictions(_ claims: [(module: Int, claim: ClaimIndex)]) {
    for module in Set(claims.map(\.module)).sorted() {
      for contradiction in join.modules[module].graph.contradictions {
        guard let first = there(contradiction.first, module), let second = there(contradiction.second, module) else {
          continue
        }
        join.graph.contradictions.append(
          Graph.Contradiction(first: first, second: second, node: join.moved(contradiction.node, module)!))
      }
    }
  }

  private func there(_ claim: ClaimIndex, _ module: Int) -> ClaimIndex? {
    if let index = known[Place(module: module, claim: claim.int)] { return index }
    guard join.modules[module].graph.claims[claim.int].isImported, let (other, id) = join.target(claim, in: module),
      let found = join.modules[other].ids[id]
    else { return nil }
    return known[Place(module: other, claim: found.int)]
  }
}
