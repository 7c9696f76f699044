import SourceText

/// Deals with lines that are out of place: works out what they must have been meant as, so that one mistake leads to
/// only one diagnostic, and only what is itself broken is lost.
extension Parser {
  /// Deals with a dash at a column at which no sequence is open. True if the dash now belongs to one.
  mutating func recoverDash(column: Int) -> Bool {
    if wrapForgottenItem(column: column) { return true }
    // A dash two or more columns deeper than a list must belong to another list inside it.
    if let i = nearestFrame(to: column, where: { $0.kind == .sequence }), (-1...3).contains(frames[i].column - column) {
      close(downTo: i + 1)
      let goesOn = nextDash(upTo: max(column, frames[i].column)) == column
      if frames[i].slippedColumn == column {
        // Already reported with the dash above it.
      } else if goesOn, isFirstEntry(frames[i]) {
        reportSlippedStart(of: i, column: column)
        frames[i].column = column
      } else {
        report(
          .indentation, p, p + 1,
          "this dash is indented by \(column), but its list by \(frames[i].column); align it with the list",
          fix: shifting(column: column, to: frames[i].column))
        frames[i].slippedColumn = column
      }
      isItemSlipped = true
      return true
    }
    return openLostList(column: column)
  }

  /// Deals with a key at a column at which no mapping is open. True if the key now belongs to one.
  mutating func recoverKey(column: Int, keyStart: Int, keyEnd: Int) -> Bool {
    let word = text(keyStart, keyEnd)
    if wrapRootList(column: column) { return true }
    if bytes[keyStart] == 0x2D, isID(keyStart + 1, keyEnd),
      let i = frames.lastIndex(where: { $0.kind == .sequence && $0.column == column })
    {
      splitDash(at: keyStart, from: i, "\(word.dropFirst()): …")
      // The other keys of the item are where they would be if the space were there.
      open(.mapping, column: column + 2)
      isNextKeyDamaged = true
      return true
    }
    let isKeyWord = keyWords.contains(word)
    if !isKeyWord, let i = frames.lastIndex(where: { $0.kind == .sequence && $0.column == column }) {
      // Where a list is not allowed, its dashes are the mistake, and they are reported later. The node before a list is
      // its key, unless the list is an item of another one.
      let before = Int(frames[i].node) - 1
      let hasKey = before >= 0 && tree.nodes[before].kind == .scalar
      let owner = hasKey ? tree.range(NodeIndex(before)) : ByteRange(at: 0)
      let key = text(owner.start, owner.end)
      if !keyWords.isTop(key) || keyWords.takesItems(key) {
        report(
          .dashForgotten, keyStart, keyEnd, "the other items of this list have a dash; write `- \(word): …`",
          fix: inserting("- ", at: keyStart, "add the dash"))
      }
      close(downTo: i + 1)
      fillAwaited()
      frames[frames.count - 1].awaiting = true
      open(.mapping, column: column)
      // Keys of this item may be indented as if the dash were there.
      frames[frames.count - 1].isSlipped = true
      return true
    }
    // A top-level key that slipped by one column, rather than a key of the item above it.
    let isPart = keyWords.isTop(word) && frames.first.map { $0.kind == .mapping && column == $0.column + 1 } ?? false
    if let i = isPart ? 0 : nearestFrame(to: column, where: { $0.kind == .mapping }) {
      switch recoverIntruder(i, column: column, keyStart: keyStart, keyEnd: keyEnd) {
      case .none: break
      case .placed: return true
      case .skipped: return false
      }
      if frames[i].isSlipped {
        // The item's dash has already been reported.
        frames[i].column = column
        frames[i].isSlipped = false
      } else if i == 0, column < frames[0].column {
        reportSlippedStart(of: 0, column: column)
        frames[0].column = column
      } else if frames[i].slippedColumn == column {
        // Already reported with the key above it.
      } else {
        frames[i].slippedColumn = column
        report(
          .indentation, keyStart, keyEnd,
          "`\(word)` is indented by \(column), but the keys beside it by \(frames[i].column); align it with them",
          fix: shifting(column: column, to: frames[i].column))
      }
      close(downTo: i + 1)
      return true
    }
    report(
      .unexpectedText, keyStart, endOfLine(keyStart),
      "a key is not allowed here; put it under another key, or delete it")
    skipDamaged(from: p, column: column)
    return false
  }

  /// Deals with text where only a dash or a key is allowed.
  mutating func recoverText(column: Int) {
    let start = p
    let lineEnd = endOfLine(start)
    var end = start
    while end < lineEnd, !isBlank(bytes[end]), bytes[end] != 0x3A { end += 1 }
    let isWholeLine = skipBlanks(end) == lineEnd
    if keyWords.contains(text(start, end)) {
      if !isWholeLine, byte(end) != 0x3A, readKeyWithoutColon(start, end, column: column) { return }
      if isWholeLine {
        let word = text(start, end)
        report(
          .colonForgotten, start, end, "`\(word)` is a key and needs a colon: `\(word):`",
          fix: inserting(":", at: end, "add the colon"))
        guard enterNearestMapping(column: column) else { return skipDamaged(from: start, column: column) }
        key(.plain, start, end)
        tree.nodes[tree.nodes.count - 1].isDamaged = true
        frames[frames.count - 1].awaiting = true
        p = end
        finishLine()
        return
      }
    }
    if byte(end) == 0x3A, isID(start, end) {
      report(
        .missingSpace, end, end + 1, "a colon needs a space after it: `\(text(start, end)): …`",
        fix: inserting(" ", at: end + 1, "add the space"))
      guard enterNearestMapping(column: column) else { return skipDamaged(from: start, column: column) }
      key(.plain, start, end)
      token(.colon, end, end + 1)
      frames[frames.count - 1].awaiting = true
      tree.nodes[tree.nodes.count - 1].isDamaged = true
      p = end + 1
      readValue()
      return
    }
    if bytes[start] == 0x2D, isID(start + 1, end),
      let i = frames.lastIndex(where: { $0.kind == .sequence && $0.column == column })
    {
      splitDash(at: start, from: i, text(start + 1, end))
      p = start + 1
      readContent(column: column + 1, isFresh: false)
      return
    }
    if readTextBesideKey(column: column) { return }
    reportUnexpected(start, lineEnd)
    skipDamaged(from: start, column: column)
  }

  /// Reads an item on the same line as the key whose list it belongs to: `because: lake: The lake did not freeze`.
  /// False if there is no such item.
  mutating func readItemBehindKey(_ start: Int, _ colon: Int) -> Bool {
    guard isItemDue(at: start - lineStart), isID(start, trimmed(start, colon)), let top = frames.last else {
      return false
    }
    let owner = tree.range(NodeIndex(tree.nodes.count - 1))
    let indent = top.column + 2
    var edits = [(start: owner.end + 1, end: start, text: "\n" + String(repeating: " ", count: indent) + "- ")]
    var (lineAt, next) = nextContent(endOfLine(start))
    // Keys below the item might be no deeper than its new dash, so they are moved to the column of its id.
    let shift = next < count && next - lineAt > top.column ? max(0, indent + 2 - (next - lineAt)) : 0
    while shift > 0, next < count, next - lineAt > top.column {
      edits.append((next, next, String(repeating: " ", count: shift)))
      (lineAt, next) = nextContent(endOfLine(next))
    }
    report(
      .dashForgotten, start, trimmed(start, colon),
      "`\(text(owner.start, owner.end))` takes a list; write `- \(text(start, trimmed(start, colon))): …` on its own line",
      fix: fix("write it as an item", .safe, edits))
    open(.sequence, column: top.column + 1)
    open(.mapping, column: indent + 2)
    frames[frames.count - 1].isSlipped = true
    key(.plain, start, trimmed(start, colon))
    token(.colon, colon, colon + 1)
    frames[frames.count - 1].awaiting = true
    p = skipAfterIndicator(colon + 1)
    readValue()
    return true
  }

  private func isFirstEntry(_ frame: Frame) -> Bool {
    let first = Int(frame.node) + 1
    return first < tree.nodes.count && Int(tree.nodes[first].subtreeEnd) == tree.nodes.count
  }

  /// Reads a key without a colon, and the value after it: `basis observation`, `basis = observation`. False if there is
  /// no mapping that the key can belong to.
  private mutating func readKeyWithoutColon(_ start: Int, _ end: Int, column: Int) -> Bool {
    var value = skipBlanks(end)
    let hasSign = byte(value) == 0x3D && isBlankOrEnd(value + 1)
    if hasSign { value = skipBlanks(value + 1) }
    guard enterNearestMapping(column: column) else { return false }
    let word = text(start, end)
    let stop = scanText(value)
    report(
      .colonForgotten, start, end, "`\(word)` is a key and needs a colon: `\(word): \(text(value, stop.end))`",
      fix: hasSign
        ? fix("write a colon", .safe, [(end, value, ": ")]) : inserting(":", at: end, "add the colon", .unsafe))
    key(.plain, start, end)
    tree.nodes[tree.nodes.count - 1].isDamaged = true
    frames[frames.count - 1].awaiting = true
    if hasSign { token(.unexpected, skipBlanks(end), skipBlanks(end) + 1) }
    p = value
    let first = diagnostics.count
    readValue()
    // Other mistakes in the value can be reported once the key has its colon.
    diagnostics.removeSubrange(first...)
    for node in tree.nodes.indices.suffix(1) where tree.nodes[node].kind == .scalar && !isID(value, stop.end) {
      tree.nodes[node].isDamaged = true
    }
    return true
  }

  /// Reads text that is indented only as deep as the key above it, and that must be meant as the value of that key.
  /// False if there is no such text.
  private mutating func readTextBesideKey(column: Int) -> Bool {
    guard let top = frames.last, top.kind == .mapping, top.awaiting, !top.isFlow, column == top.column,
      !startsWithSign(p), !looksLikeStructure(p)
    else { return false }
    let start = p
    let key = tree.range(NodeIndex(tree.nodes.count - 1))
    var end = trimmed(start, endOfLine(start))
    var edits = [(start: start, end: start, text: "  ")]
    while true {
      let (lineAt, next) = nextContent(end)
      guard next < count, next - lineAt >= column, bytes[next] != 0x23, !looksLikeStructure(next) else { break }
      edits.append((next, next, "  "))
      end = trimmed(next, endOfLine(next))
    }
    report(
      .indentation, start, trimmed(start, endOfLine(start)),
      "this text belongs to `\(text(key.start, key.end))` and must be indented deeper",
      fix: fix("indent it", .safe, edits))
    scalar(.plain, start, end, isDamaged: true)
    p = end
    finishLine()
    return true
  }

  /// Splits off a dash without a space after it, as an entry of the sequence at index `depth` of the stack.
  private mutating func splitDash(at start: Int, from depth: Int, _ shown: String) {
    report(
      .missingSpace, start, start + 1, "a dash needs a space after it: `- \(shown)`",
      fix: inserting(" ", at: start + 1, "add the space"))
    close(downTo: depth + 1)
    fillAwaited()
    token(.dash, start, start + 1)
    frames[frames.count - 1].awaiting = true
  }

  private mutating func reportUnexpected(_ start: Int, _ lineEnd: Int) {
    let end = max(start + 1, trimmed(start, lineEnd))
    switch bytes[start] {
    case 0x5D, 0x7D:
      report(
        .unexpectedBracket, start, start + 1, "this `\(text(start, start + 1))` closes nothing; delete it",
        fix: deleting(start, start + 1, "delete it", .unsafe))
    case _ where frames.isEmpty && !startsWithSign(start):
      report(.unexpectedText, start, end, "\(keyWords.opening), not with text")
    case _ where startsWithSign(start) && bytes[start] != 0x22 && bytes[start] != 0x27:
      reportSign(start)
    default:
      report(
        .unexpectedText, start, end, "text is not allowed here; indent it under its key, or give it an id and a dash")
    }
  }

  /// Reports a dash with nothing after it if its list is not indented deeper than the list's key, since YAML parsers
  /// disagree on what such a dash means.
  mutating func checkEmptyItem(column: Int) {
    guard frames.count > 1, frames[frames.count - 2].kind == .mapping, frames[frames.count - 2].column == column else {
      return
    }
    let q = skipBlanks(p + 1)
    guard isLineEnd(q) || isComment(q) else { return }
    let (lineAt, next) = nextContent(endOfLine(q))
    var after = (lineAt, next)
    while after.1 < count, bytes[after.1] == 0x23 { after = nextContent(endOfLine(after.1)) }
    if after.1 < count, after.1 - after.0 > column { return }
    report(
      .emptyEntry, p, p + 1, "this dash has nothing after it; write an item, or delete the dash",
      fix: isLineEnd(q) ? deleting(lineStart, nextLine(p), "delete the line", .unsafe) : nil)
    emptyItems.insert(tree.nodes.count)
  }

  private mutating func enterNearestMapping(column: Int) -> Bool {
    if let top = frames.last, top.awaiting, column > top.column {
      open(.mapping, column: column)
      return true
    }
    guard let i = nearestFrame(to: column, where: { $0.kind == .mapping }) else {
      guard frames.isEmpty, tree.nodes.isEmpty else { return false }
      open(.mapping, column: column)
      return true
    }
    close(downTo: i + 1)
    return true
  }

  /// The index of the wanted open collection whose column is nearest to the given one; if two are equally near, the
  /// inner one. Nil if there is none.
  private func nearestFrame(to column: Int, where isWanted: (Frame) -> Bool) -> Int? {
    var best: Int?
    var i = frames.count - 1
    while i >= 0 {
      let distance = abs(frames[i].column - column)
      if let b = best, column - frames[i].column > abs(frames[b].column - column) { break }
      if isWanted(frames[i]), best.map({ distance < abs(frames[$0].column - column) }) ?? true { best = i }
      i -= 1
    }
    return best
  }

  /// Leaves the rest of the line, from `start`, and the lines below it that are indented deeper than `column` out of
  /// the tree, since they belong to what has just been reported. Stops at a line that continues an open collection or
  /// is an awaited value.
  /// - Parameter isExplicitKey: whether lines that start with a colon at the same column belong to it too.
  mutating func skipDamaged(from start: Int, column: Int, isExplicitKey: Bool = false) {
    var end = endOfLine(start)
    while true {
      let (lineAt, next) = nextContent(end)
      guard next < count else { break }
      let isValue = isExplicitKey && next - lineAt == column && bytes[next] == 0x3A && isBlankOrEnd(next + 1)
      guard isValue || next - lineAt > column else { break }
      let below = next - lineAt
      if !isValue, openFrame(at: next, column: below) != nil || isAwaited(at: next, column: below) { break }
      end = endOfLine(next)
    }
    token(.unexpected, start, end)
    p = nextLine(end)
  }
}
