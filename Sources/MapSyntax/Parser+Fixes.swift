import SourceText

/// Fixes for what the parser reports, as edits of the text.
extension Parser {
  func fix(_ title: String, _ safety: Fix.Safety = .safe, _ edits: [(start: Int, end: Int, text: String)]) -> Fix {
    Fix(
      title: title, safety: safety,
      edits: edits.map { TextEdit(Place(file, ByteRange($0.start, $0.end)), $0.text) })
  }

  func inserting(_ text: String, at offset: Int, _ title: String, _ safety: Fix.Safety = .safe) -> Fix {
    fix(title, safety, [(offset, offset, text)])
  }

  func deleting(_ start: Int, _ end: Int, _ title: String, _ safety: Fix.Safety = .safe) -> Fix {
    fix(title, safety, [(start, end, "")])
  }

  /// A fix that puts text in single quotes, inside which only `'` is special. The text's lines are folded in the same
  /// way as without quotes.
  func quoting(_ start: Int, _ end: Int, _ safety: Fix.Safety = .safe) -> Fix {
    var edits = [(start: start, end: start, text: "'")]
    for i in start..<max(start, end) where bytes[i] == 0x27 { edits.append((i, i, "'")) }
    edits.append((end, end, "'"))
    // With an apostrophe at the very start, two insertions are at the same place, so they are merged.
    if edits.count > 2, edits[1].start == start { edits.replaceSubrange(0...1, with: [(start, start, "''")]) }
    return fix("put the text in single quotes", safety, edits)
  }

  /// Attaches a fix to the diagnostic at index `first`, if there is one, its rule is one of `rules`, and it has no fix
  /// yet.
  mutating func attach(_ fix: Fix, from first: Int, to rules: Set<SyntaxRule>) {
    guard first < diagnostics.count, diagnostics[first].fixes.isEmpty,
      let rule = SyntaxRule(rawValue: diagnostics[first].rule), rules.contains(rule)
    else { return }
    diagnostics[first].fixes = [fix]
  }

  private func isDigit(_ b: UInt8) -> Bool { (0x30...0x39).contains(b) }

  /// A fix for a comment that cuts off the text before it. The comment may have been meant as an anchor right after a
  /// source, or as part of the text.
  func joiningOrQuoting(_ start: Int, hash: Int) -> Fix {
    let end = trimmed(hash, endOfLine(hash))
    let isOneWord = !(start..<hash - 1).contains { isBlank(bytes[$0]) && $0 < trimmed(start, hash) }
    let isAnchor = isID(hash + 1, end)
    // The value of a key of the language is usually one word; what follows it may well be a comment.
    let isBehindKey = tree.nodes.last?.kind == .scalar
    let key = isBehindKey ? tree.range(NodeIndex(tree.nodes.count - 1)) : ByteRange(at: 0)
    guard isOneWord, keyWords.contains(text(key.start, key.end)) else { return quoting(start, end) }
    // `#p3` can hardly be anything but the third paragraph of a source; a word may be a comment.
    let isParagraph = byte(hash + 1) == 0x70 && end > hash + 2 && (hash + 2..<end).allSatisfy { isDigit(bytes[$0]) }
    return isAnchor
      ? deleting(
        trimmed(start, hash), hash, "join `\(text(start, trimmed(start, hash)))` and `\(text(hash, end))`",
        isParagraph ? .safe : .unsafe) : quoting(start, end, .unsafe)
  }
}
