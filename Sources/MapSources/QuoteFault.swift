import ArgumentMap
import MapSyntax
import SourceText

/// A quote that its source does not contain where it should.
package struct QuoteFault: Sendable {
  package var citation: Graph.Citation
  /// The node of the quote.
  package var quote: NodeIndex
  /// Where it should be: a source with its anchor, as it is written.
  package var place: String
  /// Whether it stands in the source, but not where the anchor points.
  package var isElsewhere: Bool
  /// What the source says that is nearly the same.
  package var nearest: String?
}

extension SourceDocuments {
  /// Compares every quote of a map with its source. Where a source cannot be read, or an anchor leads nowhere, that is
  /// another finding.
  package func quoteFaults(_ graph: Graph) -> [QuoteFault] {
    // Each source is folded once, however many quotes are looked for in it.
    var whole: [SourceIndex: QuoteMatch] = [:]
    return graph.citations.compactMap { citation in
      guard let quote = citation.quote, case .source(let name, let source?, let anchor) = citation.reference,
        let document = document(source)
      else { return nil }
      let lines = anchor.flatMap { document.lines(at: $0) }
      if anchor != nil, lines == nil { return nil }
      let words = graph.text(quote)
      if let lines, QuoteMatch(document.words(lines)).contains(words) { return nil }
      let all = whole[source] ?? QuoteMatch(document.words())
      whole[source] = all
      let isThere = all.contains(words)
      if lines == nil, isThere { return nil }
      return QuoteFault(
        citation: citation, quote: quote, place: anchor.map { "`\(name)#\($0)`" } ?? "`\(name)`",
        isElsewhere: anchor != nil && isThere,
        nearest: isThere ? nil : NearQuote(words, in: document.words(lines))?.text)
    }
  }
}
