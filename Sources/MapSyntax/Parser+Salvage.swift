import SourceText

/// Keeps the claims below a mistake: misplaced lists stay lists, and a line that is out of place does not close
/// collections that continue after it.
extension Parser {
  /// The index of the innermost open collection that a line continues: a sequence if the line has a dash at the
  /// sequence's column, a mapping if it has a key at the mapping's column.
  func openFrame(at start: Int, column: Int) -> Int? {
    guard let i = frames.lastIndex(where: { $0.column == column && !$0.isFlow }) else { return nil }
    let isDash = bytes[start] == 0x2D && isBlankOrEnd(start + 1)
    if isDash { return frames[...i].lastIndex { $0.column == column && $0.kind == .sequence && !$0.isFlow } }
    guard looksLikeStructure(start) else { return nil }
    return frames[...i].lastIndex { $0.column == column && $0.kind == .mapping && !$0.isFlow }
  }

  /// The index of the collection that the next line continues, if that collection is inside the one at `depth`.
  /// Nil otherwise: the current line may then close everything inside the collection at `depth`.
  func interrupted(beyond depth: Int) -> Int? {
    var (lineAt, next) = nextContent(endOfLine(p))
    while next < count, bytes[next] == 0x23 { (lineAt, next) = nextContent(endOfLine(next)) }
    guard next < count, next - lineAt > frames[depth].column, let i = openFrame(at: next, column: next - lineAt),
      i > depth
    else { return nil }
    return i
  }

  /// Deals with a key that would close a collection that the next line continues. If it is a key of the language, it
  /// has lost its indentation; anything else that is followed by text is not a key. Returns `none` if the key is
  /// allowed at its column.
  mutating func recoverIntruder(_ depth: Int, column: Int, keyStart: Int, keyEnd: Int) -> Intruder {
    let word = text(keyStart, keyEnd)
    if depth == 0 && frames[0].column == column && keyWords.isTop(word) { return .none }
    guard let i = interrupted(beyond: depth) ?? (isNextLineAwaited() ? -1 : nil) else { return .none }
    var colon = keyEnd
    while byte(colon) != 0x3A, !isLineEnd(colon) { colon += 1 }
    let behind = skipBlanks(colon + 1)
    let hasValue = !isLineEnd(behind) && !isComment(behind) && !mayGoOn(behind)
    if i >= 0, keyWords.contains(word), word != "premises", !keyWords.isTop(word) || hasValue {
      let target = frames[i].kind == .mapping ? i : i + 1
      guard target < frames.count, frames[target].kind == .mapping, !frames[target].isFlow else { return .none }
      report(
        .indentation, keyStart, keyEnd,
        "`\(word)` is indented by \(column), but the keys beside it by \(frames[target].column); align it with them",
        fix: shifting(column: column, to: frames[target].column))
      close(downTo: target + 1)
      return .placed
    }
    guard hasValue else { return .none }
    let start = p
    report(
      .unexpectedText, start, endOfLine(start),
      "this is not allowed here; indent it under its key, or give it an id and a dash")
    skipDamaged(from: start, column: column)
    return .skipped
  }

  /// Whether a value can have further lines that look like structure: a quoted or block scalar can, and so can brackets
  /// that are closed before any line with a dash.
  private func mayGoOn(_ start: Int) -> Bool {
    switch bytes[start] {
    case 0x22, 0x27: return true
    case 0x7C, 0x3E: return isBlockHeader(start)
    case 0x5B, 0x7B: return closesBeforeDash(start)
    default: return false
    }
  }

  private func closesBeforeDash(_ start: Int) -> Bool {
    var balance = 0
    var line = start
    while line < count {
      let end = endOfLine(line)
      for i in line..<end {
        if bytes[i] == 0x5B || bytes[i] == 0x7B { balance += 1 }
        if bytes[i] == 0x5D || bytes[i] == 0x7D { balance -= 1 }
      }
      if balance <= 0 { return true }
      line = nextContent(end).content
      if line < count, bytes[line] == 0x2D, isBlankOrEnd(line + 1) { return false }
    }
    return false
  }

  /// What was done with a key that would close more than it should: nothing, or it was put where it belongs, or it was
  /// skipped.
  enum Intruder { case none, placed, skipped }

  /// Whether the next line looks like the value that the innermost entry is waiting for.
  private func isNextLineAwaited() -> Bool {
    let (lineAt, next) = nextContent(endOfLine(p))
    return next < count && isAwaited(at: next, column: next - lineAt)
  }

  /// Whether a line looks like structure and can be the value that the innermost entry is waiting for.
  func isAwaited(at start: Int, column: Int) -> Bool {
    guard let top = frames.last, top.awaiting else { return false }
    return column > top.column && looksLikeStructure(start)
  }

  /// The column of the next line that is not deeper than `limit`, if that line starts with a dash; else nil. Comments
  /// do not count.
  func nextDash(upTo limit: Int) -> Int? {
    var (lineAt, next) = nextContent(endOfLine(p))
    while next < count {
      let column = next - lineAt
      if column <= limit, bytes[next] != 0x23 {
        return bytes[next] == 0x2D && isBlankOrEnd(next + 1) ? column : nil
      }
      (lineAt, next) = nextContent(endOfLine(next))
    }
    return nil
  }

  /// If the lines above a dash are a mapping where a list is expected, makes that mapping the first item of the list.
  /// The item's dash, or its whole first line, is missing. False if there is no such mapping.
  mutating func wrapForgottenItem(column: Int) -> Bool {
    guard let m = frames.firstIndex(where: { $0.column >= column && !$0.isFlow && $0.kind == .mapping }), m > 0,
      frames[m].column <= column + 3, frames[m - 1].kind == .mapping, !frames[m - 1].isFlow,
      frames[m - 1].column < frames[m].column, frames[m - 1].column <= column
    else { return false }
    let mapping = Int(frames[m].node)
    let owner = tree.range(NodeIndex(mapping - 1))
    guard keyWords.takesItems(text(owner.start, owner.end)) else { return false }
    let key = tree.range(NodeIndex(mapping + 1))
    let word = text(key.start, key.end)
    // Other wrong indentation in the item's lines has the same cause.
    diagnostics.removeAll { $0.rule == SyntaxRule.indentation.rawValue && $0.place.range.start >= key.start }
    if keyWords.contains(word), word != "premises" {
      report(
        .dashForgotten, key.start, key.end,
        "the first item of this list is missing its dash and its id; write `- an-id: Some text` above `\(word)`")
      tree.nodes[mapping + 1].isDamaged = true
    } else {
      report(
        .dashForgotten, key.start, key.end, "the other items of this list have a dash; write `- \(word): …`",
        fix: addingDash(to: key.start, column: column))
    }
    tree.insert(.sequence, at: mapping)
    for i in m..<frames.count { frames[i].node += 1 }
    frames.insert(Frame(node: UInt32(mapping), column: column, kind: .sequence), at: m)
    emptyItems = Set(emptyItems.map { $0 >= mapping ? $0 + 1 : $0 })
    close(downTo: m + 1)
    tree.nodes[mapping].firstToken = tree.nodes[mapping + 1].firstToken
    return true
  }

  /// If a list at the start of the file is followed by a key, puts the list under an absent key. False if there is no
  /// such list.
  mutating func wrapRootList(column: Int) -> Bool {
    guard let root = frames.first, root.kind == .sequence, !root.isFlow, column <= root.column else { return false }
    close(downTo: 0)
    let start = tree.range(SyntaxTree.root).start
    report(
      .unexpectedText, start, endOfLine(start), "\(keyWords.opening); write one here",
      fix: isLineStart(start) ? fix("write `claims:`", .unsafe, [(start, start, "claims:\n")]) : nil)
    tree.nodes[0].isDamaged = true
    let first = tree.nodes[0].firstToken
    tree.insert(.scalar, at: 0)
    tree.nodes[0].firstToken = first
    tree.nodes[0].endToken = first
    tree.nodes[0].subtreeEnd = 1
    tree.insert(.mapping, at: 0)
    tree.nodes[0].firstToken = first
    frames = [Frame(node: 0, column: column, kind: .mapping)]
    return true
  }

  private func isLineStart(_ i: Int) -> Bool { i == 0 || bytes[i - 1] == 0x0A }

  func startOfLine(_ i: Int) -> Int {
    var line = i
    while line > 0, bytes[line - 1] != 0x0A { line -= 1 }
    return line
  }

  /// Turns text on its own line, where a list is expected and dashes follow, into the first item of that list.
  mutating func wrapForgottenText(_ start: Int, _ end: Int, dashColumn: Int) {
    if bytes[start] == 0x2D, isID(start + 1, end) {
      open(.sequence, column: dashColumn)
      report(
        .missingSpace, start, start + 1, "a dash needs a space after it: `- \(text(start + 1, end))`",
        fix: inserting(" ", at: start + 1, "add the space"))
      token(.dash, start, start + 1)
      markStart()
      scalar(.plain, start + 1, end)
      return
    }
    report(
      .dashForgotten, start, min(end, endOfLine(start)), "the other items of this list have a dash; write one here too",
      fix: addingDash(to: start, column: dashColumn))
    open(.sequence, column: dashColumn)
    scalar(.plain, start, end, isDamaged: !isID(start, end))
    frames[frames.count - 1].awaiting = false
  }

  /// Whether an item is expected at `column`: the innermost key takes items and has no value yet.
  func isItemDue(at column: Int) -> Bool {
    guard let top = frames.last, top.kind == .mapping, top.awaiting, column > top.column else { return false }
    let key = tree.range(NodeIndex(tree.nodes.count - 1))
    return keyWords.takesItems(text(key.start, key.end))
  }

  /// A fix that puts the dash of an item at a column, with the item's id after it; nil if the item is not first on its
  /// line.
  private func addingDash(to start: Int, column: Int) -> Fix? {
    var line = start
    while line > 0, bytes[line - 1] == 0x20 { line -= 1 }
    guard line == 0 || bytes[line - 1] == 0x0A else { return nil }
    return fix("add the dash", .safe, [(line, start, String(repeating: " ", count: column) + "- ")])
  }

  /// Opens a list that belongs to no key. It becomes an item of the innermost collection around it, or the value of an
  /// absent key there, so that its claims still count. False if there is no collection around it.
  mutating func openLostList(column: Int) -> Bool {
    guard
      let i = frames.lastIndex(where: {
        !$0.isFlow && ($0.column < column || $0.column == column && $0.kind == .mapping)
      })
    else {
      report(
        .unexpectedText, p, endOfLine(p),
        "a list is not allowed here; put it under a key such as `claims`, or delete it")
      skipDamaged(from: p, column: column)
      return false
    }
    let key = i == 0 ? "claims" : "because"
    let isBehindText =
      i == frames.count - 1 && column > frames[i].column && tree.tokenKinds.last == .plain && !frames[i].awaiting
    close(downTo: i + 1)
    if isBehindText {
      report(
        .bulletInText, p, p + 1,
        "this bullet would be read as part of the text above it; put it under a key such as `\(key)`",
        fix: puttingUnder(key, column: column))
    } else {
      report(
        .unexpectedText, p, endOfLine(p),
        "a list is not allowed here; put it under a key such as `\(key)`, or delete it",
        fix: puttingUnder(key, column: column))
    }
    fillAwaited()
    if frames[i].kind == .mapping { addAbsentKey() }
    frames[i].awaiting = true
    open(.sequence, column: column)
    tree.nodes[Int(frames[i + 1].node)].isDamaged = true
    return true
  }

  /// A fix that adds a line such as `because:` above a list; nil if the mapping already has that key, or cannot have
  /// it.
  private func puttingUnder(_ word: String, column: Int) -> Fix? {
    guard let last = frames.last, last.kind == .mapping, column >= last.column,
      frames.count == 1 || frames[frames.count - 2].kind == .sequence
    else { return nil }
    var key = Int(last.node) + 1
    while key < tree.nodes.count, tree.nodes[key].subtreeEnd != UInt32.max {
      let range = tree.range(NodeIndex(key))
      if text(range.start, range.end) == word { return nil }
      guard key + 1 < tree.nodes.count, tree.nodes[key + 1].subtreeEnd != UInt32.max else { break }
      key = Int(tree.nodes[key + 1].subtreeEnd)
    }
    if isKeyBelow(word, column: last.column) { return nil }
    let line = startOfLine(p)
    return fix(
      "put it under `\(word)`", .unsafe, [(line, line, String(repeating: " ", count: last.column) + "\(word):\n")])
  }

  /// Whether a key occurs at `column` in the lines below, before its mapping ends.
  private func isKeyBelow(_ word: String, column: Int) -> Bool {
    var line = endOfLine(p)
    while line < count {
      let (start, next) = nextContent(line)
      if next >= count || next - start < column { return false }
      if next - start == column, bytes[next...].starts(with: word.utf8), byte(next + word.utf8.count) == 0x3A {
        return true
      }
      line = endOfLine(next)
    }
    return false
  }

  /// Reports that the first entries of a collection are indented differently from those that follow.
  mutating func reportSlippedStart(of depth: Int, column: Int) {
    let frame = frames[depth]
    let isMapping = frame.kind == .mapping
    let token = tree.nodes[Int(frame.node)].firstToken
    // A list whose first dash is missing starts with its item.
    let first =
      isMapping || token == UInt32.max
      ? tree.range(NodeIndex(frame.node + 1)).start : Int(tree.tokenStarts[Int(token)])
    var edits: [(start: Int, end: Int, text: String)] = []
    var line = startOfLine(first)
    let end = startOfLine(p)
    while line < end {
      let indent = skipSpaces(line) - line
      if !isLineEnd(line + indent), indent + column >= frame.column {
        edits.append((line, line + indent, String(repeating: " ", count: indent + column - frame.column)))
      }
      line = nextLine(line)
    }
    let wordEnd = isMapping ? tree.range(NodeIndex(frame.node + 1)).end : first + 1
    let what = isMapping ? "`\(text(first, wordEnd))`" : "this dash"
    // If lines in between do not fit either, it may be the first line that has slipped.
    let isDoubtful = diagnostics.reversed().prefix { $0.place.range.start > first }
      .contains { $0.rule == SyntaxRule.indentation.rawValue }
    report(
      .indentation, first, wordEnd,
      "\(what) is indented by \(frame.column), but \(isMapping ? "the keys" : "those") below it by \(column)",
      fix: fix("indent it by \(column)", isDoubtful ? .unsafe : .safe, edits))
  }

  private func skipSpaces(_ i: Int) -> Int {
    var q = i
    while q < count, bytes[q] == 0x20 { q += 1 }
    return q
  }

  /// A fix that moves the current line, the more deeply indented lines below it, and lines that slipped with it, to
  /// another column. Lines below it that already fit the new column are not moved.
  func shifting(column: Int, to target: Int) -> Fix {
    var edits: [(start: Int, end: Int, text: String)] = []
    var line = startOfLine(p)
    var content = p
    var isBelowMoved = true
    var isFirstBelow = false
    while true {
      let indent = content - line
      if indent == column || line == startOfLine(p) {
        edits.append((line, content, String(repeating: " ", count: target)))
        isFirstBelow = true
      } else {
        let width = bytes[p] == 0x2D ? skipBlanks(p + 1) - p : 2
        if isFirstBelow { isBelowMoved = indent != target + width }
        isFirstBelow = false
        if isBelowMoved {
          edits.append((line, content, String(repeating: " ", count: max(0, indent + target - column))))
        }
      }
      // A comment that is less indented does not end what is below the line.
      repeat {
        (line, content) = nextContent(endOfLine(content))
      } while content < count && bytes[content] == 0x23 && content - line < column
      guard content < count, content - line >= column,
        openFrame(at: content, column: content - line) == nil || content - line > column
      else { break }
    }
    return fix("indent it by \(target)", .safe, edits)
  }
}
