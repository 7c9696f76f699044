import ArgumentMap
import MapSyntax
import SourceText

/// A quote that is not in its source, or not where it should be.
package struct QuoteFault: Sendable {
  package var citation: Graph.Citation
  /// The node of the quote.
  package var quote: NodeIndex
  /// Where the quote should be, as shown in messages: the source's name and the anchor as written, in backticks.
  package var place: String
  /// Whether the quote is in the source, but not where its anchor points.
  package var isElsewhere: Bool
  /// The passage of the source that nearly matches the quote; nil if there is none, or if `isElsewhere`.
  package var nearest: String?
}

extension SourceDocuments {
  /// Compares every quote of a map with its source, and returns the quotes that are wrong. Sources that cannot be read
  /// and anchors that lead nowhere are skipped: other rules report them.
  package func quoteFaults(_ graph: Graph) -> [QuoteFault] {
    // Each text is prepared only once, however many quotes are searched for in it.
    struct Passage: Hashable {
      var source: SourceIndex
      var lines: Range<Int>?
    }
    var matches: [Passage: QuoteMatch] = [:]
    var texts: [Passage: NearQuote.Source] = [:]
    return graph.citations.compactMap { citation in
      guard let quote = citation.quote, case .source(let name, let source?, let anchor) = citation.reference,
        let document = document(source)
      else { return nil }
      let lines = anchor.flatMap { document.lines(at: $0) }
      if anchor != nil, lines == nil { return nil }
      let words = graph.text(quote)
      func contains(_ lines: Range<Int>?) -> Bool {
        let passage = Passage(source: source, lines: lines)
        let match = matches[passage] ?? QuoteMatch(document.words(lines))
        matches[passage] = match
        return match.contains(words)
      }
      if let lines, contains(lines) { return nil }
      let isThere = contains(nil)
      if lines == nil, isThere { return nil }
      let passage = Passage(source: source, lines: lines)
      let text = texts[passage] ?? NearQuote.Source(isThere ? "" : document.words(lines))
      if !isThere { texts[passage] = text }
      return QuoteFault(
        citation: citation, quote: quote, place: anchor.map { "`\(name)#\($0)`" } ?? "`\(name)`",
        isElsewhere: anchor != nil && isThere,
        nearest: isThere ? nil : NearQuote(words, in: text)?.text)
    }
  }
}
