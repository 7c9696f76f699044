import SourceText

/// Plain scalars: text without quotes.
extension Parser {
  /// Where a scan along a line of plain text stopped, and why.
  struct Stop {
    enum Reason {
      case lineEnd
      /// A colon that ends a key, at this offset.
      case colon(Int)
      /// A comment, whose `#` is at this offset.
      case comment(Int)
    }
    var reason: Reason
    /// The end of the text before the stop, without trailing blanks.
    var end: Int
  }

  /// Scans plain text from `start` to the first thing on its line that ends it.
  @inline(__always)
  func scanPlain(_ start: Int) -> Stop {
    var i = start
    while i < count {
      i = skipText(i)
      guard i < count else { break }
      let c = bytes[i]
      // All bytes above `:` are text; of the others, only a few matter.
      if c > 0x3A {
        i += 1
        continue
      }
      switch c {
      case 0x0A:
        return Stop(reason: .lineEnd, end: trimmed(start, i))
      case 0x0D where byte(i + 1) == 0x0A:
        return Stop(reason: .lineEnd, end: trimmed(start, i))
      case 0x3A where endsKey(i):
        return Stop(reason: .colon(i), end: trimmed(start, i))
      case 0x23 where i > start && isBlank(bytes[i - 1]):
        return Stop(reason: .comment(i), end: trimmed(start, i))
      default:
        i += 1
      }
    }
    return Stop(reason: .lineEnd, end: trimmed(start, i))
  }

  /// Skips text in which a scan cannot stop, eight bytes at a time.
  @inline(__always)
  private func skipText(_ start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var i = start
    while i + 8 <= count {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self))
      let stops =
        Self.matches(word, 0x0A) | Self.matches(word, 0x0D) | Self.matches(word, 0x3A) | Self.matches(word, 0x23)
      if stops != 0 { return i + stops.trailingZeroBitCount / 8 }
      i += 8
    }
    return i
  }

  /// Sets the high bit of each byte that equals `byte`. After the first such byte, the high bits of other bytes may be
  /// set too.
  @inline(__always)
  private static func matches(_ word: UInt64, _ byte: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let difference = word ^ (ones &* byte)
    return (difference &- ones) & ~difference & (ones &* 0x80)
  }

  /// Whether the colon at `i` ends a key: a blank, a special space or the end of the line follows.
  @inline(__always)
  func endsKey(_ i: Int) -> Bool {
    isBlankOrEnd(i + 1) || (byte(i + 1) >= 0xC2 && unicodeSpaceLength(bytes, i + 1) > 0)
  }

  /// Whether plain text cannot start at `i`: the character there is one of ``,[]{}#&*!|>'"%@` ``, or it is `-`, `?` or
  /// `:` followed by a blank or the end of the line.
  @inline(__always)
  func startsWithSign(_ i: Int) -> Bool {
    switch byte(i) {
    case 0x2C, 0x5B, 0x5D, 0x7B, 0x7D, 0x23, 0x26, 0x2A, 0x21, 0x7C, 0x3E, 0x27, 0x22, 0x25, 0x40, 0x60: true
    case 0x2D, 0x3F, 0x3A: isBlankOrEnd(i + 1)
    default: false
    }
  }

  /// Reads plain text on one or more lines, as the value of the innermost entry.
  /// - Parameters:
  ///   - firstStop: the result of scanning the text's first line, if known;
  ///   - ownColumn: the text's column if `isEntry`, so that dashes and keys below it are recognized; else -1;
  ///   - isEntry: whether the text is after a dash or on its own line, rather than after a key.
  mutating func readPlainValue(_ start: Int, firstStop: Stop?, ownColumn: Int, isEntry: Bool) {
    let stop = firstStop ?? scanPlain(start)
    // Most plain text is on one line, with nothing after it.
    if case .lineEnd = stop.reason, !startsWithSign(start) {
      let (line, next) = nextContent(stop.end)
      // Keys may follow an entry after a comment.
      let isDone =
        next < count && bytes[next] == 0x23
        ? !isEntry || ownColumn < 0 : next >= count || next - line <= frames.last?.column ?? -1
      if isDone {
        scalar(.plain, start, stop.end)
        p = nextLine(stop.end)
        return
      }
    }
    readOtherPlainValue(start, firstStop: stop, ownColumn: ownColumn, isEntry: isEntry)
  }

  private mutating func readOtherPlainValue(_ start: Int, firstStop: Stop, ownColumn: Int, isEntry: Bool) {
    let beyond = frames.last?.column ?? -1
    let firstDiagnostic = diagnostics.count
    var isDamaged = false
    if startsWithSign(start) {
      reportSign(start)
      isDamaged = true
    }
    var stop = firstStop
    if case .colon(let colon) = stop.reason {
      if !isEntry, !isDamaged, readItemBehindKey(start, colon) { return }
      if !isDamaged { reportColonInText(start, colon) }
      isDamaged = true
      stop = scanText(start)
    }
    var end = stop.end
    if isEntry, ownColumn >= 0, frames.last?.kind == .sequence, let column = columnOfKeys(behindCommentAfter: stop) {
      turnIntoKey(start, end, column: column, isDamaged: isDamaged)
      p = end
      finishPlainLine()
      return
    }
    var bulletCount = 0
    var mayBeItem = false
    while case .lineEnd = stop.reason {
      let (lineAt, next) = nextContent(end)
      let column = next - lineAt
      guard next < count, column > beyond, bytes[next] != 0x23 else { break }
      if bytes[next] == 0x2D, isBlankOrEnd(next + 1) {
        if isEntry, column <= ownColumn, !isDamaged, isItemDue(at: ownColumn) {
          wrapForgottenText(start, end, dashColumn: column)
          p = lineAt
          return
        }
        let isBelowID = isEntry && frames.last?.kind == .sequence && isID(start, end)
        if isNearSequence(column) || isBelowID || looksLikeItem(next) { break }
        if !isDamaged {
          report(
            .bulletInText, next, next + 1,
            "this bullet is read as part of the text above it; put it under a key such as `because`, or quote the text")
        }
        isDamaged = true
        bulletCount += 1
        stop = scanText(next)
        end = stop.end
        continue
      }
      stop = scanPlain(next)
      if case .colon(let colon) = stop.reason {
        if isSlippedKey(next, trimmed(next, colon), colon, column: column) {
          if isEntry, ownColumn >= 0, frames.last?.kind == .sequence {
            turnIntoKey(start, end, column: column, isDamaged: isDamaged)
            p = lineAt
            return
          }
          break
        }
        if !isDamaged { reportColonInText(next, colon) }
        isDamaged = true
        mayBeItem = mayBeItem || isID(next, trimmed(next, colon))
        stop = scanText(next)
      }
      end = stop.end
    }
    if isDamaged {
      // A line that starts like an item may be one, whose dash is missing.
      attach(
        quoting(start, end, mayBeItem ? .unsafe : .safe), from: firstDiagnostic,
        to: [.colonInText, .textStartsWithSign])
      // Several bullets are a list, not text.
      let quotable: Set<SyntaxRule> = bulletCount > 1 ? [.anchor, .tag] : [.anchor, .tag, .bulletInText]
      attach(quoting(start, end, .unsafe), from: firstDiagnostic, to: quotable)
      attach(
        deleting(start, start + 1, "delete the `*`", .unsafe), from: firstDiagnostic, to: [.alias])
      preferCurlyQuote(start, end, from: firstDiagnostic)
    }
    if case .comment(let hash) = stop.reason, isCutText(hash) {
      let hasCurlyQuote = curlyQuoteLength(start) > 0
      if !isDamaged {
        reportCut(hash, endOfLine(hash))
        attach(joiningOrQuoting(start, hash: hash), from: diagnostics.count - 1, to: [.textCutByComment])
      }
      if hasCurlyQuote { preferCurlyQuote(start, endOfLine(hash), from: firstDiagnostic) }
      isDamaged = true
    }
    if case .comment(let hash) = stop.reason, !isDamaged, curlyQuoteLength(start) > 0, hasClosingCurlyQuote(hash) {
      reportCurlyQuote(start)
      isDamaged = true
    }
    scalar(.plain, start, end, isDamaged: isDamaged)
    p = end
    finishPlainLine()
  }

  /// The column of keys that follow the text of an entry after a comment, on the line of the text or on further lines;
  /// nil if there is no comment, if it cuts the text off, or if no keys follow.
  private func columnOfKeys(behindCommentAfter stop: Stop) -> Int? {
    var (lineAt, next) = nextContent(stop.end)
    if case .comment(let hash) = stop.reason {
      if isCutText(hash) { return nil }
      (lineAt, next) = nextContent(endOfLine(hash))
    } else if next >= count || bytes[next] != 0x23 {
      return nil
    }
    while next < count, bytes[next] == 0x23 { (lineAt, next) = nextContent(endOfLine(next)) }
    let column = next - lineAt
    guard next < count, column > frames.last?.column ?? -1, case .colon(let colon) = scanPlain(next).reason,
      isSlippedKey(next, trimmed(next, colon), colon, column: column)
    else { return nil }
    return column
  }

  /// Reads the rest of the line after plain text. Mistakes in a comment there have already been reported.
  private mutating func finishPlainLine() {
    let q = skipBlanks(p)
    if isComment(q) {
      let end = endOfLine(q)
      token(.comment, q, end)
      p = nextLine(end)
    } else {
      p = nextLine(q)
    }
  }

  /// Scans text along a line, colons included.
  func scanText(_ start: Int) -> Stop {
    var at = start
    while true {
      let stop = scanPlain(at)
      guard case .colon(let colon) = stop.reason else {
        return Stop(reason: stop.reason, end: max(stop.end, trimmed(start, stop.end)))
      }
      at = colon + 1
      if isLineEnd(at) { return Stop(reason: .lineEnd, end: at) }
    }
  }

  /// The next line after `end` that is not blank: where it starts, and where its first non-blank character
  /// is; both `count` if there is no such line.
  @inline(__always)
  func nextContent(_ end: Int) -> (lineStart: Int, content: Int) {
    var line = nextLine(end)
    while line < count {
      let q = skipBlanks(line)
      if !isLineEnd(q) { return (line, q) }
      line = nextLine(q)
    }
    return (count, count)
  }

  /// Whether a dash is followed by an id or `premises`, and a colon.
  func looksLikeItem(_ dash: Int) -> Bool {
    let start = skipBlanks(dash + 1)
    guard case .colon(let colon) = scanPlain(start).reason else { return false }
    return isID(start, trimmed(start, colon))
  }

  /// Whether a dash at `column` is an entry of an open sequence, perhaps misindented by one column.
  private func isNearSequence(_ column: Int) -> Bool {
    frames.contains { $0.kind == .sequence && !$0.isFlow && abs($0.column - column) <= 1 }
  }

  /// Whether the words before a colon, on a line that would otherwise continue the text above it, are really a key: a
  /// key of the language indented too deep, an id with nothing after it, or an id indented one space too deep.
  private func isSlippedKey(_ start: Int, _ end: Int, _ colon: Int, column: Int) -> Bool {
    if keyWords.contains(text(start, end)) { return true }
    guard isID(start, end) else { return false }
    return isLineEnd(skipBlanks(colon + 1))
      || frames.contains { $0.kind == .mapping && !$0.isFlow && $0.column == column - 1 }
  }

  /// Whether a range is an id: a letter, then letters, digits, `-` and `_`.
  func isID(_ start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    for i in start..<end {
      switch bytes[i] {
      case 0x41...0x5A, 0x61...0x7A: continue
      case 0x30...0x39, 0x2D, 0x5F: if i == start { return false }
      default: return false
      }
    }
    return true
  }

  /// Reads the text of an entry as the key that it must have been meant to be, since keys follow below it.
  private mutating func turnIntoKey(_ start: Int, _ end: Int, column: Int, isDamaged: Bool) {
    let line = min(end, endOfLine(start))
    var colon = start
    while colon < line, bytes[colon] != 0x3A { colon += 1 }
    if !isDamaged, colon < line, isID(start, colon), byte(colon + 1) != 0x2F {
      report(
        .missingSpace, colon, colon + 1, "a colon needs a space after it: `\(text(start, colon)): …`",
        fix: inserting(" ", at: colon + 1, "add the space"))
      open(.mapping, column: column)
      key(.plain, start, colon)
      token(.colon, colon, colon + 1)
      scalar(.plain, colon + 1, end, isDamaged: true)
      return
    }
    if !isDamaged {
      if isID(start, end) {
        report(
          .colonForgotten, start, end, "keys follow, so `\(text(start, end))` needs a colon: `\(text(start, end)):`",
          fix: inserting(":", at: end, "add the colon"))
      } else {
        report(.textWithoutID, start, line, "a claim needs an id before its text: `an-id: …`")
      }
    }
    open(.mapping, column: column)
    key(.plain, start, end)
    tree.nodes[tree.nodes.count - 1].isDamaged = true
    frames[frames.count - 1].awaiting = true
  }

  // MARK: Mistakes in text

  mutating func reportColonInText(_ start: Int, _ colon: Int) {
    report(
      .colonInText, colon, colon + 1,
      "this colon makes the words before it a key; put the whole text in single quotes")
  }

  /// Reports the special character that some text starts with, according to what that character means in YAML.
  mutating func reportSign(_ start: Int, inFlow: Bool = false) {
    let sign = bytes[start]
    var end = start + 1
    while !isBlankOrEnd(end), byte(end) != 0x2C, !(inFlow && isFlowSign(byte(end))) { end += 1 }
    let word = text(start, end)
    let isWord = end > start + 1
    let behind = skipBlanks(end)
    let isAlone =
      isLineEnd(behind) || isComment(behind) || inFlow && isFlowSign(byte(behind))
      || byte(behind) == 0x3A && endsKey(behind)
    switch sign {
    case 0x26 where isWord:
      report(.anchor, start, end, "`\(word)` is an anchor, which maps do not support; if it is text, quote the text")
    case 0x2A where isWord && isAlone:
      report(.alias, start, end, "`\(word)` is an alias, which maps do not support; if it is text, quote the text")
    case 0x21 where isWord:
      report(.tag, start, end, "`\(word)` is a tag, which maps do not support; if it is text, quote the text")
    default:
      let shown = UTF8Scan.decode(at: start, in: bytes)?.length ?? 1
      report(
        .textStartsWithSign, start, start + shown,
        "unquoted text cannot start with `\(text(start, start + shown))`; put the text in single quotes")
    }
  }
}
