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
          "a list cannot be an item on its own; for premises that are needed together, write `- premises: […]`",
          fix: bearing(frame) == nil || !tree.nodes[node.int].isFlow
            ? nil : fix("write `premises`", .unsafe, [(ByteRange(at: tree.range(node).start), "premises: ")]))
        noteWords(in: node)
      }
      damage(frame.parent)
      salvage(nil, node, group: frame.group, parent: frame.parent)
    }
  }

  // MARK: Mappings

  /// Reads an item with keys: a claim, or linked premises. If dashes are missing, it is read as several items.
  private mutating func readMapping(_ node: NodeIndex, _ frame: Frame) {
    let end = tree.end(of: node)
    var key = NodeIndex(node.raw + 1)
    guard key < end else {
      report(.wrongValue, tree.range(node), "an item needs an id: `- an-id: Some text`")
      damage(frame.parent)
      return
    }
    // Nearly all items start with the id of a claim; a look at its first byte is cheap.
    let start = tree.range(key).start
    let sign = start < bytes.count ? bytes[start] : 0
    if sign == 0x69 || sign == 0x74 || keyWord(key) != nil, let pairs = idAndText(node) {
      return readSpelledOut(node, id: pairs.id, text: pairs.text, frame)
    }
    var isForgotten = false
    // A claim's keys end before a key that is an id followed by text: that key starts another item, whose dash is
    // missing.
    while key < end {
      // If a tool has sorted the keys, the id may come later.
      var hasID = keyWord(key) == nil || keyWord(key) == .premises
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
          "`\(text(stop))` starts a new item and needs a dash: `- \(text(stop)): …`",
          fix: dashing(stop))
      }
      readItemKeys(first: key, end: stop, node: node, frame)
      if stop < end || isForgotten { damage(items.count - 1) }
      isForgotten = stop < end
      key = stop
    }
  }

  private typealias Pair = (key: NodeIndex, value: NodeIndex)

  /// The keys `id` and `text` of an item that spells them out, as other formats do; nil for other items.
  @inline(never)
  private func idAndText(_ node: NodeIndex) -> (id: Pair, text: Pair)? {
    var id: Pair?
    var textPair: Pair?
    for pair in tree.pairs(of: node) where tree.kind(pair.value) == .scalar && keyWord(pair.key) == nil {
      switch text(pair.key) {
      case "id" where isID(idRange(pair.value)): id = pair
      case "text" where !isEmpty(pair.value): textPair = pair
      default: break
      }
    }
    guard let id, let textPair else { return nil }
    return (id, textPair)
  }

  /// Reads and reports an item with the keys `id` and `text`.
  private mutating func readSpelledOut(_ node: NodeIndex, id: Pair, text: Pair, _ frame: Frame) {
    let claim = claim(idRange(id.value), item: node)
    let item = items.count
    items.append(Item(node: node, claim: claim, parent: frame.parent))
    report(
      .invalidID, tree.range(id.key),
      "`id` and `text` are not keys; write the id, a colon and the text: `\(graph.id(claim)): …`",
      fix: joining(node, id, text), claim: claim)
    define(claim, text: text.value, key: id.value, item: node, frame)
    graph.claims[claim.int].isDamaged = true
    graph.claims[claim.int].isOpened = true
    let step = addInference(frame, CollectionOfOne(claim), node)
    var keys = ItemKeys(claim: claim, step: step, isStep: bearing(frame) != nil, item: item, group: frame.group)
    for (key, value) in tree.pairs(of: node) where key != id.key && key != text.key { readKey(key, value, &keys) }
  }

  /// Whether a key inside an item can only be another item's id.
  private mutating func startsForgottenItem(_ key: NodeIndex, _ frame: Frame) -> Bool {
    if keyWord(key) != nil || tree.isDamaged(key) { return false }
    let value = tree.end(of: key)
    guard tree.kind(value) == .scalar, isID(idRange(key)) else { return false }
    if frame.isBare { return true }
    guard !tree.isAbsent(value) else { return false }
    var copy = keySuggestion
    if copy.nearest(to: text(key), among: Key.allNames) != nil { return false }
    // Text of three or more words is a claim. Shorter text may be the value of an unknown key, unless something refers
    // to that key.
    return text(value).split(separator: " ").count >= 3 || isReferredTo(text(key))
  }

  private mutating func readItemKeys(first: NodeIndex, end: NodeIndex, node: NodeIndex, _ frame: Frame) {
    if keyWord(first) == .premises || isMeantAsPremises(first) {
      readLinkedPremises(first, first: first, end: end, node: node, frame)
      return
    }
    if keyWord(first) == nil {
      readClaim(idKey: first, first: first, end: end, node: node, frame)
    } else {
      readSortedItem(first: first, end: end, node: node, frame)
    }
  }

  /// Reads an item that starts with a key of the language: a tool may have sorted its keys.
  private mutating func readSortedItem(first: NodeIndex, end: NodeIndex, node: NodeIndex, _ frame: Frame) {
    // If the dashes are missing too, the keys may be left over from another item.
    let isOneItem = !frame.isBare
    if let premises = sortedPremises(first: first, end: end) {
      report(
        .sortedKeys, tree.range(premises), "`premises` is not the first key of its item; put it first", level: .note,
        fix: isOneItem ? movingFirst(premises, before: first) : nil)
      readLinkedPremises(premises, first: first, end: end, node: node, frame)
      return
    }
    guard let id = sortedID(first: first, end: end) else {
      readItemWithoutID(first: first, end: end, frame)
      return
    }
    report(
      .sortedKeys, tree.range(id), "the id `\(text(id))` is not the first key of its item; put it first",
      level: .note, fix: isOneItem ? movingFirst(id, before: first) : nil)
    readClaim(idKey: id, first: first, end: end, node: node, frame)
  }

  private mutating func readClaim(
    idKey: NodeIndex, first: NodeIndex, end: NodeIndex, node: NodeIndex, _ frame: Frame
  ) {
    let item = items.count
    let claim = claimOfKey(idKey, item: node)
    items.append(Item(node: node, claim: claim, parent: frame.parent))
    let value = tree.end(of: idKey)
    var nested: NodeIndex?
    if tree.kind(value) == .scalar {
      if !isEmpty(value) || tree.isDamaged(value) { define(claim, text: value, key: idKey, item: node, frame) }
    } else {
      nested = keysInPlaceOfText(value, of: claim, key: idKey, item: item, frame)
    }
    graph.claims[claim.int].isOpened = true
    if frame.kind == .lost || tree.isDamaged(node) { graph.claims[claim.int].isDamaged = true }
    let step = addInference(frame, CollectionOfOne(claim), node)
    var keys = ItemKeys(
      claim: claim, step: step, isStep: bearing(frame) != nil, item: item, group: frame.group)
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

  /// Reports what is written in place of a claim's text. Keys below an id still belong to the claim. Returns the
  /// mapping that contains such keys, or nil if there are none.
  private mutating func keysInPlaceOfText(
    _ value: NodeIndex, of claim: ClaimIndex, key: NodeIndex, item: Int, _ frame: Frame
  ) -> NodeIndex? {
    let first = NodeIndex(value.raw + 1)
    if tree.kind(value) == .mapping {
      // Empty braces count as missing text.
      guard first < tree.end(of: value) else { return nil }
      report(
        .keysUnderID, tree.range(first),
        "the keys of a claim go beside its id, not below it; align them with `\(graph.id(claim))`",
        fix: raising(value, besides: key), claim: claim)
    } else {
      report(
        .wrongValue, tree.range(value), "`\(graph.id(claim))` has a list in place of its text; write the text first",
        fix: quotingList(value), claim: claim)
      salvage(nil, value, group: frame.group, parent: item)
    }
    graph.claims[claim.int].isDamaged = true
    misplacedTexts.insert(claim)
    return tree.kind(value) == .mapping ? value : nil
  }

  /// Reads an item that starts with a key of the language and has no id. Nothing says which claim it is, but the claims
  /// inside it still count.
  private mutating func readItemWithoutID(first: NodeIndex, end: NodeIndex, _ frame: Frame) {
    let value = tree.end(of: first)
    // A claim whose id is the name of a key.
    let isClaim = tree.kind(value) == .scalar && text(value).contains(" ")
    doubted.insert(text(first))
    if isClaim, !tree.isDamaged(first) {
      report(
        .invalidID, tree.range(first),
        "`\(text(first))` is a key of the language and cannot be an id; rename the claim")
    } else if !tree.isDamaged(first) {
      report(
        .invalidID, tree.range(first),
        "an item must start with its id, but `\(text(first))` is a key of the language; write `- an-id: …` first")
    }
    damage(frame.parent)
    var key = first
    while key < end {
      let value = tree.end(of: key)
      salvage(keyWord(key), value, group: frame.group, parent: frame.parent)
      key = tree.end(of: value)
    }
  }

  /// Whether a scalar has no text. A plain scalar that is not absent always has some.
  @inline(__always)
  private func isEmpty(_ value: NodeIndex) -> Bool {
    !tree.isPlain(value) && (tree.isAbsent(value) || text(value).isEmpty)
  }

  /// In an item whose keys a tool has sorted, the only key that is not a key of the language; nil if there is no such
  /// key, or more than one.
  func sortedID(first: NodeIndex, end: NodeIndex) -> NodeIndex? {
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
    return isID(range) ? claim(range, item: item) : claimOfOtherKey(key, range, item: item)
  }

  /// The claim for a key that cannot be the id of a claim in this map.
  private mutating func claimOfOtherKey(_ key: NodeIndex, _ range: ByteRange, item: NodeIndex) -> ClaimIndex {
    if let dot = importedIDDot(range), !isDotAMistake(range, dot: dot, key) {
      return importedClaim(range, dot: dot, node: key)
    }
    if tree.isDamaged(key) {
      // Text with keys below it. The parser has reported that it lacks an id, but could not suggest one.
      let id = newID(text(key))
      lateFixes[range.start] = fix(
        "give it the id `\(id)`", .safe,
        [(ByteRange(at: range.start), "\(id): ")] + movingFurtherLines(of: tree.range(key), by: 2))
    } else {
      let id = ClaimID.fromWords(text(key))
      doubted.insert(id)
      doubted.insert(text(key))
      report(
        .invalidID, tree.range(key),
        range.indices.contains { bytes[$0] == 0x20 }
          ? "an id cannot contain spaces; write `\(id)`, or put the whole text in quotes if the colon is part of it"
          : "an id must be a letter followed by letters, digits, `-` or `_`, such as `\(id)`",
        fix: namingKey(key, range, id))
    }
    // Several words are text that contains a colon; a single word is an id, and the text follows it.
    let value = tree.end(of: key)
    let isText =
      range.indices.contains { bytes[$0] == 0x20 } || tree.isDamaged(key) || tree.kind(value) != .scalar
      || isEmpty(value)
    return anonymousClaim(tree.range(key), text: isText ? key : value, item: item)
  }

  func isFirstLetter(_ range: ByteRange) -> Bool {
    range.count > 0 && isIDByte(bytes[range.start], isFirst: true)
  }

  /// Whether an id with a dot cannot be a reference to a claim in another map, because it is followed by text and no
  /// import has the alias before the dot.
  private func isDotAMistake(_ range: ByteRange, dot: Int, _ key: NodeIndex) -> Bool {
    let value = tree.end(of: key)
    return importNames[String(decoding: bytes[range.start..<dot], as: UTF8.self)] == nil
      && tree.kind(value) == .scalar && !tree.isAbsent(value)
  }

  private mutating func define(
    _ claim: ClaimIndex, text node: NodeIndex, key: NodeIndex, item: NodeIndex, _ frame: Frame
  ) {
    if graph.claims[claim.int].isAnonymous { return }
    if graph.claims[claim.int].text != nil {
      let earlier = graph.place(of: claim)
      report(
        .duplicateID, tree.range(key),
        "`\(graph.id(claim))` is already defined; rename one of the two, or delete this text so that the item continues that claim",
        related: [Diagnostic.Related(earlier, "first defined here")], claim: claim)
      graph.claims[claim.int].isDamaged = true
      duplicated.insert(claim)
      return
    }
    if graph.claims[claim.int].isImported {
      report(
        .wrongValue, tree.range(node),
        "`\(graph.id(claim))` has its text in the map that it comes from; delete the text here", claim: claim)
      return
    }
    graph.claims[claim.int].text = GraphNode(own: node)
    graph.claims[claim.int].name = GraphRange(own: idRange(key))
    graph.claims[claim.int].item = GraphNode(own: item)
    graph.claims[claim.int].group = frame.group
  }
}
