import MapSyntax
import SourceText

/// The claims of a map that are new or have changed since an older version of it.
package struct ChangedClaims {
  private let before: [String: Int]
  private let now: [String: Int]

  /// - Parameter old: the older version of the map; nil if the map is new.
  package init(_ file: SourceFile, old: [UInt8]?) {
    now = Self.signatures(file)
    before = old.map { Self.signatures(SourceFile(path: file.path, bytes: $0)) } ?? [:]
  }

  /// Whether the claim with the given id is new, or its text, its keys or the inferences on it have changed. A subject
  /// that is not the id of a claim always counts as changed.
  private func contains(_ subject: String) -> Bool {
    guard let now = now[subject] else { return true }
    return before[subject] != now
  }

  /// Whether a finding is about something that has changed, or is caused by such a change.
  /// - Parameter relatesCauses: whether the finding's related places are its causes.
  package func touches(_ finding: Diagnostic, relatesCauses: Bool = true) -> Bool {
    if contains(finding.claim ?? finding.subject) || contains(finding.subject) { return true }
    return relatesCauses && finding.related.contains { $0.place.file == finding.place.file && contains($0.subject) }
  }

  /// For each claim, by id: a hash of its text, its keys and the inferences on it.
  private static func signatures(_ file: SourceFile) -> [String: Int] {
    let (tree, diagnostics) = parseSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
    let (graph, _) = buildGraph(tree, of: file, index: FileIndex(0), diagnostics: diagnostics)
    func hash(_ nodes: [NodeIndex?], _ more: AnyHashable...) -> Int {
      var hasher = Hasher()
      for node in nodes { hasher.combine(node.map { graph.text($0) }) }
      for value in more { hasher.combine(value) }
      return hasher.finalize()
    }
    var parts: [[Int]] = graph.claims.map { claim in
      [hash([claim.text] + Graph.Claim.attributes.map { claim[keyPath: $0.node] })]
    }
    // What is cited, by claim and by inference.
    var cited: [Graph.Citation.Owner: [Int]] = [:]
    for citation in graph.citations {
      let reference: [String?] =
        switch citation.reference {
        case .url(let url): [url]
        case .source(let name, _, let anchor): [name, anchor]
        }
      cited[citation.owner, default: []].append(
        hash(Graph.Citation.attributes.map { citation[keyPath: $0.node] }, citation.kind.rawValue, reference))
    }
    for claim in graph.claimIndices { parts[claim.int] += cited[.claim(claim)] ?? [] }
    // In reverse, since an undercut comes after the inference that it undercuts.
    var ofInferences = [Int](repeating: 0, count: graph.inferences.count)
    for index in graph.inferenceIndices.reversed() {
      let inference = graph.inferences[index.int]
      ofInferences[index.int] = hash(
        Graph.Inference.attributes.map { inference[keyPath: $0.node] }, inference.side.rawValue,
        Set(graph.premises(index).map { graph.id($0) }), Set(graph.undercuts(of: index).map { ofInferences[$0.int] }),
        Set(cited[.inference(index)] ?? []))
      if case .claim(let claim) = inference.target { parts[claim.int].append(ofInferences[index.int]) }
    }
    for (claim, node) in graph.tags { parts[claim.int].append(hash([node], "tag")) }
    for contradiction in graph.contradictions {
      parts[contradiction.first.int].append(hash([], "contradicts", graph.id(contradiction.second)))
    }
    return Dictionary(
      graph.claimIndices.map { (graph.id($0), hash([], Set(parts[$0.int]))) }, uniquingKeysWith: { a, _ in a })
  }
}
