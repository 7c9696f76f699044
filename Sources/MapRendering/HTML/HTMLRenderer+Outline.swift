import MapDrawing

/// The outline of the page: the argument as nested points, which everything that the script shows is made from.
extension HTMLRenderer {
  mutating func writeOutline() {
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
    let kinds: [(Outline.Role, String)] = [
      (.support, "reasons"), (.objection, "objections"), (.undercut, "page.exceptions"), (.premise, "page.premises"),
    ]
    return kinds.compactMap { role, key in count[role].map { words.count(key, $0) } }.joined(separator: ", ")
  }

  /// The numbers of the points, such as `1.2.1`, as the style sheet counts them, by box.
  static func numbers(_ points: [Outline.Point]) -> [Int: String] {
    var counts: [Int] = []
    var numbers: [Int: String] = [:]
    for point in points {
      if point.depth < counts.count { counts.removeSubrange((point.depth + 1)...) } else { counts.append(0) }
      counts[point.depth] += 1
      if let box = point.box, !point.isRepeated { numbers[box] = counts.map(String.init).joined(separator: ".") }
    }
    return numbers
  }

  private mutating func write(_ point: Outline.Point) {
    let lead = lead(point)
    let note = point.step?.note.map {
      "<p class=\"note step-note\">\(words("page.on.this.step")): \(Self.escape($0))</p>"
    }
    let start = "data-role=\"\(point.role.rawValue)\"\(step(point))"
    guard let number = point.box else {
      html += "<li \(start)>\(lead)\(words("page.all.together")):\(note ?? "")"
      return
    }
    let box = drawing.boxes[number]
    let id = Self.escape(box.elementID)
    if box.stub != nil {
      let text = Self.escape(box.text)
      let address = wholeMap.flatMap { whole in box.leadsTo.map { whole + "#" + $0 } }
      html += "<li data-role=\"\(point.role.rawValue)\">"
      html += address.map { "<a href=\"\(Self.escape($0))\">\(text)</a>" } ?? text
      return
    }
    let text = "<a class=\"text\" href=\"#\(id)\">\(Self.escape(box.text))</a>"
    if point.isRepeated {
      let place = numbers[number] ?? ""
      let see = box.isConclusion ? words("page.a.conclusion", ["n": place]) : words("page.see.above", ["number": place])
      html +=
        "<li class=\"again\" \(start) data-claim=\"\(id)\">\(lead)\(text) <span class=\"marks\">\(see)</span>\(note ?? "")"
      return
    }
    html += "<li \(start) data-claim=\"\(id)\"\(facts(number))><div class=\"own\">"
    for question in questions[number] ?? [] {
      html += "<p class=\"question\"><em>\(Self.escape(question))</em></p>"
    }
    html += lead + (box.isLabelled ? "<em class=\"label\">\(Self.escape(box.shown))</em> – " : "") + text
    writeMarks(box)
    for other in contradictions[number] ?? [] {
      let box = drawing.boxes[other]
      html += "<p class=\"contradicts\">\(words("page.contradicts.colon")): "
      html += "<a href=\"#\(Self.escape(box.elementID))\">\(Self.escape(box.text))</a></p>"
    }
    let details = map.claims[box.id]
    if let reason = details?.reason { html += "<p class=\"standing\">\(standing(reason))</p>" }
    if let note = box.note, !box.isGroup { html += "<p class=\"note\">\(Self.escape(note))</p>" }
    for isEvidence in [true, false] { write(details?.citations.filter { $0.isEvidence == isEvidence } ?? []) }
    html += (note ?? "") + "</div>"
  }

  /// The attributes that say of a claim what the script has to know and the text does not tell.
  private func facts(_ number: Int) -> String {
    let box = drawing.boxes[number]
    let details = map.claims[box.id] ?? ReaderDetails()
    let kinds = kinds(box)
    let conclusion = box.isConclusion ? numbers[number] : nil
    let weakest = details.weakest.flatMap { boxes[$0]?.elementID }
    let attributes = [
      ("kinds", kinds.isEmpty ? nil : kinds.joined(separator: "\n")), ("conclusion", conclusion),
      ("basis", details.basis), ("evidence", details.hasEvidence ? "" : nil), ("weight", details.weight),
      ("standard", details.standard), ("standing", details.standing == "accepted" ? nil : details.standing),
      ("implicit", box.isImplicit ? "" : nil), ("imported", box.isImported ? "" : nil), ("weakest", weakest),
      ("home", home(box)), ("there", box.isImported && details.stepsThere > 0 ? String(details.stepsThere) : nil),
    ]
    return attributes.map { name, value in
      guard let value else { return "" }
      return value.isEmpty ? " data-\(name)" : " data-\(name)=\"\(Self.escape(value))\""
    }.joined()
  }

  /// The address of an imported claim on the page of its own map; nil if the site has none.
  private func home(_ box: Drawing.Box) -> String? {
    guard box.isImported else { return nil }
    let parts = box.id.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[1].contains("."), let page = place.imports.first(where: { $0.title == parts[0] })
    else { return nil }
    return page.address + "#claim-" + parts[1]
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

  /// The attributes that say of a point's step what the script has to know and the text does not tell.
  private func step(_ point: Outline.Point) -> String {
    var text = point.holds ? "" : " data-holds=\"no\""
    if let strength = point.step?.strength { text += " data-strength=\"\(Self.escape(strength))\"" }
    if point.step?.isImplicit == true { text += " data-implicit-step" }
    guard let answer = point.answer else { return text }
    text += " data-reply=\"\(answer.isAnswered ? "answered" : "disputed")\""
    let ids = answer.replies.map { drawing.boxes[$0].elementID }
    return ids.isEmpty ? text : text + " data-by=\"\(Self.escape(ids.joined(separator: " ")))\""
  }

  /// The words that introduce a point, with what its step says about itself.
  private func lead(_ point: Outline.Point) -> String {
    let keys: [Outline.Role: String] = [.support: "for", .objection: "against", .undercut: "unless"]
    guard let sign = keys[point.role] else { return "" }
    let scheme = point.step?.scheme
    let lead = scheme.map { words("page.by.scheme", ["word": words(sign), "scheme": $0]) } ?? words(sign)
    let word = "<span class=\"word\">\(Self.escape(lead))</span>"
    let state =
      point.answer.map { "<small>\(words($0.isAnswered ? "state.answered" : "state.disputed"))</small> " } ?? ""
    guard let step = point.step, !step.rest.isEmpty else { return word + state }
    let rest =
      [step.label.map { "<em>\(Self.escape($0))</em>" }].compactMap(\.self) + step.marks.map(Self.escape)
      + step.citations.map(Self.link)
    return word + state + "<span class=\"step\">(\(rest.joined(separator: "; ")))</span> "
  }

  private mutating func writeMarks(_ box: Drawing.Box) {
    let marks = box.allMarks.filter { $0.kind != .citation }.map { mark in
      switch mark.kind {
      case .unsupported: "<span class=\"unsupported\">\(words("page.mark.unsupported"))</span>"
      case .implicit: words("mapper")
      case .basis: words("basis." + (map.claims[box.id]?.basis ?? mark.text))
      default: Self.escape(mark.text)
      }
    }
    if !marks.isEmpty { html += " <span class=\"marks\">\(marks.joined(separator: " · "))</span>" }
  }

  /// Writes citations of the same kind on one line. Without quotes, the places lead to the paragraphs, which the script
  /// puts below the line; with them, the line opens.
  private mutating func write(_ citations: [ReaderDetails.Citation]) {
    guard let first = citations.first else { return }
    let hasQuote = citations.contains { $0.quote != nil }
    html += hasQuote ? "<details class=\"cited\"><summary>" : "<p class=\"cited\">"
    html += words(first.isEvidence ? "page.evidence" : "page.said.in") + ": "
    var last: String?
    for (number, citation) in citations.enumerated() {
      if number > 0 { html += ", " }
      // The sources are listed in full below the outline.
      let isListed = drawing.sources.contains { $0.name == citation.name }
      let source = isListed ? citation.name ?? citation.source : citation.source
      let place = citation.anchor.map { source == last ? $0 : "\(source) \($0)" } ?? source
      last = source
      let paragraph = hasQuote || citation.url != nil ? nil : citation.paragraphs.first
      let ids = Self.escape(citation.paragraphs.joined(separator: " "))
      let all = citation.paragraphs.count > 1 ? " data-text=\"\(ids)\"" : ""
      html +=
        paragraph.map { "<a href=\"#\(Self.escape($0))\"\(all)>\(Self.escape(place))</a>" }
        ?? Self.link(Drawing.Mark(kind: .citation, text: place, url: citation.url))
      if let note = citation.note { html += " (\(Self.escape(note)))" }
    }
    html += hasQuote ? "</summary>" : "</p>"
    if !hasQuote { return }
    for citation in citations where citation.quote != nil || !citation.paragraphs.isEmpty {
      let ids = citation.paragraphs.joined(separator: " ")
      let places = citation.paragraphs.map { "<a href=\"#\(Self.escape($0))\">\(citation.anchor ?? "")</a>" }
      let quote = citation.quote.map { "<mark>\(Self.escape($0))</mark> " } ?? ""
      html += ids.isEmpty ? "<blockquote>" : "<blockquote data-text=\"\(Self.escape(ids))\">"
      html += "\(quote)\(places.joined(separator: " "))</blockquote>"
    }
    html += "</details>"
  }

  /// Writes the texts of the sources: each paragraph once, with the claims that cite it.
  mutating func writeTexts() {
    if map.texts.isEmpty { return }
    html +=
      "<section id=\"text\" aria-label=\"\(words("page.text"))\" tabindex=\"0\">\n<h2>\(words("page.text"))</h2>\n"
    for text in map.texts {
      let cited = text.paragraphs.count { !$0.claims.isEmpty }
      let counts = ["n": String(cited), "all": String(text.paragraphs.count)]
      html += "<h3>\(Self.escape(text.title))</h3>\n<p class=\"counts\">\(words("page.text.cited", counts))</p>\n"
      for paragraph in text.paragraphs {
        let claims = paragraph.claims.compactMap { boxes[$0]?.elementID }.joined(separator: " ")
        html += "<p id=\"\(Self.escape(paragraph.id))\""
        html += paragraph.claims.isEmpty ? " class=\"uncited\">" : " data-claims=\"\(Self.escape(claims))\">"
        html += "<b>\(Self.escape(paragraph.anchor))</b> \(Self.escape(paragraph.text ?? "…"))</p>\n"
      }
    }
    html += "</section>\n"
  }
}
