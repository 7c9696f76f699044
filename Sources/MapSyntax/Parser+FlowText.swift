import SourceText

/// Scalars in flow style.
extension Parser {
  /// Reads a scalar at `p`: an entry, a key or a value.
  mutating func readFlowScalar(beyond: Int) {
    let start = p
    closeFilledPair()
    if frames[frames.count - 1].isFilled, !frames[frames.count - 1].awaiting { reportMissingComma() }
    let isQuoted = bytes[start] == 0x22 || bytes[start] == 0x27
    var isOnOneLine = true
    var isDamaged = false
    let end: Int
    let kind: TokenKind
    if isQuoted {
      let quoted = scanQuoted(start, beyond: beyond)
      kind = bytes[start] == 0x22 ? .doubleQuoted : .singleQuoted
      end = quoted.end
      isOnOneLine = quoted.isOnOneLine
      isDamaged = quoted.hasFault
      if !quoted.isClosed { isFlowDamaged = true }
      checkBehindFlowQuote(start, end, isClosed: quoted.isClosed)
    } else {
      kind = .plain
      let plain = scanFlowPlain(start, beyond: beyond)
      end = plain.end
      isOnOneLine = plain.isOnOneLine
      isDamaged = plain.isDamaged
    }
    p = end
    if !isQuoted, frames[frames.count - 1].awaiting, endsKeyInText(end), readValueWithColon(start, end) { return }
    let colon = skipBlanks(end)
    let isKey = byte(colon) == 0x3A && colon < count && (isQuoted ? colon == end || endsFlowKey(colon) : endsKey(colon))
    addFlowScalar(kind, start, end, colon: isKey ? colon : nil, isDamaged: isDamaged)
    if isKey, !isOnOneLine { report(.longKey, start, end, "a key must be on one line") }
  }

  private func endsKeyInText(_ end: Int) -> Bool {
    let colon = skipBlanks(end)
    return colon < count && bytes[colon] == 0x3A && endsKey(colon)
  }

  /// Reads a value with a colon in it: either a comma is missing before the key that the colon ends, or the colon is
  /// part of the text.
  private mutating func readValueWithColon(_ start: Int, _ end: Int) -> Bool {
    let top = frames.count - 1
    let colon = skipBlanks(end)
    var word = end
    while word > start, !isBlankOrEnd(word - 1) { word -= 1 }
    let before = trimmed(start, word)
    if frames[top].kind == .mapping, before > start, keyWords.contains(text(word, end)) {
      report(
        .commaForgotten, word, end, "a comma is missing before `\(text(word, end))`; if it is text, quote the text",
        fix: inserting(",", at: before, "add a comma", .unsafe))
      scalar(.plain, start, before)
      key(.plain, word, end)
      token(.colon, colon, colon + 1)
      frames[top].awaiting = true
      p = colon + 1
      return true
    }
    var last = colon
    while last < count, !isLineEnd(last), !isFlowSign(bytes[last]) { last += 1 }
    last = trimmed(start, last)
    reportColonInText(start, colon)
    diagnostics[diagnostics.count - 1].fixes = [quoting(start, last)]
    frames[top].isFilled = true
    scalar(.plain, start, last, isDamaged: true)
    p = last
    return true
  }

  /// Adds a scalar to the innermost flow collection, opening a one-pair mapping if the scalar is a key in a sequence.
  private mutating func addFlowScalar(_ kind: TokenKind, _ start: Int, _ end: Int, colon: Int?, isDamaged: Bool) {
    let top = frames.count - 1
    let isValue = frames[top].awaiting
    if isValue {
      frames[top].isFilled = true
      scalar(kind, start, end, isDamaged: isDamaged)
      guard let colon else { return }
      report(
        .colonInText, colon, colon + 1,
        "this colon makes the words before it a key; put the whole text in single quotes")
      frames[top].isDamaged = true
      token(.unexpected, colon, colon + 1)
      p = colon + 1
      return
    }
    guard let colon else {
      if frames[top].kind == .mapping {
        // Text with several commas is reported as one mistake.
        if !frames[top].isDamaged { reportKeyWithoutColon(start, end) }
        frames[top].isDamaged = true
        key(kind, start, end)
        tree.nodes[tree.nodes.count - 1].isDamaged = true
        frames[top].awaiting = true
      } else {
        scalar(kind, start, end, isDamaged: isDamaged)
      }
      frames[top].isFilled = true
      return
    }
    frames[top].isFilled = true
    if frames[top].kind == .sequence {
      open(.mapping, column: frames[top].column, isFlow: true, isPair: true)
      frames[frames.count - 1].isFilled = true
    }
    key(kind, start, end)
    token(.colon, colon, colon + 1)
    frames[frames.count - 1].awaiting = true
    p = colon + 1
    let behind = skipBlanks(p)
    if unicodeSpaceLength(bytes, behind) > 0 { p = skipAfterIndicator(p) }
  }

  private mutating func reportKeyWithoutColon(_ start: Int, _ end: Int) {
    var colon = start
    while colon < end, bytes[colon] != 0x3A { colon += 1 }
    if colon < end, isID(start, colon) {
      report(
        .missingSpace, colon, colon + 1, "a colon needs a space after it: `\(text(start, colon)): …`",
        fix: inserting(" ", at: colon + 1, "add the space"))
    } else {
      report(
        .commaInText, start, end,
        "the comma before this ended the text; inside braces, text with a comma must be in single quotes",
        fix: quotingCommas(upTo: end))
    }
  }

  /// A fix that quotes the value before a comma together with all pieces after it, up to the next key or the closing
  /// brace; nil if they are not all on one line, or the value is not plain.
  private func quotingCommas(upTo end: Int) -> Fix? {
    guard let value = tree.nodes.last, value.kind == .scalar,
      tree.scalarToken(NodeIndex(tree.nodes.count - 1)) == .plain
    else { return nil }
    let start = tree.range(NodeIndex(tree.nodes.count - 1)).start
    var last = end
    while byte(skipBlanks(last)) == 0x2C {
      let piece = skipBlanks(last) + 1
      var stop = piece
      while stop < count, !isLineEnd(stop), !isFlowSign(bytes[stop]), !(bytes[stop] == 0x3A && endsKey(stop)) {
        stop += 1
      }
      if byte(stop) == 0x3A || isLineEnd(stop) || trimmed(piece, stop) == piece { break }
      last = trimmed(piece, stop)
    }
    guard startOfLine(start) == startOfLine(last) else { return nil }
    return quoting(start, last)
  }

  private mutating func checkBehindFlowQuote(_ start: Int, _ end: Int, isClosed: Bool) {
    guard isClosed, end < count else { return }
    let c = byte(end)
    if isBlankOrEnd(end) || isFlowSign(c) || c == 0x3A || c == 0x23 { return }
    report(
      .textAfterQuote, end - 1, end,
      byte(end - 1) == 0x27
        ? "this quote ends the text; inside single quotes, write an apostrophe twice: `''`"
        : "this quote ends the text; put the whole text in single quotes")
  }

  /// Scans plain text in flow style, on one or more lines, and reports what is not allowed in it.
  private mutating func scanFlowPlain(_ start: Int, beyond: Int) -> (end: Int, isOnOneLine: Bool, isDamaged: Bool) {
    var isDamaged = false
    let firstDiagnostic = diagnostics.count
    let c = bytes[start]
    if c == 0x2D || c == 0x3F || c == 0x3A {
      report(.flowText, start, start + 1, "text in brackets cannot start with `\(text(start, start + 1))`; quote it")
      isDamaged = true
    } else if startsWithSign(start) {
      reportSign(start, inFlow: true)
      isDamaged = true
    }
    var i = start
    var end = start + 1
    var isOnOneLine = true
    while i < count {
      let c = bytes[i]
      if isFlowSign(c) { if i > start { break } }
      if c == 0x3A, i > start || !isDamaged {
        if endsKey(i) { break }
        if isFlowSign(byte(i + 1)) || byte(i + 1) == 0x3F {
          report(
            .flowText, i, i + 1,
            "text in brackets cannot end with a colon; put a space after the colon, or quote the text")
          isDamaged = true
        }
      }
      if c == 0x23, i > start, isBlankOrEnd(i - 1) { break }
      if isLineEnd(i) {
        let (lineAt, next) = nextContent(i)
        if next >= count || next - lineAt <= beyond || bytes[next] == 0x23 || isFlowSign(bytes[next]) { break }
        if bytes[next] == 0x3A, endsFlowKey(next) { break }
        isOnOneLine = false
        lineStart = lineAt
        i = next
        continue
      }
      i += 1
      if !isBlank(c) { end = i }
    }
    if isDamaged {
      attach(quoting(start, end), from: firstDiagnostic, to: [.flowText, .textStartsWithSign])
      attach(quoting(start, end, .unsafe), from: firstDiagnostic, to: [.anchor, .tag])
      attach(
        deleting(start, start + 1, "delete the `*`", .unsafe), from: firstDiagnostic, to: [.alias])
    }
    return (end, isOnOneLine, isDamaged)
  }
}
