/// The text of a source or of a passage, which can be searched for quotes. Differences in typography are ignored:
/// white space and line breaks, the styles of quotation marks and dashes, ligatures, emphasis markup, and hyphens at
/// the end of a line. `…` in a quote stands for words left out.
package struct QuoteMatch {
  private let text: String
  private let folded: [UInt8]

  package init(_ text: String) {
    self.text = text
    folded = QuoteFolding.fold(text)
  }

  /// Whether the text contains a quote word for word; false for a quote without words.
  package func contains(_ quote: String) -> Bool {
    let parts = QuoteFolding.parts(of: quote)
    if parts.isEmpty { return false }
    if Self.contains(parts.map { QuoteFolding.fold($0) }, in: folded) { return true }
    // Try again after rejoining words that are hyphenated at the end of a line.
    let joined = QuoteFolding.joiningBrokenWords(text)
    if joined != text, Self.contains(parts.map { QuoteFolding.fold($0) }, in: QuoteFolding.fold(joined)) { return true }
    return containsCombined(parts)
  }

  /// Whether a text contains the parts in order. The first letter of each part may be in either case, since
  /// its case depends on where the part is in a sentence.
  private static func contains(_ parts: [[UInt8]], in text: [UInt8]) -> Bool {
    var start = 0
    for part in parts where !part.isEmpty {
      let ends = [part, otherCase(part)].compactMap { find($0, in: text, from: start) }
      guard let end = ends.min() else { return false }
      start = end
    }
    return parts.contains { !$0.isEmpty }
  }

  private static func otherCase(_ part: [UInt8]) -> [UInt8] {
    var part = part
    if let first = part.first, (0x61...0x7A).contains(first | 0x20) { part[0] = first ^ 0x20 }
    return part
  }

  /// Whether the text contains the parts when they are compared character by character: a letter with a combining mark
  /// can be one scalar or several. False if no combining marks are involved.
  private func containsCombined(_ parts: [String]) -> Bool {
    guard
      (parts + [text]).contains(where: {
        $0.unicodeScalars.contains { $0.properties.canonicalCombiningClass != .notReordered }
      })
    else { return false }
    var rest = Array(String(decoding: folded, as: UTF8.self))[...]
    for part in parts {
      let wanted = Array(String(decoding: QuoteFolding.fold(part), as: UTF8.self))
      guard let found = rest.firstRange(of: wanted) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  /// The index just after the first occurrence of a part, at or after `start`, that neither begins nor ends inside a
  /// word; nil if there is none.
  private static func find(_ part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    var rest = text[start...]
    while let end = find(part, in: rest) {
      let start = end - part.count
      let isWhole =
        (start == 0 || !areOneWord(text[start - 1], part[0]))
        && (end == text.count || !areOneWord(part[part.count - 1], text[end]))
      if isWhole { return end }
      rest = text[(start + 1)...]
    }
    return nil
  }

  /// Whether two adjacent bytes belong to one word: both are ASCII letters or digits. Bytes of other scripts never do,
  /// since some scripts use no spaces.
  private static func areOneWord(_ a: UInt8, _ b: UInt8) -> Bool {
    func isWord(_ c: UInt8) -> Bool { (0x30...0x39).contains(c) || (0x61...0x7A).contains(c | 0x20) }
    return isWord(a) && isWord(b)
  }

  /// The index just after the first occurrence of a part; nil if there is none (Knuth, Morris and Pratt 1977: linear
  /// time for any text).
  private static func find(_ part: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    var fallback = [0]
    var k = 0
    for i in part.indices.dropFirst() {
      while k > 0, part[i] != part[k] { k = fallback[k - 1] }
      if part[i] == part[k] { k += 1 }
      fallback.append(k)
    }
    k = 0
    for i in text.indices {
      while k > 0, text[i] != part[k] { k = fallback[k - 1] }
      if text[i] == part[k] { k += 1 }
      if k == part.count { return i + 1 }
    }
    return nil
  }
}
