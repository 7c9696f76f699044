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

  /// What the page says.
  /// - Parameters:
  ///   - evaluation: nil to say nothing about standing.
  ///   - isWhole: whether the page shows the whole map.
  static func map(
    _ graph: Graph, _ evaluation: Evaluation?, isWhole: Bool, files: any FileReading
  ) -> ReaderMap {
    var content = ReaderContent(graph: graph, files: files)
    var result = ReaderMap()
    result.conclusionsAreStated = !graph.statedConclusions.isEmpty
    if let evaluation {
      let hasImports = graph.claims.contains { $0.isImported }
      result.isWhole = isWhole
      for index in graph.claimIndices {
        var details = ReaderDetails()
        let claim = graph.claims[index.int]
        details.standing = evaluation.standing(index).rawValue
        // The page evaluates a map as this program does, but does not have the reasons of imported claims.
        if !isWhole || hasImports, !claim.isImported { details.reason = evaluation.words(index) }
        details.basis = claim.basis?.rawValue
        details.hasEvidence = claim.hasEvidence
        details.weight = claim.weight.map { graph.text($0) }
        let standard = graph.standard(of: index)
        if standard != .preponderance { details.standard = standard.rawValue }
        result.claims[graph.uniqueID(index)] = details
      }
      for conclusion in graph.conclusions {
        result.claims[graph.uniqueID(conclusion)]?.weakest = content.weakest(evaluation, conclusion)
          .map(graph.uniqueID)
      }
    }
    for citation in graph.citations {
      guard case .claim(let claim) = citation.owner else { continue }
      result.claims[graph.uniqueID(claim), default: ReaderDetails()].citations.append(content.citation(citation))
    }
    return result
  }

  /// Of the leaves without which a claim would lose its standing, the one that is easiest to doubt: what the mapper
  /// added, then assumptions and values, then what is better known.
  private func weakest(_ evaluation: Evaluation, _ conclusion: ClaimIndex) -> ClaimIndex? {
    guard evaluation.standing(conclusion) == .accepted else { return nil }
    let leaves = Hinges(evaluation, of: conclusion).hinges.compactMap { hinge -> ClaimIndex? in
      guard case .leaf(let claim)? = hinge.parts.first, claim != conclusion else { return nil }
      return claim
    }
    func doubt(_ index: ClaimIndex) -> Int {
      let claim = graph.claims[index.int]
      if claim.hasEvidence { return 5 }
      switch claim.basis {
      case .assumption: return claim.isImplicit ? 0 : 1
      case .value: return 2
      case .definition, nil: return 3
      case .commonKnowledge, .observation: return 4
      }
    }
    return leaves.min { doubt($0) < doubt($1) }
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
      result.name = name
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
