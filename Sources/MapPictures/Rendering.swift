import ArgumentMap
import MapChecks
import MapDrawing
import MapEvaluation
import MapLayout
import MapRendering
import SourceText

/// The way from a map to a picture.
package struct Rendering: Sendable {
  /// There is no picture.
  package struct Failure: Error, Sendable {
    package let reason: String
    /// Whether the fault is ours, or libgvc's, and not that of what is installed.
    package var isOurs = true

    /// What to say of it, for a map.
    package func words(_ map: String) -> String { isOurs ? "cannot lay out \(map): \(reason)" : reason }
  }

  /// From so many claims on, a layout may take long.
  package static let largeMap = 2000

  private let result: CheckResult
  private let files: any FileReading
  /// The map's path from the root of its repository; where there is none, as it was given.
  private let sourcePath: String

  package init(_ result: CheckResult, files: any FileReading, sourcePath: String) {
    self.result = result
    self.files = files
    self.sourcePath = sourcePath
  }

  package var errorCount: Int { result.findings.lazy.filter { $0.level == .error }.count }

  /// That a map has errors, and how many.
  package func errorWords(_ map: String) -> String {
    "\(map == "-" ? "standard input" : map) has \(errorCount) error\(errorCount == 1 ? "" : "s")"
  }

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

  /// A part of the map, made out for some forms: what there is to draw, where one of them needs it.
  package struct Content: Sendable {
    package var drawing: Drawing?
    /// Whether each of the map's own claims is shown.
    fileprivate var shown: [Bool]
    fileprivate var forms: [PictureForm]

    /// How many boxes have to be laid out; 0 where no form has positions.
    package var layoutSize: Int { forms.contains(where: \.needsLayout) ? drawing?.boxes.count ?? 0 : 0 }
  }

  /// - Throws: where the part cannot be made out, or is empty.
  package func content(
    for forms: [PictureForm], _ request: PictureRequest, part: SelectionRequest
  ) throws(Selection.Problem) -> Content {
    let selection = try part.selection(in: result.graph)
    let shown = try selection?.claims(of: result.graph) ?? result.graph.ownClaims.map { _ in true }
    let needsDrawing = forms.contains(where: \.needsDrawing)
    return Content(drawing: needsDrawing ? try drawing(request, part: part) : nil, shown: shown, forms: forms)
  }

  /// The bytes of a file for each form that a content was made for, and what the layout engine said. It is laid out once,
  /// if at all.
  package func files(
    _ content: Content, _ request: PictureRequest
  ) throws(Failure) -> (files: [[UInt8]], warnings: [String]) {
    var picture: PlacedDrawing?
    if content.forms.contains(where: \.needsLayout), let drawing = content.drawing { picture = try layOut(drawing) }
    var files: [[UInt8]] = []
    for form in content.forms { files.append(try bytes(form, content, picture, request)) }
    return (files, picture?.warnings ?? [])
  }

  private func layOut(_ drawing: Drawing) throws(Failure) -> PlacedDrawing {
    do throws(LayoutError) {
      return try LayoutEngine.layOut(drawing)
    } catch {
      throw Failure(reason: error.reason)
    }
  }

  private func bytes(
    _ form: PictureForm, _ content: Content, _ picture: PlacedDrawing?, _ request: PictureRequest
  ) throws(Failure) -> [UInt8] {
    switch (form.making, content.drawing, picture) {
    case (.graph(let make), _, _): return Array(make(result.graph, result.support, content.shown).utf8)
    case (.drawing(let make), let drawing?, _): return Array(make(drawing).utf8)
    case (.picture(let make), let drawing?, let picture?):
      let details = form == .html ? ReaderContent.details(result.graph, files: files) : [:]
      return Array(make(drawing, picture, request, details).utf8)
    case (.converter(let make), _, let picture?):
      do throws(Converter.Failure) {
        return try make(picture, request)
      } catch {
        throw Failure(reason: error.reason, isOurs: false)
      }
    default: throw Failure(reason: "nothing was made out for the form \(form.name)")
    }
  }
}
