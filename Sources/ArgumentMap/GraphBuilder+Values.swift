import MapSyntax
import SourceText

/// Values: text, words, numbers, ids, citations.
extension GraphBuilder {
  // MARK: Missing

  /// Reports a key without a value. Returns whether the value is missing.
  mutating func reportIfMissing(_ value: NodeIndex, key: NodeIndex) -> Bool {
    guard tree.isAbsent(value) else {
      // An empty quoted or block scalar counts as missing too.
      guard tree.kind(value) == .scalar, !tree.isPlain(value), text(value).isEmpty else { return false }
      if tree.isDamaged(value) { return true }
      report(
        .missingValue, tree.range(value), "the text of `\(text(key))` is empty; write some, or delete the key",
        level: .warning)
      return true
    }
    if !tree.isDamaged(key) {
      report(
        .missingValue, tree.range(key), "`\(text(key))` has no value; write one, or delete the key", level: .warning,
        fix: deletingLine(of: key))
    }
    return true
  }

  /// Reports a dash with nothing after it. Returns whether the item is missing.
  mutating func reportIfEntryMissing(_ node: NodeIndex) -> Bool {
    guard tree.isAbsent(node) else { return false }
    if tree.isDamaged(node) { return true }
    // The token before the missing item is the dash itself, or the space after it.
    var token = Int(tree.nodes[node.int].firstToken) - 1
    while token > 0, tree.tokenKinds[token] != .dash { token -= 1 }
    let range = token >= 0 ? tree.tokenRange(token) : tree.range(node)
    report(.missingValue, range, "this dash has nothing after it; write an item, or delete the dash", level: .warning)
    return true
  }

  /// Reports ids separated by commas, such as `a, b`, where a list is expected. Returns whether the value
  /// has this form.
  mutating func reportIfList(_ value: NodeIndex, key: NodeIndex, parent: Int) -> Bool {
    guard tree.isPlain(value) else { return false }
    let range = tree.range(value)
    guard range.indices.contains(where: { bytes[$0] == 0x2C }) else { return false }
    let parts = text(value).split(separator: ",").map { $0.drop { $0 == " " } }
    guard
      parts.allSatisfy({ part in
        var part = part
        while part.last == " " { part.removeLast() }
        return !part.isEmpty && part.utf8.enumerated().allSatisfy { isIDByte($1, isFirst: $0 == 0) || $1 == 0x2E }
      })
    else { return false }
    report(
      .listWithoutBrackets, range, "a list of ids needs brackets: `[\(text(value))]`",
      fix: fix("add the brackets", .safe, [(ByteRange(at: range.start), "["), (ByteRange(at: range.end), "]")]))
    damage(parent)
    return true
  }

  // MARK: Single values

  mutating func reportWrongValue(_ node: NodeIndex, _ message: String, fix: Fix? = nil, claim: ClaimIndex? = nil) {
    var range = tree.range(node)
    if tree.kind(node) != .scalar {
      var lineEnd = range.indices.first { bytes[$0] == 0x0A } ?? range.end
      if lineEnd > range.start, bytes[lineEnd - 1] == 0x0D { lineEnd -= 1 }
      range = ByteRange(range.start, lineEnd)
    }
    if !tree.isDamaged(node) { report(.wrongValue, range, message, fix: fix, claim: claim) }
    if let claim { graph.claims[claim.int].isDamaged = true }
  }

  /// A value that is text. Reports anything else, or a missing value, and returns nil.
  mutating func prose(_ value: NodeIndex, key: NodeIndex, item: Int) -> NodeIndex? {
    guard tree.kind(value) == .scalar else {
      reportWrongValue(value, "the value of `\(text(key))` must be text")
      damage(item)
      return nil
    }
    return reportIfMissing(value, key: key) ? nil : value
  }

  /// A value that is text, and on a single line if it is plain. Any further lines are presumably a claim's text that
  /// ended up under the wrong key: they are reported, and nil is returned.
  mutating func singleWord(_ value: NodeIndex, key: NodeIndex, item: Int) -> NodeIndex? {
    guard let node = prose(value, key: key, item: item) else { return nil }
    let range = tree.range(node)
    if tree.isPlain(node), let lineEnd = firstLineEnd(in: range) {
      var start = lineEnd
      while start < range.end, bytes[start] <= 0x20 { start += 1 }
      report(
        .textUnderWrongKey, ByteRange(start, range.end),
        "this is read as part of `\(text(key))`; put a claim's text after its id",
        fix: movingText(ByteRange(start, range.end), behind: range.start..<lineEnd, of: item))
      if item >= 0, let claim = items[item].claim { misplacedTexts.insert(claim) }
      damage(item)
      return nil
    }
    return node
  }

  @inline(__always)
  private func firstLineEnd(in range: ByteRange) -> Int? {
    var i = range.start
    while i < range.end {
      if bytes[i] == 0x0A { return i }
      i += 1
    }
    return nil
  }

  /// A number from 0 to 1.
  mutating func number(_ value: NodeIndex, key: NodeIndex, item: Int) -> NodeIndex? {
    guard let node = singleWord(value, key: key, item: item) else { return nil }
    let word = text(node)
    guard Graph.number(word) != nil else {
      let meant = Self.numberMeant(by: word)
      reportWrongValue(
        node,
        "`\(text(key))` must be 0, 1 or a decimal between them" + (meant.map { "; write `\($0)`" } ?? ", such as 0.7"),
        fix: replacing(idRange(node), by: meant, .safe))
      damage(item)
      return nil
    }
    return node
  }

  /// The number from 0 to 1 that `90%`, `90 %`, `.9`, `0,9` or `1.` means, as the language writes it; nil for anything
  /// else.
  private static func numberMeant(by word: String) -> String? {
    var digits = String(word.map { $0 == "," ? "." : $0 })
    let isPercent = digits.last == "%"
    if isPercent {
      digits.removeLast()
      if digits.last == " " { digits.removeLast() }
    }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), digits != ".",
      !digits.isEmpty
    else { return nil }
    var (whole, rest) = (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    if isPercent {
      whole = String(repeating: "0", count: max(0, 3 - whole.count)) + whole
      rest = whole.suffix(2) + rest
      whole.removeLast(2)
    }
    while rest.last == "0" { rest.removeLast() }
    while whole.first == "0", whole.count > 1 { whole.removeFirst() }
    let number = (whole.isEmpty ? "0" : whole) + (rest.isEmpty ? "" : "." + rest)
    return Graph.number(number) != nil && number != word ? number : nil
  }

  mutating func standard(_ value: NodeIndex, key: NodeIndex, item: Int) -> NodeIndex? {
    guard let node = singleWord(value, key: key, item: item) else { return nil }
    let word = text(node)
    guard Graph.Standard(rawValue: word) != nil else {
      let words = Graph.Standard.allCases.map(\.rawValue)
      let nearest = suggestion.nearest(to: word, among: words)
      let list = words.dropLast().map { "`\($0)`" }.joined(separator: ", ") + " or `\(words[words.count - 1])`"
      reportWrongValue(
        node, nearest.map { "`\(word)` is not a standard; did you mean `\($0)`?" } ?? "`standard` must be \(list)",
        fix: replacing(idRange(node), by: nearest))
      damage(item)
      return nil
    }
    return node
  }

  // MARK: Lists of words

  /// The scalars of a list, or a single scalar without a list.
  mutating func wordList(_ value: NodeIndex, key: NodeIndex, item: Int) -> [NodeIndex] {
    switch tree.kind(value) {
    case .scalar:
      if reportIfMissing(value, key: key) || reportIfList(value, key: key, parent: item) { return [] }
      return [value]
    case .sequence:
      var result: [NodeIndex] = []
      for entry in tree.children(of: value) {
        guard tree.kind(entry) == .scalar else {
          reportWrongValue(entry, "an item of `\(text(key))` must be one word")
          damage(item)
          continue
        }
        if !reportIfEntryMissing(entry) { result.append(entry) }
      }
      return result
    case .mapping:
      reportWrongValue(value, "`\(text(key))` takes a list: `[a, b]`")
      damage(item)
      return []
    }
  }

  // MARK: Citations

  mutating func readCitations(
    _ value: NodeIndex, _ kind: Graph.Citation.Kind, _ owner: Graph.Citation.Owner, key: NodeIndex, item: Int
  ) {
    // Even a broken citation counts as evidence, since it shows that the author relies on something.
    func markEvidence(_ builder: inout GraphBuilder) {
      if kind == .evidence, case .claim(let claim) = owner { builder.graph.claims[claim.int].hasEvidence = true }
    }
    if tree.kind(value) == .sequence {
      for entry in tree.children(of: value) where !reportIfEntryMissing(entry) {
        readCitation(entry, kind, owner, item)
        markEvidence(&self)
      }
    } else if !(tree.kind(value) == .scalar && reportIfMissing(value, key: key)) {
      readCitation(value, kind, owner, item)
      markEvidence(&self)
    }
  }

  private mutating func readCitation(
    _ node: NodeIndex, _ kind: Graph.Citation.Kind, _ owner: Graph.Citation.Owner, _ item: Int
  ) {
    switch tree.kind(node) {
    case .scalar:
      guard let (reference, source, anchor) = reference(toSource: node, item: item) else { return }
      graph.citations.append(
        Graph.Citation(
          owner: owner, kind: kind, reference: reference, node: node, sourceRange: source, anchorRange: anchor))
    case .mapping:
      readCitationMapping(node, kind, owner, item)
    case .sequence:
      reportWrongValue(node, "a citation must be `source#anchor`, a URL, or a mapping with `source`")
      damage(item)
    }
  }

  /// Splits `source`, `source#anchor` or a URL into a reference, the range of the source or URL, and the range of the
  /// anchor. If the text contains spaces, reports that and returns nil.
  private mutating func reference(
    toSource node: NodeIndex, item: Int
  ) -> (Graph.Citation.Reference, ByteRange, ByteRange)? {
    let range = idRange(node)
    let text = text(node)
    if text.contains(" ") {
      reportWrongValue(
        node,
        "a citation cannot contain spaces; write `source#anchor`, or several in brackets: `[a#p1, b#p2]`")
      damage(item)
      return nil
    }
    let isAddress = range.indices.contains {
      bytes[$0] == 0x3A && bytes[$0..<min($0 + 3, range.end)].elementsEqual("://".utf8)
    }
    if isAddress { return (.url(text), range, ByteRange(at: range.end)) }
    let hash = range.indices.first { bytes[$0] == 0x23 } ?? range.end
    let nameRange = ByteRange(range.start, hash)
    let anchorRange = ByteRange(min(hash + 1, range.end), range.end)
    // Not the bytes, which can have escapes.
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let (name, anchor) = (parts[0], parts.count > 1 ? parts[1] : nil)
    let source = findSource(name, nameRange)
    return (.source(name, source, anchor: anchor), nameRange, anchorRange)
  }

  private mutating func findSource(_ name: String, _ range: ByteRange) -> SourceIndex? {
    if let source = sourceNames[name] { return source }
    if let dot = name.firstIndex(of: ".") {
      // The source of an imported map is looked up when the maps are joined.
      let alias = String(name[..<dot])
      if let number = importNames[alias] {
        graph.imports[number].isUsed = true
        return nil
      }
    }
    let hint = suggestion.nearest(to: name, among: graph.sources.lazy.map(\.name)) ?? importedSource(meantBy: name)
    // The citation probably means the nearest source, which is then not also reported as unused.
    if let hint, let source = sourceNames[hint] { graph.sources[source.raw].isMeant = true }
    if areSourcesDamaged { return nil }
    report(
      .unknownSource, range,
      "no source is called `\(name)`; "
        + (hint.map { "did you mean `\($0)`?" }
          ?? (name.hasPrefix("www.") ? "for a URL, write `https://\(name)`" : "add it under `sources`")),
      fix: replacing(range, by: hint ?? (name.hasPrefix("www.") ? "https://\(name)" : nil)))
    return nil
  }

  /// `alias.name` with an alias that resembles the one given, which then counts as used; nil if there is none.
  private mutating func importedSource(meantBy name: String) -> String? {
    guard let dot = name.firstIndex(of: "."),
      let alias = suggestion.nearest(to: String(name[..<dot]), among: graph.imports.lazy.map(\.alias)),
      let number = importNames[alias]
    else { return nil }
    graph.imports[number].isUsed = true
    return alias + name[dot...]
  }

  private mutating func readCitationMapping(
    _ node: NodeIndex, _ kind: Graph.Citation.Kind, _ owner: Graph.Citation.Owner, _ item: Int
  ) {
    if let (key, address) = tree.pairs(of: node).first(where: { keyWord($0.key) == .url }) {
      report(
        .misplacedKey, tree.range(key),
        "a citation has no key `url`; write \(clip(tree.range(address))) on its own, or as the `source`"
      )
      damage(item)
      return
    }
    var source: NodeIndex?
    var at: NodeIndex?
    var citation = Graph.Citation(
      owner: owner, kind: kind, reference: .url(""), node: node, sourceRange: ByteRange(at: 0),
      anchorRange: ByteRange(at: 0))
    for (keyNode, value) in tree.pairs(of: node) {
      guard let key = meantKey(keyNode, of: .citation, item: item) else { continue }
      guard let own = Key.OfCitation(rawValue: key.rawValue) else {
        reportMisplaced(keyNode, key, of: .citation)
        damage(item)
        continue
      }
      guard let value = prose(value, key: keyNode, item: item) else { continue }
      switch Graph.Citation.place(own) {
      case .source: source = value
      case .anchor: at = value
      case .value(let node): citation[keyPath: node] = value
      }
    }
    guard let source else {
      reportWrongValue(node, "a citation needs a `source`")
      damage(item)
      return
    }
    guard case (var reference, let sourceRange, var anchorRange)? = reference(toSource: source, item: item) else {
      return
    }
    if let at, anchorRange.count > 0 {
      report(
        .duplicateValue, tree.range(at), "the anchor is given twice, here and after the `#`; keep one of them",
        related: [Diagnostic.Related(Place(graph.fileIndex, anchorRange), "already given here")])
    }
    if let at, case .source(let name, let index, _) = reference {
      anchorRange = idRange(at)
      // The `#` belongs to the short form, but does no harm here.
      if anchorRange.count > 1, bytes[anchorRange.start] == 0x23 {
        anchorRange = ByteRange(anchorRange.start + 1, anchorRange.end)
      }
      let anchor = text(at)
      reference = .source(
        name, index, anchor: anchor.count > 1 && anchor.first == "#" ? String(anchor.dropFirst()) : anchor)
    }
    citation.reference = reference
    citation.sourceRange = sourceRange
    citation.anchorRange = anchorRange
    graph.citations.append(citation)
  }
}

extension Graph {
  /// Parses 0, 1 or a decimal between them, such as 0.7; nil for anything else.
  package static func number(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first == 0x30 || first == 0x31, bytes.count < 20 else { return nil }
    if bytes.count == 1 { return Double(first - 0x30) }
    guard bytes[1] == 0x2E, bytes.count > 2, bytes[2...].allSatisfy({ (0x30...0x39).contains($0) }),
      let value = Double(text), value <= 1
    else { return nil }
    return value
  }
}
