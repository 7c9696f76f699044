import ArgumentMap
import MapChecks
import MapDrawing
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
  /// Ids of groups that are drawn as one box each.
  package var collapsed: [String] = []
  package var svg = SVGOptions()

  package init() {}
}

/// The way from a map to a picture.
package struct Rendering: Sendable {
  /// The forms of a picture.
  package enum Format: String, CaseIterable, Sendable {
    case svg, dot, json

    /// By a file's ending; `.gv` is DOT too.
    package init?(ending path: String) {
      guard let dot = path.lastIndex(of: ".") else { return nil }
      let ending = path[path.index(after: dot)...].lowercased()
      self.init(rawValue: ending == "gv" ? "dot" : ending)
    }
  }

  /// libgvc gave no layout.
  package struct Failure: Error, Sendable {
    package let reason: String
  }

  /// From so many claims on, a layout may take long.
  package static let largeMap = 2000

  private let result: CheckResult

  package init(_ path: String, workspace: Workspace) throws(Workspace.Unreadable) {
    result = try workspace.load(path).0
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
    if request.svg.sourceLinks != nil { options.sourcePath = sourcePath }
    for id in request.collapsed { options.collapsed.insert(try result.graph.group(called: id)) }
    return try makeDrawing(result.graph, support: result.support, options: options)
  }

  /// The picture as text, and what the layout engine said.
  package func text(
    _ format: Format, of drawing: Drawing, _ options: SVGOptions = SVGOptions()
  ) throws(Failure) -> (text: String, warnings: [String]) {
    if format == .dot { return (DOTRenderer.render(drawing), []) }
    do throws(LayoutError) {
      let picture = try LayoutEngine.layOut(drawing)
      return (format == .svg ? SVGRenderer.render(picture, options) : PlacedJSON.render(picture), picture.warnings)
    } catch {
      throw Failure(reason: error.reason)
    }
  }
}
