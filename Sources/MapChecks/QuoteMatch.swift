/// A text in which quotes are looked for: white space and typographic signs aside, `…` leaving words out.
package struct QuoteMatch {
  private let folded: [UInt8]

  package init(_ text: String) { folded = Self.fold(text) }

  /// Whether the text holds a quote word for word; a quote without words stands nowhere.
  package func contains(_ quote: String) -> Bool {
    let parts = Self.parts(of: Self.fold(quote))
    var rest = folded[...]
    for part in parts {
      guard let found = find(part, in: rest) else { return false }
      rest = folded[found...]
    }
    return !parts.isEmpty
  }

  /// The index behind the first occurrence that neither begins nor ends inside a word.
  private func find(_ part: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    var rest = text
    while let end = Self.find(part, in: rest) {
      let start = end - part.count
      let isWhole =
        (start == 0 || !Self.areOneWord(folded[start - 1], part[0]))
        && (end == folded.count || !Self.areOneWord(part[part.count - 1], folded[end]))
      if isWhole { return end }
      rest = folded[(start + 1)...]
    }
    return nil
  }

  /// Whether two neighbours are letters or digits of one word. Only ASCII is told apart: other scripts need no spaces.
  private static func areOneWord(_ a: UInt8, _ b: UInt8) -> Bool {
    func isWord(_ c: UInt8) -> Bool { (0x30...0x39).contains(c) || (0x61...0x7A).contains(c | 0x20) }
    return isWord(a) && isWord(b)
  }

  /// The parts of a folded quote between its ellipses, which are three dots by now.
  private static func parts(of quote: [UInt8]) -> [[UInt8]] {
    var result: [[UInt8]] = [[]]
    var i = 0
    while i < quote.count {
      if quote[i...].starts(with: [0x2E, 0x2E, 0x2E]) {
        i += 3
        while i < quote.count, quote[i] == 0x2E { i += 1 }
        result.append([])
      } else {
        result[result.count - 1].append(quote[i])
        i += 1
      }
    }
    return result.map { part in
      var part = part[...]
      while part.first == 0x20 { part.removeFirst() }
      while part.last == 0x20 { part.removeLast() }
      return Array(part)
    }.filter { !$0.isEmpty }
  }

  /// The index behind the first occurrence (Knuth, Morris and Pratt 1977: linear, whatever the texts).
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

  /// White space as one space, quotes and dashes as their plain forms, soft hyphens gone, an ellipsis as three dots.
  private static func fold(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032: result.append(0x27)
      case 0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB, 0x2033: result.append(0x22)
      case 0x2010...0x2015, 0x2212: result.append(0x2D)
      case 0x2026: result.append(contentsOf: [0x2E, 0x2E, 0x2E])
      case 0xAD, 0x200B, 0x2060, 0xFEFF: continue
      default:
        if scalar.properties.isWhitespace {
          if result.last != 0x20 { result.append(0x20) }
        } else {
          result.append(contentsOf: Array(String(Character(scalar)).utf8))
        }
      }
    }
    return result
  }
}
