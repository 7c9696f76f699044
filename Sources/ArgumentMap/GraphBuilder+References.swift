import MapSyntax
import SourceText

/// Items that refer to a claim, and the syntax of ids.
extension GraphBuilder {
  /// Reads an item that is a scalar: the id of a claim, or the text of a claim whose id is missing.
  mutating func readReference(_ node: NodeIndex, _ frame: Frame) {
    if reportIfEntryMissing(node) { return }
    if frame.kind == .lost || tree.isDamaged(node) { doubted.insert(text(node)) }
    if let claim = reference(node) {
      if frame.kind == .claims, let group = frame.group { groupMentions.append((claim, group)) }
      items.append(Item(node: node, claim: claim, parent: frame.parent))
      addInference(frame, CollectionOfOne(claim), node)
      return
    }
    let range = tree.range(node)
    if !tree.isDamaged(node), frame.kind != .lost { reportTextWithoutID(node, range) }
    let claim = anonymousClaim(range, text: node, item: node)
    graph.claims[claim.int].group = frame.group
    items.append(Item(node: node, claim: claim, parent: frame.parent))
    addInference(frame, CollectionOfOne(claim), node)
  }

  private mutating func reportTextWithoutID(_ node: NodeIndex, _ range: ByteRange) {
    var colon = range.start
    while colon < range.end, isIDByte(bytes[colon], isFirst: colon == range.start) { colon += 1 }
    if tree.isPlain(node), colon > range.start, colon + 1 < range.end, bytes[colon] == 0x3A,
      bytes[colon + 1] != 0x2F
    {
      let id = String(decoding: bytes[range.start..<colon], as: UTF8.self)
      doubted.insert(id)
      report(
        .missingSpace, ByteRange(colon, colon + 1), "a colon needs a space after it: `\(id): …`",
        fix: fix("add the space", .safe, [(ByteRange(at: colon + 1), " ")]))
    } else if let meant = importedIDWithSlash(node) {
      report(
        .textWithoutID, range, "a claim of an imported map is named with a dot; write `\(meant)`",
        fix: replacing(idRange(node), by: meant))
    } else {
      let id = newID(text(node))
      report(
        .textWithoutID, range, "a claim needs an id before its text, such as `\(id): \(clip(range))`",
        fix: namingText(node, id))
    }
  }

  /// `alias.id` for `alias/id` or `alias:id`, if there is such an import, which then counts as used; else nil.
  private mutating func importedIDWithSlash(_ node: NodeIndex) -> String? {
    let word = text(node)
    guard let sign = word.firstIndex(where: { $0 == "/" || $0 == ":" }) else { return nil }
    let (alias, id) = (String(word[..<sign]), String(word[word.index(after: sign)...]))
    guard let number = importNames[alias], ClaimID.isID(id) else { return nil }
    graph.imports[number].isUsed = true
    return "\(alias).\(id)"
  }

  /// The claim that a scalar refers to; nil if the scalar is neither an id nor `alias.id`.
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

  /// The claim `alias.id` of an imported map. Its text is not known until the maps are joined (`joinGraphs`).
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

  /// The bytes of a scalar without its quotes or block header, and without leading or trailing whitespace.
  @inline(__always)
  func idRange(_ node: NodeIndex) -> ByteRange {
    tree.isPlain(node) ? tree.range(node) : Self.unquotedRange(node, tree, bytes)
  }

  private static func unquotedRange(
    _ node: NodeIndex, _ tree: SyntaxTree, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> ByteRange {
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

  /// Whether a range is an id: an ASCII letter, then ASCII letters, digits, `-` and `_`.
  @inline(__always)
  func isID(_ range: ByteRange) -> Bool {
    guard range.count > 0 else { return false }
    for i in range.indices where !isIDByte(bytes[i], isFirst: i == range.start) { return false }
    return true
  }

  /// The offset of the dot in `alias.id`; nil for anything else.
  func importedIDDot(_ range: ByteRange) -> Int? {
    guard let dot = range.indices.first(where: { bytes[$0] == 0x2E }) else { return nil }
    return isID(ByteRange(range.start, dot)) && isID(ByteRange(dot + 1, range.end)) ? dot : nil
  }

  @discardableResult
  mutating func addInference(_ frame: Frame, _ premises: some Collection<ClaimIndex>, _ item: NodeIndex)
    -> InferenceIndex?
  {
    guard let (target, side) = bearing(frame), !premises.isEmpty else { return nil }
    // A claim may be among the premises of an objection to it: if it were true, it would be false.
    if case .claim(let claim) = target, premises.contains(claim),
      side == .support || premises.allSatisfy({ $0 == claim })
    {
      reportSelfReference(claim, side, item)
      return nil
    }
    return inference(target, side, premises, item: item)
  }

  mutating func reportSelfReference(_ claim: ClaimIndex, _ side: Graph.Side, _ item: NodeIndex) {
    var range = tree.range(item)
    if tree.kind(item) == .mapping { range = tree.range(NodeIndex(item.raw + 1)) }
    let what = side == .support ? "reason" : "objection"
    report(
      .selfReference, range,
      "`\(graph.id(claim))` is given as its own \(what); delete it, or name the claim you meant",
      fix: tree.kind(item) == .scalar ? graph.deleting(item: item) : nil, claim: claim)
    graph.claims[claim.int].isDamaged = true
  }

  /// Whether any scalar that is not a key consists of just this word.
  mutating func isReferredTo(_ word: String) -> Bool {
    if referred == nil {
      var words = Set<String>()
      var keys = Set<NodeIndex>()
      for node in tree.nodes.indices where tree.nodes[node].kind == .mapping {
        for pair in tree.pairs(of: NodeIndex(node)) { keys.insert(pair.key) }
      }
      for node in tree.nodes.indices where tree.nodes[node].kind == .scalar && !keys.contains(NodeIndex(node)) {
        let range = idRange(NodeIndex(node))
        if isID(range) { words.insert(String(decoding: bytes[range.indices], as: UTF8.self)) }
      }
      referred = words
    }
    return referred!.contains(word)
  }

  /// Prevents the words in a list that is not a list of claims from being reported as unknown ids.
  mutating func noteWords(in list: NodeIndex) {
    for entry in tree.children(of: list) where tree.kind(entry) == .scalar { doubted.insert(text(entry)) }
  }
}
