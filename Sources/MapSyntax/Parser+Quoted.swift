import SourceText

/// Scalars in quotes.
extension Parser {
  /// A quoted scalar that has been scanned.
  struct Quoted {
    /// The offset after the closing quote; if there is none, the end of the last line that can only be part of the
    /// text.
    var end: Int
    var isClosed: Bool
    var isOnOneLine: Bool
    var hasFault: Bool
  }

  /// Reads a quoted scalar at the start of an entry or a line: a key or a value.
  mutating func readQuotedContent(column: Int, isFresh: Bool) {
    let start = p
    let beyond = frames.last?.column ?? -1
    let saved = diagnostics.count
    let isPlaced = !isFresh || (frames.last.map { $0.awaiting && column > $0.column } ?? false)
    // How deep the lines of a key must be indented is not known until the key is placed; but a key has only one line.
    let quoted = scanQuoted(start, beyond: isPlaced ? beyond : column)
    let behind = skipBlanks(quoted.end)
    if quoted.isClosed, byte(behind) == 0x3A, behind < count, endsKey(behind) {
      if !quoted.isOnOneLine {
        report(.longKey, start, quoted.end, "a key must be on one line")
      }
      let kind: TokenKind = bytes[start] == 0x22 ? .doubleQuoted : .singleQuoted
      placeKey(kind, start, quoted.end, colon: behind, column: column, isFresh: isFresh)
      return
    }
    if !isPlaced {
      if readKeyWithBadQuotes(start, quoted, behind: behind, column: column) { return }
      diagnostics.removeSubrange(saved...)
      guard placeText(column: column) else { return }
    }
    finishQuoted(start, quoted)
  }

  /// Reads a key whose quote is never closed or is closed too early, where a key is expected. False if there is no such
  /// key.
  private mutating func readKeyWithBadQuotes(_ start: Int, _ quoted: Quoted, behind: Int, column: Int) -> Bool {
    let stop = scanPlain(quoted.isClosed ? behind : start)
    guard case .colon(let colon) = stop.reason, colon < endOfLine(start) else { return false }
    if quoted.isClosed { reportTextAfterQuote(start, quoted.end, behind) }
    isNextKeyDamaged = true
    placeKey(.plain, start, trimmed(start, colon), colon: colon, column: column, isFresh: true)
    return true
  }

  /// Reads a quoted scalar after a key.
  mutating func readQuotedValue(beyond: Int) {
    let start = p
    finishQuoted(start, scanQuoted(start, beyond: beyond))
  }

  /// Adds a scanned scalar, or what it must have been meant to be.
  private mutating func finishQuoted(_ start: Int, _ quoted: Quoted) {
    let kind: TokenKind = bytes[start] == 0x22 ? .doubleQuoted : .singleQuoted
    guard quoted.isClosed else {
      scalar(kind, start, quoted.end, isDamaged: true)
      p = quoted.end
      finishLine()
      return
    }
    let behind = skipBlanks(quoted.end)
    if isLineEnd(behind) || isComment(behind) {
      scalar(kind, start, quoted.end, isDamaged: quoted.hasFault)
      p = quoted.end
      finishLine()
      return
    }
    let stop = scanText(behind)
    reportTextAfterQuote(start, quoted.end, behind)
    diagnostics[diagnostics.count - 1].fixes = [requoting(start, stop.end)]
    scalar(.plain, start, stop.end, isDamaged: true)
    p = stop.end
    finishLine()
  }

  /// A fix that closes a quoted scalar at the end of its line; nil if part of the scalar could have been meant as
  /// something else.
  private func closing(_ start: Int, _ end: Int) -> Fix? {
    let quote = bytes[start]
    guard end <= endOfLine(start), end > start + 1, frames.last?.isFlow != true,
      !(start + 1..<end).contains(where: {
        bytes[$0] == quote || bytes[$0] == 0x5C && quote == 0x22 || bytes[$0] == 0x23 && isBlank(bytes[$0 - 1])
      })
    else { return nil }
    return inserting(text(start, start + 1), at: end, "close the quote")
  }

  /// A fix that replaces double quotes with single ones, for text whose backslashes are meant literally.
  private func requotingSingle(_ start: Int, _ end: Int) -> Fix {
    var edits: [(start: Int, end: Int, text: String)] = [(start, start + 1, "'")]
    for i in start + 1..<end - 1 where bytes[i] == 0x27 { edits.append((i, i, "'")) }
    return fix("use single quotes", .safe, edits + [(end - 1, end, "'")])
  }

  /// A fix that replaces single quotes with double ones.
  private func requotingDouble(_ start: Int, _ end: Int) -> Fix {
    var edits: [(start: Int, end: Int, text: String)] = [(start, start + 1, "\"")]
    var i = start + 1
    while i < end - 1 {
      if bytes[i] == 0x27 {
        edits.append((i, i + 1, ""))
        i += 1
      } else if bytes[i] == 0x22 || bytes[i] == 0x5C {
        edits.append((i, i, "\\"))
      }
      i += 1
    }
    return fix("use double quotes", .safe, edits + [(end - 1, end, "\"")])
  }

  /// A fix that puts all of the text in single quotes. If the text starts and ends with an apostrophe, the two become
  /// the quotes; otherwise, new quotes are added around the text.
  private func requoting(_ start: Int, _ end: Int) -> Fix {
    guard bytes[start] == 0x27, end > start + 1, bytes[end - 1] == 0x27 else { return quoting(start, end) }
    var edits: [(start: Int, end: Int, text: String)] = []
    var i = start + 1
    while i < end - 1 {
      // An apostrophe that is already doubled stays.
      if bytes[i] == 0x27, i + 1 < end - 1, bytes[i + 1] == 0x27 {
        i += 2
        continue
      }
      if bytes[i] == 0x27 { edits.append((i, i, "'")) }
      i += 1
    }
    return fix("write the apostrophe twice", .safe, edits)
  }

  private mutating func reportTextAfterQuote(_ start: Int, _ end: Int, _ behind: Int) {
    let mark = text(start, start + 1)
    if bytes[start] == 0x27, behind == end {
      report(
        .textAfterQuote, end - 1, end,
        "this `'` ends the text; inside single quotes, write an apostrophe twice: `''`")
    } else {
      report(
        .textAfterQuote, behind, endOfLine(behind),
        "the text ended at the second `\(mark)`; put the whole text in the other kind of quotes, or in none")
    }
  }

  /// Scans from an opening quote to the closing one, and reports what is wrong inside.
  /// - Parameter beyond: the column beyond which the scalar's continuation lines must be indented.
  mutating func scanQuoted(_ start: Int, beyond: Int) -> Quoted {
    let quote = bytes[start]
    var result = Quoted(end: start, isClosed: false, isOnOneLine: true, hasFault: false)
    var faults: [(SyntaxRule, Int, Int, String)] = []
    var isKnownToClose = false
    var hasEscapes = false
    var i = start + 1
    while i < count {
      let c = bytes[i]
      if c == quote {
        if quote == 0x27, byte(i + 1) == 0x27 {
          if byte(i + 2) == 0x27, byte(i + 3) == 0x27 {
            let first = i
            while byte(i + 2) == 0x27, byte(i + 3) == 0x27 { i += 2 }
            faults.append(
              (
                .doubledQuotes, first, i + 2,
                "YAML parsers disagree on several apostrophes in a row inside single quotes; use double quotes"
              ))
          }
          i += 2
          continue
        }
        result.end = i + 1
        result.isClosed = true
        break
      }
      if c == 0x5C, quote == 0x22 {
        let length = escapeLength(i)
        if length == 2, byte(i + 1) == 0x20 || byte(i + 1) == 0x74, isLineEnd(skipBlanks(i + 2)) {
          faults.append(
            (
              .wrongEscape, i, i + 2,
              "YAML parsers disagree on an escaped space at the end of a line; put it at the start of the next line"
            ))
        }
        if length > 0 {
          hasEscapes = true
          i += length
        } else {
          let end = i + escapeShown(i)
          faults.append((.wrongEscape, i, end, escapeMessage(i, end)))
          // A backslash before the closing quote would hide it.
          i = byte(i + 1) == quote ? i + 1 : max(i + 1, end)
        }
        continue
      }
      guard c == 0x0A else {
        i += 1
        continue
      }
      result.isOnOneLine = false
      let (lineAt, next) = nextContent(i)
      if next >= count { break }
      if bytes[next] == quote, bytes[(i - 1)..<lineAt].contains(0x0D), quote == 0x22 || byte(next + 1) != 0x27 {
        faults.append(
          (
            .unfinishedText, next, next + 1,
            "YAML parsers disagree on a closing quote alone on its line if lines end with CR LF; put it after the text"
          ))
      }
      if next - lineAt <= beyond {
        // If a closing quote is known to come before any structure, the lines up to that quote need no further check.
        if !isKnownToClose {
          if looksLikeStructure(next) || !closesBeforeStructure(next, quote, beyond: beyond) { break }
          isKnownToClose = true
          faults.append(
            (
              .continuationIndent, next, next + 1,
              "this line continues the quoted text above it and must be indented deeper than the key"
            ))
        }
      }
      i = next
    }
    if !result.isClosed {
      let line = endOfLine(start)
      result.end = endOfUnclosed(line, beyond: beyond)
      report(
        .unclosedQuote, start, start + 1,
        "this quote is never closed; add `\(text(start, start + 1))` at the end of the text",
        fix: closing(start, result.end))
      result.hasFault = true
      return result
    }
    // Each kind of fault is reported once per scalar.
    var seen = Set<SyntaxRule>()
    for (rule, from, to, message) in faults where seen.insert(rule).inserted {
      let isBackslash = rule == .wrongEscape && !hasEscapes && result.isOnOneLine
      report(
        rule, from, to, message,
        fix: rule == .doubledQuotes
          ? requotingDouble(start, result.end) : isBackslash ? requotingSingle(start, result.end) : nil)
    }
    result.hasFault = !faults.isEmpty
    return result
  }

  /// The end of a scalar whose closing quote is missing: the end of the last line that can only be part of the scalar.
  private func endOfUnclosed(_ firstLineEnd: Int, beyond: Int) -> Int {
    var end = firstLineEnd
    while true {
      let (lineAt, next) = nextContent(end)
      guard next < count, next - lineAt > beyond, !looksLikeStructure(next) else { return trimmed(0, end) }
      end = endOfLine(next)
    }
  }

  /// Whether the content of a line looks like an item (a dash and a blank) or a key (an id and a colon).
  func looksLikeStructure(_ start: Int) -> Bool {
    if bytes[start] == 0x2D, isBlankOrEnd(start + 1) { return true }
    let stop = scanPlain(start)
    guard case .colon(let colon) = stop.reason else { return false }
    return isID(start, trimmed(start, colon))
  }

  /// Whether a closing quote comes before the next line that is not indented beyond `beyond` and looks like structure.
  private func closesBeforeStructure(_ start: Int, _ quote: UInt8, beyond: Int) -> Bool {
    var line = start
    while line < count {
      let end = endOfLine(line)
      for i in line..<end where bytes[i] == quote { return true }
      let (lineAt, next) = nextContent(end)
      if next >= count || (next - lineAt <= beyond && looksLikeStructure(next)) { return false }
      line = next
    }
    return false
  }

  // MARK: Escapes

  /// The length in bytes of the escape at `i` (a backslash) inside double quotes; 0 if the escape is not allowed.
  func escapeLength(_ i: Int) -> Int {
    switch byte(i + 1) {
    case 0x6E, 0x74, 0x22, 0x2F, 0x5C, 0x20, 0x5F: return i + 1 < count ? 2 : 0
    case 0x0A: return i + 1 < count ? 1 : 0
    case 0x0D where byte(i + 2) == 0x0A: return 1
    case 0x78: return hexEscape(i, digits: 2)
    case 0x75: return hexEscape(i, digits: 4)
    case 0x55: return hexEscape(i, digits: 8)
    default: return 0
    }
  }

  private func hexEscape(_ i: Int, digits: Int) -> Int {
    guard let value = hexValue(i + 2, digits: digits), let scalar = Unicode.Scalar(value) else { return 0 }
    switch scalar.value {
    case 0x09, 0x0A: return digits + 2
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFFFE, 0xFFFF, 0xFEFF: return 0
    default: return digits + 2
    }
  }

  func hexValue(_ start: Int, digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for k in 0..<digits {
      guard let digit = hexDigit(byte(start + k)) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private func hexDigit(_ c: UInt8) -> UInt32? {
    switch c {
    case 0x30...0x39: UInt32(c) - 0x30
    case 0x41...0x46: UInt32(c) - 0x41 + 10
    case 0x61...0x66: UInt32(c) - 0x61 + 10
    default: nil
    }
  }

  /// How much of a wrong escape to underline, in bytes.
  private func escapeShown(_ i: Int) -> Int {
    let digits = [0x78: 2, 0x75: 4, 0x55: 8][Int(byte(i + 1))] ?? 0
    if digits > 0, hexValue(i + 2, digits: digits) != nil { return digits + 2 }
    if i + 1 >= count || isLineEnd(i + 1) { return 1 }
    return 1 + (UTF8Scan.decode(at: i + 1, in: bytes)?.length ?? 1)
  }

  private func escapeMessage(_ start: Int, _ end: Int) -> String {
    let escape = text(start, end)
    if end - start > 3 { return "`\(escape)` stands for a character that is not allowed in a map; delete it" }
    return "`\(escape)` is not a valid escape; use single quotes, in which a backslash is just a backslash"
  }
}
