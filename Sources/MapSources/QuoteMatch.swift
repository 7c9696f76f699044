/// The text of a source or of a passage, which can be searched for quotes. Differences in typography are ignored:
/// whitespace and line breaks, the styles of quotation marks and dashes, ligatures, emphasis markup, and hyphens at
/// the end of a line. `…` in a quote stands for words left out.
package final class QuoteMatch {
  private let pieces: [String]
  private let folded: FoldedText
  /// The text, with the words that are hyphenated at the end of a line rejoined; nil if there are no such words.
  private lazy var joined: FoldedText? = {
    let joined = pieces.map(QuoteFolding.joiningBrokenWords)
    return joined == pieces ? nil : FoldedText(joined)
  }()
  private lazy var hasCombiningMarks = pieces.contains(where: Self.hasCombiningMarks)

  /// - Parameter pieces: parts of the text that are separate, such as paragraphs.
  package init(_ pieces: [String]) {
    self.pieces = pieces
    folded = FoldedText(pieces)
  }

  package convenience init(_ text: String) { self.init([text]) }

  /// Whether the text contains a quote word for word; false for a quote without words.
  package func contains(_ quote: String) -> Bool {
    let parts = QuoteFolding.parts(of: quote)
    return place(of: parts) != nil || containsCombined(parts, in: folded)
  }

  /// The index of the piece in which a quote starts; nil if the quote is not in the text.
  package func piece(of quote: String) -> Int? {
    let parts = QuoteFolding.parts(of: quote)
    if let (text, start) = place(of: parts) { return text.starts.partitionPoint { $0 <= start } - 1 }
    guard containsCombined(parts, in: folded) else { return nil }
    // The quote may go on in another piece.
    return pieces.firstIndex { containsCombined(Array(parts.prefix(1)), in: FoldedText([$0])) } ?? 0
  }

  private func place(of parts: [String]) -> (text: FoldedText, start: Int)? {
    if parts.isEmpty { return nil }
    let wanted = parts.map { QuoteFolding.fold($0) }
    for text in [folded, joined] {
      if let text, let start = Self.start(wanted, in: text) { return (text, start) }
    }
    return nil
  }

  /// Where the parts start in a text that contains them in order. The first letter of each part may be in either case,
  /// since its case depends on where the part is in a sentence.
  private static func start(_ parts: [[UInt8]], in text: FoldedText) -> Int? {
    var first: Int?
    var next = 0
    for part in parts where !part.isEmpty {
      let ends = [part, otherCase(part)].compactMap { text.find($0, from: next) }
      guard let end = ends.min() else { return nil }
      first = first ?? end - part.count
      next = end
    }
    return first
  }

  private static func otherCase(_ part: [UInt8]) -> [UInt8] {
    let text = String(decoding: part, as: UTF8.self)
    guard let first = text.first else { return part }
    let other = first.isUppercase ? first.lowercased() : first.uppercased()
    return Array((other + text.dropFirst()).utf8)
  }

  /// Whether a text contains the parts when they are compared character by character: a letter with a combining mark
  /// can be one scalar or several. False if no combining marks are involved.
  private func containsCombined(_ parts: [String], in text: FoldedText) -> Bool {
    guard !parts.isEmpty, hasCombiningMarks || parts.contains(where: Self.hasCombiningMarks) else { return false }
    var rest = Array(String(decoding: text.bytes, as: UTF8.self))[...]
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
