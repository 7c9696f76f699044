import MapDrawing
import SourceText

/// Prints a drawing as a nested Markdown outline with words that read well aloud: "Because", "But", "Unless".
package enum MarkdownRenderer {
  package static func render(_ drawing: Drawing) -> String {
    var text = ""
    if let title = drawing.title { text += "# \(escape(title))\n\n" }
    if let question = drawing.question { text += "*\(escape(question))*\n\n" }
    if let byline = drawing.byline { text += "*\(escape(byline))*\n\n" }
    if let description = drawing.description { text += "\(escape(description))\n\n" }
    if !drawing.basedOn.isEmpty { text += "Based on \(drawing.basedOn.map(mark).joined(separator: "; ")).\n\n" }
    let contradictions = contradictions(drawing)
    let outline = Outline(drawing)
    let questions = drawing.questions(in: outline)
    for (i, point) in outline.points.enumerated() {
      if point.depth == 0, let box = point.box {
        text += (i > 0 ? "\n" : "") + "## \(anchor(drawing.boxes[box]))\(labelled(drawing.boxes[box]))\n\n"
        for question in questions[box] ?? [] { text += "*\(escape(question))*\n\n" }
        let rest = details(drawing.boxes[box]) + contradictions[box, default: []]
        if !rest.isEmpty { text += rest.joined(separator: " ") + "\n\n" }
        if let note = drawing.boxes[box].note { text += "> \(escape(note))\n\n" }
        for quote in drawing.boxes[box].quotes { text += "> \(said(quote))\n\n" }
        continue
      }
      let indent = String(repeating: "  ", count: point.depth - 1)
      let asked = point.isRepeated ? [] : point.box.flatMap { questions[$0] } ?? []
      text += indent + "- " + asked.map { "*\(escape($0))* " }.joined() + line(point, drawing, contradictions) + "\n"
      if let note = point.step?.note { text += "\n\(indent)  > On this step: \(escape(note))\n\n" }
      if let box = point.box, !point.isRepeated, let note = drawing.boxes[box].note, !drawing.boxes[box].isGroup {
        text += "\n\(indent)  > \(escape(note))\n\n"
      }
      if let box = point.box, !point.isRepeated {
        for quote in drawing.boxes[box].quotes { text += "\n\(indent)  > \(said(quote))\n\n" }
      }
    }
    return text + sources(drawing)
  }

  /// The list of sources, with their titles and links; empty if there are none.
  private static func sources(_ drawing: Drawing) -> String {
    if drawing.sources.isEmpty { return "" }
    let lines = drawing.sources.map { source in
      let isLink = source.url.map(SVGRenderer.isWebAddress) ?? false
      let shown = source.text.isEmpty || !isLink ? [source.text, source.url ?? ""] : [source.text]
      let about = escape(shown.filter { !$0.isEmpty }.joined(separator: ", "))
      return "- **\(escape(source.name)):** " + (isLink ? "[\(about)](\(source.url!.markdownDestination))" : about)
        + "\n"
    }
    return "\n## Sources\n\n" + lines.joined()
  }

  private static func line(_ point: Outline.Point, _ drawing: Drawing, _ contradictions: [Int: [String]]) -> String {
    let word = lead(point)
    guard let number = point.box else { return word + Outline.together + ":" }
    let box = drawing.boxes[number]
    if point.isRepeated {
      return word + "[\(escape(box.text))](\(target(box))) (\(box.isConclusion ? "a conclusion" : "see above"))"
    }
    let rest = details(box) + contradictions[number, default: []]
    return word + anchor(box) + labelled(box) + rest.map { " " + $0 }.joined()
  }

  /// A quote with its source, and what the map remarks on it.
  private static func said(_ quote: Drawing.Quote) -> String {
    let source = quote.note.map { "\(escape(quote.citation)): \(escape($0))" } ?? escape(quote.citation)
    return quote.words.map { "“\(escape($0))” (\(source))" } ?? source
  }

  /// A claim's text, after its label if it has one: `*A label* – The text`.
  private static func labelled(_ box: Drawing.Box) -> String {
    (box.isLabelled ? "*\(escape(box.shown))* – " : "") + escape(box.text)
  }

  /// The words that introduce a point: `**Because, by modus ponens** (*A name*; strength 0.9): `.
  private static func lead(_ point: Outline.Point) -> String {
    guard let lead = point.lead else { return "" }
    guard let step = point.step, !step.rest.isEmpty else { return "**\(escape(lead)):** " }
    let rest = [step.label.map { "*\(escape($0))*" }].compactMap(\.self) + step.marks + step.citations.map(mark)
    return "**\(escape(lead))** (\(rest.joined(separator: "; "))): "
  }

  private static func mark(_ mark: Drawing.Mark) -> String {
    let text = escape(mark.text)
    guard let url = mark.url, SVGRenderer.isWebAddress(url) else { return text }
    return "[\(text)](\(url.markdownDestination))"
  }

  /// The small print in parentheses, to put after a claim; empty if there is none.
  private static func details(_ box: Drawing.Box) -> [String] {
    if box.stub != nil { return [] }
    let marks = box.allMarks.map { $0.kind == .unsupported ? "**\(escape($0.text))**" : mark($0) }
    // A question needs no further sign.
    return marks.isEmpty ? [] : ["(\(marks.joined(separator: "; ").replacing("?; ", with: "? ")))"]
  }

  /// For each box, sentences that link to the claims it contradicts.
  private static func contradictions(_ drawing: Drawing) -> [Int: [String]] {
    drawing.contradictions.mapValues { others in
      others.map { "– *contradicts [\(escape(drawing.boxes[$0].text))](\(target(drawing.boxes[$0])))*" }
    }
  }

  /// The target of a link to a box: the box's anchor. An id that breaks the language's rules can contain any character.
  private static func target(_ box: Drawing.Box) -> String {
    let id = box.elementID
    let isPlain = id.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.isASCII && "0123456789-_.@".unicodeScalars.contains($0)
    }
    return "#" + (isPlain ? id : id.percentEncodedPath)
  }

  private static func anchor(_ box: Drawing.Box) -> String {
    box.stub == nil ? "<a id=\"\(box.elementID.xmlEscaped(folding: true))\"></a>" : ""
  }

  /// Escapes everything in the given text that Markdown would interpret.
  static func escape(_ text: String) -> String {
    isolated(text.markdownEscaped)
  }

  /// Escapes the start of the text where it would begin a list or underline a heading: `-`, `+`, `=`, `1.`, `1)`.
  private static func isolated(_ text: String) -> String {
    let scalars = text.unicodeScalars
    if let first = scalars.first, first == "-" || first == "+" || first == "=" { return "\\" + text }
    let rest = scalars.drop { ("0"..."9").contains($0) }
    guard rest.startIndex > scalars.startIndex, let mark = rest.first, mark == "." || mark == ")" else { return text }
    return String(scalars[..<rest.startIndex]) + "\\" + String(rest)
  }
}
