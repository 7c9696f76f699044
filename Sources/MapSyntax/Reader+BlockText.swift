import SourceText

/// Literal (`|`) and folded (`>`) texts.
extension Reader {
  /// What stands behind `|` or `>`.
  struct BlockHeader {
    /// The indentation that it states, 1 to 9; 0 for none.
    var indent = 0
    /// Behind the last of its characters.
    var end: Int
  }

  /// Whether `|` or `>` at `i` opens a block text: at most an indentation and a chomping sign follow, then blanks, a
  /// comment or the line's end.
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

  /// Reads a block text, the value of the innermost entry.
  /// - Parameter beyond: the column that its lines must lie beyond.
  mutating func readBlockText(beyond: Int) {
    let start = p
    let header = blockHeader(start)
    let behind = skipBlanks(header.end)
    if isComment(behind) {
      if behind == header.end {
        report(.commentWithoutSpace, behind, behind + 1, "a comment needs a space before its `#`")
      } else if isCutText(behind) {
        reportCut(behind, endOfLine(behind))
      }
    }
    let (end, indent) = scanBlockLines(from: nextLine(behind), header: header, beyond: beyond)
    scalar(bytes[start] == 0x7C ? .literal : .folded, start, end)
    if header.indent > 0 { tree.blockIndents[NodeIndex(tree.nodes.count - 1)] = indent }
    p = end
  }

  /// Finds where a block text ends: before the first line that is not blank and is indented less than its first.
  /// Blank lines behind the last line are part of it, since chomping may keep them.
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
