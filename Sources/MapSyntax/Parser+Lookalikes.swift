import SourceText

/// Characters that are used as a dash or a colon but are not one in YAML: bullets, numbers, other dashes, and
/// full-width colons.
extension Parser {
  /// The length in bytes of a bullet, a number or another kind of dash where an item's dash is expected; nil for text.
  func wrongDashWidth(_ start: Int, column: Int) -> Int? {
    let width: Int
    switch byte(start) {
    case 0x2A, 0x2B: width = 1  // * +
    case 0x30...0x39:  // 1. 2)
      var end = start + 1
      while byte(end) >= 0x30, byte(end) <= 0x39 { end += 1 }
      guard byte(end) == 0x2E || byte(end) == 0x29, isBlank(byte(end + 1)) else { return nil }
      width = end + 1 - start
    case 0xC2, 0xE2:
      guard let (scalar, length) = UTF8Scan.decode(at: start, in: bytes),
        [0xB7, 0x2022, 0x2023, 0x2043, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212, 0x25AA, 0x25CF]
          .contains(scalar)
      else { return nil }
      width = length
    default: return nil
    }
    guard start + width < count, isBlank(bytes[start + width]) || unicodeSpaceLength(bytes, start + width) > 0 else {
      return nil
    }
    let isInList = frames.contains { $0.kind == .sequence && !$0.isFlow && $0.column == column }
    // A list may be as deep as its key.
    return isInList || isItemDue(at: column + 1) ? width : nil
  }

  /// Reports all lookalikes of dashes as one mistake, at the first of them.
  mutating func reportWrongDash(_ width: Int) {
    // Padding keeps what follows at the same column.
    let length = bytes[p] < 0x80 ? width : 1
    let dash = "-" + String(repeating: " ", count: length - 1)
    if let first = firstWrongDash, let i = diagnostics.firstIndex(where: { $0.place.range == first }),
      !diagnostics[i].fixes.isEmpty
    {
      diagnostics[i].fixes[0].edits.append(TextEdit(Place(file, ByteRange(p, p + width)), dash))
      return
    }
    firstWrongDash = ByteRange(p, p + width)
    report(
      .dashForgotten, p, p + width, "an item must start with `-`, not with `\(text(p, p + width))`",
      fix: fix("write dashes", .safe, [(p, p + width, dash)]))
  }

  /// Reads an id or a key followed by a full-width colon (U+FF1A), which must have been meant as a plain colon. For
  /// anything else, returns false and reads nothing.
  @inline(__always)
  mutating func readWideColon(_ start: Int, column: Int, isFresh: Bool) -> Bool {
    var end = start
    while end < count, isIDByte(bytes[end]) { end += 1 }
    guard end > start, end + 2 < count, bytes[end] == 0xEF else { return false }
    return readWideColon(start, end, column: column, isFresh: isFresh)
  }

  private mutating func readWideColon(_ start: Int, _ end: Int, column: Int, isFresh: Bool) -> Bool {
    guard bytes[end + 1] == 0xBC, bytes[end + 2] == 0x9A, isID(start, end),
      isWideColonMeant(start, end, column: column, isFresh: isFresh)
    else { return false }
    let behind = skipBlanks(end + 3)
    report(
      .colonForgotten, end, end + 3, "this full-width colon is just text in YAML; write `\(text(start, end)): …`",
      fix: fix("write a colon", .safe, [(end, behind, isLineEnd(behind) ? ":" : ": ")]))
    placeKey(.plain, start, end, colon: end, column: column, isFresh: isFresh, colonLength: 3)
    return true
  }

  private func isWideColonMeant(_ start: Int, _ end: Int, column: Int, isFresh: Bool) -> Bool {
    if isFresh {
      let isText = frames.last.map { $0.awaiting && column > $0.column } ?? false
      return !isText || keyWords.contains(text(start, end))
    }
    // After a dash, in a list of items.
    guard let list = frames.last, list.kind == .sequence, list.node > 0 else { return false }
    let owner = tree.range(NodeIndex(list.node - 1))
    return keyWords.takesItems(text(owner.start, owner.end))
  }

  @inline(__always)
  private func isIDByte(_ c: UInt8) -> Bool {
    switch c {
    case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2D, 0x5F: true
    default: false
    }
  }
}
