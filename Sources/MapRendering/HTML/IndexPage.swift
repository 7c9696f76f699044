/// Prints the index page of a site: for each picture, a thumbnail with a link to the picture's page.
package enum IndexPage {
  package struct Card: Sendable {
    /// The path of the picture's files, without the extension.
    var name: String
    var title: String
    var question: String?
    var claims: Int
    var unsupported: Int
    /// The texts of the conclusions that the picture shows.
    var conclusions: [String]
    /// The number of steps for the conclusions, and against them.
    var steps: (pro: Int, con: Int)
    /// The date that the map gives, if any.
    var date: String?
    /// The ids and texts of the claims, for the search; empty for a view.
    var texts: [(id: String, text: String)]

    package init(
      name: String, title: String, question: String?, claims: Int, unsupported: Int, conclusions: [String],
      steps: (pro: Int, con: Int), date: String?, texts: [(id: String, text: String)]
    ) {
      self.name = name
      self.title = title
      self.question = question
      self.claims = claims
      self.unsupported = unsupported
      self.conclusions = conclusions
      self.steps = steps
      self.date = date
      self.texts = texts
    }

    /// How many conclusions a card lists.
    private static let most = 4

    var listed: [String] {
      conclusions.count <= Self.most
        ? conclusions : conclusions.prefix(Self.most - 1) + ["and \(conclusions.count - Self.most + 1) more"]
    }
  }

  private static let style = """
    :root{color-scheme:light dark;--page:#fff;--ink:#1b2430;--soft:#505a6c;--edge:#c3cad4;--bad:#b3261e}
    @media (prefers-color-scheme:dark){:root{--page:#12161c;--ink:#e8ecf1;--soft:#aeb7c5;--edge:#3a4454;--bad:#ff8a80}}
    body{margin:0;padding:1.2rem;background:var(--page);color:var(--ink);font:16px/1.45 system-ui,Helvetica,Arial,sans-serif}
    h1{font-size:1.5rem;margin:0 0 1rem}
    #maps{list-style:none;margin:0;padding:0;display:grid;gap:1.2rem;grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr))}
    #maps>li{border:1px solid var(--edge);border-radius:.5rem;overflow:hidden}
    [hidden]{display:none!important}
    .controls{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;align-items:center;margin:0 0 1rem}
    input,select{font:inherit;color:inherit;background:var(--page);border:1px solid var(--edge);border-radius:.45rem;padding:.25rem .6rem}
    #hits{padding-left:1.4rem}
    #hits li{margin:.4rem 0}
    #hits small{color:var(--soft)}
    mark{background:#ffe08a;color:#1b2430}
    #maps a{color:inherit;text-decoration:none;display:block}
    a:hover h2,a:focus h2{text-decoration:underline}
    img{display:block;width:100%;height:14rem;object-fit:cover;object-position:top left;border-bottom:1px solid var(--edge)}
    div{padding:.6rem .8rem}
    h2{font-size:1.05rem;margin:0}
    p{margin:.2rem 0 0;color:var(--soft);font-size:.9rem}
    ol{margin:.3rem 0 0;padding:0 0 0 1.1rem;font-size:.95rem}
    .unsupported{color:var(--bad);font-weight:700}
    """

  /// - Parameter address: the address of the site, ending in a slash; nil if it is unknown.
  package static func render(_ cards: [Card], address: String? = nil) -> String {
    let description = cards.map(\.title).joined(separator: " · ")
    var html = HTMLPage.start(
      language: "en", title: "Argument maps",
      policy: "script-src 'sha256-\(ReaderFiles.indexHash)'; img-src 'self' file:", style: style,
      head: HTMLPage.head(title: "Argument maps", description: description, address: nil))
    html += """
      <main>
      <h1>Argument maps</h1>
      <p class="controls" hidden><label>Search all claims <input id="search" type="search" autocomplete="off"></label>
      <label>Order <select id="order"><option value="title">by title</option><option value="date">latest first</option></select></label>
      <span id="status" role="status"></span></p>
      <ol id="hits" hidden></ol>
      <ul id="maps">

      """
    for card in cards { write(card, into: &html) }
    return html + "</ul>\n</main>\n<script>\(ReaderFiles.index)</script>\n</body>\n</html>\n"
  }

  private static func write(_ card: Card, into html: inout String) {
    let path = card.name.percentEncodedPath
    let date = card.date.map { " data-date=\"\(SVGWriter.escape($0))\"" } ?? ""
    html += "<li data-page=\"\(path).html\"\(date)><a href=\"\(path).html\">"
    html += "<img src=\"\(path).svg\" alt=\"\" loading=\"lazy\"><div><h2>\(SVGWriter.escape(card.title))</h2>"
    if let question = card.question { html += "<p><em>\(SVGWriter.escape(question))</em></p>" }
    if !card.listed.isEmpty {
      html += "<ol>" + card.listed.map { "<li>\(SVGWriter.escape($0))</li>" }.joined() + "</ol>"
    }
    let steps = card.listed.isEmpty ? "" : "\(card.steps.pro) for · \(card.steps.con) against · "
    html += "<p>\(steps)\(card.claims) claim\(card.claims == 1 ? "" : "s")"
    if card.unsupported > 0 { html += ", <span class=\"unsupported\">\(card.unsupported) unsupported</span>" }
    if let date = card.date { html += " · \(SVGWriter.escape(date))" }
    html += "</p></div></a>"
    if !card.texts.isEmpty {
      let items = card.texts.map { "<li data-id=\"\(SVGWriter.escape($0.id))\">\(SVGWriter.escape($0.text))</li>" }
      html += "<ul class=\"claims\" hidden>\(items.joined())</ul>"
    }
    html += "</li>\n"
  }
}
