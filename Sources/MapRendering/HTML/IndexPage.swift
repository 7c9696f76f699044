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

    package init(
      name: String, title: String, question: String?, claims: Int, unsupported: Int, conclusions: [String],
      steps: (pro: Int, con: Int)
    ) {
      self.name = name
      self.title = title
      self.question = question
      self.claims = claims
      self.unsupported = unsupported
      self.conclusions = conclusions
      self.steps = steps
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
    ul{list-style:none;margin:0;padding:0;display:grid;gap:1.2rem;grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr))}
    li{border:1px solid var(--edge);border-radius:.5rem;overflow:hidden}
    a{color:inherit;text-decoration:none;display:block}
    a:hover h2,a:focus h2{text-decoration:underline}
    img{display:block;width:100%;height:14rem;object-fit:cover;object-position:top left;border-bottom:1px solid var(--edge)}
    div{padding:.6rem .8rem}
    h2{font-size:1.05rem;margin:0}
    p{margin:.2rem 0 0;color:var(--soft);font-size:.9rem}
    ol{margin:.3rem 0 0;padding:0 0 0 1.1rem;font-size:.95rem}
    ol li{border:0;border-radius:0;overflow:visible}
    .unsupported{color:var(--bad);font-weight:700}
    """

  package static func render(_ cards: [Card]) -> String {
    var html = HTMLPage.start(
      language: "en", title: "Argument maps", policy: "img-src 'self' file:", style: style)
    html += """
      <main>
      <h1>Argument maps</h1>
      <ul>

      """
    for card in cards {
      let path = card.name.percentEncodedPath
      html +=
        "<li><a href=\"\(path).html\"><img src=\"\(path).svg\" alt=\"\" loading=\"lazy\"><div><h2>\(SVGWriter.escape(card.title))</h2>"
      if let question = card.question { html += "<p><em>\(SVGWriter.escape(question))</em></p>" }
      if !card.listed.isEmpty {
        html += "<ol>" + card.listed.map { "<li>\(SVGWriter.escape($0))</li>" }.joined() + "</ol>"
      }
      let steps = card.listed.isEmpty ? "" : "\(card.steps.pro) for · \(card.steps.con) against · "
      html +=
        "<p>\(steps)\(card.claims) claim\(card.claims == 1 ? "" : "s")"
      if card.unsupported > 0 { html += ", <span class=\"unsupported\">\(card.unsupported) unsupported</span>" }
      html += "</p></div></a></li>\n"
    }
    return html + "</ul>\n</main>\n</body>\n</html>\n"
  }
}
