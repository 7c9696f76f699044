import ArgumentMap
import MapLoading
import MapSources
import MapSyntax
import SourceText

/// What a rule may look at. Shared, since a graph is large to copy.
package final class CheckContext: Sendable {
  package let graph: Graph
  package let support: Support
  /// The texts of its sources.
  package let documents: SourceDocuments
  /// What came of looking for each imported map; nil where it is there.
  package let importErrors: [FileReadingError?]

  /// The quotes that their sources do not contain.
  let quoteFaults: [QuoteFault]
  /// For the rules that compare linked premises, where one of them is on.
  let notableTerms: NotableTerms
  package let settings: CheckSettings
  /// Whether the map was read without a finding. Where it was not, what seems to be absent may only be unreadable.
  package let isReadWhole: Bool
  /// Whether texts are in English, the one language whose words the rules of wording know.
  package let isEnglish: Bool

  /// - Parameter map: the map, with what came of reading it and of looking for its imports.
  package init(graph: Graph, of map: LoadedMaps.LoadedMap, settings: CheckSettings = .standard) {
    self.graph = graph
    self.settings = settings
    isReadWhole = map.content.findings.isEmpty
    isEnglish = EnglishWords.isLanguage(of: graph)
    support = Support(graph)
    documents = SourceDocuments(graph, files: map.content.files)
    quoteFaults = documents.quoteFaults(graph)
    importErrors = map.importErrors
    let areCompared = settings.level(.rabbitRule) != .off || settings.level(.holdingHands) != .off
    notableTerms = NotableTerms(graph, isWanted: isEnglish && areCompared)
  }

  /// Paths of sources and imports that lead to nothing readable, with the nodes that give them.
  var fileErrors: [(node: NodeIndex, path: String, error: FileReadingError)] {
    var result: [(node: NodeIndex, path: String, error: FileReadingError)] = []
    for (source, document) in zip(graph.sources, documents.all) {
      if let node = source.file, case .failure(let error)? = document { result.append((node, graph.text(node), error)) }
    }
    for (entry, error) in zip(graph.imports, importErrors) {
      if let error { result.append((entry.path, graph.text(entry.path), error)) }
    }
    return result
  }

  /// The id of the claim that a citation stands at.
  func claimID(_ citation: Graph.Citation) -> String? {
    guard case .claim(let claim) = citation.owner else { return nil }
    return graph.id(claim)
  }

  /// `a`, `b` and `c`; from a number of names on, the rest is counted.
  func list(_ claims: some Collection<ClaimIndex>, showing limit: Int = 6) -> String {
    let shown = claims.prefix(limit).map { "`\(graph.id($0))`" }
    let rest = claims.count - shown.count
    if rest > 0 { return shown.joined(separator: ", ") + " and \(rest) more" }
    return shown.count < 2 ? shown.joined() : shown.dropLast().joined(separator: ", ") + " and " + shown.last!
  }
}
