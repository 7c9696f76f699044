import ArgumentMap
import MapSyntax
import SourceText

/// Builds the graph of a map given as text. The findings include those of the parser.
func build(_ text: String) -> (graph: Graph, findings: [Diagnostic]) {
  let file = SourceFile(path: "test", text: text)
  let (tree, syntax) = parseSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
  let (graph, found) = buildGraph(tree, of: file, index: FileIndex(0), diagnostics: syntax)
  return (graph, found)
}

extension Graph {
  func claim(_ id: String) -> ClaimIndex? { claimIndices.first { self.id($0) == id } }

  /// Each inference as `target <- premise + premise`, with `<-not` for an objection and `<-x` for an undercut. If the
  /// target is itself an inference, it is in parentheses.
  var shown: [String] { inferenceIndices.map { show($0) } }

  private func show(_ index: InferenceIndex) -> String {
    let inference = inferences[index.int]
    let target: String
    switch inference.target {
    case .claim(let claim): target = id(claim)
    case .inference(let other): target = "(" + show(other) + ")"
    }
    let sign = ["support": "<-", "objection": "<-not", "undercut": "<-x"][inference.side.rawValue]!
    return "\(target) \(sign) " + premises(index).map { id($0) }.joined(separator: " + ")
  }
}
