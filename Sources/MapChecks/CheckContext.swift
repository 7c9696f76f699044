import ArgumentMap
import MapEvaluation
import MapLoading
import MapSources
import MapSyntax
import SourceText

/// Everything that a rule can look at. A class, since a graph is expensive to copy.
package final class CheckContext: Sendable {
  package let graph: Graph
  package let support: Support
  /// The documents of the map's sources.
  package let documents: SourceDocuments
  /// Why each imported map could not be loaded, indexed like `graph.imports`; nil if it was loaded.
  package let importErrors: [FileReadingError?]

  /// The quotes that are not in their sources, or not where their anchors point.
  let quoteFaults: [QuoteFault]
  /// The terms that `rabbit-rule` and `holding-hands` compare; empty if both are off or the map is not in English.
  let notableTerms: NotableTerms
  /// Which claims stand; nil if no rule needs that, or if the map has mistakes that may change it.
  let evaluation: Evaluation?
  package let settings: CheckSettings
  /// Whether the map was read without any findings. If not, something that seems missing may just be unreadable.
  package let isReadWhole: Bool
  /// Whether the map is in English, the only language whose words the wording rules know.
  package let isEnglish: Bool

  /// - Parameters:
  ///   - map: the loaded map, with the findings from reading it and the errors of its imports.
  ///   - whole: the map joined with all of the maps that it imports; nil if one of them has an error that may change
  ///     what they say.
  package init(
    graph: Graph, of map: LoadedMaps.LoadedMap, settings: CheckSettings = .standard, whole: (() -> Graph?)? = nil
  ) {
    self.graph = graph
    self.settings = settings
    isReadWhole = map.content.findings.isEmpty
    isEnglish = EnglishWords.isLanguage(of: graph)
    support = Support(graph)
    let isExpecting = !graph.expectations.isEmpty && settings.level(.unexpectedStanding) != .off
    let isWanted =
      isExpecting || [.unansweredObjection, .idleReason].contains { settings.level($0) != .off }
      || settings.level(.mutualObjection) != .off && !graph.mutualObjections.isEmpty
    let isSound = isWanted && !map.content.findings.contains { $0.level == .error }
    let all = isSound ? (whole.map { $0() } ?? graph) : nil
    evaluation = all.flatMap { $0.claims.allSatisfy(\.isDefined) ? Evaluation($0) : nil }
    documents = SourceDocuments(graph, files: map.content.files)
    quoteFaults = documents.quoteFaults(graph)
    importErrors = map.importErrors
    let areCompared = settings.level(.rabbitRule) != .off || settings.level(.holdingHands) != .off
    notableTerms = NotableTerms(graph, isWanted: isEnglish && areCompared)
  }

  /// The paths of sources and imports that could not be read, each with its node and the error.
  var fileErrors: [(node: NodeIndex, path: String, error: FileReadingError)] {
    var result: [(node: NodeIndex, path: String, error: FileReadingError)] = []
    for (index, source) in graph.ownSources {
      if let node = graph.own(source.file), case .failure(let error)? = documents.all[index.raw] {
        result.append((node, graph.text(node), error))
      }
    }
    for (entry, error) in zip(graph.imports, importErrors) {
      if let error { result.append((entry.path, graph.text(entry.path), error)) }
    }
    return result
  }

  /// The id of the claim that a citation belongs to; nil if it belongs to a step or to the whole map.
  func claimID(_ citation: Graph.Citation) -> String? {
    guard case .claim(let claim) = citation.owner else { return nil }
    return graph.id(claim)
  }

  /// A list of the claims' ids for a message, such as `a`, `b` and `c`; ids beyond the limit are only counted: `a`, `b`
  /// and 3 more.
  func list(_ claims: some Collection<ClaimIndex>, showing limit: Int = 6) -> String {
    let shown = claims.prefix(limit).map { "`\(graph.id($0))`" }
    let rest = claims.count - shown.count
    if rest > 0 { return shown.joined(separator: ", ") + " and \(rest) more" }
    return shown.listed
  }

  /// The claims for which this map itself gives both an id and a text.
  var writtenClaims: LazyFilterSequence<LazyMapSequence<Range<Int>, ClaimIndex>> {
    graph.ownClaims.filter { [graph] claim in
      let c = graph.claims[claim.int]
      return c.isDefined && !c.isImported && !c.isAnonymous
    }
  }

  /// For each claim, whether it belongs to an objection or exception: as a premise, or as a reason for one, directly or
  /// indirectly.
  func claimsAgainst() -> [Bool] {
    var isAgainst = [Bool](repeating: false, count: graph.claims.count)
    var pending: [ClaimIndex] = []
    func add(_ step: InferenceIndex) {
      for premise in graph.premises(step) where !isAgainst[premise.int] {
        isAgainst[premise.int] = true
        pending.append(premise)
      }
    }
    for step in graph.inferenceIndices where graph.inferences[step.int].side != .support { add(step) }
    while let claim = pending.popLast() {
      for step in graph.inferences(on: claim) where graph.inferences[step.int].side == .support { add(step) }
    }
    return isAgainst
  }
}
