import ArgumentMap
import MapEvaluation
import SourceText

/// Prints why a claim has its standing, for `argmap why`.
package struct WhyFormat {
  private let evaluation: Evaluation
  private let tree: WhyTree
  private let files: SourceFiles
  private var graph: Graph { evaluation.graph }
  private let style: TerminalStyle

  package init(_ evaluation: Evaluation, _ tree: WhyTree, _ files: SourceFiles, hasColor: Bool = false) {
    self.evaluation = evaluation
    self.tree = tree
    self.files = files
    style = TerminalStyle(isOn: hasColor)
  }

  // MARK: For people

  package func text() -> String {
    var text = ""
    let hasSibling = siblings()
    /// For each level, whether its line goes on below the current node.
    var goesOn: [Bool] = []
    for (number, node) in tree.nodes.enumerated() {
      goesOn.removeSubrange(min(node.depth, goesOn.count)...)
      let trunk = goesOn.dropFirst().map { $0 ? "│  " : "   " }.joined()
      let isLast = !hasSibling[number]
      let hasChild = number + 1 < tree.nodes.count && tree.nodes[number + 1].depth > node.depth
      let first = node.depth == 0 ? "" : trunk + (isLast ? "└─ " : "├─ ")
      let rest = (node.depth == 0 ? "" : trunk + (isLast ? "   " : "│  ")) + (hasChild ? "│  " : "   ")
      for (i, line) in lines(node).enumerated() {
        text += style.dim(i == 0 ? first : rest) + (node.isDead ? style.dim(line) : line) + "\n"
      }
      goesOn.append(!isLast)
    }
    return text
  }

  /// For each node, whether another one of its level follows before one of a higher level.
  private func siblings() -> [Bool] {
    var result = [Bool](repeating: false, count: tree.nodes.count)
    var isAhead: [Bool] = []
    for (number, node) in tree.nodes.enumerated().reversed() {
      if isAhead.count > node.depth + 1 { isAhead.removeSubrange((node.depth + 1)...) }
      while isAhead.count <= node.depth { isAhead.append(false) }
      result[number] = isAhead[node.depth]
      isAhead[node.depth] = true
    }
    return result
  }

  private func lines(_ node: WhyTree.Node) -> [String] {
    let word = node.isRival ? "contradicts " : node.side.map { Self.word($0) + " " } ?? ""
    guard let claim = node.claim else {
      return [word + "all of these together:" + (node.failure.map { " fails, \($0)" } ?? "")]
    }
    let standing = evaluation.standing(claim).rawValue
    let id = "`\(graph.uniqueID(claim))`"
    let name =
      "\(word)\(node.depth == 0 ? style.bold(id) : id) (\(standing)): \(graph.text(of: claim))"
    if node.isRepeated { return ["\(word)\(id) (\(standing)), see above"] }
    var lines = [name + "  " + style.dim(location(claim))]
    if node.depth == 0 { lines.append(evaluation.words(claim)) }
    if let failure = node.failure { lines.append("dead: \(Self.bare(failure))") }
    let given =
      [evaluation.graph.claims[claim.int].basis.map { "basis: \($0.rawValue)" }].compactMap(\.self) + citations(claim)
    if !given.isEmpty { lines.append(given.joined(separator: "; ")) }
    return lines
  }

  /// A failure without the verb that joins it to a claim's name.
  private static func bare(_ failure: String) -> String {
    failure.hasPrefix("is ") ? String(failure.dropFirst(3)) : failure
  }

  private static func word(_ side: Graph.Side) -> String { side.key.rawValue }

  private func citations(_ claim: ClaimIndex) -> [String] {
    [Graph.Citation.Kind.evidence, .from].compactMap { kind in
      let places = graph.citations.filter { $0.owner == .claim(claim) && $0.kind == kind }.map { citation in
        switch citation.reference {
        case .url(let url): url
        case .source(let name, _, let anchor): name + (anchor.map { "#\($0)" } ?? "")
        }
      }
      return places.isEmpty ? nil : "\(kind.rawValue): \(places.joined(separator: ", "))"
    }
  }

  /// The file and line of a claim.
  private func location(_ claim: ClaimIndex) -> String {
    let place = graph.definition(of: claim)
    let file = files[place.file]
    return "\(file.path):\(LineTable(file.bytes).line(of: place.range.start) + 1)"
  }

  // MARK: Other forms

  package func markdown() -> String {
    tree.nodes.map { node in
      let indent = String(repeating: "  ", count: node.depth)
      let word =
        node.isRival
        ? "**Contradicts** "
        : node.side.map { "**\(Self.word($0).prefix(1).uppercased() + Self.word($0).dropFirst())** " } ?? ""
      guard let claim = node.claim else {
        return "\(indent)- \(word)all of these together\(node.failure.map { ", which fails: \($0)" } ?? "")\n"
      }
      let standing = evaluation.standing(claim).rawValue
      if node.isRepeated { return "\(indent)- \(word)`\(graph.uniqueID(claim))` (\(standing)), see above\n" }
      return "\(indent)- \(word)\(graph.text(of: claim).markdownEscaped) (`\(graph.uniqueID(claim))`, \(standing))"
        + (node.depth == 0 ? ": \(evaluation.why(claim))" : node.failure.map { "; dead: \(Self.bare($0))" } ?? "")
        + "\n"
    }.joined()
  }

  package func json() -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.key("nodes")
      json.array(tree.nodes) { json, node in
        json.object { json in
          json.member("depth", node.depth)
          json.member("side", node.isRival ? "contradiction" : node.side?.rawValue)
          if let claim = node.claim {
            let place = graph.definition(of: claim)
            json.member("id", graph.uniqueID(claim))
            json.member("text", graph.text(of: claim))
            json.member("standing", evaluation.standing(claim).rawValue)
            json.member("why", evaluation.why(claim))
            json.member("path", files[place.file].path)
            json.member("line", LineTable(files[place.file].bytes).line(of: place.range.start) + 1)
          }
          json.member("failure", node.failure)
          json.member("isRepeated", node.isRepeated)
          json.member("isDead", node.isDead)
        }
      }
    }
    return json.text + "\n"
  }
}
