import MapSyntax
import SourceText

/// Fixes for findings that are made while a graph is built, as edits to the text.
extension GraphBuilder {
  func fix(_ title: String, _ safety: Fix.Safety, _ edits: [(range: ByteRange, text: String)]) -> Fix {
    Fix(title: title, safety: safety, edits: edits.map { TextEdit(Place(graph.fileIndex, $0.range), $0.text) })
  }

  /// Replaces a range with a word; nil if there is no word.
  func replacing(_ range: ByteRange, by text: String?, _ safety: Fix.Safety = .unsafe) -> Fix? {
    text.map { fix("write `\($0)`", safety, [(range, $0)]) }
  }

  /// Makes an id from the words of the given text. The id does not occur in the file and has not been given to any
  /// other text.
  mutating func newID(_ text: String) -> String {
    if spelled == nil {
      var words = Set<String>()
      for node in tree.nodes.indices where tree.nodes[node].kind == .scalar {
        let range = idRange(NodeIndex(node))
        if isID(range) { words.insert(String(decoding: bytes[range.indices], as: UTF8.self)) }
      }
      spelled = TakenIDs(words)
    }
    return ClaimID.new(from: text, taken: &spelled!)
  }

  /// Puts `id` in place of a key that is not a valid id. If the key is a sentence, it is kept as the claim's text:
  /// quoted, together with the value after its colon. A colon with nothing after it is dropped.
  func namingKey(_ key: NodeIndex, _ range: ByteRange, _ id: String) -> Fix? {
    guard isFirstLetter(range) else { return nil }
    // Up to three words that start with a lowercase letter were probably meant as an id.
    let words = range.indices.count { bytes[$0] == 0x20 } + 1
    let isMeantAsID = words < 4 && !(0x41...0x5A).contains(bytes[range.start])
    if isMeantAsID || words == 1 {
      return tree.isPlain(key) ? replacing(range, by: id) : replacing(tree.range(key), by: id)
    }
    let value = tree.end(of: key)
    guard tree.kind(value) == .scalar, tree.isPlain(key), tree.isAbsent(value) || tree.isPlain(value) else {
      return nil
    }
    let whole = ByteRange(range.start, tree.isAbsent(value) ? range.end : tree.range(value).end)
    if whole.indices.contains(where: { bytes[$0] == 0x0A }) { return nil }
    let text = String(decoding: bytes[whole.indices], as: UTF8.self)
    var end = whole.end
    // A colon with nothing after it is dropped.
    if tree.isAbsent(value), end < bytes.count, bytes[end] == 0x3A { end += 1 }
    return fix("give it the id `\(id)`", .unsafe, [(ByteRange(range.start, end), "\(id): \(text.singleQuoted)")])
  }

  /// A fix for a block mapping that is below an id: moves the keys of the mapping to the id's column. If one of them is
  /// `text`, its value becomes the text after the id.
  func raising(_ mapping: NodeIndex, besides key: NodeIndex) -> Fix? {
    let range = tree.range(mapping)
    let target = bytes.column(of: tree.range(key).start)
    let own = bytes.column(of: range.start)
    guard !tree.nodes[mapping.int].isFlow, own > target, bytes.isFirstOnLine(range.start) else { return nil }
    var edits: [(range: ByteRange, text: String)] = []
    var comments = ByteRange(at: 0)
    var textPair: (key: NodeIndex, value: NodeIndex)?
    for pair in tree.pairs(of: mapping) where text(pair.key) == "text" && tree.kind(pair.value) == .scalar {
      textPair = pair
    }
    let keyEnd = tree.range(key).end
    if let textPair {
      let value = tree.range(textPair.value)
      // Only text on one line can be moved as it is.
      guard !value.indices.contains(where: { bytes[$0] == 0x0A }), bytes[keyEnd] == 0x3A else { return nil }
      // Anything else on that line, such as a comment, would be deleted too.
      var end = value.end
      while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x0D { end += 1 }
      guard end == bytes.count || bytes[end] == 0x0A else { return nil }
      edits.append((ByteRange(at: keyEnd + 1), " " + String(decoding: bytes[value.indices], as: UTF8.self)))
      // Comments above the text stay above it.
      let line = bytes.lineStart(of: tree.range(textPair.key).start)
      comments = tree.commentLines(above: line, in: bytes)
      if !comments.isEmpty {
        let top = bytes.lineStart(of: tree.range(key).start)
        let indent = String(repeating: " ", count: leadingSpaces(top))
        edits += [(ByteRange(at: top), indented(comments, by: indent)), (comments, "")]
      }
    }
    var line = range.start - own
    while line < range.end {
      let next = Swift.min(bytes.lineEnd(of: line) + 1, bytes.count)
      if let textPair, tree.range(textPair.key).start >= line, tree.range(textPair.key).start < next {
        edits.append((ByteRange(line, next), ""))
      } else if comments.indices.contains(line) {
        // These comments have already been moved.
      } else if let indent = indent(ofLine: line) {
        edits.append((ByteRange(line, line + min(indent, own - target)), ""))
      }
      line = next
    }
    return fix("align the keys with the id", .safe, edits)
  }

  /// Replaces the keys `id` and `text` of an item by its id followed by its text. Nil if the text has several lines.
  func joining(
    _ item: NodeIndex, _ id: (key: NodeIndex, value: NodeIndex), _ text: (key: NodeIndex, value: NodeIndex)
  ) -> Fix? {
    let written = tree.range(text.value)
    if written.indices.contains(where: { bytes[$0] == 0x0A }) { return nil }
    let joined =
      String(decoding: bytes[idRange(id.value).indices], as: UTF8.self) + ": "
      + String(decoding: bytes[written.indices], as: UTF8.self)
    let (first, second) = id.key < text.key ? (id, text) : (text, id)
    let start = tree.range(second.key).start
    let cut: ByteRange
    if tree.nodes[item.int].isFlow {
      guard let comma = tree.tokenBefore(second.key), tree.tokenKinds[comma] == .comma else { return nil }
      cut = ByteRange(tree.tokenRange(comma).start, tree.range(second.value).end)
    } else {
      guard bytes.isFirstOnLine(start) else { return nil }
      let end = bytes.lineEnd(of: tree.range(second.value).end)
      // A comment at the end of the line would be lost.
      if bytes[tree.range(second.value).end..<end].contains(0x23) { return nil }
      cut = ByteRange(bytes.lineStart(of: start) - 1, end)
    }
    let whole = ByteRange(tree.range(first.key).start, tree.range(first.value).end)
    return fix("write `\(self.text(id.value)): …`", .safe, [(whole, joined), (cut, "")])
  }

  /// Adds the dash of the item that starts at a key, in place of the two spaces before it.
  func dashing(_ key: NodeIndex) -> Fix? {
    let start = tree.range(key).start
    guard bytes.isFirstOnLine(start), bytes.column(of: start) >= 2 else { return nil }
    return fix("add the dash", .safe, [(ByteRange(start - 2, start), "- ")])
  }

  /// Turns a block mapping into a list: adds the dash of each item, and indents the item's keys to match.
  func dashingAll(_ mapping: NodeIndex) -> Fix? {
    let range = tree.range(mapping)
    guard !tree.nodes[mapping.int].isFlow, bytes.isFirstOnLine(range.start) else { return nil }
    let own = bytes.column(of: range.start)
    var starts: [Int] = []
    for (key, value) in tree.pairs(of: mapping) {
      let isKey = keyWord(key) != nil && keyWord(key) != .premises
      // If keys come before their id, or if a key is not an id, the items cannot be told apart.
      if starts.isEmpty, isKey { return nil }
      if !isKey {
        guard isID(idRange(key)), tree.kind(value) == .scalar || keyWord(key) == .premises else { return nil }
        starts.append(tree.range(key).start)
      }
    }
    var edits: [(range: ByteRange, text: String)] = []
    var line = range.start - own
    while line < range.end {
      if let indent = indent(ofLine: line) {
        let isItem = starts.contains(line + indent)
        edits.append((ByteRange(at: line + indent), isItem ? "- " : "  "))
      }
      line = bytes.lineEnd(of: line) + 1
    }
    return fix("add the dashes", .safe, edits)
  }

  /// Turns a list of block mappings into a single mapping: deletes the dashes, and moves the other lines of the items
  /// to match. Nil if an item is anything else.
  func undashing(_ list: NodeIndex) -> Fix? {
    guard tree.kind(list) == .sequence, !tree.nodes[list.int].isFlow else { return nil }
    let column = bytes.column(of: tree.range(list).start)
    var edits: [(range: ByteRange, text: String)] = []
    for item in tree.children(of: list) {
      let range = tree.range(item)
      guard tree.kind(item) == .mapping, !tree.nodes[item.int].isFlow else { return nil }
      let own = bytes.column(of: range.start)
      // An item may lack its dash already.
      if own == column, bytes.isFirstOnLine(range.start) { continue }
      guard own > column, let dash = tree.tokenBefore(item), tree.tokenKinds[dash] == .dash,
        bytes.lineStart(of: range.start) == bytes.lineStart(of: tree.tokenRange(dash).start)
      else { return nil }
      edits.append((ByteRange(tree.tokenRange(dash).start, range.start), ""))
      var line = bytes.lineEnd(of: range.start) + 1
      while line < range.end {
        if let indent = indent(ofLine: line) { edits.append((ByteRange(line, line + min(indent, own - column)), "")) }
        line = bytes.lineEnd(of: line) + 1
      }
    }
    return edits.isEmpty ? nil : fix("delete the dashes", .safe, edits)
  }

  /// Puts brackets that were probably meant as text, and all that is in them, in single quotes; nil if they span
  /// several lines or contain anything but words.
  func quotingList(_ list: NodeIndex) -> Fix? {
    let range = tree.range(list)
    guard tree.nodes[list.int].isFlow, !range.indices.contains(where: { bytes[$0] == 0x0A || bytes[$0] == 0x23 }),
      tree.children(of: list).allSatisfy({ tree.kind($0) == .scalar && tree.isPlain($0) })
    else { return nil }
    let text = String(decoding: bytes[range.indices], as: UTF8.self)
    return fix("put the text in single quotes", .unsafe, [(range, text.singleQuoted)])
  }

  /// Gives an id to an item that consists only of text. If that item is the value of a key, also puts it in a list.
  func namingText(_ node: NodeIndex, _ id: String) -> Fix? {
    let range = tree.range(node)
    let before = tree.tokenBefore(node)
    var edits: [(range: ByteRange, text: String)] = []
    let shift: Int
    switch before.map({ tree.tokenKinds[$0] }) {
    case .dash?:
      edits = [(ByteRange(at: range.start), "\(id): ")]
      shift = bytes.column(of: range.start) - bytes.column(of: tree.tokenRange(before!).start)
    case .comma?, .openBracket?:
      edits = [(ByteRange(at: range.start), "\(id): ")]
      shift = 0
    case .colon?:
      let key = NodeIndex(node.raw - 1)
      guard let mapping = tree.tokenBefore(key).map({ tree.tokenKinds[$0] }) else { return nil }
      if mapping == .comma || mapping == .openBrace || mapping == .openBracket {
        edits = [(ByteRange(at: range.start), "[\(id): "), (ByteRange(at: range.end), "]")]
        shift = 0
      } else {
        let indent = String(repeating: " ", count: bytes.column(of: tree.range(key).start) + 2)
        edits = [(ByteRange(tree.tokenRange(before!).end, range.start), "\n\(indent)- \(id): ")]
        shift = 4
      }
    default: return nil
    }
    if shift > 0 { edits += movingFurtherLines(of: range, by: shift) }
    return fix("give it the id `\(id)`", .safe, edits)
  }

  /// Indents all lines of some text except the first, so that they still continue the first line.
  func movingFurtherLines(of range: ByteRange, by shift: Int) -> [(range: ByteRange, text: String)] {
    var edits: [(range: ByteRange, text: String)] = []
    for i in range.indices where bytes[i] == 0x0A && i + 1 < range.end {
      if let indent = indent(ofLine: i + 1) {
        edits.append((ByteRange(at: i + 1 + indent), String(repeating: " ", count: shift)))
      }
    }
    return edits
  }

  /// The number of spaces that a line starts with; nil if the line contains nothing else.
  private func indent(ofLine line: Int) -> Int? {
    var q = line
    while q < bytes.count, bytes[q] == 0x20 { q += 1 }
    return q < bytes.count && bytes[q] != 0x0A && bytes[q] != 0x0D ? q - line : nil
  }

  /// Deletes the line of a key without a value; nil if there is anything else on the line, even a comment.
  func deletingLine(of key: NodeIndex) -> Fix? {
    let range = tree.range(key)
    guard bytes.isFirstOnLine(range.start) else { return nil }
    let end = bytes.lineEnd(of: range.end)
    if bytes[range.end..<end].contains(0x23) { return nil }
    let lines = ByteRange(bytes.lineStart(of: range.start), Swift.min(end + 1, bytes.count))
    return fix("delete the key", .unsafe, [(lines, "")])
  }
}

// MARK: Moving

extension GraphBuilder {
  /// Moves a key of a step from one of several linked premises to the item that lists them. Nil if the key is
  /// elsewhere, or if that item has such a key already.
  func movingToStep(_ keyNode: NodeIndex, _ key: Key, from item: Int) -> Fix? {
    guard Key.isKey(key, of: .linkedPremises), !Key.isKey(key, of: .claim), items[item].parent >= 0 else { return nil }
    let step = items[items[item].parent].node
    guard tree.kind(step) == .mapping, !tree.nodes[step.int].isFlow, !tree.nodes[items[item].node.int].isFlow,
      tree.pairs(of: step).contains(where: { keyWord($0.key) == .premises }),
      !tree.pairs(of: step).contains(where: { keyWord($0.key) == key }), bytes.isFirstOnLine(tree.range(keyNode).start)
    else { return nil }
    let value = tree.end(of: keyNode)
    let own = bytes.column(of: tree.range(keyNode).start)
    let target = bytes.column(of: tree.range(NodeIndex(step.raw + 1)).start)
    let start = bytes.lineStart(of: tree.range(keyNode).start)
    let last = tree.isAbsent(value) ? tree.range(keyNode).end : tree.range(value).end
    let end = bytes.lineEnd(of: max(tree.range(keyNode).end, last - 1))
    guard own > target else { return nil }
    var lines: [String] = []
    var line = start
    while line < end {
      let shift = indent(ofLine: line).map { min($0, own - target) } ?? 0
      lines.append(String(decoding: bytes[(line + shift)..<bytes.lineEnd(of: line)], as: UTF8.self))
      line = bytes.lineEnd(of: line) + 1
    }
    let moved = lines.joined(separator: "\n")
    let stepEnd = bytes.lineEnd(of: tree.range(step).end - 1)
    let edits: [(range: ByteRange, text: String)] =
      stepEnd <= end
      ? [(ByteRange(start, end), moved)]
      : [(ByteRange(start, end + 1), ""), (ByteRange(at: stepEnd), "\n" + moved)]
    return fix("move it beside `premises`", .unsafe, edits)
  }

  /// Moves a claim's text, written below the value of another key, to after the claim's id. Nil if something already
  /// follows that id.
  func movingText(_ text: ByteRange, behind value: Range<Int>, of item: Int) -> Fix? {
    guard item >= 0, tree.kind(items[item].node) == .mapping else { return nil }
    let key = NodeIndex(items[item].node.raw + 1)
    guard keyWord(key) == nil, tree.isAbsent(tree.end(of: key)) else { return nil }
    var colon = tree.range(key).end
    while colon < bytes.count, bytes[colon] != 0x3A { colon += 1 }
    // A comment after the colon would become part of the text.
    var end = colon + 1
    while end < bytes.count, bytes[end] == 0x20 { end += 1 }
    guard end < bytes.count, bytes[end] == 0x0A || bytes[end] == 0x0D else { return nil }
    let moved = String(decoding: bytes[text.indices], as: UTF8.self)
    var valueEnd = value.upperBound
    while valueEnd > value.lowerBound, bytes[valueEnd - 1] <= 0x20 { valueEnd -= 1 }
    return fix(
      "put the text after the id", moved.contains(" ") ? .safe : .unsafe,
      [(ByteRange(colon + 1, end), " " + moved), (ByteRange(valueEnd, text.end), "")])
  }

  /// Moves the id and its text, or `premises` and its list, in front of the other keys of the item, together with the
  /// comments above the key and at the end of its line.
  func movingFirst(_ key: NodeIndex, before first: NodeIndex) -> Fix? {
    let value = tree.end(of: key)
    let title = "put `\(text(key))` first"
    let start = tree.range(key).start
    var end = tree.isAbsent(value) ? tree.range(key).end : tree.range(value).end
    // Without a value, the entry ends at the colon; in braces, there may be no colon.
    if tree.isAbsent(value) {
      let colon = bytes[end...].prefix { $0 == 0x20 }.endIndex
      if colon < bytes.count, bytes[colon] == 0x3A { end = colon + 1 }
    }
    let target = tree.range(first).start
    let mapping = NodeIndex(first.raw - 1)
    if tree.nodes[mapping.int].isFlow {
      guard let comma = tree.tokenBefore(key), tree.tokenKinds[comma] == .comma else { return nil }
      // If there is a comment, a person must decide: it may belong to either key.
      if bytes[tree.tokenRange(comma).end..<start].contains(0x23) { return nil }
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      return fix(
        title, .safe,
        [(ByteRange(at: target), text + ", "), (ByteRange(tree.tokenRange(comma).start, end), "")])
    }
    guard bytes.isFirstOnLine(start) else { return nil }
    let column = bytes.column(of: start)
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    end = bytes.lineEnd(of: end)
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    let line = start - column
    let comments = tree.commentLines(above: line, in: bytes)
    let cut = ByteRange(comments.start, Swift.min(end + 1, bytes.count))
    // The last line of a file may lack a line ending.
    let lineEnd = end < bytes.count ? "\n" : bytes[..<line].suffix(2).elementsEqual([0x0D, 0x0A]) ? "\r\n" : "\n"
    let indent = String(repeating: " ", count: column)
    // The first key moves down a line, together with the comments above it that allow findings there.
    let top = bytes.lineStart(of: target)
    let allowing = suppressionLines(above: top)
    return fix(
      title, .safe,
      [
        (allowing, indented(comments, by: String(repeating: " ", count: leadingSpaces(top)))),
        (ByteRange(at: target), text + lineEnd + indented(allowing, by: indent) + indent), (cut, ""),
      ].filter { !$0.0.isEmpty || !$0.1.isEmpty })
  }

  /// The comments directly above a line, as far up as they allow findings.
  func suppressionLines(above line: Int) -> ByteRange {
    tree.commentLines(above: line, in: bytes) { isSuppression($0) }
  }

  private func leadingSpaces(_ line: Int) -> Int { bytes[line...].prefix { $0 == 0x20 }.count }

  /// Whole lines with their own indentation replaced by `indent`.
  private func indented(_ lines: ByteRange, by indent: String) -> String {
    bytes[lines.indices].split(separator: 0x0A)
      .map { indent + String(decoding: $0.drop { $0 == 0x20 }, as: UTF8.self) + "\n" }.joined()
  }
}
