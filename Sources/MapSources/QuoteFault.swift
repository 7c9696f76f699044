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
  /// and anchors that lead nowhere are skipped: rules of their own report them.
  package func quoteFaults(_ graph: Graph) -> [QuoteFault] {
    // Each whole source is folded only once, however many quotes are searched for in it.
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
