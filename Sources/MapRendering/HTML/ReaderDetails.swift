/// A page of a site that shows the same map, or the site's index.
package struct PageLink: Sendable, Hashable {
  package var title: String
  /// The address, relative to the page that has the link; empty for that page itself.
  package var address: String

  package init(title: String, address: String) {
    self.title = title
    self.address = address
  }
}

/// Where a page is: the site that it belongs to, if any.
package struct PagePlace: Sendable, Hashable {
  /// The site's index, the page of the whole map and those of its views; empty if the page belongs to no site.
  package var pages: [PageLink] = []
  /// The pages of the maps that the map imports, as far as the site has them, with the aliases as titles.
  package var imports: [PageLink] = []
  /// The address at which the page will be found, with which it can name a preview picture; nil if that is unknown.
  package var address: String?
  /// The address of the page that this one, shown in a frame of another page, is a part of; nil for a page by itself.
  package var whole: String?

  package init() {}

  /// The address of the preview picture that belongs to a page.
  package static func preview(of page: String) -> String {
    (page.hasSuffix(".html") ? String(page.dropLast(5)) : page) + ".png"
  }
}

/// What the interactive page says about the map as a whole, and about its claims.
package struct ReaderMap: Sendable {
  /// The details of claims, by the id of the claim's box.
  package var claims: [String: ReaderDetails] = [:]
  /// The boxes at which the guided walk stops, as the view says; empty if the page is to choose.
  package var walk: [String] = []
  /// The texts of the sources that have files.
  package var texts: [Text] = []
  /// Whether the page has all that the standing of its claims depends on.
  package var isWhole = false
  /// Whether the map names its conclusions.
  package var conclusionsAreStated = false

  package init() {}

  /// The text of a source.
  package struct Text: Sendable {
    package var title: String
    package var paragraphs: [Paragraph]

    package init(title: String, paragraphs: [Paragraph]) {
      self.title = title
      self.paragraphs = paragraphs
    }
  }

  /// A paragraph of a source, or a section that counts as one.
  package struct Paragraph: Sendable {
    package var id: String
    /// As shown to readers, such as `¶6`.
    package var anchor: String
    /// The words; nil to leave them out, as where no claim cites a paragraph of a long text.
    package var text: String?
    /// The ids of the claims that cite it.
    package var claims: [String]

    package init(id: String, anchor: String, text: String?, claims: [String]) {
      self.id = id
      self.anchor = anchor
      self.text = text
      self.claims = claims
    }
  }
}

/// What the interactive page shows about a claim in addition to its box.
package struct ReaderDetails: Sendable {
  /// A citation, and what the source says at that place.
  package struct Citation: Sendable {
    /// Whether the citation is `evidence`; otherwise it is `from`.
    package var isEvidence: Bool
    /// The description of the source: its author, title and date, as far as the map gives them, preceded by its name if
    /// it has no title; or the address, if the citation is an address.
    package var source: String
    /// The name by which the map cites the source; nil for an address.
    package var name: String?
    /// The place in the source, as shown to readers, such as `¶6`.
    package var anchor: String?
    package var url: String?
    package var note: String?
    package var quote: String?
    /// The ids of the paragraphs of `ReaderMap.texts` that the anchor points to; empty if there are none, or if they are
    /// too long.
    package var paragraphs: [String] = []

    package init(isEvidence: Bool, source: String) {
      self.isEvidence = isEvidence
      self.source = source
    }
  }

  package var citations: [Citation] = []
  /// `accepted`, `rejected` or `undecided`; nil if the map has errors that make it doubtful.
  package var standing: String?
  /// The standing and the reason for it, with ids in backticks; nil if the page can tell by itself.
  package var reason: String?
  /// What is given for the claim, as far as its standing depends on it.
  package var basis: String?
  package var hasEvidence = false
  package var weight: String?
  /// What it takes to accept the claim, if that is not `preponderance`.
  package var standard: String?
  /// For an imported claim, the number of steps for it and against it in its own map.
  package var stepsThere = 0
  /// For a conclusion, the box of the weakest leaf that it hinges on.
  package var weakest: String?

  package init() {}
}
