/// What a page for readers says of a claim beside what its box shows.
package struct ReaderDetails: Sendable {
  /// A source that is cited, and what it says there.
  package struct Citation: Sendable {
    /// `evidence`, relied on; or `from`, where it is said.
    package var isEvidence: Bool
    /// In full: author, title, date, as far as the map has them.
    package var source: String
    /// The place in it, as the map writes it.
    package var anchor: String?
    package var url: String?
    package var note: String?
    package var quote: String?
    /// The paragraph that the quote, or the place, is in.
    package var paragraph: String?

    package init(isEvidence: Bool, source: String) {
      self.isEvidence = isEvidence
      self.source = source
    }
  }

  package var citations: [Citation] = []

  package init() {}
}
