import MapDrawing

/// Prints a map as a single interactive page: the picture, the outline beside it, and a script to explore both. The
/// page loads nothing from outside, and its Content-Security-Policy does not allow it to.
package struct HTMLRenderer {
  let drawing: Drawing
  /// The details of each claim, by the box's id.
  let details: [String: ReaderDetails]
  /// The site's index, the page of the whole map and those of its views; empty if the page belongs to no site.
  private let pages: [PageLink]
  private let outline: Outline
  private let questions: [Int: [String]]
  private let contradictions: [Int: [Int]]
  /// The boxes of claims, by id.
  private let boxes: [String: Drawing.Box]
  private var html = ""
  /// A number for each paragraph of a source that has been written.
  private var quotations: [String: Int] = [:]

  private init(drawing: Drawing, details: [String: ReaderDetails], pages: [PageLink]) {
    self.pages = pages
    self.drawing = drawing
    self.details = details
    outline = Outline(drawing)
    questions = drawing.questions(in: outline)
    contradictions = drawing.contradictions
    let claims = drawing.boxes.filter { $0.stub == nil && !$0.isGroup }
    boxes = Dictionary(claims.map { ($0.id, $0) }) { first, _ in first }
  }

  package static func render(
    _ drawing: Drawing, _ picture: PlacedDrawing, _ details: [String: ReaderDetails], _ options: SVGRequest,
    pages: [PageLink] = []
  ) -> String {
    var renderer = HTMLRenderer(drawing: drawing, details: details, pages: pages)
    var options = options
    options.wholeMap = renderer.wholeMap
    options.namesEnds = true
    // The page has its own outline, so the picture needs none.
    var picture = picture
    picture.outline = nil
    renderer.writePage(picture, SVGRenderer.render(picture, options))
    return renderer.html
  }

  private static func escape(_ text: String) -> String { SVGWriter.escape(text) }

  private mutating func writePage(_ picture: PlacedDrawing, _ svg: String) {
    html = HTMLPage.start(
      language: drawing.language ?? "en", title: picture.name,
      policy: "script-src 'sha256-\(ReaderScript.hash)'; img-src data:", style: ReaderStyle.text)
    html += """
      <a class="skip" href="#outline">Skip to the outline</a>
      <header>
      <h1>\(Self.escape(picture.name))</h1>

      """
    writePages()
    if drawing.title != nil, let question = drawing.question {
      html += "<p class=\"question\"><em>\(Self.escape(question))</em></p>\n"
    }
    // The description appears twice: on a phone, only the copy in the outline is shown, so that it scrolls with the
    // outline.
    let about = drawing.description.map { "<p class=\"about\">\(Self.escape($0))</p>\n" } ?? ""
    var origins = [drawing.byline.map(Self.escape)].compactMap(\.self)
    if !drawing.basedOn.isEmpty { origins.append("based on " + drawing.basedOn.map(Self.link).joined(separator: ", ")) }
    if !origins.isEmpty { html += "<p class=\"byline\">\(origins.joined(separator: " · "))</p>\n" }
    html += about
    html += """
      <div class="controls" role="search">
      <label for="search">Search</label> <input id="search" type="search" autocomplete="off">
      <label for="filter">Show</label> <select id="filter">\(filterOptions)</select>
      <span id="status" role="status"></span> <span id="said" role="status"></span>
      <span id="tabs"><button type="button" value="outline" aria-pressed="true">Outline</button>
      <button type="button" value="map" aria-pressed="false">Map</button></span>
      </div>
      </header>
      <main>
      <section id="map" aria-label="Map">
      <div id="frame">
      \(svg)</div>
      <div class="tools"><button type="button" id="zoom-in" aria-label="Zoom in">+</button>
      <button type="button" id="zoom-out" aria-label="Zoom out">−</button>
      <button type="button" id="fit">Fit</button></div>
      </section>
      <section id="outline" aria-label="Outline" tabindex="0">
      <h2>The argument</h2>
      \(about)
      """
    writeOutline()
    writeSources()
    html += """
      </section>
      <aside id="details" aria-label="Selected claim" tabindex="0" hidden></aside>
      </main>
      <script>\(ReaderScript.text)</script>
      </body>
      </html>

      """
  }

  /// The address of the page of the whole map; nil if this is that page, or belongs to no site.
  private var wholeMap: String? {
    guard pages.count > 1, !pages[1].address.isEmpty else { return nil }
    return pages[1].address
  }

  private mutating func writePages() {
    if pages.isEmpty { return }
    let links = pages.map { page in
      page.address.isEmpty
        ? "<b aria-current=\"page\">\(Self.escape(page.title))</b>"
        : "<a href=\"\(Self.escape(page.address))\">\(Self.escape(page.title))</a>"
    }
    html += "<nav aria-label=\"Pages\">\(links.joined(separator: " · "))</nav>\n"
  }

  // MARK: Filters

  /// The options of the filter list that a claim matches.
  private func kinds(_ box: Drawing.Box) -> [String] {
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
    var options: [(value: String, label: String)] = [("", "all claims")]
    if drawing.boxes.contains(where: \.isUnsupported) { options.append(("unsupported", "unsupported claims")) }
    if drawing.boxes.contains(where: \.isFallen) { options.append(("fallen", "claims that lack support")) }
    options += drawing.groups.map { ("group " + $0.id, "group: " + $0.title) }
    var tags: [String] = []
    for tag in drawing.boxes.flatMap({ $0.tags + $0.stepTags }) where !tags.contains(tag) { tags.append(tag) }
    options += tags.map { ("tag " + $0, "tag: " + $0) }
    return options.map { "<option value=\"\(Self.escape($0.value))\">\(Self.escape($0.label))</option>" }.joined()
  }

  // MARK: The sources

  private mutating func writeSources() {
    if drawing.sources.isEmpty { return }
    html += "<h2>Sources</h2>\n<ul class=\"sources\">\n"
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

  // MARK: The outline

  private mutating func writeOutline() {
    let points = outline.points
    html += "<ul>\n"
    for (i, point) in points.enumerated() {
      let next = i + 1 < points.count ? points[i + 1].depth : 0
      write(point)
      if next > point.depth {
        let isClaim = point.box != nil
        html += isClaim ? "<details open><summary>\(Self.escape(summary(points, i)))</summary><ul>\n" : "<ul>\n"
      } else {
        html += "</li>\n"
        // Close everything that ends here, innermost first.
        var depth = point.depth
        var at = i
        while depth > next {
          depth -= 1
          while points[at].depth != depth { at -= 1 }
          html += points[at].box != nil ? "</ul></details></li>\n" : "</ul></li>\n"
        }
      }
    }
    html += "</ul>\n"
  }

  /// The number of points directly below a point, by role, in words.
  private func summary(_ points: [Outline.Point], _ i: Int) -> String {
    var count: [Outline.Role: Int] = [:]
    for point in points[(i + 1)...].prefix(while: { $0.depth > points[i].depth })
    where point.depth == points[i].depth + 1 {
      count[point.role, default: 0] += 1
    }
    func words(_ role: Outline.Role, _ one: String) -> String? {
      count[role].map { "\($0) \(one)\($0 == 1 ? "" : "s")" }
    }
    return [
      words(.support, "reason"), words(.objection, "objection"), words(.undercut, "exception"),
      words(.premise, "premise"),
    ]
    .compactMap { $0 }.joined(separator: ", ")
  }

  private mutating func write(_ point: Outline.Point) {
    let role = point.role.rawValue
    let lead = lead(point)
    let stepNote = point.step?.note.map { "<p class=\"note step-note\">On this step: \(Self.escape($0))</p>" } ?? ""
    let answer = answer(point)
    guard let number = point.box else {
      html += "<li data-role=\"\(role)\"\(answer)>\(lead)\(Outline.together):\(stepNote)"
      return
    }
    let box = drawing.boxes[number]
    let id = Self.escape(box.elementID)
    if box.stub != nil {
      let text = Self.escape(box.text)
      let address = wholeMap.flatMap { whole in box.leadsTo.map { whole + "#" + $0 } }
      html += "<li data-role=\"\(role)\">" + (address.map { "<a href=\"\(Self.escape($0))\">\(text)</a>" } ?? text)
      return
    }
    let text = "<a class=\"text\" href=\"#\(id)\">\(Self.escape(box.text))</a>"
    if point.isRepeated {
      html +=
        "<li class=\"again\" data-role=\"\(role)\"\(answer) data-claim=\"\(id)\">\(lead)\(text) <span class=\"marks\">\(box.isConclusion ? "a conclusion" : "see above")</span>\(stepNote)"
      return
    }
    let label = box.isLabelled ? "<em class=\"label\">\(Self.escape(box.shown))</em> – " : ""
    let question = (questions[number] ?? []).map { "<p class=\"question\"><em>\(Self.escape($0))</em></p>" }.joined()
    let kinds = Self.escape(kinds(box).joined(separator: "\n"))
    html +=
      "<li data-role=\"\(role)\"\(answer) data-claim=\"\(id)\" data-kinds=\"\(kinds)\"><div class=\"own\">\(question)\(lead)\(label)\(text)"
    writeMarks(box)
    for other in contradictions[number] ?? [] {
      let box = drawing.boxes[other]
      html +=
        "<p class=\"contradicts\">Contradicts: <a href=\"#\(Self.escape(box.elementID))\">\(Self.escape(box.text))</a></p>"
    }
    if let words = details[box.id]?.standing { html += "<p class=\"standing\">\(standing(words))</p>" }
    if let note = box.note, !box.isGroup { html += "<p class=\"note\">\(Self.escape(note))</p>" }
    for citation in details[box.id]?.citations ?? [] { write(citation) }
    html += stepNote + "</div>"
  }

  /// A standing and its reason, with links in place of ids.
  private func standing(_ words: String) -> String {
    let parts = words.split(separator: ": ", maxSplits: 1)
    let reason = parts.dropFirst().joined().split(separator: "`", omittingEmptySubsequences: false).enumerated()
    let linked = reason.map { number, part in
      if number.isMultiple(of: 2) { return Self.escape(String(part)) }
      guard let box = boxes[String(part)] else { return "<code>\(Self.escape(String(part)))</code>" }
      let text = Self.escape(box.isLabelled ? box.shown : brief(box.text))
      return "<a href=\"#\(Self.escape(box.elementID))\">\(text)</a>"
    }
    let word = parts.first.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? ""
    return "<b>\(word):</b> \(linked.joined())."
  }

  /// The attributes that say whether the point's step holds and what replies to it, for the script.
  private func answer(_ point: Outline.Point) -> String {
    var text = point.holds ? "" : " data-holds=\"no\""
    guard let answer = point.answer else { return text }
    text += " data-reply=\"\(answer.isAnswered ? "answered" : "disputed")\""
    let ids = answer.replies.map { drawing.boxes[$0].elementID }
    return ids.isEmpty ? text : text + " data-by=\"\(Self.escape(ids.joined(separator: " ")))\""
  }

  /// The words that introduce a point, with what its step says about itself.
  private func lead(_ point: Outline.Point) -> String {
    guard let lead = point.lead else { return "" }
    let word = "<span class=\"word\">\(Self.escape(lead))</span>"
    guard let step = point.step, !step.rest.isEmpty else { return word }
    let rest =
      [step.label.map { "<em>\(Self.escape($0))</em>" }].compactMap(\.self) + step.marks.map(Self.escape)
      + step.citations.map(Self.link)
    return word + "<span class=\"step\">(\(rest.joined(separator: "; ")))</span> "
  }

  private static func link(_ mark: Drawing.Mark) -> String {
    let text = escape(mark.text)
    guard let url = mark.url, SVGRenderer.isWebAddress(url) else { return text }
    return "<a href=\"\(escape(url))\" rel=\"noreferrer\">\(text)</a>"
  }

  private mutating func writeMarks(_ box: Drawing.Box) {
    let marks = box.allMarks.filter { $0.kind != .citation }.map { mark in
      let text = Self.escape(mark.text)
      return mark.kind == .unsupported ? "<span class=\"unsupported\">\(text)</span>" : text
    }
    if !marks.isEmpty { html += " <span class=\"marks\">\(marks.joined(separator: " · "))</span>" }
  }

  private mutating func write(_ citation: ReaderDetails.Citation) {
    let hasText = citation.paragraph != nil || citation.quote != nil
    html += hasText ? "<details class=\"cited\"><summary>" : "<p class=\"cited\">"
    html += citation.isEvidence ? "Evidence: " : "Said in: "
    let source = Self.escape(citation.source)
    if let url = citation.url, SVGRenderer.isWebAddress(url) {
      html += "<a href=\"\(Self.escape(url))\" rel=\"noreferrer\">\(source)</a>"
    } else {
      html += source
    }
    if let anchor = citation.anchor { html += ", \(Self.escape(anchor))" }
    if let note = citation.note { html += " (\(Self.escape(note)))" }
    if hasText { html += "</summary>" }
    if let paragraph = citation.paragraph {
      let marked = Self.marked(paragraph, citation.quote)
      writeQuotation(marked ?? Self.escape(paragraph))
      if marked == nil, let quote = citation.quote {
        html += "<blockquote><mark>\(Self.escape(quote))</mark></blockquote>"
      }
    } else if let quote = citation.quote {
      html += "<blockquote>\(Self.escape(quote))</blockquote>"
    }
    html += hasText ? "</details>" : "</p>"
  }

  /// Writes a paragraph of a source. One that was written before is only referred to; the script puts it in place.
  private mutating func writeQuotation(_ text: String) {
    if let number = quotations[text] {
      html += "<blockquote data-again=\"cited-\(number)\"><a href=\"#cited-\(number)\">as above</a></blockquote>"
    } else {
      quotations[text] = quotations.count + 1
      html += "<blockquote id=\"cited-\(quotations.count)\">\(text)</blockquote>"
    }
  }

  /// A paragraph, escaped, with the quoted words highlighted; nil if it does not contain them verbatim, but for words
  /// left out (`…`).
  private static func marked(_ paragraph: String, _ quote: String?) -> String? {
    func words(_ text: some StringProtocol) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    var rest = words(paragraph)[...]
    guard let quote else { return escape(String(rest)) }
    var result = ""
    for part in quote.replacing("[…]", with: "…").replacing("...", with: "…").split(separator: "…").map(words)
    where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return nil }
      result += escape(String(rest[..<range.lowerBound])) + "<mark>" + escape(String(rest[range])) + "</mark>"
      rest = rest[range.upperBound...]
    }
    return result + escape(String(rest))
  }
}
