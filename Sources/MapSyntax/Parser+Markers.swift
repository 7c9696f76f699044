import SourceText

/// Lines that are not part of a map's structure: `---`, `...`, directives, merge conflict markers.
extension Parser {
  /// Reads `---`, `...`, a directive or a merge conflict marker at the start of a line. False if there is none.
  mutating func readMarkerLine() -> Bool {
    let c = bytes[p]
    switch c {
    case 0x2D, 0x2E:
      guard isDocumentMarker(p) else { return false }
      readDocumentMarker(isStart: c == 0x2D)
      return true
    case 0x25:
      let end = endOfLine(p)
      report(
        .directive, p, end, "maps do not support directives; delete this line",
        fix: deleting(p, nextLine(end), "delete the line", .unsafe))
      token(.unexpected, p, end)
      p = nextLine(end)
      return true
    case 0x3C, 0x3D, 0x3E, 0x7C:
      guard isConflictMarker(p) else { return false }
      let end = endOfLine(p)
      if !isInConflict {
        report(.conflictMarker, p, end, "unresolved merge conflict; keep one side and delete the markers")
      }
      // Only the first side is read, since anything that both sides contain would be reported twice.
      let last = isInConflict && c != 0x3E ? endOfConflict(end) : end
      isInConflict = c == 0x3C || (c != 0x3E && last == end)
      token(.unexpected, p, last)
      p = nextLine(last)
      return true
    default:
      return false
    }
  }

  /// Whether `---` or `...` is at `i`, the start of a line, and is not the start of a longer word.
  func isDocumentMarker(_ i: Int) -> Bool {
    let c = byte(i)
    return (c == 0x2D || c == 0x2E) && byte(i + 1) == c && byte(i + 2) == c && isBlankOrEnd(i + 3)
  }

  /// The end of the line that closes a merge conflict; `end`, the end of the current line, if none does.
  private func endOfConflict(_ end: Int) -> Int {
    var line = nextLine(end)
    while line < count {
      if bytes[line] == 0x3E, isConflictMarker(line) { return endOfLine(line) }
      if bytes[line] == 0x3C, isConflictMarker(line) { break }
      line = nextLine(line)
    }
    return end
  }

  /// Whether a line starts with the same character seven times, as git's markers do.
  private func isConflictMarker(_ start: Int) -> Bool {
    let c = bytes[start]
    for k in 1..<7 where byte(start + k) != c { return false }
    return isBlankOrEnd(start + 7)
  }

  private mutating func readDocumentMarker(isStart: Bool) {
    let start = p
    let end = trimmed(start, endOfLine(start))
    let rest = skipBlanks(start + 3)
    let isAlone = isLineEnd(rest) || (byte(rest) == 0x23 && rest > start + 3)
    if isStart && (hasBegun || hasEnded) {
      report(.secondDocument, start, start + 3, "a file can hold only one map; put the second one in its own file")
      let isPart = !hasEnded && !startsAnew(nextContent(endOfLine(start)))
      if isPart, isLineEnd(rest) {
        diagnostics[diagnostics.count - 1].fixes = [deleting(start, nextLine(start), "delete the line", .unsafe)]
      }
      if !isPart {
        close(downTo: 0)
        token(.unexpected, start, count)
        p = count
      } else {
        // A separator line between two parts of one map.
        token(.unexpected, start, end)
        p = nextLine(end)
      }
      return
    }
    if !isStart, tree.nodes.isEmpty, !tree.tokenKinds.contains(.documentStart) {
      report(.documentMarker, start, start + 3, "`...` ends a map, but there is none before it; delete it")
    }
    var (_, next) = nextContent(endOfLine(start))
    while byte(next) == 0x23 { (_, next) = nextContent(endOfLine(next)) }
    if !isStart, !tree.nodes.isEmpty, next < count, !startsAnew(nextContent(endOfLine(start))) {
      report(
        .documentMarker, start, start + 3, "`...` ends a map, but this one continues; delete it",
        fix: isLineEnd(rest) ? deleting(start, nextLine(start), "delete the line", .unsafe) : nil)
      token(.unexpected, start, end)
      p = nextLine(end)
      return
    }
    close(downTo: 0)
    token(isStart ? .documentStart : .documentEnd, start, start + 3)
    hasBegun = true
    if !isStart { hasEnded = true }
    p = rest
    if isAlone {
      finishLine()
    } else {
      report(
        .documentMarker, rest, end,
        "`\(isStart ? "---" : "...")` must be alone on its line; put this on the next line")
      if isStart {
        let saved = diagnostics.count
        readContent(column: 0, isFresh: true)
        // The marker is what is wrong with this line; only mistakes further down are separate.
        let further = diagnostics[saved...].filter { $0.place.range.start > end }
        diagnostics.replaceSubrange(saved..., with: further)
      } else {
        token(.unexpected, rest, end)
        p = nextLine(end)
      }
    }
  }

  /// Whether an unindented line starts another map instead of continuing this one: with a top-level key that this map
  /// already has, or with something that is not a top-level key. False for an indented line; true at the end of the
  /// file.
  private func startsAnew(_ line: (lineStart: Int, content: Int)) -> Bool {
    guard line.content == line.lineStart, line.content < count else { return line.content >= count }
    var end = line.content
    while !isLineEnd(end), byte(end) != 0x3A { end += 1 }
    let word = text(line.content, end)
    guard keyWords.isTop(word) else { return true }
    var key = NodeIndex(1)
    while key.int < tree.nodes.count, tree.nodes[key.int].subtreeEnd != UInt32.max {
      let range = tree.range(key)
      if text(range.start, range.end) == word { return true }
      let value = tree.end(of: key)
      guard value.int < tree.nodes.count, tree.nodes[value.int].subtreeEnd != UInt32.max else { break }
      key = tree.end(of: value)
    }
    return false
  }

  mutating func reportAfterEnd(_ start: Int) {
    report(.documentMarker, start, endOfLine(start), "nothing can follow `...`; delete the `...`, or what follows it")
    token(.unexpected, start, count)
    p = count
  }
}
