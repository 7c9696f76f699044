import MapSyntax
import SourceText

/// Items of `claims`, `because`, `but`, `unless` and `premises`.
extension GraphBuilder {
  mutating func readItem(_ node: NodeIndex, _ frame: Frame) {
    switch tree.kind(node) {
    case .scalar: readReference(node, frame)
    case .mapping: readMapping(node, frame)
    case .sequence:
      if !tree.isDamaged(node) {
        report(
          .wrongValue, tree.range(node),
          "a list cannot be an item by itself; for premises that are needed together write `- premises: […]`")
      }
      damage(frame.parent)
      salvage(nil, node, group: frame.group, parent: frame.parent)
    }
  }

  // MARK: References

  /// Reads an item that is a text alone: the id of a claim, or a claim whose id was forgotten.
  private mutating func readReference(_ node: NodeIndex, _ frame: Frame) {
    if reportIfEntryMissing(node) { return }
    if let claim = reference(node) {
      if frame.kind == .claims, let group = frame.group { groupMentions.append((claim, group)) }
      items.append(Item(node: node, claim: claim, parent: frame.parent))
      addInference(frame, [claim], node)
      return
    }
    let range = tree.range(node)
    if !tree.isDamaged(node) { reportTextWithoutID(node, range) }
    let claim = anonymousClaim(range, text: node, item: node)
    graph.claims[claim.int].group = frame.group
    items.append(Item(node: node, claim: claim, parent: frame.parent))
    addInference(frame, [claim], node)
  }

  private mutating func reportTextWithoutID(_ node: NodeIndex, _ range: ByteRange) {
    var colon = range.start
    while colon < range.end, isIDByte(bytes[colon], isFirst: colon == range.start) { colon += 1 }
    if tree.scalarToken(node) == .plain, colon > range.start, colon + 1 < range.end, bytes[colon] == 0x3A,
      bytes[colon + 1] != 0x2F
    {
      let id = String(decoding: bytes[range.start..<colon], as: UTF8.self)
      report(
        .missingSpace, ByteRange(colon, colon + 1), "a colon needs a space behind it: `\(id): …`",
        fix: fix("add the space", .safe, [(ByteRange(at: colon + 1), " ")]))
    } else {
      let id = newID(text(node))
      report(
        .textWithoutID, range, "a claim needs an id before its text, such as `\(id): \(clip(range))`",
        fix: namingText(node, id))
    }
  }

  /// The claim that a scalar refers to, or nil where it has not the form of an id.
  mutating func reference(_ node: NodeIndex) -> ClaimIndex? {
    let range = idRange(node)
    if isID(range) {
      let claim = claim(range, item: node)
      mentions.append((claim, node))
      return claim
    }
    guard let dot = importedIDDot(range) else { return nil }
    return importedClaim(range, dot: dot, node: node)
  }

  /// The claim `alias.id` of an imported map. What it says is known only when the maps are joined (`joinGraphs`).
  mutating func importedClaim(_ range: ByteRange, dot: Int, node: NodeIndex) -> ClaimIndex {
    let claim = claim(range, item: node)
    graph.claims[claim.int].isImported = true
    let alias = String(decoding: bytes[range.start..<dot], as: UTF8.self)
    if let number = importNames[alias] {
      graph.imports[number].isUsed = true
    } else {
      let hint = suggestion.nearest(to: alias, among: graph.imports.lazy.map(\.alias)).map { "; did you mean `\($0)`?" }
      report(
        .unknownClaim, ByteRange(range.start, dot),
        "no import is called `\(alias)`" + (hint ?? "; add it under `imports`"), claim: claim)
    }
    return claim
  }

  /// The bytes of a scalar without its quotes or its block header, and without white space at its ends.
  func idRange(_ node: NodeIndex) -> ByteRange {
    var range = tree.range(node)
    switch tree.scalarToken(node) {
    case .singleQuoted, .doubleQuoted: range = ByteRange(range.start + 1, max(range.start + 1, range.end - 1))
    case .literal, .folded:
      let header = range.indices.first { bytes[$0] == 0x0A } ?? range.end
      range = ByteRange(header, range.end)
    default: return range
    }
    while range.count > 0, bytes[range.start] <= 0x20 { range = ByteRange(range.start + 1, range.end) }
    while range.count > 0, bytes[range.end - 1] <= 0x20 { range = ByteRange(range.start, range.end - 1) }
    return range
  }

  func isIDByte(_ b: UInt8, isFirst: Bool) -> Bool { ClaimID.isByte(b, isFirst: isFirst) }

  /// Whether a range is an ASCII letter, then letters, digits, `-` and `_`.
  func isID(_ range: ByteRange) -> Bool {
    guard range.count > 0 else { return false }
    for i in range.indices where !isIDByte(bytes[i], isFirst: i == range.start) { return false }
    return true
  }

  /// The offset of the dot of `alias.id`.
  func importedIDDot(_ range: ByteRange) -> Int? {
    guard let dot = range.indices.first(where: { bytes[$0] == 0x2E }) else { return nil }
    return isID(ByteRange(range.start, dot)) && isID(ByteRange(dot + 1, range.end)) ? dot : nil
  }

  @discardableResult
  mutating func addInference(_ frame: Frame, _ premises: [ClaimIndex], _ item: NodeIndex) -> InferenceIndex? {
    guard let (target, side) = bearing(frame), !premises.isEmpty else { return nil }
    if case .claim(let claim) = target, premises.contains(claim) {
      reportSelfReference(claim, side, item)
      return nil
    }
    return inference(target, side, premises, item: item)
  }

  private mutating func reportSelfReference(_ claim: ClaimIndex, _ side: Graph.Side, _ item: NodeIndex) {
    var range = tree.range(item)
    if tree.kind(item) == .mapping { range = tree.range(NodeIndex(item.raw + 1)) }
    let what = side == .support ? "reason" : "objection"
    report(
      .selfReference, range,
      "`\(graph.id(claim))` is given as its own \(what); delete it, or name the claim that was meant",
      claim: claim)
    graph.claims[claim.int].isDamaged = true
  }

  // MARK: Mappings

  /// Reads an item with keys: a claim, or linked premises. Where dashes were forgotten it is several.
  private mutating func readMapping(_ node: NodeIndex, _ frame: Frame) {
    let end = tree.end(of: node)
    var key = NodeIndex(node.raw + 1)
    guard key < end else {
      report(.wrongValue, tree.range(node), "an item needs an id: `- an-id: Some text`")
      damage(frame.parent)
      return
    }
    var isForgotten = false
    // A claim's keys end where a key begins that is an id with a text: an item whose dash was forgotten.
    while key < end {
      // Where a tool has sorted the keys, the id comes later.
      var hasID = keyWord(key) == nil || isSpelled(key, .premises)
      var stop = tree.end(of: tree.end(of: key))
      while stop < end {
        if startsForgottenItem(stop, frame) {
          if hasID { break }
          hasID = true
        }
        stop = tree.end(of: tree.end(of: stop))
      }
      if stop < end { forgottenDashes.append((tree.range(node), tree.range(stop).start)) }
      if stop < end, !frame.isBare {
        report(
          .dashForgotten, tree.range(stop),
          "`\(text(stop))` starts an item of its own and needs a dash: `- \(text(stop)): …`",
          fix: dashing(stop))
      }
      readItemKeys(first: key, end: stop, node: node, frame)
      if stop < end || isForgotten { damage(items.count - 1) }
      isForgotten = stop < end
      key = stop
    }
  }

  /// Whether a key inside an item can only be another item's id.
  private func startsForgottenItem(_ key: NodeIndex, _ frame: Frame) -> Bool {
    if keyWord(key) != nil || tree.isDamaged(key) { return false }
    let value = tree.end(of: key)
    guard tree.kind(value) == .scalar, isID(idRange(key)) else { return false }
    if frame.isBare { return true }
    guard !tree.isAbsent(value) else { return false }
    var copy = keySuggestion
    if copy.nearest(to: text(key), among: Key.allNames) != nil { return false }
    // A text of three words or more is a claim; less may be the value of a key that does not exist.
    return text(value).split(separator: " ").count >= 3
  }

  private mutating func readItemKeys(first: NodeIndex, end: NodeIndex, node: NodeIndex, _ frame: Frame) {
    let isStep = bearing(frame) != nil
    if isSpelled(first, .premises) || isMeantAsPremises(first) {
      readLinkedPremises(first: first, end: end, node: node, frame)
      return
    }
    var idKey = first
    if keyWord(first) != nil {
      guard let other = sortedID(first: first, end: end) else {
        readItemWithoutID(first: first, end: end, frame)
        return
      }
      idKey = other
      report(
        .sortedKeys, tree.range(other), "the id `\(text(other))` does not come first in its item; put it there",
        level: .note, fix: movingFirst(other, before: first))
    }
    let item = items.count
    let claim = claimOfKey(idKey, item: node)
    items.append(Item(node: node, claim: claim, parent: frame.parent))
    let value = tree.end(of: idKey)
    var nested: NodeIndex?
    switch tree.kind(value) {
    case .scalar:
      if !isEmpty(value) || tree.isDamaged(value) { define(claim, text: value, key: idKey, item: node, frame) }
    case .mapping:
      // Braces with nothing in them are a text that is missing.
      let first = NodeIndex(value.raw + 1)
      guard first < tree.end(of: value) else { break }
      report(
        .keysUnderID, tree.range(first),
        "keys stand beside the id of their claim, not below it; indent them as deep as `\(graph.id(claim))`",
        fix: raising(value, besides: idKey), claim: claim)
      graph.claims[claim.int].isDamaged = true
      nested = value
    case .sequence:
      report(
        .wrongValue, tree.range(value), "the text of `\(graph.id(claim))` is missing, and a list stands in its place",
        claim: claim)
      graph.claims[claim.int].isDamaged = true
    }
    graph.claims[claim.int].isOpened = true
    if frame.kind == .lost { graph.claims[claim.int].isDamaged = true }
    let step = addInference(frame, [claim], node)
    var keys = ItemKeys(claim: claim, step: step, isStep: isStep, item: item, group: frame.group)
    var key = first
    while key < end {
      if key != idKey { readKey(key, tree.end(of: key), &keys) }
      key = tree.end(of: tree.end(of: key))
    }
    if let nested {
      for (key, value) in tree.pairs(of: nested) {
        if text(key) == "text", tree.kind(value) == .scalar {
          define(claim, text: value, key: idKey, item: node, frame)
        } else {
          readKey(key, value, &keys)
        }
      }
    }
    reportAmbiguousStep(keys, claim)
  }

  /// Reads an item that starts with a key of the language: nobody can say which claim it is, but those in it are some.
  private mutating func readItemWithoutID(first: NodeIndex, end: NodeIndex, _ frame: Frame) {
    if !tree.isDamaged(first) {
      report(
        .invalidID, tree.range(first),
        "an item starts with its id, and `\(text(first))` is a key of the language; write `- an-id: …` first")
    }
    damage(frame.parent)
    var key = first
    while key < end {
      let value = tree.end(of: key)
      salvage(keyWord(key), value, group: frame.group, parent: frame.parent)
      key = tree.end(of: value)
    }
  }

  /// Whether a scalar holds no text. A plain one that is there holds some.
  private func isEmpty(_ value: NodeIndex) -> Bool {
    tree.isAbsent(value) || tree.scalarToken(value) != .plain && text(value).isEmpty
  }

  /// Whether a first key with a list behind it is `premises`, misspelled; that is reported.
  private mutating func isMeantAsPremises(_ key: NodeIndex) -> Bool {
    guard tree.kind(tree.end(of: key)) == .sequence, keyWord(key) == nil,
      keySuggestion.nearest(to: text(key), among: [Key.premises.rawValue]) != nil
    else { return false }
    report(.unknownKey, tree.range(key), "`\(text(key))` is no key; did you mean `premises`?")
    return true
  }

  /// The one key that is no keyword, in an item whose keys a tool has sorted.
  private func sortedID(first: NodeIndex, end: NodeIndex) -> NodeIndex? {
    var result: NodeIndex?
    var key = first
    while key < end {
      if keyWord(key) == nil {
        if result != nil { return nil }
        result = key
      }
      key = tree.end(of: tree.end(of: key))
    }
    return result
  }

  private mutating func claimOfKey(_ key: NodeIndex, item: NodeIndex) -> ClaimIndex {
    let range = idRange(key)
    if isID(range) { return claim(range, item: item) }
    if let dot = importedIDDot(range) { return importedClaim(range, dot: dot, node: key) }
    if tree.isDamaged(key) {
      // A text with keys below it; the reader has said that it lacks an id, but knows none.
      let id = newID(text(key))
      lateFixes[range.start] = fix(
        "give it the id `\(id)`", .safe,
        [(ByteRange(at: range.start), "\(id): ")] + movingFurtherLines(of: tree.range(key), by: 2))
    } else {
      let id = ClaimID.fromWords(text(key))
      report(
        .invalidID, tree.range(key),
        range.indices.contains { bytes[$0] == 0x20 }
          ? "an id has no spaces in it; write `\(id)`, or quote the whole if it is a text with a colon"
          : "an id is a letter, then letters, digits, `-` and `_`, such as `\(id)`")
    }
    let claim = anonymousClaim(tree.range(key), text: key, item: item)
    return claim
  }

  private mutating func define(
    _ claim: ClaimIndex, text node: NodeIndex, key: NodeIndex, item: NodeIndex, _ frame: Frame
  ) {
    if graph.claims[claim.int].isAnonymous { return }
    if graph.claims[claim.int].text != nil {
      let earlier = graph.claims[claim.int].name
      report(
        .duplicateID, tree.range(key),
        "`\(graph.id(claim))` is defined already; rename one of the two, or leave out this text to go on with it",
        related: [Diagnostic.Related(Place(graph.fileIndex, earlier), "first defined here")], claim: claim)
      graph.claims[claim.int].isDamaged = true
      duplicated.insert(claim)
      return
    }
    if graph.claims[claim.int].isImported {
      report(
        .wrongValue, tree.range(node),
        "`\(graph.id(claim))` has its text in the map that it comes from; leave it out here", claim: claim)
      return
    }
    graph.claims[claim.int].text = node
    graph.claims[claim.int].name = idRange(key)
    graph.claims[claim.int].item = item
    graph.claims[claim.int].group = frame.group
  }

  // MARK: Linked premises

  private mutating func readLinkedPremises(first: NodeIndex, end: NodeIndex, node: NodeIndex, _ frame: Frame) {
    let value = tree.end(of: first)
    let item = items.count
    var target: ClaimIndex?
    if case .claim(let claim)? = bearing(frame)?.target { target = claim }
    items.append(Item(node: node, claim: target, parent: frame.parent))
    guard bearing(frame) != nil else {
      report(
        .misplacedKey, tree.range(first),
        "`premises` belong to a step, in `because`, `but` or `unless`; here a claim is due")
      addList(value, .premises, group: frame.group, parent: item, key: first)
      return
    }
    let premises = premiseClaims(value, item: item)
    if tree.kind(value) == .sequence, tree.end(of: value).raw == value.raw + 1 {
      report(
        .missingValue, tree.range(first), "`premises` holds none; name the claims that are needed together",
        level: .warning)
    } else if premises.isEmpty, !tree.isAbsent(value) {
      damage(item)
    }
    addList(value, .premises, group: frame.group, parent: item, key: first)
    let step = addInference(frame, premises, node)
    var keys = ItemKeys(claim: nil, step: step, isStep: true, item: item, group: frame.group)
    var key = tree.end(of: value)
    while key < end {
      readKey(key, tree.end(of: key), &keys)
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
}
