import ArgumentMap
import MapChecks
import MapDrawing
import MapEvaluation
import MapLayout
import MapRendering
import SourceText

/// How a picture is to look.
package struct PictureRequest: Sendable {
  /// Nil: chosen by the map's shape.
  package var direction: Drawing.Direction?
  /// Width by height.
  package var aspect = Drawing.Page.standardAspect
  package var groups = Drawing.GroupStyle.auto
  package var colorBy = Drawing.ColorBy.group
  /// Ids of groups that are drawn as one box each.
  package var collapsed: [String] = []
  package var svg = SVGOptions()
  /// Pixels of a PNG for a point.
  package var scale = 1.0
  /// What is behind the picture in PNG and PDF, as CSS names colours; nil for the theme's own ground.
  package var background: String?
  /// The sheets of a PDF; nil for one page of the picture's size.
  package var paper: Paper.Size?

  package init() {}
}

/// The way from a map to a picture.
package struct Rendering: Sendable {
  /// The forms of a picture.
  package enum Format: String, CaseIterable, Sendable {
    case svg, html, png, pdf, md, mermaid, dot, json

    /// By a file's ending; `.gv` is DOT too, `.mmd` Mermaid.
    package init?(ending path: String) {
      guard let dot = path.lastIndex(of: ".") else { return nil }
      let ending = path[path.index(after: dot)...].lowercased()
      let names = ["gv": "dot", "mmd": "mermaid", "markdown": "md", "htm": "html"]
      self.init(rawValue: names[ending] ?? ending)
    }

    /// What files of this form end with.
    package var ending: String { self == .mermaid ? "mmd" : rawValue }

    /// Whether it has no positions, and so needs no layout.
    package var needsNoLayout: Bool { self == .md || self == .mermaid || self == .dot }

    /// Whether a style sheet is part of it, or decides how it looks.
    package var hasStyle: Bool { !needsNoLayout && self != .json }

    /// Whether it is no text.
    package var isBinary: Bool { self == .png || self == .pdf }
  }

  /// There is no picture.
  package struct Failure: Error, Sendable {
    package let reason: String
    /// Whether the fault is ours, or libgvc's, and not that of what is installed.
    package var isOurs = true
  }

  /// From so many claims on, a layout may take long.
  package static let largeMap = 2000

  private let result: CheckResult
  private let files: any FileReading

  package init(_ path: String, workspace: Workspace) throws(Workspace.Unreadable) {
    let (result, _) = try workspace.load(path)
    self.result = result
    files = workspace.files(beside: result.graph.file)
  }

  /// The map's path from the root of its repository; where there is none, as it was given.
  private var sourcePath: String {
    let path = result.graph.file.path
    let folder = PathText.absolute(PathText.folder(of: path), in: System.workingFolder)
    guard let root = DiskFiles.nearest(to: folder, with: ".git") else { return path }
    let whole = PathText.absolute(path, in: System.workingFolder)
    return whole.hasPrefix(root + "/") ? String(whole.dropFirst(root.count + 1)) : path
  }

  package var errorCount: Int { result.findings.lazy.filter { $0.level == .error }.count }

  /// Whether no error is one of reading: the picture then shows the whole map.
  package var isUnderstood: Bool {
    let rules: Set<Rule.Category> = [.support, .structure, .sources, .logic]
    return result.findings.allSatisfy {
      $0.level != .error || Rule.named($0.rule).map { rules.contains($0.category) } ?? false
    }
  }

  /// The names of the map's views.
  package var views: [String] { result.graph.views.map(\.name) }

  package func drawing(
    _ request: PictureRequest, part: SelectionRequest
  ) throws(Selection.Problem) -> Drawing {
    var options = DrawingOptions(direction: request.direction, selection: try part.selection(in: result.graph))
    options.page = Drawing.Page(aspect: request.aspect)
    options.groupStyle = request.groups
    options.colorBy = request.colorBy
    if request.colorBy == .standing { options.standings = Standings(result.graph).claims }
    if request.svg.sourceLinks != nil { options.sourcePath = sourcePath }
    for id in request.collapsed { options.collapsed.insert(try result.graph.group(called: id)) }
    return try makeDrawing(result.graph, support: result.support, options: options)
  }

  /// The picture as a file's bytes, and what the layout engine said.
  package func bytes(
    _ format: Format, of drawing: Drawing, _ request: PictureRequest = PictureRequest()
  ) throws(Failure) -> (bytes: [UInt8], warnings: [String]) {
    switch format {
    case .dot: return (Array(DOTRenderer.render(drawing).utf8), [])
    case .md: return (Array(MarkdownRenderer.render(drawing).utf8), [])
    case .mermaid: return (Array(MermaidRenderer.render(drawing).utf8), [])
    case .svg, .html, .png, .pdf, .json: break
    }
    let picture: PlacedDrawing
    do throws(LayoutError) {
      picture = try LayoutEngine.layOut(drawing)
    } catch {
      throw Failure(reason: error.reason)
    }
    do throws(Converter.Failure) {
      if format == .html {
        let details = ReaderContent.details(result.graph, files: files)
        return (Array(HTMLRenderer.render(drawing, picture, details, request.svg).utf8), picture.warnings)
      }
      return (try bytes(format, of: picture, request), picture.warnings)
    } catch {
      throw Failure(reason: error.reason, isOurs: false)
    }
  }

  private func bytes(
    _ format: Format, of picture: PlacedDrawing, _ request: PictureRequest
  ) throws(Converter.Failure) -> [UInt8] {
    switch format {
    case .json: return Array(PlacedJSON.render(picture).utf8)
    case .png:
      return try Converter.png(
        SVGRenderer.render(picture, request.svg), scale: request.scale, background: request.background)
    case .pdf:
      guard let paper = request.paper else {
        return try Converter.pdf([SVGRenderer.render(picture, request.svg)], background: request.background)
      }
      let pages = Paper.pages(paper, width: picture.width, height: picture.height)
      return try Converter.pdf(
        pages.map { page in
          var options = request.svg
          options.page = page
          return SVGRenderer.render(picture, options)
        }, background: request.background)
    default: return Array(SVGRenderer.render(picture, request.svg).utf8)
    }
  }
}
