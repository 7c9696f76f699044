import SourceText

/// Flow collections: brackets and braces, to any depth, without recursion.
extension Parser {
  /// Reads a flow collection that opens at `p`, as the value of the innermost entry, and the rest of the collection's
  /// last line.
  /// - Parameter beyond: the column beyond which the collection's continuation lines must be indented.
  mutating func readFlowValue(beyond: Int) {
    let start = p
    let depth = frames.count
    let saved = Checkpoint(self)
    isFlowDamaged = false
    openFlow(beyond: beyond)
    var isDamaged = false
    while frames.count > depth {
      guard skipFlowSpace(beyond: beyond, depth: depth, isDamaged: &isDamaged) else {
        close(downTo: depth)
        if isClaimText(start, depth: depth) {
          saved.restore(&self)
          readUnclosedText(start)
        }
        return
      }
      readFlowToken(beyond: beyond)
    }
    if beyond < 0 { checkMarkers(start) }
    let behind = skipBlanks(p)
    if isLineEnd(behind) || isComment(behind) {
      finishLine()
    } else if byte(behind) == 0x3A, endsKey(behind) {
      let end = p
      saved.restore(&self)
      report(.keyNotScalar, start, end, "a key must be text, not a list or a mapping")
      skipDamaged(from: start, column: start - lineStart)
    } else if bytes[behind] == 0x5D || bytes[behind] == 0x7D {
      if !isFlowDamaged {
        report(
          .unexpectedBracket, behind, behind + 1, "this `\(text(behind, behind + 1))` closes nothing; delete it",
          fix: isLineEnd(skipBlanks(behind + 1)) ? deleting(behind, behind + 1, "delete it") : nil)
      }
      token(.unexpected, behind, trimmed(behind, endOfLine(behind)))
      p = nextLine(behind)
    } else {
      // Brackets followed by more text were meant as text, or else as a list with something left over.
      let isText = isClaimText(start, depth: depth)
      saved.restore(&self)
      let first = diagnostics.count
      reportSign(start)
      let stop = scanText(start)
      attach(quoting(start, stop.end, isText ? .safe : .unsafe), from: first, to: [.textStartsWithSign])
      scalar(.plain, start, max(stop.end, trimmed(start, endOfLine(behind))), isDamaged: true)
      p = tokenEnd
      finishLine()
    }
  }

  /// Whether brackets are where a claim's text is expected: after an id.
  private func isClaimText(_ start: Int, depth: Int) -> Bool {
    guard depth > 0, frames[depth - 1].kind == .mapping, let token = tree.tokenStarts.lastIndex(where: { $0 == start }),
      token > 0
    else { return false }
    var before = token - 1
    while before > 0, tree.tokenKinds[before] == .space || tree.tokenKinds[before] == .colon { before -= 1 }
    let key = tree.tokenRange(before)
    return tree.tokenKinds[before] == .plain && !keyWords.contains(text(key.start, key.end))
      && depth > 1 && frames[depth - 2].kind == .sequence
  }

  /// Reads text that starts with a bracket that is never closed.
  private mutating func readUnclosedText(_ start: Int) {
    report(
      .textStartsWithSign, start, start + 1,
      "unquoted text cannot start with `\(text(start, start + 1))`; put the text in single quotes",
      fix: quoting(start, scanText(start).end))
    scalar(.plain, start, scanText(start).end, isDamaged: true)
    p = tokenEnd
    lineStart = startOfLine(start)
    finishLine()
  }

  /// Reports a document marker at the start of a line inside brackets that enclose the whole file. Inside other
  /// brackets, the indentation rules out such a marker.
  private mutating func checkMarkers(_ start: Int) {
    var line = nextLine(start)
    while line < p {
      if isDocumentMarker(line) {
        return report(
          .documentMarker, line, line + 3, "`\(text(line, line + 3))` is not allowed inside brackets; quote it")
      }
      line = nextLine(line)
    }
  }

  /// The state to go back to if brackets turn out not to be a value.
  private struct Checkpoint {
    let tokens: Int
    let nodes: Int
    let diagnostics: Int
    let tokenEnd: Int
    let awaiting: Bool

    init(_ reader: borrowing Parser) {
      tokens = reader.tree.tokenStarts.count
      nodes = reader.tree.nodes.count
      diagnostics = reader.diagnostics.count
      tokenEnd = reader.tokenEnd
      awaiting = reader.frames.last?.awaiting ?? false
    }

    func restore(_ reader: inout Parser) {
      reader.tree.tokenStarts.removeSubrange(tokens...)
      reader.tree.tokenKinds.removeSubrange(tokens...)
      reader.tree.nodes.removeSubrange(nodes...)
      reader.diagnostics.removeSubrange(diagnostics...)
      reader.tokenEnd = tokenEnd
      if let last = reader.frames.indices.last { reader.frames[last].awaiting = awaiting }
    }
  }

  /// Opens the collection whose bracket is at `p`.
  private mutating func openFlow(beyond: Int) {
    let isSequence = bytes[p] == 0x5B
    open(isSequence ? .sequence : .mapping, column: beyond, isFlow: true)
    token(isSequence ? .openBracket : .openBrace, p, p + 1)
    markStart()
    p += 1
  }

  /// Skips blanks, line endings and comments. False if the collection is never closed, which has then been reported.
  private mutating func skipFlowSpace(beyond: Int, depth: Int, isDamaged: inout Bool) -> Bool {
    while true {
      let q = skipBlanks(p)
      if q >= count {
        reportUnclosed(depth)
        p = count
        return false
      }
      if isComment(q) {
        let end = endOfLine(q)
        if q == p, q > 0, !isBlankOrEnd(q - 1) {
          report(.commentWithoutSpace, q, q + 1, "a comment needs a space before its `#`")
        } else if isCutText(q), q > lineStart, !isFirstOnLine(q) {
          reportCut(q, end)
        }
        token(.comment, q, end)
        p = end
        continue
      }
      guard isLineEnd(q) else {
        p = q
        return true
      }
      let (lineAt, next) = nextContent(q)
      if next < count, bytes[next] == 0x2D, isBlankOrEnd(next + 1), looksLikeItem(next) {
        // A list with dashes is not allowed in brackets, so the closing bracket must be missing.
        reportUnclosed(depth)
        p = lineAt
        return false
      }
      if next < count, next - lineAt <= beyond, bytes[next] != 0x23 {
        if bytes[next] != 0x5D, bytes[next] != 0x7D, looksLikeStructure(next), !closesMoreThanItOpens(next) {
          reportUnclosed(depth)
          p = lineAt
          return false
        }
        if !isDamaged {
          report(
            .continuationIndent, next, next + 1,
            "this line continues the brackets above it and must be indented deeper than their key")
          isDamaged = true
        }
      }
      p = next
      lineStart = lineAt
    }
  }

  /// Whether a line has more closing brackets than opening ones, so that it can only continue brackets above it.
  private func closesMoreThanItOpens(_ start: Int) -> Bool {
    var balance = 0
    for i in start..<endOfLine(start) {
      if bytes[i] == 0x5B || bytes[i] == 0x7B { balance += 1 }
      if bytes[i] == 0x5D || bytes[i] == 0x7D { balance -= 1 }
    }
    return balance < 0
  }

  func isFirstOnLine(_ i: Int) -> Bool {
    var q = i
    while q > 0, isBlank(bytes[q - 1]) { q -= 1 }
    return q == 0 || bytes[q - 1] == 0x0A
  }

  private mutating func reportUnclosed(_ depth: Int) {
    // Assume that the innermost open bracket is the one that lacks its closing bracket.
    let frame = frames.last { !$0.isPair } ?? frames[depth]
    let at = Int(tree.tokenStarts[Int(tree.nodes[Int(frame.node)].firstToken)])
    if isFlowDamaged { return }
    var signs = ""
    for open in frames[depth...].reversed() where !open.isPair { signs += open.kind == .sequence ? "]" : "}" }
    // A closing bracket added inside a comment would have no effect.
    let canClose = tokenEnd <= endOfLine(at) && tree.tokenKinds.last != .comment
    report(
      .unclosedBracket, at, at + 1, "this `\(text(at, at + 1))` is never closed; add the closing bracket",
      fix: canClose ? inserting(signs, at: tokenEnd, "close it", .unsafe) : nil)
    tree.nodes[Int(frame.node)].isDamaged = true
    // The file may end in the middle of a word.
    if p >= count || tokenEnd >= count { tree.nodes[tree.nodes.count - 1].isDamaged = true }
  }

  /// Reads the token at `p`, which is not a blank, into the innermost flow collection.
  private mutating func readFlowToken(beyond: Int) {
    var top = frames.count - 1
    let c = bytes[p]
    switch c {
    case 0x5B, 0x7B:  // [ {
      closeFilledPair()
      top = frames.count - 1
      if frames[top].kind == .mapping, !frames[top].awaiting, !frames[top].isPair {
        if !frames[top].isDamaged {
          report(.keyNotScalar, p, p + 1, "a key must be text, not a list or a mapping")
        }
        frames[top].isDamaged = true
        addAbsentKey()
      } else if frames[top].isFilled, !frames[top].awaiting {
        reportMissingComma()
      }
      frames[top].isFilled = true
      openFlow(beyond: beyond)
    case 0x5D, 0x7D:  // ] }
      closeFlow(c)
    case 0x2C:  // ,
      if frames[top].isPair { closePair() }
      readComma()
    case 0x3A where endsFlowKey(p):
      if frames[top].isDamaged {
        // This has already been reported.
      } else if frames[top].isFilled, !frames[top].awaiting {
        report(.keyNotScalar, p, p + 1, "a key must be text on the same line as its colon")
      } else {
        report(.emptyKey, p, p + 1, "a key is missing before this colon")
      }
      frames[top].isDamaged = true
      token(.unexpected, p, p + 1)
      p += 1
    case 0x3F where isBlankOrEnd(p + 1):
      report(.explicitKey, p, p + 1, "maps do not support `? ` keys; write `key: value`")
      token(.unexpected, p, p + 1)
      p += 1
    default:
      readFlowScalar(beyond: beyond)
    }
  }

  mutating func addAbsentKey() {
    let last = frames.count - 1
    frames[last].awaiting = true
    fillAwaited()
    frames[last].awaiting = true
  }

  mutating func reportMissingComma() {
    if frames[frames.count - 1].isDamaged { return }
    var end = p
    while end > 0, isBlank(bytes[end - 1]) { end -= 1 }
    report(
      .commaForgotten, p, p + 1, "a comma is missing before this; if this belongs to the text, quote the text",
      fix: inserting(",", at: end, "add a comma", .unsafe))
  }

  private mutating func readComma() {
    let top = frames.count - 1
    if !frames[top].isFilled {
      report(
        .emptyEntry, p, p + 1, "there is nothing before this comma; delete it",
        fix: deleting(p, p + 1, "delete the comma"))
    }
    fillAwaited()
    frames[top].isFilled = false
    if frames[top].kind == .sequence { frames[top].isDamaged = false }
    token(.comma, p, p + 1)
    p += 1
  }

  /// Closes a pair that already has its value when something other than a comma follows: the comma is missing.
  mutating func closeFilledPair() {
    if let last = frames.last, last.isPair, !last.awaiting { closePair() }
  }

  private mutating func closePair() {
    close()
    frames[frames.count - 1].isFilled = true
  }

  private mutating func closeFlow(_ c: UInt8) {
    if frames[frames.count - 1].isPair { closePair() }
    let top = frames.count - 1
    let isSequence = frames[top].kind == .sequence
    if isSequence != (c == 0x5D), !isFlowDamaged {
      isFlowDamaged = true
      report(
        .unexpectedBracket, p, p + 1, "this `\(text(p, p + 1))` closes nothing; write `\(isSequence ? "]" : "}")` here")
    }
    fillAwaited()
    token(c == 0x5D ? .closeBracket : .closeBrace, p, p + 1)
    p += 1
    close()
  }

  /// Whether the colon at `i` ends a key in flow style.
  func endsFlowKey(_ i: Int) -> Bool { endsKey(i) || isFlowSign(byte(i + 1)) }

  func isFlowSign(_ c: UInt8) -> Bool { c == 0x2C || c == 0x5B || c == 0x5D || c == 0x7B || c == 0x7D }
}
