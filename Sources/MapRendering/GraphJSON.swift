import ArgumentMap
import MapEvaluation
import MapSyntax
import SourceText

/// Prints a graph as JSON, as described by `docs/graph.schema.json`.
package struct GraphJSON {
  private let graph: Graph
  private let support: Support
  private let evaluation: Evaluation
  private let below: ClaimsBelow
  private let names: StepNames
  private let lines: LineTable
  /// The files of the graph, each with its lines, by index; nil to print only what this map says.
  private let joined: [FileIndex: (path: String, lines: LineTable)]?

  /// - Parameters:
  ///   - graph: the map, joined with those that it imports.
  ///   - files: the map's file and those that it reaches, to print all their claims and steps; nil to print only those
  ///     that this map mentions and draws.
  package static func render(_ graph: Graph, support: Support, joining files: SourceFiles? = nil) -> String {
    GraphJSON(graph, support, files).render()
  }

  private init(_ graph: Graph, _ support: Support, _ files: SourceFiles?) {
    self.graph = graph
    self.support = support
    evaluation = Evaluation(graph)
    below = ClaimsBelow(graph)
    names = StepNames(graph)
    lines = LineTable(graph.file.bytes)
    joined = files.map { files in
      let indices = [graph.fileIndex] + graph.imported.map(\.fileIndex)
      return Dictionary(uniqueKeysWithValues: indices.map { ($0, (files[$0].path, LineTable(files[$0].bytes))) })
    }
  }

  private func render() -> String {
    var tags: [ClaimIndex: [String]] = [:]
    for (claim, node) in graph.tags { tags[claim, default: []].append(graph.text(node)) }
    var stepTags: [InferenceIndex: [String]] = [:]
    for (step, node) in graph.stepTags { stepTags[step, default: []].append(graph.text(node)) }
    var citations: [Graph.Citation.Owner: [Graph.Citation]] = [:]
    for citation in graph.citations { citations[citation.owner, default: []].append(citation) }
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.member("path", graph.file.path)
      for (name, node) in [
        ("title", graph.head.title), ("description", graph.head.description), ("author", graph.head.author),
        ("date", graph.head.date), ("language", graph.head.language), ("question", graph.head.question),
        ("standard", graph.head.standard),
      ] { json.member(name, text(node)) }
      write(citations[.map] ?? [], to: &json)
      json.member("conclusions", graph.conclusions.map { graph.uniqueID($0) })
      json.member("conclusionsAreStated", !graph.statedConclusions.isEmpty)
      json.key("claims")
      json.array(joined == nil ? graph.ownClaims : graph.claimIndices) { json, claim in
        write(claim, tags[claim] ?? [], citations[.claim(claim)] ?? [], to: &json)
      }
      json.key("inferences")
      json.array(joined == nil ? graph.ownInferences : graph.inferenceIndices) { json, inference in
        write(inference, stepTags[inference] ?? [], citations[.inference(inference)] ?? [], to: &json)
      }
      json.key("contradictions")
      json.array(
        graph.contradictions.filter { joined != nil || max($0.first.int, $0.second.int) < graph.ownClaimCount }
      ) { json, pair in
        json.array([pair.first, pair.second]) { $0.string(graph.uniqueID($1)) }
      }
      json.key("sources")
      json.array(graph.sources) { write($1, to: &$0) }
      json.key("groups")
      json.array(graph.groups.indices) { write(GroupIndex($1), to: &$0) }
    }
    return json.text + "\n"
  }

  private func text(_ node: GraphNode?) -> String? { node.map { graph.text($0) } }
  private func text(_ node: NodeIndex?) -> String? { node.map { graph.text($0) } }

  private func write(
    _ index: ClaimIndex, _ tags: [String], _ citations: [Graph.Citation], to json: inout JSONWriter
  ) {
    let claim = graph.claims[index.int]
    json.object { json in
      json.member("id", graph.uniqueID(index))
      json.member("text", text(claim.text))
      for attribute in Graph.Claim.attributes {
        write(attribute.key, text(claim[keyPath: attribute.node]), in: .claim, to: &json)
        if attribute.key == .basis { json.member("supported", support.isSupported[index.int]) }
        if attribute.key == .implicit, claim.isImported { json.member("imported", true) }
      }
      json.member("standing", evaluation.standing(index).rawValue)
      json.member("ground", evaluation.ground(index).rawValue)
      json.member("why", evaluation.why(index))
      json.member("below", below.counts[index.int])
      json.member("givenBelow", below.given[index.int])
      json.member("group", claim.group.map { graph.name($0) })
      if !tags.isEmpty { json.member("tags", tags) }
      write(citations, to: &json)
      write(joined == nil ? graph.place(of: index) : graph.definition(of: index), to: &json)
    }
  }

  /// Writes a value in the form that its key requires: a number, `true`, or a string.
  private func write(_ key: Key, _ text: String?, in owner: Key.Owner, to json: inout JSONWriter) {
    switch key.shape(in: owner) {
    case .number: if let number = text.flatMap(Graph.number) { json.member(key.rawValue, exact: number) }
    case .yesNo: if text == "yes" { json.member(key.rawValue, true) }
    default: json.member(key.rawValue, text)
    }
  }

  private func write(_ citations: [Graph.Citation], to json: inout JSONWriter) {
    for kind in [Graph.Citation.Kind.evidence, .from] {
      let list = citations.filter { $0.kind == kind }
      if list.isEmpty { continue }
      json.key(kind.rawValue)
      json.array(list) { json, citation in
        json.object { json in
          switch citation.reference {
          case .url(let url): json.member("url", url)
          case .source(let name, _, let anchor):
            json.member("source", name)
            json.member("at", anchor)
          }
          for attribute in Graph.Citation.attributes {
            write(attribute.key, text(citation[keyPath: attribute.node]), in: .citation, to: &json)
          }
        }
      }
    }
  }

  /// Writes where something is: its line and, if the files of imported maps are printed too, its file.
  private func write(_ place: Place, to json: inout JSONWriter) {
    let (path, lines) = joined.map { ($0[place.file]?.path, $0[place.file]?.lines) } ?? (nil, lines)
    json.member("path", path)
    json.member("line", lines.map { $0.line(of: place.range.start) + 1 })
  }

  private func write(
    _ index: InferenceIndex, _ tags: [String], _ citations: [Graph.Citation], to json: inout JSONWriter
  ) {
    let inference = graph.inferences[index.int]
    json.object { json in
      json.member("id", names[index])
      json.member("side", inference.side.rawValue)
      json.member("target") { json in
        switch inference.target {
        case .claim(let claim): json.member("claim", graph.uniqueID(claim))
        case .inference(let target): json.member("inference", names[target])
        }
      }
      json.member("premises", graph.premises(index).map { graph.uniqueID($0) })
      let undercuts = graph.undercuts(of: index).filter { joined != nil || graph.isOwn($0) }.map { names[$0] }
      if !undercuts.isEmpty { json.member("undercutBy", Array(undercuts)) }
      json.key("holds")
      json.literal(evaluation.holds(index).map { $0 ? "true" : "false" } ?? "null")
      if inference.side != .support { write(evaluation.answer(to: index), to: &json) }
      for attribute in Graph.Inference.attributes {
        write(attribute.key, text(inference[keyPath: attribute.node]), in: .linkedPremises, to: &json)
      }
      if !tags.isEmpty { json.member("tags", tags) }
      write(citations, to: &json)
      write(graph.place(inference.item), to: &json)
    }
  }

  private func write(_ answer: Evaluation.Answer, to json: inout JSONWriter) {
    json.member("answer") { json in
      switch answer {
      case .answered(let reply):
        json.member("state", "answered")
        json.member("by", names[reply])
      case .contested(let reply):
        json.member("state", "contested")
        json.member("by", names[reply])
      case .open: json.member("state", "open")
      }
    }
  }

  private func write(_ source: Graph.Source, to json: inout JSONWriter) {
    json.object { json in
      json.member("id", source.name)
      for attribute in Graph.Source.attributes {
        let text = attribute.key == .file ? graph.path(of: source) : text(source[keyPath: attribute.node])
        write(attribute.key, text, in: .source, to: &json)
      }
    }
  }

  private func write(_ index: GroupIndex, to json: inout JSONWriter) {
    let group = graph.groups[index.raw]
    json.object { json in
      json.member("id", graph.name(index))
      json.member("title", text(group.title))
      json.member("question", text(group.question))
      json.member("parent", group.parent.map { graph.name($0) })
    }
  }
}
