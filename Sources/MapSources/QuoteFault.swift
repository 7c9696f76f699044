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
  /// If `isElsewhere`, the place where the quote starts, as shown in messages; nil if no anchor points there.
  package var actualPlace: String?
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
      var place: SourceDocument.Place?
    }
    var matches: [Passage: QuoteMatch] = [:]
    var texts: [Passage: NearQuote.Source] = [:]
    return graph.citations.compactMap { citation in
      guard let quote = citation.quote, case .source(let name, let source?, let anchor) = citation.reference,
        let document = document(source)
      else { return nil }
      let place = anchor.flatMap { document.place(at: $0) }
      if anchor != nil, place == nil { return nil }
      let words = graph.text(quote)
      func match(_ place: SourceDocument.Place?) -> QuoteMatch {
        let passage = Passage(source: source, place: place)
        let match = matches[passage] ?? QuoteMatch(Array(document.pieces[place?.pieces ?? document.pieces.indices]))
        matches[passage] = match
        return match
      }
      if let place, match(place).contains(words) { return nil }
      let piece = match(nil).piece(of: words)
      let isThere = piece != nil
      if place == nil, isThere { return nil }
      let passage = Passage(source: source, place: place)
      let text = texts[passage] ?? NearQuote.Source(isThere ? "" : document.words(place))
      if !isThere { texts[passage] = text }
      return QuoteFault(
        citation: citation, quote: quote, place: anchor.map { "`\(name)#\($0)`" } ?? "`\(name)`",
        isElsewhere: anchor != nil && isThere,
        actualPlace: piece.flatMap { document.anchor(ofPiece: $0) }.map { "`\(name)#\($0)`" },
        nearest: isThere ? nil : NearQuote(words, in: text)?.text)
    }
  }
}
