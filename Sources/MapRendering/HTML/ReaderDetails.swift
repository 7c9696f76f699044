/// What the interactive page shows about a claim in addition to its box.
package struct ReaderDetails: Sendable {
  /// A citation, and what the source says at that place.
  package struct Citation: Sendable {
    /// Whether the citation is `evidence`; otherwise it is `from`.
    package var isEvidence: Bool
    /// The full description of the source: its author, title and date, as far as the map gives them.
    package var source: String
    /// The place in the source, as written in the map.
    package var anchor: String?
    package var url: String?
    package var note: String?
    package var quote: String?
    /// The paragraph of the source that contains the quote, or that the anchor points to.
    package var paragraph: String?

    package init(isEvidence: Bool, source: String) {
      self.isEvidence = isEvidence
      self.source = source
    }
  }

  package var citations: [Citation] = []

  package init() {}
}
