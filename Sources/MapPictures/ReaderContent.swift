import ArgumentMap
import MapDrawing
import MapEvaluation
import MapRendering
import MapSources
import SourceText

/// What an interactive page shows about claims: their standing, and their full citations, with the paragraphs that the
/// citations refer to.
struct ReaderContent {
  private let graph: Graph
  private let files: any FileReading
  private var documents: [String: SourceDocument?] = [:]

  /// The details of claims, by the id of the claim's box.
  /// - Parameter evaluation: nil to say nothing about standing.
  static func details(
    _ graph: Graph, _ evaluation: Evaluation?, files: any FileReading
  ) -> [String: ReaderDetails] {
    var content = ReaderContent(graph: graph, files: files)
    var result: [String: ReaderDetails] = [:]
    if let evaluation {
      for claim in graph.ownClaims {
        result[graph.uniqueID(claim), default: ReaderDetails()].standing = evaluation.words(claim)
      }
    }
    for citation in graph.citations {
      guard case .claim(let claim) = citation.owner else { continue }
      result[graph.uniqueID(claim), default: ReaderDetails()].citations.append(content.citation(citation))
    }
    return result
  }

  private init(graph: Graph, files: any FileReading) {
    self.graph = graph
    self.files = files
  }

  private mutating func citation(_ citation: Graph.Citation) -> ReaderDetails.Citation {
    var result: ReaderDetails.Citation
    switch citation.reference {
    case .url(let url):
      result = ReaderDetails.Citation(isEvidence: citation.kind == .evidence, source: url)
    case .source(let name, let index, let anchor):
      let source = index.map { graph.sources[$0.raw] }
      let parts = [source?.author, source?.title ?? nil, source?.date].compactMap { $0 }.map { graph.text($0) }
      result = ReaderDetails.Citation(
        isEvidence: citation.kind == .evidence,
        source: source?.title == nil ? ([name] + parts).joined(separator: ", ") : parts.joined(separator: ", "))
      result.anchor = anchor.map(Graph.shownAnchor)
      if let anchor, let path = source.flatMap(graph.path) { result.paragraph = paragraph(anchor, in: path) }
    }
    result.url = graph.url(citation)
    result.quote = citation.quote.map { graph.text($0) }
    result.note = citation.note.map { graph.text($0) }
    return result
  }

  /// The text at an anchor, without its heading; nil if the file cannot be read, if the anchor does not exist, or if
  /// the text is over 1500 bytes.
  private mutating func paragraph(_ anchor: String, in path: String) -> String? {
    guard let document = document(path), let place = document.place(at: anchor) else { return nil }
    // The heading is the anchor, which is already shown.
    let section = document.headings.first { $0.place == place }
    let text = document.text(section?.body ?? place).split(separator: "\n").joined(separator: "\n")
    return text.utf8.count <= 1500 ? text : nil
  }

  private mutating func document(_ path: String) -> SourceDocument? {
    if let known = documents[path] { return known }
    var document: SourceDocument?
    if let bytes = try? files.read(path), SourceDocument.isReadable(path, bytes) {
      document = SourceDocument(path: path, bytes: bytes)
    }
    documents[path] = .some(document)
    return document
  }
}
