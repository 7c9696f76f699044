import ArgumentMap
import MapSyntax
import SourceText

/// A quote that its source does not contain where it should.
struct QuoteFault: Sendable {
  var citation: Graph.Citation
  /// The node of the quote.
  var quote: NodeIndex
  /// Where it should be: a source with its anchor, as it is written.
  var place: String
  /// It stands in the source, but not where the anchor points.
  var isElsewhere: Bool
  /// What the source says that is nearly the same.
  var nearest: String?
}

extension CheckContext {
  /// Compares every quote with its source. Where a source cannot be read, or an anchor leads nowhere, that is another
  /// finding.
  static func quoteFaults(
    _ graph: Graph, _ documents: [Result<SourceDocument, FileReadingError>?]
  ) -> [QuoteFault] {
    // Each source is folded once, however many quotes are looked for in it.
    var whole: [SourceIndex: QuoteMatch] = [:]
    return graph.citations.compactMap { citation in
      guard let quote = citation.quote, case .source(let name, let source?, let anchor) = citation.reference,
        case .success(let document)? = documents[source.raw]
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

  /// Another text in the place of a scalar, quoted as it needs to be.
  func replacing(_ scalar: NodeIndex, by text: String, title: String) -> Fix {
    let isDouble = graph.tree.scalarToken(scalar) == .doubleQuoted
    let written =
      isDouble
      ? "\"" + text.replacingScalars { $0 == "\"" || $0 == "\\" ? "\\\($0)" : nil } + "\"" : text.singleQuoted
    return Fix(title: title, safety: .unsafe, edits: [TextEdit(graph.place(scalar), written)])
  }
}
