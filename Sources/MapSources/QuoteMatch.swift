/// The text of a source or of a passage, which can be searched for quotes. Differences in typography are ignored:
/// whitespace and line breaks, the styles of quotation marks and dashes, ligatures, emphasis markup, and hyphens at
/// the end of a line. `…` in a quote stands for words left out.
package final class QuoteMatch {
  private let text: String
  private let folded: FoldedText
  /// The text, with the words that are hyphenated at the end of a line rejoined; nil if there are no such words.
  private lazy var joined: FoldedText? = {
    let joined = QuoteFolding.joiningBrokenWords(text)
    return joined == text ? nil : FoldedText(joined)
  }()
  private lazy var hasCombiningMarks = Self.hasCombiningMarks(text)

  package init(_ text: String) {
    self.text = text
    folded = FoldedText(text)
  }

  /// Whether the text contains a quote word for word; false for a quote without words.
  package func contains(_ quote: String) -> Bool {
    let parts = QuoteFolding.parts(of: quote)
    if parts.isEmpty { return false }
    let wanted = parts.map { QuoteFolding.fold($0) }
    return Self.contains(wanted, in: folded) || joined.map { Self.contains(wanted, in: $0) } ?? false
      || containsCombined(parts)
  }

  /// Whether a text contains the parts in order. The first letter of each part may be in either case, since
  /// its case depends on where the part is in a sentence.
  private static func contains(_ parts: [[UInt8]], in text: FoldedText) -> Bool {
    var start = 0
    for part in parts where !part.isEmpty {
      let ends = [part, otherCase(part)].compactMap { text.find($0, from: start) }
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
    guard hasCombiningMarks || parts.contains(where: Self.hasCombiningMarks) else { return false }
    var rest = Array(String(decoding: folded.bytes, as: UTF8.self))[...]
    for part in parts {
      let wanted = Array(String(decoding: QuoteFolding.fold(part), as: UTF8.self))
      guard let found = rest.firstRange(of: wanted) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  private static func hasCombiningMarks(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.value > 0x2FF && $0.properties.canonicalCombiningClass != .notReordered }
  }
}
