import ArgumentMap
import MapDrawing
import MapRendering
import SourceText

/// A form that a map is written in by `argmap render`: everything that is known of it. The choice by a file's ending, the
/// help, the errors and the docs are made of the table below.
package struct PictureForm: Sendable, Equatable {
  /// As `--format` names it.
  package let name: String
  /// What files of this form end with, without the dot; the first is what we write.
  package let endings: [String]
  /// What it is for, in a few words.
  package let purpose: String
  /// Whether a style sheet is part of it, or decides how it looks.
  package let hasStyle: Bool
  let making: Making

  /// How it is made, which says what it needs.
  enum Making: Sendable {
    /// From the graph, and which of its claims are shown.
    case graph(@Sendable (Graph, Support, [Bool]) -> String)
    /// From what is to be drawn, without positions.
    case drawing(@Sendable (Drawing) -> String)
    /// From a laid-out picture.
    case picture(@Sendable (Drawing, PlacedDrawing, PictureRequest, [String: ReaderDetails]) -> String)
    /// By another program.
    case converter(@Sendable (PlacedDrawing, PictureRequest) throws(Converter.Failure) -> [UInt8])
  }

  package static func == (a: PictureForm, b: PictureForm) -> Bool { a.name == b.name }

  /// Whether it is made of what is to be drawn.
  var needsDrawing: Bool { if case .graph = making { false } else { true } }

  /// Whether positions are needed, and so a layout.
  package var needsLayout: Bool {
    switch making {
    case .graph, .drawing: false
    case .picture, .converter: true
    }
  }

  /// Whether it is no text.
  package var isBinary: Bool { if case .converter = making { true } else { false } }

  package static func named(_ name: String) -> PictureForm? { all.first { $0.name == name } }

  /// The form of a file, by its ending.
  package static func ofFile(_ path: String) -> PictureForm? {
    let path = PathText.name(of: path).lowercased()
    let fitting = all.flatMap { form in form.endings.map { (form, $0) } }.filter { path.hasSuffix("." + $0.1) }
    // Of two endings, `steps.csv` and `csv`, the longer.
    return fitting.max { $0.1.utf8.count < $1.1.utf8.count }?.0
  }

  /// All names, as a sentence lists them: `a, b or c`.
  package static var list: String {
    all.dropLast().map(\.name).joined(separator: ", ") + " or " + all[all.count - 1].name
  }

  /// All names with what they are for, for the help.
  package static var help: String {
    all.map { $0.purpose.isEmpty ? $0.name : "\($0.name) (\($0.purpose))" }.joined(separator: ", ")
  }
}

extension PictureForm {
  package static let svg = PictureForm(
    name: "svg", endings: ["svg"], purpose: "", hasStyle: true,
    making: .picture { _, picture, request, _ in SVGRenderer.render(picture, request.svg) })

  static let html = PictureForm(
    name: "html", endings: ["html", "htm"], purpose: "a page for readers", hasStyle: true,
    making: .picture { drawing, picture, request, details in
      HTMLRenderer.render(drawing, picture, details, request.svg)
    })

  static let png = PictureForm(
    name: "png", endings: ["png"], purpose: "", hasStyle: true,
    making: .converter { (picture, request) throws(Converter.Failure) in
      try Converter.png(
        SVGRenderer.render(picture, request.svg), scale: request.scale, background: request.background)
    })

  static let pdf = PictureForm(
    name: "pdf", endings: ["pdf"], purpose: "", hasStyle: true,
    making: .converter { (picture, request) throws(Converter.Failure) in
      guard let paper = request.paper else {
        return try Converter.pdf([SVGRenderer.render(picture, request.svg)], background: request.background)
      }
      let pages = Paper.pages(paper, width: picture.width, height: picture.height).map { page in
        var options = request.svg
        options.page = page
        return SVGRenderer.render(picture, options)
      }
      return try Converter.pdf(pages, background: request.background)
    })

  static let md = PictureForm(
    name: "md", endings: ["md", "markdown"], purpose: "an outline", hasStyle: false,
    making: .drawing(MarkdownRenderer.render))

  static let mermaid = PictureForm(
    name: "mermaid", endings: ["mmd", "mermaid"], purpose: "", hasStyle: false,
    making: .drawing(MermaidRenderer.render))

  static let csv = PictureForm(
    name: "csv", endings: ["csv"], purpose: "a row a claim", hasStyle: false,
    making: .graph { graph, support, shown in CSVRenderer.claims(graph, support: support, shown: shown) })

  static let csvSteps = PictureForm(
    name: "csv-steps", endings: ["steps.csv"], purpose: "a row a step", hasStyle: false,
    making: .graph { graph, support, shown in CSVRenderer.steps(graph, support: support, shown: shown) })

  static let dot = PictureForm(
    name: "dot", endings: ["dot", "gv"], purpose: "", hasStyle: false, making: .drawing(DOTRenderer.render))

  static let json = PictureForm(
    name: "json", endings: ["json"], purpose: "positions", hasStyle: false,
    making: .picture { _, picture, _, _ in PlacedJSON.render(picture) })

  /// Every form.
  package static let all: [PictureForm] = [svg, html, png, pdf, md, mermaid, csv, csvSteps, dot, json]
}
