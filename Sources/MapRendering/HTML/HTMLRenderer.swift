import MapDrawing

/// Prints a map as a single interactive page: the picture, the outline beside it, and a script to explore both. The
/// page loads nothing from outside, and its Content-Security-Policy does not allow it to.
package struct HTMLRenderer {
  let drawing: Drawing
  let map: ReaderMap
  let words: ReaderWords
  /// Where the page is.
  let place: PagePlace
  let outline: Outline
  let questions: [Int: [String]]
  let contradictions: [Int: [Int]]
  /// The number of each box's point in the outline.
  let numbers: [Int: String]
  /// The boxes of claims, by id.
  let boxes: [String: Drawing.Box]
  var html = ""

  private init(drawing: Drawing, map: ReaderMap, place: PagePlace) {
    self.place = place
    self.drawing = drawing
    self.map = map
    words = ReaderWords(language: drawing.language)
    outline = Outline(drawing)
    numbers = Self.numbers(outline.points)
    questions = drawing.questions(in: outline)
    contradictions = drawing.contradictions
    let claims = drawing.boxes.filter { $0.stub == nil && !$0.isGroup }
    boxes = Dictionary(claims.map { ($0.id, $0) }) { first, _ in first }
  }

  package static func render(
    _ drawing: Drawing, _ picture: PlacedDrawing, _ map: ReaderMap, _ options: SVGRequest,
    place: PagePlace = PagePlace()
  ) -> String {
    var renderer = HTMLRenderer(drawing: drawing, map: map, place: place)
    var options = options
    options.wholeMap = renderer.wholeMap
    options.isForReaders = true
    // The ids of claims are addresses in the page, which is not part of another.
    options.idPrefix = nil
    // The page has its own outline, so the picture needs none.
    var picture = picture
    picture.outline = nil
    renderer.writePage(picture, SVGRenderer.render(picture, options))
    return renderer.html
  }

  static func escape(_ text: String) -> String { SVGWriter.escape(text) }

  private mutating func writePage(_ picture: PlacedDrawing, _ svg: String) {
    let hashes = ReaderFiles.hashes.map { "'sha256-\($0)'" }.joined(separator: " ")
    html = HTMLPage.start(
      language: drawing.language ?? "en", title: picture.name,
      policy: "script-src \(hashes); img-src data:", style: ReaderFiles.style, script: ReaderFiles.start,
      head: head(picture.name),
      body: (place.whole == nil ? "" : "class=\"embedded\" ")
        + "data-words='\(words.json.replacing("&", with: "&amp;").replacing("'", with: "&#39;"))'")
    html += """
      <a class="skip" href="#argument">\(words("page.skip"))</a>
      <header>
      <div class="titles"><h1>\(Self.escape(picture.name))</h1>

      """
    if drawing.title != nil, let question = drawing.question {
      html += "<p class=\"question\"><em>\(Self.escape(question))</em></p>\n"
    }
    html += "</div>\n<div class=\"origin\">"
    writePages()
    writeOrigin()
    // The description appears twice: the page with a script shows only the copy in the outline.
    let about = drawing.description.map { "<p class=\"about\">\(Self.escape($0))</p>\n" } ?? ""
    html += """
      </div>
      \(about)<div class="controls" role="search">
      <label for="search" class="offscreen">\(words("page.search"))</label> <input id="search" type="search" autocomplete="off" placeholder="\(words("page.search"))">
      <label for="filter">\(words("page.show"))</label> <select id="filter">\(filterOptions)</select>
      <span id="status" role="status"></span><span id="said" role="status"></span>
      </div>
      <span id="views" role="group" aria-label="\(words("page.views"))">\(viewButtons)</span>
      </header>
      <main>
      <section id="argument" aria-label="\(words("page.argument"))" tabindex="-1"></section>
      <section id="map" aria-label="\(words("page.map"))">
      <div id="frame">
      \(svg)</div>
      <div class="zoom"><button type="button" id="zoom-in" aria-label="\(words("page.zoom.in"))">+</button>
      <button type="button" id="zoom-out" aria-label="\(words("page.zoom.out"))">−</button>
      <button type="button" id="fit">\(words("page.fit"))</button></div>
      </section>
      <section id="outline" aria-label="\(words("page.outline"))" tabindex="0"\(outlineAttributes)>
      <h2>\(words("page.the.argument"))</h2>
      \(about)
      """
    writeConclusions()
    writeOutline()
    writeSources()
    html += "</section>\n"
    writeTexts()
    html += """
      <aside id="details" aria-label="\(words("page.chosen.claim"))" tabindex="0" hidden></aside>
      </main>
      <footer id="key" aria-label="\(words("page.key"))">\(wholeLink)<span id="hint">\(words("page.hint"))</span><button type="button" id="walk" class="plain">\(words("page.walk.start")) ▸</button><button type="button" id="fold-key" class="plain" aria-expanded="true">\(words("page.key"))</button><span class="entries"></span></footer>
      <dialog id="keys" aria-label="\(words("page.keys"))"><form method="dialog"><h2>\(words("page.keys"))</h2>
      <p>\(words("page.keys.help"))</p><button>\(words("close"))</button></form></dialog>
      <script>\(ReaderFiles.script)</script>
      </body>
      </html>

      """
  }

  /// The line that leads from a page in a frame to the whole.
  private var wholeLink: String {
    guard let whole = place.whole else { return "" }
    return "<a class=\"whole\" href=\"\(Self.escape(whole))\" target=\"_top\">\(words("page.whole")) ↗</a>"
  }

  /// What chats and search engines show of the page.
  private func head(_ title: String) -> String {
    let description = [drawing.question, drawing.description].compactMap(\.self).joined(separator: " ")
    return HTMLPage.head(title: title, description: description, address: place.address)
  }

  /// The buttons for the ways to look at the argument.
  private var viewButtons: String {
    (["argument", "outline", "map"] + (map.texts.isEmpty ? [] : ["text"])).map {
      "<button type=\"button\" value=\"\($0)\" aria-pressed=\"false\">\(words("page." + $0))</button>"
    }.joined()
  }

  /// Who made the map, what it is based on, and how large it is.
  private mutating func writeOrigin() {
    let conclusions = boxes.values.count(where: \.isConclusion)
    var origins = [words.count("claims", boxes.values.count { !$0.isGroup })]
    if conclusions > 0 { origins.append(words.count("page.conclusions", conclusions)) }
    if let byline = drawing.byline { origins.append(Self.escape(byline)) }
    if !drawing.basedOn.isEmpty {
      origins.append(words("page.based.on") + " " + drawing.basedOn.map(Self.link).joined(separator: ", "))
    } else if let source = drawing.sources.first, drawing.sources.count == 1 {
      let mark = Drawing.Mark(kind: .citation, text: source.text.isEmpty ? source.name : source.text, url: source.url)
      origins.append(words("page.after", ["source": Self.link(mark)]))
    }
    html += "<p class=\"byline\">\(origins.joined(separator: " · "))</p>\n"
  }

  /// What the script has to know of the map as a whole.
  private var outlineAttributes: String {
    let walk = map.walk.compactMap { boxes[$0]?.elementID }.joined(separator: " ")
    return (map.isWhole ? " data-whole" : "") + (map.conclusionsAreStated ? " data-stated" : "")
      + (walk.isEmpty ? "" : " data-walk=\"\(Self.escape(walk))\"")
  }

  /// The address of the page of the whole map; nil if this is that page, or belongs to no site.
  var wholeMap: String? {
    guard place.pages.count > 1, !place.pages[1].address.isEmpty else { return nil }
    return place.pages[1].address
  }

  private mutating func writePages() {
    if place.pages.isEmpty { return }
    let links = place.pages.map { page in
      page.address.isEmpty
        ? "<b aria-current=\"page\">\(Self.escape(page.title))</b>"
        : "<a href=\"\(Self.escape(page.address))\">\(Self.escape(page.title))</a>"
    }
    html += "<nav aria-label=\"\(words("page.pages"))\">\(links.joined(separator: " · "))</nav>\n"
  }

  // MARK: Filters

  /// The options of the filter list that a claim matches.
  func kinds(_ box: Drawing.Box) -> [String] {
    var kinds = (box.tags + box.stepTags).map { "tag " + $0 }
    var group = box.group
    while let g = group {
      kinds.append("group " + drawing.groups[g].id)
      group = drawing.groups[g].parent
    }
    if box.isUnsupported { kinds.append("unsupported") }
    if box.isFallen { kinds.append("fallen") }
    return kinds
  }

  private var filterOptions: String {
    var options: [(value: String, label: String)] = [("", words("page.show.all"))]
    if drawing.boxes.contains(where: \.isUnsupported) {
      options.append(("unsupported", words("page.show.unsupported")))
    }
    if drawing.boxes.contains(where: \.isFallen) { options.append(("fallen", words("page.show.fallen"))) }
    options += drawing.groups.map { ("group " + $0.id, words("page.show.group", ["name": $0.title])) }
    var tags: [String] = []
    for tag in drawing.boxes.flatMap({ $0.tags + $0.stepTags }) where !tags.contains(tag) { tags.append(tag) }
    options += tags.map { ("tag " + $0, words("page.show.tag", ["name": $0])) }
    return options.map { "<option value=\"\(Self.escape($0.value))\">\(Self.escape($0.label))</option>" }.joined()
  }

  /// Writes the conclusions as a list, with which the edition for paper begins.
  private mutating func writeConclusions() {
    let conclusions = outline.points.compactMap { $0.depth == 0 ? $0.box : nil }.filter {
      drawing.boxes[$0].isConclusion
    }
    if conclusions.count < 2 { return }
    let items = conclusions.map { "<li>\(Self.escape(drawing.boxes[$0].shown))</li>" }
    html += "<ol class=\"theses\">\(items.joined())</ol>\n"
  }

  // MARK: The sources

  private mutating func writeSources() {
    if drawing.sources.isEmpty { return }
    html += "<h2>\(words("page.sources"))</h2>\n<ul class=\"sources\">\n"
    for source in drawing.sources {
      let text = Self.escape(source.text)
      html += "<li><b>\(Self.escape(source.name)):</b> \(text)"
      if let url = source.url {
        let address = Self.escape(url)
        let isLink = SVGRenderer.isWebAddress(url)
        html += (text.isEmpty ? "" : ", ")
        html += isLink ? "<a href=\"\(address)\" rel=\"noreferrer\">\(address)</a>" : address
      }
      html += "</li>\n"
    }
    html += "</ul>\n"
  }

  static func link(_ mark: Drawing.Mark) -> String {
    let text = escape(mark.text)
    guard let url = mark.url, SVGRenderer.isWebAddress(url) else { return text }
    return "<a href=\"\(escape(url))\" rel=\"noreferrer\">\(text)</a>"
  }
}
