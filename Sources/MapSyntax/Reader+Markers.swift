import SourceText

/// Lines that are no part of a map's structure: `---`, `...`, directives, a merge conflict's markers.
extension Reader {
  /// Reads `---`, `...`, a directive or a merge conflict's marker, which stand at the start of a line.
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
        .directive, p, end, "maps have no directives; delete this line",
        fix: deleting(p, nextLine(end), "delete the line", .unsafe))
      token(.unexpected, p, end)
      p = nextLine(end)
      return true
    case 0x3C, 0x3D, 0x3E, 0x7C:
      guard isConflictMarker(p) else { return false }
      let end = endOfLine(p)
      if !isInConflict {
        report(.conflictMarker, p, end, "a merge conflict is left here; keep one side and delete its markers")
      }
      // The first side is read, the others are not: what they say twice would be reported twice.
      let last = isInConflict && c != 0x3E ? endOfConflict(end) : end
      isInConflict = c == 0x3C || (c != 0x3E && last == end)
      token(.unexpected, p, last)
      p = nextLine(last)
      return true
    default:
      return false
    }
  }

  /// Whether `---` or `...` is at the offset of a line's start, and nothing that makes it a longer word.
  func isDocumentMarker(_ i: Int) -> Bool {
    let c = byte(i)
    return (c == 0x2D || c == 0x2E) && byte(i + 1) == c && byte(i + 2) == c && isBlankOrEnd(i + 3)
  }

  /// The end of the line that closes a merge conflict; of the line that is being read, where none does.
  private func endOfConflict(_ end: Int) -> Int {
    var line = nextLine(end)
    while line < count {
      if bytes[line] == 0x3E, isConflictMarker(line) { return endOfLine(line) }
      if bytes[line] == 0x3C, isConflictMarker(line) { break }
      line = nextLine(line)
    }
    return end
  }

  /// Seven `<`, `|`, `=` or `>`, as git writes them.
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
      report(.secondDocument, start, start + 3, "a file holds one map; put the second one into a file of its own")
      let isPart = !hasEnded && !startsAnew(nextContent(endOfLine(start)))
      if isPart, isLineEnd(rest) {
        diagnostics[diagnostics.count - 1].fixes = [deleting(start, nextLine(start), "delete the line", .unsafe)]
      }
      if !isPart {
        close(downTo: 0)
        token(.unexpected, start, count)
        p = count
      } else {
        // A line drawn between two parts of one map.
        token(.unexpected, start, end)
        p = nextLine(end)
      }
      return
    }
    if !isStart, tree.nodes.isEmpty, !tree.tokenKinds.contains(.documentStart) {
      report(.documentMarker, start, start + 3, "`...` ends a map, and none stands before it; delete it")
    }
    var (_, next) = nextContent(endOfLine(start))
    while byte(next) == 0x23 { (_, next) = nextContent(endOfLine(next)) }
    if !isStart, !tree.nodes.isEmpty, next < count, !startsAnew(nextContent(endOfLine(start))) {
      report(
        .documentMarker, start, start + 3, "`...` ends a map, and this one goes on; delete it",
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
        .documentMarker, rest, end, "`\(isStart ? "---" : "...")` stands alone on its line; put this on the next one")
      if isStart {
        let saved = diagnostics.count
        readContent(column: 0, isFresh: true)
        // What upsets this line is the marker in front of it; what is wrong further down is not.
        let further = diagnostics[saved...].filter { $0.place.range.start > end }
        diagnostics.replaceSubrange(saved..., with: further)
      } else {
        token(.unexpected, rest, end)
        p = nextLine(end)
      }
    }
  }

  /// Whether a line goes on with no part of this map: it starts with a key that the top of the file has already, or with
  /// something that is no key of the top.
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
