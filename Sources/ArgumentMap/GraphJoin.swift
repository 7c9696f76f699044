import MapSyntax
import SourceText

/// A map that has been read on its own, and the modules that it imports.
package struct MapModule: Sendable {
  package var graph: Graph
  /// For each import, the index of the module that it refers to; nil if there is no such module.
  package var imports: [Int?]

  package init(graph: Graph, imports: [Int?]) {
    self.graph = graph
    self.imports = imports
  }
}

/// Joins a map with those that it imports, directly or indirectly. A claim is identified by its file and id, however it
/// is reached. The claims that the map itself mentions and the inferences that it draws keep their indices and come
/// first.
///
/// - Returns: the joined graph, and what is wrong with the map's references to other maps.
package func joinGraphs(_ main: Int, among modules: [MapModule]) -> (Graph, [Diagnostic]) {
  guard modules[main].imports.contains(where: { $0 != nil }) else { return (modules[main].graph, []) }
  var join = GraphJoin(main, modules)
  join.run()
  return (join.graph, join.diagnostics)
}

private struct GraphJoin {
  let main: Int
  let modules: [MapModule]
  var graph: Graph
  var diagnostics: [Diagnostic] = []
  /// The other modules that can be reached through imports, nearest first.
  private var others: [Int] = []
  /// For each reached module, the index in the joined graph of each of its claims; nil for one not added yet.
  private var claims: [Int: [ClaimIndex?]] = [:]
  private var firstNode: [Int: UInt32] = [:]
  private var firstByte: [Int: UInt32] = [:]
  private var table = InferenceTable(capacity: 0)
  /// The claims of each module by id; computed when first needed.
  private var ids: [Int: [String: ClaimIndex]] = [:]
  private var suggestion = Suggestion()
  /// For each reached module, the indices of its imports by alias.
  private var aliases: [Int: [String: Int]] = [:]

  init(_ main: Int, _ modules: [MapModule]) {
    self.main = main
    self.modules = modules
    graph = modules[main].graph
  }

  mutating func run() {
    reach()
    addParts()
    claims[main] = graph.claimIndices.map { $0 }
    resolveOwn()
    for module in others { addClaims(module) }
    for module in others { resolve(module) }
    table.add(graph.inferences, graph.premiseList)
    for module in others { addInferences(module) }
    graph.index()
  }

  private mutating func reach() {
    var seen: Set = [main]
    var queue = [main]
    var next = 0
    while next < queue.count {
      for case let target? in modules[queue[next]].imports where seen.insert(target).inserted { queue.append(target) }
      next += 1
    }
    others = Array(queue.dropFirst())
    for module in queue {
      aliases[module] = Dictionary(
        modules[module].graph.imports.enumerated().map { ($0.element.alias, $0.offset) },
        uniquingKeysWith: { a, _ in a })
    }
  }

  private mutating func addParts() {
    var node = UInt32(graph.tree.nodes.count)
    // One byte between files, so that the end of one is not the start of the next.
    var byte = UInt32(graph.file.bytes.count) + 1
    for module in others {
      let other = modules[module].graph
      graph.imported.append(
        Graph.Part(file: other.file, fileIndex: other.fileIndex, tree: other.tree, firstNode: node, firstByte: byte))
      firstNode[module] = node
      firstByte[module] = byte
      node += UInt32(other.tree.nodes.count)
      byte += UInt32(other.file.bytes.count) + 1
    }
  }

  private func moved(_ node: NodeIndex?, _ module: Int) -> NodeIndex? {
    node.map { NodeIndex($0.raw + (firstNode[module] ?? 0)) }
  }

  /// A claim with its nodes and bytes numbered as in the joined graph, and without its group.
  private func moved(_ claim: Graph.Claim, _ module: Int) -> Graph.Claim {
    var claim = claim
    claim.text = moved(claim.text, module)
    for attribute in Graph.Claim.attributes {
      claim[keyPath: attribute.node] = moved(claim[keyPath: attribute.node], module)
    }
    claim.item = moved(claim.item, module)!
    claim.name = moved(claim.name, module)
    claim.group = nil
    return claim
  }

  private func moved(_ range: ByteRange, _ module: Int) -> ByteRange {
    let first = Int(firstByte[module] ?? 0)
    return ByteRange(range.start + first, range.end + first)
  }

  // MARK: References

  /// The module and id that `alias.id` in a module refers to; nil if there is no such module.
  private func target(_ claim: ClaimIndex, in module: Int) -> (module: Int, id: String)? {
    let source = modules[module].graph
    let parts = source.id(claim).split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let number = aliases[module]?[String(parts[0])],
      let target = modules[module].imports[number]
    else { return nil }
    return (target, String(parts[1]))
  }

  /// Finds one of a module's own claims by id. What the module imports is not visible to other modules.
  private mutating func find(_ id: String, in module: Int) -> ClaimIndex? {
    if ids[module] == nil {
      let source = modules[module].graph
      var result: [String: ClaimIndex] = [:]
      for claim in source.claimIndices {
        let c = source.claims[claim.int]
        if c.isDefined, !c.isAnonymous, !c.isImported { result[source.id(claim)] = claim }
      }
      ids[module] = result
    }
    return ids[module]?[id]
  }

  /// Resolves this map's references to claims of other maps.
  private mutating func resolveOwn() {
    for claim in graph.claimIndices where graph.claims[claim.int].isImported {
      guard let (module, id) = target(claim, in: main) else { continue }
      guard let found = find(id, in: module) else {
        reportUnknown(claim, id, module)
        continue
      }
      // A map that imports itself has already been reported.
      if module == main { continue }
      if claims[module] == nil {
        claims[module] = Array(repeating: nil, count: modules[module].graph.claims.count)
      }
      claims[module]![found.int] = claim
    }
  }

  private mutating func reportUnknown(_ claim: ClaimIndex, _ id: String, _ module: Int) {
    let name = graph.claims[claim.int].name
    let alias = graph.id(claim).prefix { $0 != "." }
    let path = modules[module].graph.file.path
    let known = modules[module].graph
    let hint = suggestion.nearest(
      to: id, among: known.claimIndices.lazy.filter { known.claims[$0.int].isDefined }.map { known.id($0) })
    diagnostics.append(
      Diagnostic(
        rule: MapRule.unknownClaim.rawValue,
        message: "`\(alias)` (\(path)) has no claim `\(id)`"
          + (hint.map { "; did you mean `\(alias).\($0)`?" } ?? "; correct the id, or define it there"),
        place: Place(graph.fileIndex, ByteRange(name.end - id.utf8.count, name.end)), claim: graph.id(claim)))
  }

  // MARK: Claims

  /// Adds a module's claims. Those that this map mentions are merged with what this map says about them.
  private mutating func addClaims(_ module: Int) {
    let source = modules[module].graph
    var numbers = claims[module] ?? Array(repeating: nil, count: source.claims.count)
    for (i, claim) in source.claims.enumerated() where !claim.isImported {
      var claim = claim
      claim.standard = claim.standard ?? source.head.standard
      claim = moved(claim, module)
      if let own = numbers[i] {
        graph.claims[own.int].text = claim.text
        merge(claim, into: own, isReported: true)
      } else {
        numbers[i] = ClaimIndex(graph.claims.count)
        claim.isImported = true
        graph.claims.append(claim)
      }
    }
    claims[module] = numbers
  }

  /// Merges what another module says about a claim. A key that takes a single value may be given only once across all
  /// maps; a second value is reported if `isReported`, and the first one is kept.
  private mutating func merge(_ other: Graph.Claim, into index: ClaimIndex, isReported: Bool) {
    var claim = graph.claims[index.int]
    for attribute in Graph.Claim.attributes {
      let (key, path) = (attribute.key, attribute.node)
      guard let theirs = other[keyPath: path] else { continue }
      if let ours = claim[keyPath: path] {
        // The standard of a whole file may differ, since it was not given for this claim.
        if isReported, key != .standard { reportTwice(key, ours, theirs, index) }
      } else {
        claim[keyPath: path] = theirs
        if key == .basis { claim.basis = other.basis }
        if key == .implicit { claim.isImplicit = other.isImplicit }
      }
    }
    claim.hasEvidence = claim.hasEvidence || other.hasEvidence
    claim.isDamaged = claim.isDamaged || other.isDamaged
    graph.claims[index.int] = claim
  }

  private mutating func reportTwice(_ key: Key, _ ours: NodeIndex, _ theirs: NodeIndex, _ claim: ClaimIndex) {
    diagnostics.append(
      Diagnostic(
        rule: MapRule.duplicateValue.rawValue,
        message:
          "`\(key.rawValue)` of `\(graph.id(claim))` is already given where the claim is defined; delete it here",
        place: graph.place(ours), related: [Diagnostic.Related(graph.place(theirs), "already given here")],
        claim: graph.id(claim)))
  }

  /// Resolves another module's references, and merges what that module says about the claims that it refers to.
  private mutating func resolve(_ module: Int) {
    let source = modules[module].graph
    for claim in source.claimIndices where source.claims[claim.int].isImported {
      var number: ClaimIndex?
      if let (other, id) = target(claim, in: module), let found = find(id, in: other) {
        number = claims[other]?[found.int]
      }
      let said = moved(source.claims[claim.int], module)
      if let number {
        claims[module]![claim.int] = number
        merge(said, into: number, isReported: false)
        continue
      }
      // The reference is undefined, which is reported when the map that contains it is checked.
      claims[module]![claim.int] = ClaimIndex(graph.claims.count)
      graph.claims.append(said)
    }
  }

  // MARK: Inferences

  private mutating func addInferences(_ module: Int) {
    let source = modules[module].graph
    guard let claims = claims[module] else { return }
    var numbers: [InferenceIndex?] = []
    for index in source.inferenceIndices {
      var inference = source.inferences[index.int]
      let premises = source.premises(index).compactMap { claims[$0.int] }
      var target: Graph.Target?
      switch inference.target {
      case .claim(let claim): target = claims[claim.int].map { .claim($0) }
      // An undercut comes after what it undercuts.
      case .inference(let other): target = numbers[other.int].map { .inference($0) }
      }
      guard let target else {
        numbers.append(nil)
        continue
      }
      for attribute in Graph.Inference.attributes {
        inference[keyPath: attribute.node] = moved(inference[keyPath: attribute.node], module)
      }
      let (known, isNew) = table.intern(target, inference.side, premises, among: graph.inferences, graph.premiseList)
      numbers.append(known)
      if !isNew {
        for path in Graph.Inference.attributes.map(\.node) {
          let own = graph.inferences[known.int][keyPath: path]
          graph.inferences[known.int][keyPath: path] = own ?? inference[keyPath: path]
        }
        continue
      }
      inference.target = target
      inference.item = moved(inference.item, module)!
      inference.firstPremise = UInt32(graph.premiseList.count)
      inference.premiseCount = UInt32(premises.count)
      graph.premiseList += premises
      graph.inferences.append(inference)
    }
    for contradiction in source.contradictions {
      guard let first = claims[contradiction.first.int], let second = claims[contradiction.second.int] else { continue }
      graph.contradictions.append(
        Graph.Contradiction(first: first, second: second, node: moved(contradiction.node, module)!))
    }
  }
}
