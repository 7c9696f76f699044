import SourceText

/// Lines, dashes and keys that are where YAML expects them. `Parser+Recovery.swift` deals with the others.
extension Parser {
  /// Reads the line at `p` and every line that continues it.
  mutating func readLine() {
    lineStart = p
    var q = p
    while byte(q) == 0x20 { q += 1 }
    if q >= count {
      p = count
      return
    }
    if isLineEnd(q) {
      p = nextLine(q)
      return
    }
    let c = bytes[q]
    if c == 0x09 || c >= 0xC2 { q = skipOddIndentation(q) }
    if isLineEnd(q) {
      p = nextLine(q)
      return
    }
    if bytes[q] == 0x23 {
      let end = endOfLine(q)
      token(.comment, q, end)
      p = nextLine(end)
      return
    }
    if q == lineStart, readMarkerLine() { return }
    if hasEnded {
      reportAfterEnd(q)
      return
    }
    hasBegun = true
    p = q
    readContent(column: q - lineStart, isFresh: true)
  }

  /// Skips tabs and special spaces at the start of a line, and returns the offset after them. Each counts as one
  /// column, unless the tabs must have been meant to reach another column.
  private mutating func skipOddIndentation(_ start: Int) -> Int {
    var q = start
    let line = lineStart
    while true {
      if isBlank(byte(q)) {
        q += 1
        continue
      }
      let length = unicodeSpaceLength(bytes, q)
      if length == 0 { break }
      oddIndents.append((q, length, 1))
      // Columns count characters, not bytes.
      lineStart += length - 1
      q += length
    }
    if !isLineEnd(q), bytes[line..<q].contains(0x09), let column = columnBehindTabs(line, q) {
      lineStart = q - column
      tabColumns[q] = column
    }
    return q
  }

  mutating func reportUnicodeSpace(_ at: Int, _ length: Int, _ what: String) {
    let scalar = UTF8Scan.decode(at: at, in: bytes)?.scalar ?? 0xA0
    report(
      .unicodeSpace, at, at + length,
      "\(scalar == 0xA0 ? "a no-break space" : "a special space") (\(CharacterCheck.name(scalar))) \(what)",
      fix: straighteningSpaces(at))
  }

  /// The column that tabs must have been meant to reach: one at which, for some tab width, an open collection
  /// continues or an awaited value can start. Nil if there is none.
  private func columnBehindTabs(_ line: Int, _ start: Int) -> Int? {
    let tabs = (line..<start).reduce(0) { bytes[$1] == 0x09 ? $0 + 1 : $0 }
    for width in [2, 4, 8, 1, 3] {
      let column = tabs * width + (start - line - tabs)
      if openFrame(at: start, column: column) != nil || isAwaited(at: start, column: column) { return column }
    }
    return nil
  }

  /// A fix that replaces a run of special spaces with plain ones.
  private func straighteningSpaces(_ start: Int) -> Fix {
    var edits: [(start: Int, end: Int, text: String)] = []
    var q = start
    while true {
      let length = unicodeSpaceLength(bytes, q)
      if length == 0, !isBlank(byte(q)) { break }
      if length > 0 { edits.append((q, q + length, " ")) }
      q += max(length, 1)
    }
    return fix("use plain spaces", .safe, edits)
  }

  // MARK: Content

  /// Reads the content at `p`.
  /// - Parameters:
  ///   - column: the content's column, counted in characters from 0;
  ///   - isFresh: whether the content comes first on its line; otherwise, it follows a dash.
  mutating func readContent(column: Int, isFresh: Bool) {
    var column = column
    var isFresh = isFresh
    while let width = dashWidth(p) ?? (isFresh && !isLetter(bytes[p]) ? wrongDashWidth(p, column: column) : nil) {
      if isFresh {
        guard placeDash(column: column) else { return }
      } else {
        open(.sequence, column: column)
      }
      if bytes[p] != 0x2D { reportWrongDash(width) }
      fillAwaited()
      token(.dash, p, p + width)
      tree.dashCount += 1
      markStart()
      if isFresh { checkEmptyItem(column: column) }
      frames[frames.count - 1].awaiting = true
      let start = p
      let line = lineStart
      if bytes[p] >= 0x80 { lineStart += width - 1 }
      p = skipAfterIndicator(p + width)
      if isLineEnd(p) || isComment(p) {
        finishLine()
        return
      }
      column += p - start - (lineStart - line)
      isFresh = false
    }
    readKeyOrText(column: column, isFresh: isFresh)
  }

  /// The length of a dash that opens an entry: `-` followed by a blank, a special space or the end of the line. Nil
  /// for text such as `-5`.
  @inline(__always)
  private func dashWidth(_ i: Int) -> Int? {
    bytes[i] == 0x2D && (isBlankOrEnd(i + 1) || unicodeSpaceLength(bytes, i + 1) > 0) ? 1 : nil
  }

  @inline(__always)
  func isComment(_ i: Int) -> Bool { byte(i) == 0x23 && i < count }

  /// Skips the blanks and special spaces after a dash or colon, and reports the special spaces.
  mutating func skipAfterIndicator(_ i: Int) -> Int {
    var q = skipBlanks(i)
    var length = unicodeSpaceLength(bytes, q)
    if length > 0 { reportUnicodeSpace(q, length, "is not allowed here; use a plain space") }
    while length > 0 {
      // Columns count characters, not bytes, so the start of the line is adjusted.
      lineStart += length - 1
      q = skipBlanks(q + length)
      length = unicodeSpaceLength(bytes, q)
    }
    return q
  }

  /// Reads the rest of a line after its content: blanks, a comment, the line ending.
  mutating func finishLine() {
    let q = skipBlanks(p)
    if isComment(q) {
      let end = endOfLine(q)
      if q == p, q > lineStart, !isBlank(bytes[q - 1]) {
        report(
          .commentWithoutSpace, q, q + 1, "a comment needs a space before its `#`",
          fix: inserting(" ", at: q, "add the space"))
      } else if isCutText(q) {
        reportCut(q, end)
        // A value that is missing because of the comment is not reported again.
        switch tree.tokenKinds.last {
        case .colon where frames.last?.awaiting == true: tree.nodes[tree.nodes.count - 1].isDamaged = true
        case .dash: emptyItems.insert(tree.nodes.count)
        default: break
        }
      }
      token(.comment, q, end)
      p = nextLine(end)
    } else {
      p = nextLine(q)
    }
  }

  /// Whether a comment after other content may well be text: no space follows its `#`.
  func isCutText(_ hash: Int) -> Bool {
    !isBlankOrEnd(hash + 1)
  }

  mutating func reportCut(_ hash: Int, _ end: Int) {
    report(
      .textCutByComment, hash, end,
      "a comment starts here, so this is not part of the text; quote the text if it should be, or put a space after `#`"
    )
  }

  private mutating func readKeyOrText(column: Int, isFresh: Bool) {
    let start = p
    switch bytes[start] {
    case 0x22, 0x27:  // quotes
      readQuotedContent(column: column, isFresh: isFresh)
    case 0x5B, 0x7B:  // [ {
      // Brackets can enclose a whole map.
      let isRoot = frames.isEmpty && tree.nodes.isEmpty
      guard isRoot || !isFresh || placeText(column: column) else { return }
      readFlowValue(beyond: frames.last?.column ?? -1)
    case 0x7C where isBlockHeader(start), 0x3E where isBlockHeader(start):  // | >
      guard !isFresh || placeText(column: column) else { return }
      readBlockText(beyond: frames.last?.column ?? -1)
    case 0x3F where isBlankOrEnd(start + 1):  // ?
      report(.explicitKey, start, start + 1, "maps do not support `? ` keys; write `key: value`")
      skipDamaged(from: start, column: column, isExplicitKey: true)
    case 0x3A where isBlankOrEnd(start + 1):  // :
      report(.emptyKey, start, start + 1, "a key is missing before this colon")
      skipDamaged(from: start, column: column)
    default:
      let stop = scanPlain(start)
      if case .colon(let colon) = stop.reason {
        if startsWithSign(start) {
          reportSign(start)
          isNextKeyDamaged = true
        } else if bytes[start] == 0x3A {
          report(.textStartsWithSign, start, start + 1, "a key cannot start with a colon; delete it")
          isNextKeyDamaged = true
        }
        placeKey(.plain, start, trimmed(start, colon), colon: colon, column: column, isFresh: isFresh)
        return
      }
      if readWideColon(start, column: column, isFresh: isFresh) { return }
      guard !isFresh || placeText(column: column) else { return }
      readPlainValue(start, firstStop: stop, ownColumn: column, isEntry: true)
    }
  }

  /// Adds a key at its place in the tree, and reads what follows its colon.
  mutating func placeKey(
    _ kind: TokenKind, _ start: Int, _ end: Int, colon: Int, column: Int, isFresh: Bool, colonLength: Int = 1
  ) {
    if isFresh {
      guard enterMapping(column: column, keyStart: start, keyEnd: end) else {
        isNextKeyDamaged = false
        return
      }
    } else {
      open(.mapping, column: column)
    }
    // If a dash without a space preceded the key, the dash has already been split off.
    key(kind, max(start, tokenEnd), end)
    if isNextKeyDamaged { tree.nodes[tree.nodes.count - 1].isDamaged = true }
    isNextKeyDamaged = false
    token(.colon, colon, colon + colonLength)
    frames[frames.count - 1].awaiting = true
    p = skipAfterIndicator(colon + colonLength)
    readValue()
  }

  /// Reads what follows a key's colon on the same line.
  mutating func readValue() {
    let start = p
    if isLineEnd(start) || isComment(start) {
      finishLine()
      return
    }
    let beyond = frames[frames.count - 1].column
    switch bytes[start] {
    case 0x22, 0x27:
      readQuotedValue(beyond: beyond)
    case 0x5B, 0x7B:
      readFlowValue(beyond: beyond)
    case 0x7C where isBlockHeader(start), 0x3E where isBlockHeader(start):
      readBlockText(beyond: beyond)
    default:
      readPlainValue(start, firstStop: nil, ownColumn: -1, isEntry: false)
    }
  }

  // MARK: Places

  /// Finds the sequence that a dash at `column` belongs to, and closes or opens collections until it is the innermost
  /// one. False if there is no such sequence, in which case the line has already
  /// been dealt with.
  private mutating func placeDash(column: Int) -> Bool {
    guard let top = frames.last else {
      guard tree.nodes.isEmpty else { return recoverDash(column: column) }
      open(.sequence, column: column)
      return true
    }
    if top.awaiting, column > top.column || (column == top.column && top.kind == .mapping) {
      open(.sequence, column: column)
      return true
    }
    var i = frames.count - 1
    while i >= 0, frames[i].column >= column {
      if frames[i].column == column, frames[i].kind == .sequence {
        close(downTo: i + 1)
        return true
      }
      i -= 1
    }
    return recoverDash(column: column)
  }

  /// Finds the mapping that a key at `column` belongs to, and closes or opens collections until it is the innermost
  /// one. False if there is no such mapping; the line has then been dealt with.
  private mutating func enterMapping(column: Int, keyStart: Int, keyEnd: Int) -> Bool {
    guard let top = frames.last else {
      guard tree.nodes.isEmpty else { return recoverKey(column: column, keyStart: keyStart, keyEnd: keyEnd) }
      open(.mapping, column: column)
      return true
    }
    if top.awaiting, column > top.column {
      open(.mapping, column: column)
      return true
    }
    var i = frames.count - 1
    while i >= 0, frames[i].column >= column {
      if frames[i].column == column, frames[i].kind == .mapping {
        // Inside an item, a key at the column of the top level may have lost its indentation.
        if i == 0, frames.count > 2 {
          let intruder = recoverIntruder(0, column: column, keyStart: keyStart, keyEnd: keyEnd)
          if intruder != .none { return intruder == .placed }
        }
        close(downTo: i + 1)
        return true
      }
      i -= 1
    }
    return recoverKey(column: column, keyStart: keyStart, keyEnd: keyEnd)
  }

  /// Whether text at `column` can be the value of the innermost entry. If not, deals with the line.
  mutating func placeText(column: Int) -> Bool {
    if let top = frames.last, top.awaiting, column > top.column { return true }
    recoverText(column: column)
    return false
  }
}
