import ArgumentMap

/// How many quotes of a map could not be compared with their sources, by reason.
package struct UncheckedQuotes: Sendable, Hashable {
  /// The source is a URL, or has no `file`.
  package var withoutFile = 0
  /// The source's file is missing, cannot be read, or is not text.
  package var unreadable = 0
  /// The source or the anchor is unknown.
  package var unknownPlace = 0

  package init() {}

  package var count: Int { withoutFile + unreadable + unknownPlace }

  package static func += (all: inout Self, some: Self) {
    all.withoutFile += some.withoutFile
    all.unreadable += some.unreadable
    all.unknownPlace += some.unknownPlace
  }
}

extension SourceDocuments {
  /// The quotes of a map that `quoteFaults` skips.
  package func uncheckedQuotes(_ graph: Graph) -> UncheckedQuotes {
    var result = UncheckedQuotes()
    for citation in graph.citations where citation.quote != nil {
      switch citation.reference {
      case .url: result.withoutFile += 1
      case .source(_, nil, _): result.unknownPlace += 1
      case .source(_, let source?, let anchor):
        if let document = document(source) {
          if let anchor, document.place(at: anchor) == nil { result.unknownPlace += 1 }
        } else if graph.sources[source.raw].file == nil {
          result.withoutFile += 1
        } else {
          result.unreadable += 1
        }
      }
    }
    return result
  }
}
