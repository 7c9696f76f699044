import ArgumentMap

/// How pictures name what is in a graph.
extension Graph {
  /// A claim's id; for one without, a name that no id can be.
  package func shownID(_ claim: ClaimIndex) -> String {
    let named = claims[claim.int]
    return named.isAnonymous ? "line-\(named.name.start)" : id(claim)
  }

  /// Where a citation leads: its own address, or its source's.
  package func url(_ citation: Citation) -> String? {
    switch citation.reference {
    case .url(let url): return url
    case .source(_, let source, _): return source.flatMap { sources[$0.raw].url }.map { text($0) }
    }
  }

  /// A place in a source: `¶6` for a paragraph, `§ a-heading`.
  package static func shownAnchor(_ anchor: String) -> String {
    anchor.first == "p" && Int(anchor.dropFirst()) != nil ? "¶" + anchor.dropFirst() : "§ " + anchor
  }
}
