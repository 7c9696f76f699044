import MapDrawing

/// Options for printing a picture as SVG.
package struct SVGRequest: Sendable {
  package var theme = Theme.auto
  /// Additional CSS, placed after the picture's own style sheet.
  package var css: String?
  /// The pattern for the address that shows a claim's line, with `{path}` and `{line}` as placeholders.
  package var sourceLinks: String?
  /// The sheet to print; nil for the whole picture in its own size.
  package var page: Paper.Page?
  /// Whether the picture has a background of its own.
  package var hasBackground = true
  /// Whether the picture is part of the page for readers. Lines and heads then have the attribute `data-ends`, which says
  /// which boxes they join, and boxes have neither names nor tooltips, since the page's script and outline tell more.
  package var isForReaders = false
  /// A name that sets the picture apart from others on the same web page: it precedes all ids, and what is not equal in
  /// all pictures is styled by a class of the root with this name. Nil for a picture that is alone.
  package var idPrefix: String?
  /// The address of a page that shows the whole map, to which stubs link; nil for none.
  package var wholeMap: String?

  package init() {}
}

/// Prints a placed drawing as self-contained SVG without scripts. The same picture always gives the same bytes.
///
/// - `SVGRenderer.swift`: the document, frames and legend;
/// - `SVGBoxes.swift`: claims; `SVGLines.swift`: lines, heads and signs;
/// - `StyleSheet.swift`, `Theme.swift`: style and colours.
package struct SVGRenderer {
  let picture: PlacedDrawing
  let options: SVGRequest
  var svg = SVGWriter()
  /// The relations for which head and sign share a definition.
  var together = Set<Drawing.Relation>()
  /// The number of each box, by id, for `data-ends`.
  lazy var boxNumbers = Dictionary(
    picture.boxes.enumerated().map { ($0.element.claim.elementID, $0.offset) }, uniquingKeysWith: { first, _ in first })

  package static func render(_ picture: PlacedDrawing, _ options: SVGRequest = SVGRequest()) -> String {
    var renderer = SVGRenderer(picture: picture, options: options)
    renderer.writeDocument()
    return renderer.svg.text + "\n"
  }

  private mutating func writeDocument() {
    let width = SVGWriter.number(picture.width)
    let height = SVGWriter.number(picture.height)
    var size: [SVGWriter.Attribute] = [
      ("width", width), ("height", height), ("viewBox", "0 0 \(width) \(height)"),
    ]
    if let page = options.page {
      let window = [page.window.x, page.window.y, page.window.width, page.window.height].map(SVGWriter.number)
      size = [
        ("width", SVGWriter.number(page.width) + "mm"), ("height", SVGWriter.number(page.height) + "mm"),
        ("viewBox", window.joined(separator: " ")),
      ]
    }
    var attributes: [SVGWriter.Attribute] = [("xmlns", "http://www.w3.org/2000/svg"), ("class", rootClass)] + size
    attributes += [
      ("role", "graphics-document document"),
      ("aria-labelledby", "\(id("argmap-name")) \(id("argmap-summary"))"),
    ]
    if picture.outline != nil { attributes.append(("aria-describedby", id("argmap-outline"))) }
    if let language = picture.language { attributes += [("lang", language), ("xml:lang", language)] }
    svg.open("svg", attributes)
    svg.element("title", [("id", id("argmap-name"))], text: picture.name)
    svg.element("desc", [("id", id("argmap-summary"))], text: picture.description)
    if let outline = picture.outline { svg.element("desc", [("id", id("argmap-outline"))], text: outline) }
    svg.element(
      "style", text: StyleSheet.text(StyleSheet.Contents(picture), theme: options.theme, idPrefix: options.idPrefix))
    if let css = options.css { svg.element("style", text: css) }
    writeDefinitions()
    if options.hasBackground {
      svg.element("rect", [("class", "argmap-background"), ("width", width), ("height", height)])
    }
    svg.open("g", [("class", "argmap-header"), ("aria-hidden", "true")])
    for text in picture.title + picture.question { write(text) }
    svg.close()
    for frame in picture.frames {
      let tint = frame.tint.map { " argmap-tint-\(ThemeColor.tint($0))" } ?? ""
      svg.element(
        "rect", [("class", "argmap-frame" + tint)] + Self.rect(frame.rect) + [("rx", "12"), ("aria-hidden", "true")])
    }
    writeLines()
    writeTitles()
    svg.open("g", [("class", "argmap-claims"), ("role", "graphics-object group"), ("aria-label", "Claims")])
    for box in picture.boxes { write(box) }
    svg.close()
    if !picture.legend.isEmpty {
      svg.open("g", [("class", "argmap-key argmap-legend"), ("aria-hidden", "true")])
      for entry in picture.legend {
        // Without colours or patterns, tint entries would all look the same.
        if case .tint = entry.sample, options.theme == .plain { continue }
        write(entry)
      }
      svg.close()
    }
    if !picture.sourceList.isEmpty {
      svg.open("g", [("class", "argmap-legend argmap-sources")])
      for text in picture.sourceList { write(text) }
      svg.close()
    }
    svg.close()
  }

  /// An id of the picture.
  func id(_ name: String) -> String { options.idPrefix.map { "\($0)-\(name)" } ?? name }

  private var rootClass: String { "argmap" + (options.idPrefix.map { " " + StyleSheet.ownClass($0) } ?? "") }

  /// Writes the titles of frames. They come after the lines, so that no line is drawn over a title.
  private mutating func writeTitles() {
    guard !picture.frames.isEmpty else { return }
    svg.open("g", [("class", "argmap-titles"), ("aria-hidden", "true")])
    for frame in picture.frames {
      for text in frame.title {
        if frame.hasGround {
          let width = TextMetrics.width(text.text, size: text.size, weight: text.weight)
          let ground = PlacedDrawing.Rect(
            x: text.at.x - 4, y: text.at.y - text.size, width: width + 8, height: text.size * 1.4)
          svg.element("rect", [("class", "argmap-plate")] + Self.rect(ground) + [("rx", "4")])
        }
        write(text)
      }
    }
    svg.close()
  }

  /// Writes text as a separate element.
  mutating func write(_ text: PlacedDrawing.Text) {
    svg.element("text", [("class", "argmap-\(text.style.rawValue)")] + Self.at(text), text: text.text)
  }

  static func at(_ text: PlacedDrawing.Text) -> [SVGWriter.Attribute] {
    let place = [("x", SVGWriter.number(text.at.x)), ("y", SVGWriter.number(text.at.y))]
    return text.isRightToLeft ? place + [("direction", "rtl")] : place
  }

  static func rect(_ r: PlacedDrawing.Rect) -> [SVGWriter.Attribute] {
    [
      ("x", SVGWriter.number(r.x)), ("y", SVGWriter.number(r.y)), ("width", SVGWriter.number(r.width)),
      ("height", SVGWriter.number(r.height)),
    ]
  }

  /// Whether an address may become a link. Only `http` and `https` addresses may, since others, especially those with
  /// `javascript:`, could be harmful.
  static func isWebAddress(_ url: String) -> Bool {
    let lower = url.lowercased()
    return lower.hasPrefix("https://") || lower.hasPrefix("http://")
  }
}
