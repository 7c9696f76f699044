import ArgumentMap
import SourceText

/// Which paragraphs of its sources a map cites.
package struct Coverage: Sendable {
  package struct Paragraph: Sendable {
    /// The paragraph's anchor, without `#`.
    package var anchor: String
    /// The line of the source's file on which the paragraph starts, counted from 1.
    package var line: Int
    /// The ids of the claims that cite the paragraph, in the order of the map.
    package var claims: [String]
    /// The start of the paragraph's text, with each run of whitespace reduced to a single space.
    package var excerpt: String
  }

  package struct Source: Sendable {
    package var name: String
    /// The path as written in the map; nil if the source has no file.
    package var file: String?
    /// Why the file was not read; nil if it was read.
    package var problem: String?
    package var paragraphs: [Paragraph] = []
    /// The ids of the claims that cite the source as a whole, without an anchor.
    package var wholeClaims: [String] = []

    package var citedCount: Int { paragraphs.count { !$0.claims.isEmpty } }
  }

  package private(set) var sources: [Source] = []

  /// The percentage of paragraphs that are cited, from 0 to 100; 100 if there are no paragraphs.
  package var percent: Double {
    let count = sources.reduce(0) { $0 + $1.paragraphs.count }
    let cited = sources.reduce(0) { $0 + $1.citedCount }
    return count == 0 ? 100 : Double(cited) * 100 / Double(count)
  }

  /// - Parameter excerptLength: the maximum length of a paragraph's excerpt, in characters.
  package init(_ graph: Graph, _ documents: SourceDocuments, excerptLength: Int = 72) {
    var citations: [[(claims: [String], anchor: String?)]] = Array(repeating: [], count: graph.sources.count)
    for citation in graph.citations {
      guard case .source(_, let source?, let anchor) = citation.reference else { continue }
      let claims: [ClaimIndex] =
        switch citation.owner {
        // A source that the whole map is based on says nothing about which of its paragraphs are cited.
        case .map: []
        case .claim(let claim): [claim]
        // A citation attached to a step counts as a citation by each of the step's premises.
        case .inference(let inference): Array(graph.premises(inference))
        }
      citations[source.raw].append((claims.map { graph.id($0) }, anchor))
    }
    for (i, source) in graph.sources.enumerated() {
      var result = Source(name: source.name, file: graph.path(of: source))
      switch documents.all[i] {
      case nil: result.problem = source.file == nil ? "it has no `file`" : "it is neither UTF-8 text nor Markdown"
      case .failure(let error)?: result.problem = Self.reason(error)
      case .success(let document)?:
        result.paragraphs = Self.paragraphs(document, citations[i], excerptLength)
      }
      for (claims, anchor) in citations[i] where anchor == nil {
        for claim in claims where !result.wholeClaims.contains(claim) { result.wholeClaims.append(claim) }
      }
      sources.append(result)
    }
  }

  private static func reason(_ error: FileReadingError) -> String {
    switch error {
    case .missing: "the file does not exist"
    case .unreadable(let reason): reason
    case .outsideRoot(let root): "it is outside \(root)"
    }
  }

  /// The places that `#p1`, `#p2` … point to. If a heading has such an anchor, its whole section counts as one
  /// paragraph and the paragraphs within it are left out.
  private static func paragraphs(
    _ document: SourceDocument, _ citations: [(claims: [String], anchor: String?)], _ excerptLength: Int
  ) -> [Paragraph] {
    let cited = citations.compactMap { citation in
      citation.anchor.flatMap { document.place(at: $0) }.map { (claims: citation.claims, lines: $0.lines) }
    }
    let titled = document.headings.filter { document.place(at: $0.anchor) == $0.place && isNumbered($0.anchor) }
    var result: [Paragraph] = []
    var number = 1
    while let place = document.place(at: "p\(number)") {
      let anchor = "p\(number)"
      let lines = place.lines
      number += 1
      let isInside = titled.contains { $0.anchor != anchor && $0.place.lines.contains(lines.lowerBound) }
      if isInside { continue }
      var claims: [String] = []
      for citation in cited where citation.lines.overlaps(lines) {
        for claim in citation.claims where !claims.contains(claim) { claims.append(claim) }
      }
      let body = titled.first { $0.anchor == anchor }?.body ?? place
      let words = document.words(body).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      result.append(
        Paragraph(
          anchor: anchor, line: lines.lowerBound + 1, claims: claims,
          excerpt: words.count > excerptLength ? words.prefix(excerptLength - 1) + "…" : words))
    }
    return result
  }

  /// Whether an anchor is `p` followed by a number.
  private static func isNumbered(_ anchor: String) -> Bool {
    anchor.first == "p" && Int(anchor.dropFirst()).map { "p\($0)" == anchor } == true
  }
}
