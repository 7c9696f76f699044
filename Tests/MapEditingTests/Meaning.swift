import ArgumentMap
import MapSyntax
import SourceText

/// The meaning of a map as a set of facts, without positions or order.
enum Meaning {
  static func facts(_ bytes: [UInt8]) -> [String] {
    let file = SourceFile(path: "test", bytes: bytes)
    let (tree, _) = parseSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
    let (graph, findings) = buildGraph(tree, of: file, index: FileIndex(0))
    var result = findings.map { "finding \($0.rule)" }
    func text(_ node: NodeIndex?) -> String { node.map { graph.text($0) } ?? "" }
    func text(_ node: GraphNode?) -> String { node.map { graph.text($0) } ?? "" }
    func step(_ index: InferenceIndex) -> String {
      var result = ""
      var at: InferenceIndex? = index
      while let current = at {
        let inference = graph.inferences[current.int]
        result += "\(graph.premises(current).map { graph.id($0) }.sorted()) \(inference.side) "
        switch inference.target {
        case .claim(let claim):
          result += graph.id(claim)
          at = nil
        case .inference(let next): at = next
        }
      }
      return result
    }
    for claim in graph.claimIndices {
      let c = graph.claims[claim.int]
      result.append(
        "claim \(graph.id(claim)): \(graph.text(of: claim)) | \(c.basis?.rawValue ?? "") \(c.isImplicit) \(c.hasEvidence) \(c.group.map { graph.name($0) } ?? "") \(text(c.label)) \(text(c.note)) \(text(c.standard)) \(text(c.weight))"
      )
    }
    for index in graph.inferenceIndices {
      let inference = graph.inferences[index.int]
      result.append(
        "step \(step(index)) | \(inference.isImplicit) \(text(inference.label)) \(text(inference.scheme)) \(text(inference.strength)) \(text(inference.note))"
      )
    }
    for citation in graph.citations {
      let owner =
        switch citation.owner {
        case .map: "map"
        case .claim(let claim): graph.id(claim)
        case .inference(let index): step(index)
        }
      result.append("\(citation.kind) \(owner) \(citation.reference) \(text(citation.quote)) \(text(citation.note))")
    }
    result += graph.tags.map { "tag \(graph.id($0.claim)) \(text($0.node))" }
    result += graph.contradictions.map { "contradicts \(graph.id($0.first)) \(graph.id($0.second))" }
    result += graph.statedConclusions.map { "conclusion \(graph.id($0.claim))" }
    result += graph.expectations.map { "expect \($0.outcome) \(graph.id($0.claim))" }
    for view in graph.views {
      result.append("view \(view.name) \(view.focus.map { graph.id($0) }) \(view.groups.map { graph.name($0) })")
    }
    for (number, group) in graph.groups.enumerated() {
      let parent = group.parent.map { graph.name($0) } ?? ""
      result.append("group \(graph.name(GroupIndex(number))) \(text(group.title)) \(parent)")
    }
    return result.sorted()
  }

  /// The comments of a map, regardless of order.
  static func comments(_ bytes: [UInt8]) -> [String] {
    let file = SourceFile(path: "test", bytes: bytes)
    let (tree, _) = parseSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
    return tree.tokenKinds.indices.filter { tree.tokenKinds[$0] == .comment }
      .map { file.text(tree.tokenRange($0)) }.sorted()
  }

  /// The facts that only one of the two maps has.
  static func difference(_ before: [UInt8], _ after: [UInt8]) -> (gone: [String], come: [String]) {
    var counts: [String: Int] = [:]
    for fact in facts(after) { counts[fact, default: 0] += 1 }
    for fact in facts(before) { counts[fact, default: 0] -= 1 }
    func only(_ sign: Int) -> [String] {
      counts.filter { $0.value.signum() == sign }.flatMap { Array(repeating: $0.key, count: abs($0.value)) }.sorted()
    }
    return (only(-1), only(1))
  }
}
