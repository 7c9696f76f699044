import ArgumentMap
import MapDrawing
import MapRendering
import SourceText

/// An output format of `argmap render`. The choice of a format by file extension, the help, the error messages and the
/// docs are derived from the table `all`.
package struct PictureFormat: Sendable, Equatable {
  /// The name used by `--format`.
  package let name: String
  /// The file extensions of the format, without the dot; files are written with the first one.
  package let endings: [String]
  /// What the format is, in a few words; empty if its name says enough.
  package let purpose: String
  /// Whether a style sheet is included in the output or determines how the output looks.
  package let hasStyle: Bool
  /// What the user should know about an output that other programs may refuse, such as a huge image; nil for nothing.
  package var caution: @Sendable (Drawing, PlacedDrawing?, PictureRequest, [UInt8]) -> String? = { _, _, _, _ in nil }
  let making: Making

  /// How output is produced, and from what.
  enum Making: Sendable {
    /// From the graph, its support and, for each of the map's own claims, whether it is shown.
    case graph(@Sendable (Graph, Support, [Bool]) -> String)
    /// From a drawing without positions.
    case drawing(@Sendable (Drawing) -> String)
    /// From a drawing and its layout.
    case picture(@Sendable (Drawing, PlacedDrawing, PictureRequest, () -> ReaderMap) -> String)
    /// By another program, from a layout.
    case converter(@Sendable (PlacedDrawing, PictureRequest) throws(Converter.Failure) -> [UInt8])
  }

  package static func == (a: PictureFormat, b: PictureFormat) -> Bool { a.name == b.name }

  /// Whether the format is produced from a drawing.
  var needsDrawing: Bool { if case .graph = making { false } else { true } }

  /// Whether the format contains positions, and so needs a layout.
  package var needsLayout: Bool {
    switch making {
    case .graph, .drawing: false
    case .picture, .converter: true
    }
  }

  /// Whether the output is binary rather than text.
  package var isBinary: Bool { if case .converter = making { true } else { false } }

  package static func named(_ name: String) -> PictureFormat? { all.first { $0.name == name } }

  /// The format of a file, by its extension; nil if the extension is unknown.
  package static func ofFile(_ path: String) -> PictureFormat? {
    let path = PathText.name(of: path).lowercased()
    let fitting = all.flatMap { format in format.endings.map { (format, $0) } }.filter { path.hasSuffix("." + $0.1) }
    // If both `steps.csv` and `csv` match, the longer one is used.
    return fitting.max { $0.1.utf8.count < $1.1.utf8.count }?.0
  }

  /// All names, as `a, b or c`.
  package static var list: String {
    all.dropLast().map(\.name).joined(separator: ", ") + " or " + all[all.count - 1].name
  }

  /// All names with their purposes, for `--help`.
  package static var help: String {
    all.map { $0.purpose.isEmpty ? $0.name : "\($0.name) (\($0.purpose))" }.joined(separator: ", ")
  }
}

extension PictureFormat {
  /// All formats, in the order in which they are listed.
  package static let all: [PictureFormat] = [
    PictureFormat(
      name: "svg", endings: ["svg"], purpose: "the picture", hasStyle: true,
      making: .picture { _, picture, request, _ in SVGRenderer.render(picture, request.svg) }),
    PictureFormat(
      name: "html", endings: ["html", "htm"], purpose: "an interactive page", hasStyle: true,
      making: .picture { drawing, picture, request, details in
        HTMLRenderer.render(drawing, picture, details(), request.svg, place: request.place)
      }),
    PictureFormat(
      name: "png", endings: ["png"], purpose: "an image, made by rsvg-convert", hasStyle: true,
      caution: { _, picture, request, _ in
        let pixels = (picture?.width ?? 0) * (picture?.height ?? 0) * request.scale * request.scale
        if pixels <= 50_000_000 { return nil }
        return
          "the image has \(Int(pixels / 1_000_000)) megapixels, too many for some programs; use a smaller --scale, "
          + "draw a part of the map (--depth, --focus, --view), or write SVG"
      },
      making: .converter { (picture, request) throws(Converter.Failure) in
        try Converter.png(
          SVGRenderer.render(picture, request.converted), scale: request.scale, background: request.background)
      }),
    PictureFormat(
      name: "pdf", endings: ["pdf"], purpose: "a document, made by rsvg-convert", hasStyle: true,
      caution: { _, picture, request, _ in
        // The limit of PDF 1.7, ISO 32000-1, annex C: 200 inches.
        let page = picture?.listingSources()
        let length = max(page?.width ?? 0, page?.height ?? 0)
        if request.paper != nil || length <= 14_400 { return nil }
        return
          "the page is \(Int(length)) points long, but many programs show at most 14,400; choose sheets with --paper, "
          + "or draw a part of the map (--depth, --focus, --view)"
      },
      making: .converter { (picture, request) throws(Converter.Failure) in
        let picture = picture.listingSources()
        guard let paper = request.paper else {
          return try Converter.pdf([SVGRenderer.render(picture, request.converted)], background: request.background)
        }
        let pages = Paper.pages(paper, width: picture.width, height: picture.height).map { page in
          var options = request.converted
          options.page = page
          return SVGRenderer.render(picture, options)
        }
        return try Converter.pdf(pages, background: request.background)
      }),
    PictureFormat(
      name: "md", endings: ["md", "markdown"], purpose: "an outline", hasStyle: false,
      making: .drawing(MarkdownRenderer.render)),
    PictureFormat(
      name: "mermaid", endings: ["mmd", "mermaid"], purpose: "a diagram for Markdown on GitHub", hasStyle: false,
      caution: { drawing, _, _, bytes in MermaidRenderer.excess(String(decoding: bytes, as: UTF8.self), drawing) },
      making: .drawing(MermaidRenderer.render)),
    PictureFormat(
      name: "csv", endings: ["csv"], purpose: "one row per claim", hasStyle: false,
      making: .graph { graph, support, shown in CSVRenderer.claims(graph, support: support, shown: shown) }),
    PictureFormat(
      name: "csv-steps", endings: ["steps.csv"], purpose: "one row per step", hasStyle: false,
      making: .graph { graph, support, shown in CSVRenderer.steps(graph, support: support, shown: shown) }),
    PictureFormat(
      name: "dot", endings: ["dot", "gv"], purpose: "input for Graphviz", hasStyle: false,
      making: .drawing(DOTRenderer.render)),
    PictureFormat(
      name: "json", endings: ["json"], purpose: "the picture with all positions", hasStyle: false,
      making: .picture { _, picture, _, _ in PlacedJSON.render(picture) }),
  ]

  /// The default format.
  package static let standard = all[0]
}
