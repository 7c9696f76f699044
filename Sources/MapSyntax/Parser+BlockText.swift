import SourceText

/// Block scalars: literal (`|`) and folded (`>`) text.
extension Parser {
  /// What follows `|` or `>`.
  struct BlockHeader {
    /// The indentation that the header states, 1 to 9; 0 if it states none.
    var indent = 0
    /// The offset after its last character.
    var end: Int
  }

  /// Whether `|` or `>` at `i` opens a block scalar. It does if nothing follows it on the line but an optional
  /// indentation and chomping indicator, blanks, and perhaps a comment.
  func isBlockHeader(_ i: Int) -> Bool {
    let q = blockHeader(i).end
    return isLineEnd(skipBlanks(q)) || byte(skipBlanks(q)) == 0x23
  }

  private func blockHeader(_ i: Int) -> BlockHeader {
    var header = BlockHeader(end: i + 1)
    var hasChomping = false
    while true {
      switch byte(header.end) {
      case 0x31...0x39 where header.indent == 0:
        header.indent = Int(byte(header.end) - 0x30)
      case 0x2B where !hasChomping, 0x2D where !hasChomping:
        hasChomping = true
      default:
        return header
      }
      header.end += 1
    }
  }

  /// Reads a block scalar as the value of the innermost entry.
  /// - Parameter beyond: the column beyond which the scalar's lines must be indented.
  mutating func readBlockText(beyond: Int) {
    let start = p
    let header = blockHeader(start)
    let behind = skipBlanks(header.end)
    if isListAsBlock(behind) {
      report(
        .unexpectedText, start, header.end,
        "this `\(text(start, header.end))` is not needed before a list; delete it",
        fix: deleting(trimmed(0, start), header.end, "delete it"))
      token(.unexpected, start, header.end)
      p = header.end
      return finishLine()
    }
    let (below, text) = nextContent(endOfLine(behind))
    if text < count, let top = frames.last, top.kind == .mapping, top.awaiting, text - below == top.column,
      !startsWithSign(text), !looksLikeStructure(text), !isKey(text),
      text > below || !isDocumentMarker(text)
    {
      // The text is indented no deeper than its key. That mistake is reported when the text is read.
      token(.unexpected, start, header.end)
      p = header.end
      return finishLine()
    }
    if isComment(behind) {
      if behind == header.end {
        report(.commentWithoutSpace, behind, behind + 1, "a comment needs a space before its `#`")
      } else if isCutText(behind) {
        reportCut(behind, endOfLine(behind))
      }
    }
    let (end, indent) = scanBlockLines(from: nextLine(behind), header: header, beyond: beyond)
    let first = diagnostics.count
    checkBlockText(start, header, from: nextLine(behind), to: end, indent: indent)
    scalar(bytes[start] == 0x7C ? .literal : .folded, start, end)
    if diagnostics.count > first { tree.nodes[tree.nodes.count - 1].isDamaged = true }
    if header.indent > 0 { tree.blockIndents[NodeIndex(tree.nodes.count - 1)] = indent }
    p = end
  }

  /// Whether the text at `i` is followed by a colon that makes it a key, whatever characters it contains.
  private func isKey(_ i: Int) -> Bool {
    if case .colon = scanPlain(i).reason { true } else { false }
  }

  /// Whether a block scalar is the value of a key that takes items, and its text starts with an item.
  private func isListAsBlock(_ header: Int) -> Bool {
    guard let top = frames.last, top.kind == .mapping, top.awaiting else { return false }
    let (lineAt, next) = nextContent(endOfLine(header))
    guard next < count, bytes[next] == 0x2D, isBlankOrEnd(next + 1), isItemDue(at: next - lineAt) else { return false }
    return looksLikeItem(next)
  }

  /// Reports the first mistake in a block scalar: missing or misplaced text, or something that YAML parsers disagree
  /// on.
  private mutating func checkBlockText(_ start: Int, _ header: BlockHeader, from first: Int, to end: Int, indent: Int) {
    // Parsers disagree on whether the last line counts as terminated if the file ends without a line break. (This does
    // not matter if `-` strips line breaks.)
    var lastLine = end
    while lastLine > first, bytes[lastLine - 1] != 0x0A { lastLine -= 1 }
    let signs = text(start, header.end)
    if end < count, !startsWithTab(end), (first..<end).allSatisfy({ bytes[$0] <= 0x20 }) {
      report(
        .unfinishedText, start, start + 1,
        "no text follows this `\(text(start, start + 1))`; write some below it, indented deeper")
      return
    }
    if indent > 0, header.indent == 0, indent < start - lineStart, isFirstOnLine(start) {
      report(
        .indentation, start, start + 1,
        "this `\(text(start, start + 1))` is indented deeper than its text; put it after the key")
      return
    }
    if end >= count, end - lastLine > (signs.contains("+") ? 0 : indent), !signs.contains("-") {
      report(
        .unfinishedText, start, start + 1, "the file ends inside this text; add a line break at the end",
        fix: inserting("\n", at: count, "add the line break"))
      return
    }
    // Find blank lines before the text that are deeper than the indentation stated in the header, and, in folded text,
    // more deeply indented lines after blank ones.
    var line = first
    var hasText = false
    var wasBlank = false
    var previousIsMore: Bool?
    while line < end {
      let lineEnd = endOfLine(line)
      let textStart = min(line + max(indent, 0), lineEnd)
      let isBlankLine = skipBlanks(line) >= lineEnd
      if isBlankLine {
        if header.indent > 0, lineEnd - line > indent, !hasText {
          report(
            .indentation, line, lineEnd, "this blank line is indented deeper than the text; delete its spaces",
            fix: deleting(line, lineEnd, "delete the spaces"))
          return
        }
        wasBlank = true
      } else {
        hasText = true
        let isMore = isBlank(byte(textStart))
        if bytes[start] == 0x3E, wasBlank, isMore, previousIsMore == false {
          report(
            .foldedIndent, textStart, textStart + 1,
            "YAML parsers disagree on how to read a more deeply indented line after a blank one in folded text; use `|` instead of `>`, or indent the line like the rest"
          )
          return
        }
        previousIsMore = isMore
        wasBlank = false
      }
      line = nextLine(lineEnd)
    }
  }

  /// Whether a line is indented with a tab, which is reported separately.
  private func startsWithTab(_ line: Int) -> Bool {
    (line..<skipBlanks(line)).contains { bytes[$0] == 0x09 }
  }

  /// Finds where a block scalar ends, and its indentation: that of its header or, if the header states none, of its
  /// first non-blank line. The scalar ends before the first non-blank line that is indented less. Blank lines after its
  /// last line belong to it, since chomping may keep them.
  private mutating func scanBlockLines(from first: Int, header: BlockHeader, beyond: Int) -> (end: Int, indent: Int) {
    var indent = header.indent > 0 ? max(beyond, 0) + header.indent : 0
    var line = first
    var deepestBlank = (column: 0, at: 0)
    while line < count {
      var q = line
      while byte(q) == 0x20, indent == 0 || q - line < indent { q += 1 }
      if isLineEnd(q) || q >= count {
        if indent == 0, q - line > deepestBlank.column { deepestBlank = (q - line, line) }
        line = nextLine(q)
        continue
      }
      let column = q - line
      if indent == 0 {
        guard column > max(beyond, 0) else { break }
        indent = column
        if deepestBlank.column > indent {
          report(
            .indentation, deepestBlank.at, deepestBlank.at + deepestBlank.column,
            "this blank line is indented deeper than the text that follows; delete its spaces")
        }
      }
      if column < indent { break }
      line = nextLine(q)
    }
    return (line, indent)
  }
}
