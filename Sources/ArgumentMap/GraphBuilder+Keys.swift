import MapSyntax
import SourceText

/// The keys of an item, other than its id or `premises`.
extension GraphBuilder {
  /// The claim or step whose keys are being read, and what those keys have shown so far.
  struct ItemKeys {
    /// Nil for linked premises.
    var claim: ClaimIndex?
    var step: InferenceIndex?
    var isStep: Bool
    var item: Int
    var group: GroupIndex?
    /// The first key that belongs to the step, and whether the item also has `because` or `but`.
    var stepKey: NodeIndex?
    var hasReasons = false

    var owner: Key.Owner { claim == nil ? .linkedPremises : isStep ? .step : .claim }
  }

  mutating func readKey(_ keyNode: NodeIndex, _ value: NodeIndex, _ keys: inout ItemKeys) {
    guard let key = meantKey(keyNode, of: keys.owner, item: keys.item) else {
      salvage(nil, value, group: keys.group, parent: keys.item)
      return
    }
    guard Key.isKey(key, of: keys.owner) else {
      salvage(key, value, group: keys.group, parent: keys.item)
      reportMisplaced(keyNode, key, of: keys.owner, fix: movingToStep(keyNode, key, from: keys.item))
      // A misplaced `title` or `weight` cannot have been meant as support; `premises` or `source` can.
      if ![.title, .description, .language, .question, .label, .tags, .weight, .note].contains(key) {
        damage(keys.item)
      }
      return
    }
    // A mistake in a key that has nothing to do with support must not hide that support is missing.
    let wasDamaged = keys.claim.map { graph.claims[$0.int].isDamaged }
    defer {
      switch key {
      case .but, .contradicts, .implicit, .standard, .weight, .tags, .label, .note, .from:
        if let claim = keys.claim, wasDamaged == false { graph.claims[claim.int].isDamaged = false }
      default: break
      }
    }
    if let own = Key.OfStep(key) {
      readStepKey(own, keyNode, value, &keys)
    } else if keys.claim != nil {
      if let own = Key.OfClaim(key) { readClaimKey(own, keyNode, value, &keys) }
    } else if let own = Key.OfLinkedPremises(rawValue: key.rawValue) {
      readKeyOfLinkedPremises(own, keyNode, value, keys)
    }
  }

  private mutating func readStepKey(
    _ key: Key.OfStep, _ keyNode: NodeIndex, _ value: NodeIndex, _ keys: inout ItemKeys
  ) {
    keys.stepKey = keys.stepKey ?? keyNode
    guard let step = keys.step else { return }
    switch key {
    case .unless: addList(value, .unless, target: step.raw, group: keys.group, parent: keys.item, key: keyNode)
    case .scheme:
      guard let node = singleWord(value, key: keyNode, item: keys.item) else { return }
      if isFree(graph.inferences[step.int].scheme, keyNode, claim: nil) {
        graph.inferences[step.int].scheme = GraphNode(own: node)
      }
    case .strength:
      guard let node = number(value, key: keyNode, item: keys.item) else { return }
      if isFree(graph.inferences[step.int].strength, keyNode, claim: nil) {
        graph.inferences[step.int].strength = GraphNode(own: node)
      }
    }
  }

  private mutating func readKeyOfLinkedPremises(
    _ key: Key.OfLinkedPremises, _ keyNode: NodeIndex, _ value: NodeIndex, _ keys: ItemKeys
  ) {
    guard let step = keys.step else { return }
    switch key {
    // This key makes the item what it is, and has already been read.
    case .premises: break
    case .label:
      guard let node = prose(value, key: keyNode, item: keys.item) else { return }
      if isFree(graph.inferences[step.int].label, keyNode, claim: nil) {
        graph.inferences[step.int].label = GraphNode(own: node)
      }
    case .tags:
      for node in wordList(value, key: keyNode, item: keys.item) { graph.stepTags.append((step, node)) }
    case .implicit:
      guard let (node, isImplicit) = yesOrNo(value, key: keyNode, item: keys.item, claim: nil) else { return }
      if isFree(graph.inferences[step.int].implicitNode, keyNode, claim: nil) {
        graph.inferences[step.int].implicitNode = GraphNode(own: node)
        graph.inferences[step.int].isImplicit = isImplicit
      }
    case .note:
      guard let node = prose(value, key: keyNode, item: keys.item) else { return }
      if isFree(graph.inferences[step.int].note, keyNode, claim: nil) {
        graph.inferences[step.int].note = GraphNode(own: node)
      }
    case .from: readCitations(value, .from, .inference(step), key: keyNode, item: keys.item)
    }
  }

  private mutating func readClaimKey(
    _ key: Key.OfClaim, _ keyNode: NodeIndex, _ value: NodeIndex, _ keys: inout ItemKeys
  ) {
    guard let claim = keys.claim else { return }
    let item = keys.item
    switch key {
    case .because, .but:
      if !tree.isAbsent(value) { keys.hasReasons = true }
      addList(
        value, key == .because ? .because : .but, target: claim.raw, group: keys.group, parent: item, key: keyNode)
    case .basis:
      guard let node = singleWord(value, key: keyNode, item: item) else { return }
      guard let basis = basis(node) ?? meantBasis(node, claim) else { return }
      if isFree(graph.claims[claim.int].basisNode, keyNode, claim: claim) {
        graph.claims[claim.int].basisNode = GraphNode(own: node)
        graph.claims[claim.int].basis = basis
      }
    case .evidence:
      readCitations(value, .evidence, .claim(claim), key: keyNode, item: item)
    case .from:
      readCitations(value, .from, .claim(claim), key: keyNode, item: item)
    case .contradicts:
      for node in wordList(value, key: keyNode, item: item) { addContradiction(claim, node, item) }
    case .implicit:
      guard let (node, isImplicit) = yesOrNo(value, key: keyNode, item: item, claim: claim) else { return }
      if isFree(graph.claims[claim.int].implicitNode, keyNode, claim: claim) {
        graph.claims[claim.int].implicitNode = GraphNode(own: node)
        graph.claims[claim.int].isImplicit = isImplicit
      }
    case .standard:
      guard let node = standard(value, key: keyNode, item: item) else { return }
      if isFree(graph.claims[claim.int].standard, keyNode, claim: claim) {
        graph.claims[claim.int].standard = GraphNode(own: node)
      }
    case .weight:
      guard let node = number(value, key: keyNode, item: item) else { return }
      if isFree(graph.claims[claim.int].weight, keyNode, claim: claim) {
        graph.claims[claim.int].weight = GraphNode(own: node)
      }
    case .tags:
      for node in wordList(value, key: keyNode, item: item) { graph.tags.append((claim, node)) }
    case .label:
      guard let node = prose(value, key: keyNode, item: item) else { return }
      if isFree(graph.claims[claim.int].label, keyNode, claim: claim) {
        graph.claims[claim.int].label = GraphNode(own: node)
      }
    case .note:
      guard let node = prose(value, key: keyNode, item: item) else { return }
      if isFree(graph.claims[claim.int].note, keyNode, claim: claim) {
        graph.claims[claim.int].note = GraphNode(own: node)
      }
    }
  }

  /// A value that is `yes` or `no`. Reports anything else and returns nil.
  private mutating func yesOrNo(
    _ value: NodeIndex, key: NodeIndex, item: Int, claim: ClaimIndex?
  ) -> (node: NodeIndex, isYes: Bool)? {
    guard let node = singleWord(value, key: key, item: item) else { return nil }
    let word = text(node)
    if word == "yes" || word == "no" { return (node, word == "yes") }
    let meant = ["true": "yes", "false": "no", "y": "yes", "n": "no", "on": "yes", "off": "no"][word.lowercased()]
    reportWrongValue(
      node, "`\(text(key))` must be `yes` or `no`", fix: replacing(idRange(node), by: meant, .safe), claim: claim)
    return nil
  }

  @inline(__always)
  private func basis(_ node: NodeIndex) -> Graph.Basis? {
    if !tree.isPlain(node) { return Graph.Basis(rawValue: text(node)) }
    let range = tree.range(node)
    return Self.basisWords.number(bytes, range.start, range.end).map { Self.bases[$0] }
  }

  private static let bases = Graph.Basis.allCases
  private static let basisWords = WordTable(bases.map(\.rawValue))

  private mutating func meantBasis(_ node: NodeIndex, _ claim: ClaimIndex) -> Graph.Basis? {
    let word = text(node)
    let all = Graph.Basis.allCases.map(\.rawValue)
    let nearest = suggestion.nearest(to: word, among: all)
    let list = "`basis` must be " + all.dropLast().map { "`\($0)`" }.joined(separator: ", ") + " or `\(all.last!)`"
    reportWrongValue(
      node, nearest.map { "`\(word)` is not a basis; did you mean `\($0)`?" } ?? list,
      fix: replacing(idRange(node), by: nearest), claim: claim)
    return nil
  }

  private mutating func addContradiction(_ claim: ClaimIndex, _ node: NodeIndex, _ item: Int) {
    guard let other = reference(node) else {
      reportWrongValue(node, "`contradicts` takes the ids of claims", claim: claim)
      return
    }
    if other == claim {
      report(
        .selfReference, tree.range(node), "`\(graph.id(claim))` is said to contradict itself; delete this",
        fix: graph.deleting(item: node), claim: claim)
      return
    }
    graph.contradictions.append(Graph.Contradiction(first: claim, second: other, node: GraphNode(own: node)))
  }

  private mutating func isFree(_ earlier: GraphNode?, _ key: NodeIndex, claim: ClaimIndex?) -> Bool {
    isFree(graph.own(earlier), key, claim: claim)
  }

  /// Whether a key that takes a single value has not been given one yet. If it has, reports that.
  mutating func isFree(_ earlier: NodeIndex?, _ key: NodeIndex, claim: ClaimIndex?) -> Bool {
    guard let earlier else { return true }
    // A claim that is defined twice has already been reported.
    if let claim, duplicated.contains(claim) { return false }
    // The parser has already reported a duplicate key.
    if tree.isDamaged(key) { return false }
    // A misspelled key has already been reported.
    if keyWord(key) == nil { return false }
    let owner = claim.map { "`\(graph.id($0))`" } ?? "this step"
    report(
      .duplicateValue, tree.range(key), "`\(text(key))` of \(owner) is given in two places; keep one of them",
      related: [Diagnostic.Related(Place(graph.fileIndex, tree.range(earlier)), "already given here")], claim: claim)
    return false
  }

  // MARK: Invalid keys

  /// The key that a node spells. A misspelling of a key that is allowed there is reported, and that key returned, so
  /// that its value is still read; any other unknown key is reported, and the result is nil.
  mutating func meantKey(_ node: NodeIndex, of owner: Key.Owner, item: Int) -> Key? {
    if let key = keyWord(node) { return key }
    if tree.isAbsent(node) { return nil }
    let name = text(node)
    let nearest =
      Key.meant(by: name, in: owner)?.rawValue ?? keySuggestion.nearest(to: name, among: Key.names(of: owner))
    damage(item)
    if tree.isDamaged(node) { return nearest.flatMap(Key.init(rawValue:)) }
    guard let nearest else {
      let list = Key.keys(of: owner).map { "`\($0.rawValue)`" }.joined(separator: ", ")
      report(.unknownKey, tree.range(node), "`\(name)` is not a key of \(owner.name); the keys are \(list)")
      return nil
    }
    report(
      .unknownKey, tree.range(node), "`\(name)` is not a key; did you mean `\(nearest)`?",
      fix: replacing(tree.range(node), by: nearest))
    return Key(rawValue: nearest)
  }

  mutating func reportMisplaced(_ node: NodeIndex, _ key: Key, of owner: Key.Owner, fix: Fix? = nil) {
    let places = Key.Owner.allCases.filter { $0 != owner && Key.isKey(key, of: $0) }
    let hint: String
    switch key {
    case .unless, .scheme, .strength:
      hint = "it belongs to a step, in an item of `because`, `but` or `unless`"
    default:
      hint = places.isEmpty ? "delete it" : "it is a key of " + places.map(\.name).joined(separator: " or ")
    }
    report(
      .misplacedKey, tree.range(node), "`\(key.rawValue)` is not a key of \(owner.name); \(hint)",
      fix: fix)
    if key == .evidence || key == .from { misplacedCitations.append(node) }
  }

  mutating func reportAmbiguousStep(_ keys: ItemKeys, _ claim: ClaimIndex) {
    guard let stepKey = keys.stepKey, keys.hasReasons else { return }
    let wrapped = PremiseWrapping.edit(items[keys.item].node, tree, bytes)
    report(
      .ambiguousStep, tree.range(stepKey),
      "it is unclear whether `\(text(stepKey))` belongs to the step from `\(graph.id(claim))` upwards or to a reason below it; write `- premises: [\(graph.id(claim))]` with `\(text(stepKey))` beside `premises`, or move it into the inner item",
      fix: wrapped.map { fix("wrap the claim in `premises`", .unsafe, [$0]) }, claim: claim)
    graph.claims[claim.int].isDamaged = true
  }
}
