import ArgumentMap
import MapSyntax
import SourceText

/// Prints a graph as comma-separated values (RFC 4180) in UTF-8, with one row per claim or per step and a column for
/// each attribute. A cell with several values has one per line.
package struct CSVRenderer {
  private let graph: Graph
  private let support: Support
  private let shown: [Bool]
  private let lines: LineTable
  private let names: StepNames
  private var tags: [ClaimIndex: [String]] = [:]
  private var stepTags: [InferenceIndex: [String]] = [:]
  private var citations: [Graph.Citation.Owner: [Graph.Citation]] = [:]
  private var contradicted: [ClaimIndex: [ClaimIndex]] = [:]

  private init(_ graph: Graph, _ support: Support, shown: [Bool]) {
    self.graph = graph
    self.support = support
    self.shown = shown
    lines = LineTable(graph.file.bytes)
    names = StepNames(graph)
    for (claim, node) in graph.tags { tags[claim, default: []].append(graph.text(node)) }
    for (step, node) in graph.stepTags { stepTags[step, default: []].append(graph.text(node)) }
    for citation in graph.citations { citations[citation.owner, default: []].append(citation) }
    for pair in graph.contradictions {
      contradicted[pair.first, default: []].append(pair.second)
      contradicted[pair.second, default: []].append(pair.first)
    }
  }

  /// A table with one row per claim.
  /// - Parameter shown: for each of the map's own claims, whether it gets a row.
  package static func claims(_ graph: Graph, support: Support, shown: [Bool]) -> String {
    let renderer = CSVRenderer(graph, support, shown: shown)
    let columns = renderer.claimColumns
    return table(
      columns.map(\.0), graph.ownClaims.filter { shown[$0.int] }.map { claim in columns.map { $0.1(claim) } })
  }

  /// A table with one row per step.
  /// - Parameter shown: for each of the map's own claims, whether it is shown. A step gets a row if its premises and
  ///   the claim that it ultimately leads to are all shown.
  package static func steps(_ graph: Graph, support: Support, shown: [Bool]) -> String {
    let renderer = CSVRenderer(graph, support, shown: shown)
    let columns = renderer.stepColumns
    let steps = graph.ownInferences.filter { step in
      (graph.premises(step) + [graph.claim(atEndOf: step)]).allSatisfy { $0.int < shown.count && shown[$0.int] }
    }
    return table(columns.map(\.0), steps.map { step in columns.map { $0.1(step) } })
  }

  // MARK: Columns

  private var claimColumns: [(String, (ClaimIndex) -> String)] {
    let conclusions = Set(graph.conclusions)
    func claim(_ index: ClaimIndex) -> Graph.Claim { graph.claims[index.int] }
    var columns: [(String, (ClaimIndex) -> String)] = [
      ("id", { graph.uniqueID($0) }), ("text", { text(claim($0).text) }),
    ]
    for attribute in Graph.Claim.attributes {
      columns.append((attribute.key.rawValue, { text(claim($0)[keyPath: attribute.node]) }))
    }
    return columns + [
      ("supported", { word(support.isSupported[$0.int]) }), ("conclusion", { word(conclusions.contains($0)) }),
      ("imported", { word(claim($0).isImported) }),
      ("group", { claim($0).group.map { graph.name($0) } ?? "" }), ("tags", { list(tags[$0] ?? []) }),
      ("evidence", { cited(.claim($0), .evidence) }), ("from", { cited(.claim($0), .from) }),
      ("contradicts", { list((contradicted[$0] ?? []).map { graph.uniqueID($0) }) }),
      ("line", { line(graph.own(claim($0).name)) }),
    ]
  }

  private var stepColumns: [(String, (InferenceIndex) -> String)] {
    func step(_ index: InferenceIndex) -> Graph.Inference { graph.inferences[index.int] }
    var columns: [(String, (InferenceIndex) -> String)] = [
      ("id", { name($0) }), ("side", { step($0).side.rawValue }),
      (
        "target",
        {
          switch step($0).target {
          case .claim(let claim): graph.uniqueID(claim)
          case .inference(let other): name(other)
          }
        }
      ),
      ("premises", { list(graph.premises($0).map { graph.uniqueID($0) }) }),
      ("undercut-by", { list(graph.undercuts(of: $0).filter { graph.isOwn($0) }.map { name($0) }) }),
    ]
    for attribute in Graph.Inference.attributes {
      columns.append((attribute.key.rawValue, { text(step($0)[keyPath: attribute.node]) }))
    }
    return columns + [
      ("tags", { list(stepTags[$0] ?? []) }), ("from", { cited(.inference($0), .from) }),
      ("line", { line(graph.own(step($0).item).map(graph.tree.range)) }),
    ]
  }

  // MARK: Cells

  private func text(_ node: GraphNode?) -> String { node.map { graph.text($0) } ?? "" }
  private func word(_ value: Bool) -> String { value ? "yes" : "no" }
  private func list(_ values: some Sequence<String>) -> String { values.joined(separator: "\n") }
  private func line(_ range: ByteRange?) -> String { range.map { String(lines.line(of: $0.start) + 1) } ?? "" }
  /// The id of a step, as `argmap graph` prints it.
  private func name(_ step: InferenceIndex) -> String { names[step] }

  /// The citations of a claim or step, one per line: the source, then the citation's attributes.
  private func cited(_ owner: Graph.Citation.Owner, _ kind: Graph.Citation.Kind) -> String {
    list(
      (citations[owner] ?? []).filter { $0.kind == kind }.map { citation in
        var parts: [String]
        switch citation.reference {
        case .url(let url): parts = [url]
        case .source(let name, _, let anchor): parts = [anchor.map { "\(name)#\($0)" } ?? name]
        }
        for attribute in Graph.Citation.attributes {
          if let node = citation[keyPath: attribute.node] {
            parts.append("\(attribute.key.rawValue): \(graph.text(node))")
          }
        }
        return parts.joined(separator: " | ")
      })
  }

  // MARK: Form

  private static func table(_ names: [String], _ rows: [[String]]) -> String {
    ([names] + rows).map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// Text as a CSV field. Text that contains a comma, a quote or a line break is put in double quotes, and quotes in it
  /// are doubled.
  private static func field(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 != 0x2C && $0 != 0x22 && $0 != 0x0A && $0 != 0x0D }
    return isPlain ? text : "\"" + text.replacingScalars { $0 == "\"" ? "\"\"" : nil } + "\""
  }
}
