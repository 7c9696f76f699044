import ArgumentMap

/// The small print of claims and steps, and the sources that it cites.
extension DrawingBuilder {
  /// Lists the sources that the map as a whole, the shown claims or the drawn steps cite, if they say more than a name.
  mutating func addSources() {
    var isCited = [Bool](repeating: false, count: graph.sources.count)
    for citation in graph.citations {
      guard case .source(_, let source?, _) = citation.reference else { continue }
      switch citation.owner {
      case .map: isCited[source.raw] = true
      case .claim(let claim): isCited[source.raw] = isCited[source.raw] || isShown(claim)
      case .inference(let step): isCited[source.raw] = isCited[source.raw] || isDrawn(step)
      }
    }
    for (source, isCited) in zip(graph.sources, isCited) where isCited {
      let text =
        [source.author, source.title, source.date].compactMap(\.self).map { graph.text($0) }
        + [source.accessed].compactMap(\.self).map { "accessed \(graph.text($0))" }
      let url = source.url.map { graph.text($0) }
      if text.isEmpty, url == nil { continue }
      drawing.sources.append(Drawing.Source(name: source.name, text: text.joined(separator: ", "), url: url))
    }
  }

  /// Whether a claim is to be drawn as one whose support is missing, rather than as one that falls with others.
  func isCause(_ index: ClaimIndex) -> Bool {
    !support.isSupported[index.int] && causes?.contains(index) ?? true
  }

  /// Whether a claim falls with others. If no fault is to be shown at all, no claim does.
  func isFallen(_ index: ClaimIndex) -> Bool {
    !support.isSupported[index.int] && !isCause(index) && causes?.isEmpty != true
  }

  /// The standing to show at a claim: of every claim if colours stand for it, else of conclusions that are not accepted,
  /// but for those that are marked as lacking support.
  func shownStanding(_ index: ClaimIndex) -> Graph.Standing? {
    guard let standing = evaluated?.standings[index.int] else { return nil }
    if showsAllStandings { return standing }
    return conclusions.contains(index) && standing != .accepted && support.isSupported[index.int] ? standing : nil
  }

  /// Whether a step holds; a reason in doubt is no support.
  func holds(_ index: InferenceIndex) -> Bool { evaluated.map { $0.holds[index.int] == true } ?? true }

  private func hasReasons(_ index: ClaimIndex) -> Bool {
    graph.inferences(on: index).contains { graph.inferences[$0.int].side == .support }
  }

  func marks(_ index: ClaimIndex) -> [Drawing.Mark] {
    let claim = graph.claims[index.int]
    var result: [Drawing.Mark] = []
    if let standing = shownStanding(index) {
      result.append(Drawing.Mark(kind: .standing, text: standing.rawValue))
    }
    if evaluated?.hingeClaims.contains(index) == true { result.append(Drawing.Mark(kind: .hinge, text: "hinge")) }
    if isCause(index) {
      result.append(Drawing.Mark(kind: .unsupported, text: "unsupported"))
    } else if isFallen(index) {
      result.append(Drawing.Mark(kind: .fallen, text: hasReasons(index) ? "reasons unsupported" : "no reason given"))
    }
    if claim.isImported {
      result.append(Drawing.Mark(kind: .imported, text: "from \(graph.id(index).prefix { $0 != "." })"))
    }
    if claim.isImplicit { result.append(Drawing.Mark(kind: .implicit, text: "implicit")) }
    if let basis = claim.basis {
      result.append(
        Drawing.Mark(
          kind: .basis, text: basis.rawValue.split(separator: "-").joined(separator: " ")))
    }
    if let weight = claim.weight { result.append(Drawing.Mark(kind: .weight, text: "weight \(graph.text(weight))")) }
    if let cut = cutContradictions[index] { result.append(Drawing.Mark(kind: .cut, text: "contradicts \(cut) more")) }
    return result + citationMarks((citations[index] ?? []).map { graph.citations[$0] })
  }

  /// What a claim quotes from its sources, and its remarks on them.
  func quotes(_ index: ClaimIndex) -> [Drawing.Quote] {
    (citations[index] ?? []).map { graph.citations[$0] }.compactMap { citation in
      if citation.quote == nil, citation.note == nil { return nil }
      return Drawing.Quote(
        words: citation.quote.map { graph.text($0) }, note: citation.note.map { graph.text($0) },
        citation: citationMarks([citation]).map(\.text).joined())
    }
  }

  /// Short citations such as `janus ¶6, ¶10`: at most two sources with three places each, then the number of further
  /// sources.
  func citationMarks(_ citations: [Graph.Citation]) -> [Drawing.Mark] {
    var cited: [(name: String, anchors: [String], url: String?)] = []
    var names: Set<String> = []
    for citation in citations {
      let (name, anchor) = shortCitation(citation)
      if let last = cited.indices.last, cited[last].name == name, let anchor {
        if !cited[last].anchors.contains(anchor) { cited[last].anchors.append(anchor) }
      } else if names.insert(name).inserted || anchor != nil {
        cited.append((name, anchor.map { [$0] } ?? [], graph.url(citation)))
      }
    }
    var marks = cited.prefix(2).map { entry in
      let anchors = entry.anchors.prefix(3).joined(separator: ", ") + (entry.anchors.count > 3 ? " …" : "")
      return Drawing.Mark(
        kind: .citation, text: anchors.isEmpty ? entry.name : entry.name + " " + anchors, url: entry.url)
    }
    if cited.count > 2 { marks.append(Drawing.Mark(kind: .citation, text: "+\(cited.count - 2)")) }
    return marks
  }

  private func shortCitation(_ citation: Graph.Citation) -> (String, String?) {
    switch citation.reference {
    case .url(let url):
      // The host name is the most informative part of an address.
      let rest = url.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first.map(String.init) ?? url
      return (rest.hasPrefix("www.") ? String(rest.dropFirst(4)) : rest, nil)
    case .source(let name, _, let anchor):
      guard let anchor else { return (name, nil) }
      return (name, Graph.shownAnchor(anchor))
    }
  }
}
