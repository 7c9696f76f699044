import MapSyntax
import SourceText

/// What can be done only once the whole file has been read.
extension GraphBuilder {
  /// Reports ids of undefined claims: each id once, at its first mention.
  mutating func resolveReferences() {
    var places: [ClaimIndex: [NodeIndex]] = [:]
    for mention in mentions where isUndefined(mention.claim) { places[mention.claim, default: []].append(mention.node) }
    for i in graph.claims.indices {
      let claim = ClaimIndex(i)
      guard isUndefined(claim) else { continue }
      if misplacedTexts.contains(claim) || !doubted.isEmpty && doubted.contains(graph.id(claim)) {
        graph.claims[i].isDamaged = true
      } else if graph.claims[i].isOpened {
        reportMissingText(claim)
      } else {
        reportUnknown(claim, places[claim] ?? [])
      }
      undefined.insert(claim)
    }
  }

  /// Makes sure that a source is not also reported as unused because the key that cites it is in the wrong place.
  mutating func noteMisplacedCitations() {
    for key in misplacedCitations {
      let value = NodeIndex(key.raw + 1)
      guard value.int < tree.nodes.count else { continue }
      for node in value.raw..<max(value.raw + 1, tree.end(of: value).raw)
      where tree.nodes[Int(node)].kind == .scalar {
        let name = text(NodeIndex(node)).prefix { $0 != "#" }
        if let source = sourceNames[String(name)] { graph.sources[source.raw].isMeant = true }
      }
    }
  }

  /// Reports claims and groups with the same name, since they share a namespace.
  mutating func reportSharedNames() {
    for name in groupList {
      guard let index = groupNames[name] else { continue }
      let range = graph.groups[index.raw].name
      guard let number = names.find(bytes, range.start, range.end), graph.claims[number].isDefined else { continue }
      let claim = nameRange(ClaimIndex(number))
      let (first, second) = claim.start < range.start ? (claim, range) : (range, claim)
      report(
        .duplicateID, second, "a claim and a group are both called `\(name)`; rename one of the two",
        related: [Diagnostic.Related(Place(graph.fileIndex, first), "first defined here")], claim: ClaimIndex(number))
    }
  }

  /// Puts each claim that a group lists without defining it into that group, unless the claim is in a group already.
  mutating func fillGroups() {
    for (claim, group) in groupMentions where graph.claims[claim.int].group == nil {
      graph.claims[claim.int].group = group
    }
  }

  private func isUndefined(_ claim: ClaimIndex) -> Bool {
    let c = graph.claims[claim.int]
    return c.text == nil && !c.isImported
  }

  private mutating func reportMissingText(_ claim: ClaimIndex) {
    let id = graph.id(claim)
    let hint = suggestion.nearest(to: id, among: definedIDs())
    report(
      .missingText, nameRange(claim),
      "`\(id)` has no text anywhere" + (hint.map { "; did you mean `\($0)`?" } ?? "; write it: `\(id): Some text`"),
      claim: claim)
    graph.claims[claim.int].isDamaged = true
  }

  private mutating func reportUnknown(_ claim: ClaimIndex, _ nodes: [NodeIndex]) {
    let id = graph.id(claim)
    let range = nodes.first.map { tree.range($0) } ?? nameRange(claim)
    let related = nodes.dropFirst().prefix(8).map {
      Diagnostic.Related(Place(graph.fileIndex, tree.range($0)), "also used here")
    }
    let hint = suggestion.nearest(to: id, among: definedIDs())
    if let hint { graph.meantIDs.insert(hint) }
    report(
      .unknownClaim, range,
      "no claim is called `\(id)`"
        + (hint.map { "; did you mean `\($0)`?" } ?? "; define it (`\(id): Some text`), or correct the id"),
      related: Array(related),
      fix: hint.map { name in
        fix("write `\(name)`", .unsafe, (nodes.isEmpty ? [range] : nodes.map { idRange($0) }).map { ($0, name) })
      }, claim: claim)
    graph.claims[claim.int].isDamaged = true
  }

  /// The ids that are defined.
  private mutating func definedIDs() -> [String] {
    if knownIDs == nil {
      let graph = graph
      knownIDs = graph.claimIndices.filter { graph.claims[$0.int].isDefined && !graph.claims[$0.int].isAnonymous }
        .map { graph.id($0) }
    }
    return knownIDs ?? []
  }

  /// Indexes the graph by claim and by inference. Marks as damaged the inferences that use undefined claims, and the
  /// claims that these inferences support.
  mutating func index() {
    graph.ownClaimCount = graph.claims.count
    graph.ownInferenceCount = graph.inferences.count
    graph.index()
    for claim in undefined {
      for use in graph.uses(of: claim) {
        graph.inferences[use.int].isDamaged = true
        if graph.inferences[use.int].side != .support { continue }
        if case .claim(let target) = graph.inferences[use.int].target { graph.claims[target.int].isDamaged = true }
      }
    }
  }

  /// A diagnostic from the parser, with a fix added if the parser did not yet know enough to make one.
  func withFix(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.rule == SyntaxRule.textWithoutID.rawValue, diagnostic.fixes.isEmpty,
      let fix = lateFixes[diagnostic.place.range.start]
    else { return diagnostic }
    var diagnostic = diagnostic
    diagnostic.fixes = [fix]
    return diagnostic
  }

  /// Whether the parser reported a duplicate key only because a missing dash made two items into one.
  func isConsequence(_ diagnostic: Diagnostic) -> Bool {
    guard diagnostic.rule == SyntaxRule.duplicateKey.rawValue, let earlier = diagnostic.related.first else {
      return false
    }
    let (first, second) = (earlier.place.range.start, diagnostic.place.range.start)
    // Look at the missing dashes between the two keys, starting with the last; usually there is only one.
    var low = forgottenDashes.partitionPoint { $0.start <= second }
    while low > 0, forgottenDashes[low - 1].start > first {
      low -= 1
      if forgottenDashes[low].item.contains(first), forgottenDashes[low].item.contains(second) { return true }
    }
    return false
  }

  /// Marks as damaged the claims whose text, keys or reasons the parser's errors affect: the innermost claim around
  /// each error, and the last claim that starts before it under the same top-level key, since a mistake is usually
  /// noticed after the claim that it damages.
  mutating func markDamage(_ found: [Diagnostic]) {
    if found.isEmpty { return }
    let starts = items.map { Int(tree.range($0.node).start) }
    let sections = tree.pairs(of: SyntaxTree.root).map { tree.range($0.key).start }
    func section(_ offset: Int) -> Int { sections.lastIndex { $0 <= offset } ?? -1 }
    for diagnostic in found where diagnostic.level == .error && diagnostic.place.file == graph.fileIndex {
      let offset = diagnostic.place.range.start
      let low = starts.partitionPoint { $0 <= offset }
      guard low > 0, section(starts[low - 1]) == section(offset) else { continue }
      damage(low - 1)
      var item = low - 1
      while item >= 0, tree.range(items[item].node).end < offset { item = items[item].parent }
      damage(item)
    }
  }
}
