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
  private let documents: SourceDocuments
  private let coverage: Coverage

  /// What the page says.
  /// - Parameters:
  ///   - evaluation: nil to say nothing about standing.
  ///   - view: the view that the page shows, if any.
  ///   - isWhole: whether the page shows the whole map.
  static func map(
    _ graph: Graph, _ evaluation: Evaluation?, view: String?, isWhole: Bool, files: any FileReading
  ) -> ReaderMap {
    let content = ReaderContent(graph, files)
    var result = ReaderMap()
    let walk = graph.views.first { $0.name == view }?.walk ?? []
    result.walk = walk.map { graph.uniqueID($0) }
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
        if claim.isImported { details.stepsThere = graph.inferences(on: index).count }
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
    result.texts = content.texts
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

  private init(_ graph: Graph, _ files: any FileReading) {
    self.graph = graph
    documents = SourceDocuments(graph, files: files)
    coverage = Coverage(graph, documents, excerptLength: .max)
  }

  private func citation(_ citation: Graph.Citation) -> ReaderDetails.Citation {
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
      if let anchor, let index { result.paragraphs = paragraphs(anchor, index) }
    }
    result.url = graph.url(citation)
    result.quote = citation.quote.map { graph.text($0) }
    result.note = citation.note.map { graph.text($0) }
    return result
  }

  /// Above this number of bytes, a place is not shown where it is cited.
  private static let longPlace = 1500
  /// Above this number of bytes, the paragraphs of a text that no claim cites are left out.
  private static let longText = 100_000

  private static func id(_ source: Int, _ anchor: String) -> String { "text-\(source + 1)-\(anchor)" }

  /// The ids of the paragraphs at an anchor of a source.
  private func paragraphs(_ anchor: String, _ source: SourceIndex) -> [String] {
    guard let document = documents.document(source), let place = document.place(at: anchor) else { return [] }
    let inside = coverage.sources[source.raw].paragraphs.filter { paragraph in
      document.place(at: paragraph.anchor)?.lines.overlaps(place.lines) ?? false
    }
    let size = inside.reduce(0) { $0 + $1.excerpt.utf8.count }
    return size <= Self.longPlace ? inside.map { Self.id(source.raw, $0.anchor) } : []
  }

  /// The texts of the sources that have paragraphs.
  private var texts: [ReaderMap.Text] {
    coverage.sources.enumerated().compactMap { number, source in
      if source.paragraphs.isEmpty { return nil }
      let title = graph.sources[number].title.map { graph.text($0) } ?? source.name
      let size = source.paragraphs.reduce(0) { $0 + $1.excerpt.utf8.count }
      return ReaderMap.Text(
        title: title,
        paragraphs: source.paragraphs.map { paragraph in
          let isLeftOut = paragraph.claims.isEmpty && size > Self.longText
          return ReaderMap.Paragraph(
            id: Self.id(number, paragraph.anchor), anchor: Graph.shownAnchor(paragraph.anchor),
            text: isLeftOut ? nil : paragraph.excerpt, claims: paragraph.claims)
        })
    }
  }
}
