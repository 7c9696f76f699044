import MapSyntax
import SourceText

/// Items with `premises`: claims that are needed together.
extension GraphBuilder {
  mutating func readLinkedPremises(
    _ premisesKey: NodeIndex, first: NodeIndex, end: NodeIndex, node: NodeIndex, _ frame: Frame
  ) {
    let value = tree.end(of: premisesKey)
    let item = items.count
    var target: ClaimIndex?
    if case .claim(let claim)? = bearing(frame)?.target { target = claim }
    items.append(Item(node: node, claim: target, parent: frame.parent))
    if frame.kind == .lost {
      // The list has been reported, so nothing is said about what is in it.
      return addList(value, .lost, group: frame.group, parent: item, key: premisesKey)
    }
    guard bearing(frame) != nil else {
      report(
        .misplacedKey, tree.range(premisesKey),
        "`premises` belongs to a step, in `because`, `but` or `unless`; write a claim here")
      addList(value, .premises, group: frame.group, parent: item, key: premisesKey)
      return
    }
    let premises = premiseClaims(value, item: item)
    if tree.kind(value) == .sequence, tree.end(of: value).raw == value.raw + 1 {
      report(
        .missingValue, tree.range(premisesKey), "`premises` is empty; name the claims that are needed together",
        level: .warning)
    } else if premises.isEmpty, !tree.isAbsent(value) {
      damage(item)
    }
    addList(value, .premises, group: frame.group, parent: item, key: premisesKey)
    let step = addInference(frame, premises, node)
    var keys = ItemKeys(claim: nil, step: step, isStep: true, item: item, group: frame.group)
    var key = first
    while key < end {
      if key != premisesKey { readKey(key, tree.end(of: key), &keys) }
      key = tree.end(of: tree.end(of: key))
    }
  }

  /// The claims of a list of premises, each once, in the author's order; their items are read later.
  private mutating func premiseClaims(_ value: NodeIndex, item: Int) -> [ClaimIndex] {
    var result: [ClaimIndex] = []
    var seen = Set<ClaimIndex>()
    func entries() -> [NodeIndex] {
      switch tree.kind(value) {
      case .sequence: Array(tree.children(of: value))
      case .scalar, .mapping: [value]
      }
    }
    for entry in entries() {
      var node = entry
      if tree.kind(entry) == .mapping {
        node = NodeIndex(entry.raw + 1)
        guard node < tree.end(of: entry) else { continue }
        if keyWord(node) != nil, let id = sortedID(first: node, end: tree.end(of: entry)) { node = id }
      }
      guard tree.kind(node) == .scalar, !tree.isAbsent(node) else { continue }
      let range = idRange(node)
      let claim: ClaimIndex
      if isID(range) {
        claim = self.claim(range, item: entry)
      } else if importedIDDot(range) != nil {
        claim = self.claim(range, item: entry)
        graph.claims[claim.int].isImported = true
      } else {
        damage(item)
        continue
      }
      if seen.insert(claim).inserted { result.append(claim) }
    }
    return result
  }

  /// The `premises` key of an item whose keys a tool has sorted; nil if there is none, or the item has an id.
  func sortedPremises(first: NodeIndex, end: NodeIndex) -> NodeIndex? {
    var result: NodeIndex?
    var key = first
    while key < end {
      if keyWord(key) == nil { return nil }
      if keyWord(key) == .premises { result = key }
      key = tree.end(of: tree.end(of: key))
    }
    return result
  }

  /// Whether the first key of an item, with a list as its value, is a misspelled `premises`. Reports it if so.
  mutating func isMeantAsPremises(_ key: NodeIndex) -> Bool {
    guard tree.kind(tree.end(of: key)) == .sequence, keyWord(key) == nil,
      keySuggestion.nearest(to: text(key), among: [Key.premises.rawValue]) != nil
    else { return false }
    report(.unknownKey, tree.range(key), "`\(text(key))` is not a key; did you mean `premises`?")
    return true
  }
}
