import MapSyntax
import SourceText

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

struct GraphJoin {
  let main: Int
  let modules: [MapModule]
  var graph: Graph
  private(set) var diagnostics: [Diagnostic] = []
  /// The other modules whose claims can be in the joined graph, nearest first.
  private var others: [Int] = []
  /// For each reached module, the index in the joined graph of each of its claims; nil for one not added yet.
  private var claims: [Int: [ClaimIndex?]] = [:]
  /// For each other module, the aliases that lead to it; see `Graph.Part`.
  private var prefixes: [Int: String] = [:]
  private var firstNode: [Int: UInt32] = [:]
  private var firstByte: [Int: UInt32] = [:]
  var table = InferenceTable(capacity: 0)
  private var suggestion = Suggestion()

  init(_ main: Int, _ modules: [MapModule]) {
    self.main = main
    self.modules = modules
    graph = modules[main].graph
  }

  mutating func run() {
    reach(Int.max)
    claims[main] = graph.claimIndices.map { $0 }
    for (claim, module, found) in resolveOwn() {
      if claims[module] == nil {
        claims[module] = Array(repeating: nil, count: modules[module].graph.claims.count)
      }
      claims[module]![found.int] = claim
    }
    resolveSources()
    for module in others { addClaims(module) }
    for module in others { resolve(module) }
    table.add(graph.inferences, graph.premiseList)
    for module in others { addInferences(module) }
    graph.index()
  }

  /// Adds the files of the modules that can be reached through imports.
  /// - Parameter levels: the maximum number of imports that lead, one after the other, from this map to a module.
  mutating func reach(_ levels: Int) {
    var seen: Set = [main]
    var queue = [(module: main, level: 0)]
    var next = 0
    while next < queue.count {
      let (module, level) = queue[next]
      if level < levels {
        for (number, target) in modules[module].imports.enumerated() {
          guard let target, seen.insert(target).inserted else { continue }
          prefixes[target] = prefixes[module, default: ""] + modules[module].graph.imports[number].alias + "."
          queue.append((target, level + 1))
        }
      }
      next += 1
    }
    others = queue.dropFirst().map(\.module)
    addParts()
  }

  private mutating func addParts() {
    var node = UInt32(graph.tree.nodes.count)
    // One byte between files, so that the end of one is not the start of the next.
    var byte = UInt32(graph.file.bytes.count) + 1
    for module in others {
      let other = modules[module].graph
      graph.imported.append(
        Graph.Part(
          file: other.file, fileIndex: other.fileIndex, tree: other.tree, prefix: prefixes[module, default: ""],
          firstNode: node, firstByte: byte))
      firstNode[module] = node
      firstByte[module] = byte
      node += UInt32(other.tree.nodes.count)
      byte += UInt32(other.file.bytes.count) + 1
    }
  }

  func moved(_ node: GraphNode?, _ module: Int) -> GraphNode? {
    node.map { GraphNode($0.raw + (firstNode[module] ?? 0)) }
  }

  /// A claim with its nodes and bytes numbered as in the joined graph, and without its group.
  func moved(_ claim: Graph.Claim, _ module: Int) -> Graph.Claim {
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

  private func moved(_ range: GraphRange, _ module: Int) -> GraphRange {
    let first = Int(firstByte[module] ?? 0)
    return GraphRange(ByteRange(range.bytes.start + first, range.bytes.end + first))
  }

  // MARK: References

  /// The module and id that `alias.id` in a module refers to; nil if there is no such module.
  func target(_ claim: ClaimIndex, in module: Int) -> (module: Int, id: String)? {
    let parts = modules[module].graph.id(claim).split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let number = modules[module].aliases[String(parts[0])],
      let target = modules[module].imports[number]
    else { return nil }
    return (target, String(parts[1]))
  }

  /// Resolves this map's references to claims of other maps: each claim with the module that it comes from, and its
  /// index there. Reports references to claims that do not exist.
  mutating func resolveOwn() -> [(claim: ClaimIndex, module: Int, found: ClaimIndex)] {
    var result: [(claim: ClaimIndex, module: Int, found: ClaimIndex)] = []
    for claim in graph.claimIndices where graph.claims[claim.int].isImported {
      guard let (module, id) = target(claim, in: main) else { continue }
      guard let found = modules[module].ids[id] else {
        reportUnknown(claim, id, module)
        continue
      }
      // A map that imports itself has already been reported.
      if module != main { result.append((claim, module, found)) }
    }
    return result
  }

  private mutating func reportUnknown(_ claim: ClaimIndex, _ id: String, _ module: Int) {
    let name = graph.place(of: claim).range
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

  /// Resolves this map's citations of imported maps' sources: each such source is added to the graph once. Reports
  /// citations of sources that do not exist.
  mutating func resolveSources() {
    var known: [String: SourceIndex] = [:]
    for i in graph.citations.indices {
      guard case .source(let name, nil, let anchor) = graph.citations[i].reference, let dot = name.firstIndex(of: "."),
        let number = modules[main].aliases[String(name[..<dot])], let module = modules[main].imports[number],
        module != main
      else { continue }
      let id = String(name[name.index(after: dot)...])
      if known[name] == nil, let found = modules[module].sources[id] {
        known[name] = SourceIndex(graph.sources.count)
        graph.sources.append(imported(found, of: module, as: name, through: number))
      }
      if let source = known[name] {
        graph.citations[i].reference = .source(name, source, anchor: anchor)
      } else {
        reportUnknownSource(graph.citations[i], id, module)
      }
    }
  }

  private func imported(
    _ source: SourceIndex, of module: Int, as name: String, through number: Int
  ) -> Graph.Source {
    var result = modules[module].graph.sources[source.raw]
    result.name = name
    result.key = moved(result.key, module)!
    for attribute in Graph.Source.attributes {
      result[keyPath: attribute.node] = moved(result[keyPath: attribute.node], module)
    }
    result.importFolder = PathText.folder(of: graph.text(graph.imports[number].path))
    return result
  }

  private mutating func reportUnknownSource(_ citation: Graph.Citation, _ id: String, _ module: Int) {
    let range = citation.sourceRange
    let bytes = graph.file.bytes[range.start..<range.end]
    let dot = bytes.firstIndex(of: 0x2E) ?? range.start
    let alias = graph.file.text(ByteRange(range.start, dot))
    let hint = suggestion.nearest(to: id, among: modules[module].graph.ownSources.lazy.map(\.source.name))
    diagnostics.append(
      Diagnostic(
        rule: MapRule.unknownSource.rawValue,
        message: "`\(alias)` (\(modules[module].graph.file.path)) has no source `\(id)`"
          + (hint.map { "; did you mean `\(alias).\($0)`?" } ?? "; correct the name, or add the source there"),
        place: Place(graph.fileIndex, ByteRange(dot + 1, range.end))))
  }

  // MARK: Claims

  /// Adds a module's claims. Those that this map mentions are merged with what this map says about them.
  private mutating func addClaims(_ module: Int) {
    let source = modules[module].graph
    var numbers = claims[module] ?? Array(repeating: nil, count: source.claims.count)
    for (i, claim) in source.claims.enumerated() where !claim.isImported {
      var claim = claim
      claim.standard = claim.standard ?? source.head.standard.map { GraphNode(own: $0) }
      claim = moved(claim, module)
      if let own = numbers[i] {
        graph.claims[own.int].text = claim.text
        merge(claim, into: own, isReported: true)
      } else {
        numbers[i] = ClaimIndex(graph.claims.count)
        claim.isImported = true
        graph.substitutes[ClaimIndex(graph.claims.count)] = source.substitutes[ClaimIndex(i)]
        graph.claims.append(claim)
      }
    }
    claims[module] = numbers
  }

  /// Merges what another module says about a claim. A key that takes a single value may be given only once across all
  /// maps; a second value is reported if `isReported`, and the first one is kept.
  mutating func merge(_ other: Graph.Claim, into index: ClaimIndex, isReported: Bool) {
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

  private mutating func reportTwice(_ key: Key, _ ours: GraphNode, _ theirs: GraphNode, _ claim: ClaimIndex) {
    diagnostics.append(
      Diagnostic(
        rule: MapRule.duplicateValue.rawValue,
        message:
          "`\(key.rawValue)` of `\(graph.id(claim))` is already given where the claim is defined; delete it here",
        place: graph.place(ours), related: [Diagnostic.Related(graph.place(theirs), "already given here")],
        claim: graph.id(claim)))
  }

  private mutating func reportTwice(_ key: Key, _ ours: GraphNode, _ theirs: GraphNode, _ step: InferenceIndex) {
    let premises = graph.premises(step).map { "`\(graph.id($0))`" }.joined(separator: ", ")
    diagnostics.append(
      Diagnostic(
        rule: MapRule.duplicateValue.rawValue,
        message: "`\(key.rawValue)` of the step from \(premises) is already given in an imported map; delete it here",
        place: graph.place(ours), related: [Diagnostic.Related(graph.place(theirs), "already given here")],
        claim: graph.premises(step).first.map { graph.id($0) }))
  }

  /// Resolves another module's references, and merges what that module says about the claims that it refers to.
  private mutating func resolve(_ module: Int) {
    let source = modules[module].graph
    for claim in source.claimIndices where source.claims[claim.int].isImported {
      var number: ClaimIndex?
      if let (other, id) = target(claim, in: module), let found = modules[other].ids[id] {
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
      let inference = source.inferences[index.int]
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
      numbers.append(add(inference, of: module, target, premises))
    }
    for contradiction in source.contradictions {
      guard let first = claims[contradiction.first.int], let second = claims[contradiction.second.int] else { continue }
      graph.contradictions.append(
        Graph.Contradiction(first: first, second: second, node: moved(contradiction.node, module)!))
    }
  }

  /// Adds an inference of a module, or merges it with an equal one. Returns its index.
  mutating func add(
    _ inference: Graph.Inference, of module: Int, _ target: Graph.Target, _ premises: [ClaimIndex]
  ) -> InferenceIndex {
    var inference = inference
    for attribute in Graph.Inference.attributes {
      inference[keyPath: attribute.node] = moved(inference[keyPath: attribute.node], module)
    }
    let (known, isNew) = table.intern(target, inference.side, premises, among: graph.inferences, graph.premiseList)
    if !isNew {
      for attribute in Graph.Inference.attributes {
        guard let theirs = inference[keyPath: attribute.node] else { continue }
        if let ours = graph.inferences[known.int][keyPath: attribute.node] {
          // What two other maps say is reported when one of them is checked.
          if graph.own(ours) != nil { reportTwice(attribute.key, ours, theirs, known) }
          continue
        }
        graph.inferences[known.int][keyPath: attribute.node] = theirs
        if attribute.key == .implicit { graph.inferences[known.int].isImplicit = inference.isImplicit }
      }
      return known
    }
    inference.target = target
    inference.item = moved(inference.item, module)!
    inference.firstPremise = UInt32(graph.premiseList.count)
    inference.premiseCount = UInt32(premises.count)
    graph.premiseList += premises
    graph.inferences.append(inference)
    return known
  }
}
