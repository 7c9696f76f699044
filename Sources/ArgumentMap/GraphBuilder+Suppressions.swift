import MapSyntax
import SourceText

extension GraphBuilder {
  private static let marker: [UInt8] = Array("argmap:".utf8)

  /// Finds the comments that allow findings. Those without a rule or a reason are reported and allow nothing.
  mutating func readSuppressions() {
    let firstKey = tree.nodes.first.map { Int($0.firstToken) } ?? 0
    for token in tree.tokenKinds.indices {
      guard Self.mayHoldComment(tree.tokenKinds[token]), let range = comment(token), let body = body(range)
      else { continue }
      readSuppression(range, body: body, isBeforeFirstKey: token < firstKey)
    }
  }

  /// The offset of what follows the marker `argmap:` in a comment; nil if the comment does not start with that marker.
  private func body(_ comment: ByteRange) -> Int? {
    var i = comment.start + 1
    while i < comment.end, bytes[i] == 0x20 { i += 1 }
    guard i + 7 <= comment.end, bytes[i] == 0x61, bytes[i..<i + 7].elementsEqual(Self.marker) else { return nil }
    return i + 7
  }

  /// Whether the comment that starts at an offset is meant to allow findings.
  func isSuppression(_ offset: Int) -> Bool { body(ByteRange(offset, bytes.lineEnd(of: offset))) != nil }

  @inline(__always)
  private static func mayHoldComment(_ kind: TokenKind) -> Bool {
    switch kind {
    case .comment, .literal, .folded: true
    default: false
    }
  }

  /// The range of a token's comment: the token itself or, for a block scalar, the comment in its header; nil if there
  /// is none.
  private func comment(_ token: Int) -> ByteRange? {
    switch tree.tokenKinds[token] {
    case .comment: return tree.tokenRange(token)
    case .literal, .folded:
      let range = tree.tokenRange(token)
      var i = range.start
      var hash: Int?
      while i < range.end, bytes[i] != 0x0A {
        if bytes[i] == 0x23, hash == nil { hash = i }
        i += 1
      }
      return hash.map { ByteRange($0, i) }
    default: return nil
    }
  }

  private mutating func readSuppression(_ range: ByteRange, body: Int, isBeforeFirstKey: Bool) {
    let form = "`# argmap: allow RULE -- reason`"
    var end = range.end
    while end > body, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x0D { end -= 1 }
    let text = String(decoding: bytes[body..<end], as: UTF8.self)
    guard let dashes = firstDashes(body, end) else {
      report(
        .malformedSuppression, range, "this comment allows nothing: its reason is missing; write \(form)",
        level: .warning)
      return
    }
    var words = rules(body, dashes)
    guard let verb = words.first, verb.name == "allow", words.count > 1 else {
      let what = text.contains("allow") ? "its rule is missing" : "`allow` is missing"
      report(
        .malformedSuppression, range, "this comment allows nothing: \(what); write \(form)", level: .warning)
      return
    }
    words.removeFirst()
    let reason = String(decoding: bytes[min(dashes + 2, end)..<end], as: UTF8.self).drop { $0 == " " }
    guard !reason.isEmpty else {
      report(
        .malformedSuppression, range, "this comment allows nothing: its reason is missing; write \(form)",
        level: .warning)
      return
    }
    graph.suppressions.append(
      Suppression(
        range: ByteRange(range.start, end), scope: isBeforeFirstKey ? .file : .line(coveredLine(range)),
        rules: words, reason: String(reason)))
  }

  /// The offset of the first `--` that follows a space; the reason comes after it. Nil if there is none.
  private func firstDashes(_ start: Int, _ end: Int) -> Int? {
    var i = start
    while i + 1 < end {
      if bytes[i] == 0x2D, bytes[i + 1] == 0x2D, i > 0, bytes[i - 1] == 0x20 { return i }
      i += 1
    }
    return nil
  }

  private func rules(_ start: Int, _ end: Int) -> [(name: String, range: ByteRange)] {
    var result: [(name: String, range: ByteRange)] = []
    var i = start
    while i < end {
      while i < end, bytes[i] == 0x20 || bytes[i] == 0x2C { i += 1 }
      let first = i
      while i < end, bytes[i] != 0x20, bytes[i] != 0x2C { i += 1 }
      if i > first { result.append((String(decoding: bytes[first..<i], as: UTF8.self), ByteRange(first, i))) }
    }
    return result
  }

  /// The line that a comment is on or, if the comment is alone on its line, the next line.
  private func coveredLine(_ comment: ByteRange) -> ByteRange {
    let end = bytes.lineEnd(of: comment.end)
    guard bytes.isFirstOnLine(comment.start) else { return ByteRange(bytes.lineStart(of: comment.start), end) }
    let next = Swift.min(end + 1, bytes.count)
    return ByteRange(next, bytes.lineEnd(of: next))
  }
}
