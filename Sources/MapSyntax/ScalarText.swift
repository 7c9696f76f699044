import SourceText

/// The value of a scalar according to YAML: quotes and escapes resolved, lines folded (YAML 1.2 sections 6.5, 7.3,
/// 8.1). Empty for an absent scalar.
func scalarBytes(_ tree: SyntaxTree, _ node: NodeIndex, _ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  let range = tree.range(node)
  guard let kind = tree.scalarToken(node) else { return [] }
  let value = ScalarValue(bytes: bytes, start: range.start, end: range.end)
  switch kind {
  case .singleQuoted: return value.quoted(escapes: false)
  case .doubleQuoted: return value.quoted(escapes: true)
  case .literal: return value.block(folds: false, indent: tree.blockIndents[node])
  case .folded: return value.block(folds: true, indent: tree.blockIndents[node])
  default: return value.plain()
  }
}

extension SyntaxTree {
  /// The exact value of a scalar according to YAML.
  package func value(_ node: NodeIndex, in file: SourceFile) -> String {
    file.bytes.withUnsafeBufferPointer { String(decoding: scalarBytes(self, node, $0), as: UTF8.self) }
  }

  /// The value of a scalar as maps use it: leading and trailing whitespace is removed, and every run of whitespace in
  /// between becomes one space.
  package func text(_ node: NodeIndex, in file: SourceFile) -> String {
    file.bytes.withUnsafeBufferPointer { bytes in
      if isFolded(node, bytes) { return String(decoding: bytes[range(node).indices], as: UTF8.self) }
      return String(decoding: foldedText(scalarBytes(self, node, bytes)), as: UTF8.self)
    }
  }

  /// Whether a scalar's bytes already are its text: plain, on one line, with single spaces.
  private func isFolded(_ node: NodeIndex, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard isPlain(node) else { return false }
    var wasSpace = true
    for i in range(node).indices {
      let byte = bytes[i]
      if byte < 0x20 || byte == 0x20 && wasSpace { return false }
      wasSpace = byte == 0x20
    }
    return !wasSpace
  }
}

/// Removes leading and trailing whitespace from a value, and turns every run of whitespace in between into one space.
func foldedText(_ value: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(value.count)
  for byte in value {
    if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      if let last = result.last, last != 0x20 { result.append(0x20) }
    } else {
      result.append(byte)
    }
  }
  if result.last == 0x20 { result.removeLast() }
  return result
}

struct ScalarValue {
  let bytes: UnsafeBufferPointer<UInt8>
  let start: Int
  let end: Int

  func isBlank(_ b: UInt8) -> Bool { b == 0x20 || b == 0x09 }

  /// Adds folded line breaks: one becomes a space, n + 1 become n.
  func addFold(_ lineEnds: Int, to result: inout [UInt8]) {
    if lineEnds == 1 {
      result.append(0x20)
    } else {
      result.append(contentsOf: repeatElement(0x0A, count: lineEnds - 1))
    }
  }

  /// Skips a line ending and the blanks and blank lines after it.
  func skipLineEnds(_ i: Int, limit: Int) -> (next: Int, lineEnds: Int) {
    var q = i
    var lineEnds = 0
    while q < limit {
      let b = bytes[q]
      if b == 0x0A {
        lineEnds += 1
      } else if !isBlank(b) && !(b == 0x0D && q + 1 < limit && bytes[q + 1] == 0x0A) {
        break
      }
      q += 1
    }
    return (q, lineEnds)
  }

  func plain() -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(end - start)
    var i = start
    while i < end {
      let b = bytes[i]
      if b == 0x0A || (b == 0x0D && i + 1 < end && bytes[i + 1] == 0x0A) {
        dropBlanks(&result, downTo: 0)
        let (next, lineEnds) = skipLineEnds(i, limit: end)
        addFold(lineEnds, to: &result)
        i = next
      } else {
        result.append(b)
        i += 1
      }
    }
    return result
  }

  private func dropBlanks(_ result: inout [UInt8], downTo floor: Int) {
    while result.count > floor, let last = result.last, isBlank(last) { result.removeLast() }
  }

  func quoted(escapes: Bool) -> [UInt8] {
    var result: [UInt8] = []
    let quote = bytes[start]
    let limit = end - start >= 2 && bytes[end - 1] == quote ? end - 1 : end
    result.reserveCapacity(limit - start)
    // Blanks that come from an escape are kept when a line is folded.
    var floor = 0
    var i = start + 1
    while i < limit {
      let b = bytes[i]
      if b == 0x0A || (b == 0x0D && i + 1 < limit && bytes[i + 1] == 0x0A) {
        dropBlanks(&result, downTo: floor)
        let (next, lineEnds) = skipLineEnds(i, limit: limit)
        addFold(lineEnds, to: &result)
        floor = result.count
        i = next
      } else if !escapes, b == quote {
        result.append(b)
        i += 2
      } else if escapes, b == 0x5C {
        i = addEscape(i, limit: limit, to: &result)
        floor = result.count
      } else {
        result.append(b)
        i += 1
      }
    }
    return result
  }

  /// Adds what the escape at `i` stands for, and returns the offset after it.
  private func addEscape(_ i: Int, limit: Int, to result: inout [UInt8]) -> Int {
    guard i + 1 < limit else {
      result.append(0x5C)
      return i + 1
    }
    let c = bytes[i + 1]
    switch c {
    case 0x6E: result.append(0x0A)
    case 0x74: result.append(0x09)
    case 0x5F: result.append(contentsOf: [0xC2, 0xA0])
    case 0x22, 0x2F, 0x5C, 0x20: result.append(c)
    case 0x0A, 0x0D:
      // An escaped line break disappears; blank lines after it do not.
      let (next, lineEnds) = skipLineEnds(i + 1, limit: limit)
      result.append(contentsOf: repeatElement(0x0A, count: max(0, lineEnds - 1)))
      return next
    case 0x78, 0x75, 0x55:
      let digits = c == 0x78 ? 2 : c == 0x75 ? 4 : 8
      let hex = bytes[(i + 2)..<min(i + 2 + digits, limit)]
      if hex.count == digits, let value = UInt32(String(decoding: hex, as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        result.append(contentsOf: Array(String(Character(scalar)).utf8))
        return i + 2 + digits
      }
      result.append(contentsOf: [0x5C, c])
    default:
      result.append(contentsOf: [0x5C, c])
    }
    return i + 2
  }

  func block(folds: Bool, indent stated: Int?) -> [UInt8] {
    var lines: [(start: Int, end: Int)] = []
    var chomping: UInt8 = 0
    var i = start + 1
    while i < end, bytes[i] != 0x0A, bytes[i] != 0x23 {
      if bytes[i] == 0x2B || bytes[i] == 0x2D { chomping = bytes[i] }
      i += 1
    }
    while i < end, bytes[i] != 0x0A { i += 1 }
    i += 1
    var indent = stated ?? 0
    while i < end {
      var lineEnd = i
      while lineEnd < end, bytes[lineEnd] != 0x0A { lineEnd += 1 }
      let next = lineEnd + 1
      if lineEnd < end, lineEnd > i, bytes[lineEnd - 1] == 0x0D { lineEnd -= 1 }
      var q = i
      while q < lineEnd, bytes[q] == 0x20, indent == 0 || q - i < indent { q += 1 }
      if indent == 0, q < lineEnd { indent = q - i }
      lines.append((q, lineEnd))
      i = next
    }
    // A block scalar cut short by the end of the file has no line ending after its last line.
    let endsWithLineEnd = end > start && bytes[end - 1] == 0x0A
    return join(lines, folds: folds, chomping: chomping, endsWithLineEnd: endsWithLineEnd)
  }

  private func join(
    _ lines: [(start: Int, end: Int)], folds: Bool, chomping: UInt8, endsWithLineEnd: Bool
  ) -> [UInt8] {
    var result: [UInt8] = []
    guard let last = lines.lastIndex(where: { $0.start < $0.end }) else {
      if chomping == 0x2B { result = Array(repeating: 0x0A, count: max(0, lines.count - (endsWithLineEnd ? 0 : 1))) }
      return result
    }
    var pending = 0
    var isAfterText = false
    var wasMoreIndented = false
    for line in lines[...last] {
      if line.start >= line.end {
        pending += 1
        continue
      }
      let isMoreIndented = isBlank(bytes[line.start])
      if isAfterText {
        if folds, !wasMoreIndented, !isMoreIndented {
          addFold(pending + 1, to: &result)
        } else {
          result.append(contentsOf: repeatElement(0x0A, count: pending + 1))
        }
      } else {
        result.append(contentsOf: repeatElement(0x0A, count: pending))
      }
      result.append(contentsOf: bytes[line.start..<line.end])
      pending = 0
      isAfterText = true
      wasMoreIndented = isMoreIndented
    }
    let isCutShort = last == lines.count - 1 && !endsWithLineEnd
    if chomping != 0x2D, !isCutShort { result.append(0x0A) }
    if chomping == 0x2B {
      result.append(contentsOf: repeatElement(0x0A, count: max(0, lines.count - 1 - last - (endsWithLineEnd ? 0 : 1))))
    }
    return result
  }
}
