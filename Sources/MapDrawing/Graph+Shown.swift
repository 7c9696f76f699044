import ArgumentMap

/// How pictures refer to parts of a graph.
extension Graph {
  /// The address that a citation links to: its own, or that of its source.
  package func url(_ citation: Citation) -> String? {
    switch citation.reference {
    case .url(let url): return url
    case .source(_, let source, _): return source.flatMap { sources[$0.raw].url }.map { text($0) }
    }
  }

  /// An anchor as shown to readers: `¶6` for a paragraph, `§ a-heading` for a heading.
  package static func shownAnchor(_ anchor: String) -> String {
    anchor.first == "p" && Int(anchor.dropFirst()) != nil ? "¶" + anchor.dropFirst() : "§ " + anchor
  }
}
