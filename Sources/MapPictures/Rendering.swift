import ArgumentMap
import MapChecks
import MapDrawing
import MapEvaluation
import MapLayout
import MapRendering
import SourceText

/// Turns a checked map into output in any format.
package struct Rendering: Sendable {
  /// Why there is no picture.
  package struct Failure: Error, Sendable {
    package let reason: String
    /// Whether this is an internal error of argmap or libgvc, rather than a problem with a file or another program.
    package var isOurs = true

    /// The error message for the map at the given path.
    package func words(_ map: String) -> String { isOurs ? "cannot lay out \(map): \(reason)" : reason }
  }

  private let result: CheckResult
  private let files: any FileReading
  /// The map's path relative to the top of its repository or, if it is not in one, the path as given.
  private let sourcePath: String

  package init(_ result: CheckResult, files: any FileReading, sourcePath: String) {
    self.result = result
    self.files = files
    self.sourcePath = sourcePath
  }

  /// The number of errors among the findings in the map.
  package var errorCount: Int { result.findings.lazy.filter { $0.level == .error }.count }

  /// A statement of how many errors the map has, such as `a.argmap.yaml has 2 errors`.
  package func errorWords(_ map: String) -> String {
    "\(map == "-" ? "standard input" : map) has \(errorCount) error\(errorCount == 1 ? "" : "s")"
  }

  /// Whether the map was read without errors, so that the picture shows all of it; errors in the argument may remain.
  package var isUnderstood: Bool {
    let rules: Set<Rule.Category> = [.support, .structure, .sources, .logic]
    return result.findings.allSatisfy {
      $0.level != .error || Rule.named($0.rule).map { rules.contains($0.category) } ?? false
    }
  }

  /// The text of the map.
  package var text: [UInt8] { result.graph.file.bytes }

  /// The date that the map gives, if any.
  var date: String? { result.graph.head.date.map { result.graph.text($0) } }

  /// The aliases of the maps that the map imports, with their paths, given the map's own.
  func imports(of map: String) -> [(alias: String, path: String)] {
    let folder = PathText.folder(of: map)
    return result.graph.imports.map { ($0.alias, PathText.simple(folder + "/" + result.graph.text($0.path))) }
  }

  /// The names of the map's views.
  package var views: [String] { result.graph.views.map(\.name) }

  /// - Throws: `Selection.Problem` if the part or a collapsed group does not exist, or if there is nothing to draw.
  package func drawing(
    _ request: PictureRequest, part: SelectionRequest
  ) throws(Selection.Problem) -> Drawing {
    var options = DrawingRequest(direction: request.direction, selection: try part.selection(in: result.graph))
    options.page = Drawing.Page(aspect: request.aspect)
    options.groupStyle = request.groups
    options.colorBy = request.colorBy
    options.causes = causes
    options.evaluated = evaluated(request)
    if request.svg.sourceLinks != nil { options.sourcePath = sourcePath }
    for id in request.collapsed { options.collapsed.insert(try result.graph.group(called: id)) }
    return try makeDrawing(result.graph, support: result.support, options: options)
  }

  /// What stands, unless the map has errors that make that doubtful.
  private func evaluated(_ request: PictureRequest) -> DrawingRequest.Evaluated? {
    guard isUnderstood || request.colorBy == .standing || request.marksHinges else { return nil }
    let graph = result.graph
    let evaluation = Evaluation(graph)
    var evaluated = DrawingRequest.Evaluated(standings: evaluation.standings, holds: evaluation.holds)
    for step in graph.inferenceIndices where graph.inferences[step.int].side != .support {
      switch evaluation.answer(to: step) {
      case .answered(let reply): evaluated.replies[step] = (reply, true)
      case .contested(let reply): evaluated.replies[step] = (reply, false)
      case .open: break
      }
    }
    if request.marksHinges {
      for conclusion in graph.conclusions {
        for part in Hinges(evaluation, of: conclusion).hinges.flatMap(\.parts) {
          switch part {
          case .leaf(let claim): evaluated.hingeClaims.insert(claim)
          case .step(let step): evaluated.hingeSteps.insert(step)
          }
        }
      }
    }
    return evaluated
  }

  /// The claims with a finding of their own about missing support. A rule that is off, or whose findings are notes or
  /// allowed by comments, finds no fault.
  private var causes: Set<ClaimIndex> {
    func ids(_ rule: Rule) -> Set<String> {
      Set(result.findings.lazy.filter { $0.rule == rule.name && $0.level >= .warning }.compactMap(\.claim))
    }
    let (alone, circular) = (ids(.unsupportedClaim), ids(.circularSupport))
    let graph = result.graph
    let circles = result.support.circles.filter { $0.first.map { circular.contains(graph.id($0)) } ?? false }
    return Set(result.support.unsupported.filter { alone.contains(graph.id($0)) } + circles.joined())
  }

  /// A part of the map, prepared for output in some formats.
  package struct Content: Sendable {
    /// What was selected.
    package var part: SelectionRequest
    /// What to draw; nil if none of the formats needs it.
    package var drawing: Drawing?
    /// For each of the map's own claims, whether it is shown.
    fileprivate var shown: [Bool]
    fileprivate var formats: [PictureFormat]

    /// The number of boxes to lay out; 0 if no format needs a layout.
    package var layoutSize: Int { needsLayout ? drawing?.boxes.count ?? 0 : 0 }

    /// Whether the layout may take a long time or a lot of memory, so that a worker should make it. A tree of 300
    /// claims, which takes 0.2 s, is at the limit.
    package var isLarge: Bool { needsLayout && drawing.map { $0.boxes.count + $0.links.count > 600 } ?? false }

    /// Whether any format needs a layout.
    package var needsLayout: Bool { formats.contains(where: \.needsLayout) }
  }

  /// Prepares a part of the map for output in some formats.
  /// - Throws: `Selection.Problem` if the part or a collapsed group does not exist, or if there is nothing to draw.
  package func content(
    for formats: [PictureFormat], _ request: PictureRequest, part: SelectionRequest
  ) throws(Selection.Problem) -> Content {
    // A group that does not exist is an error even if nothing is drawn.
    for id in request.collapsed { _ = try result.graph.group(called: id) }
    let selection = try part.selection(in: result.graph)
    let shown = try selection?.claims(of: result.graph) ?? result.graph.ownClaims.map { _ in true }
    let needsDrawing = formats.contains(where: \.needsDrawing)
    return Content(
      part: part, drawing: needsDrawing ? try drawing(request, part: part) : nil, shown: shown, formats: formats)
  }

  /// The bytes of one file for each of the content's formats, in the order of the formats, and the warnings: those of
  /// the layout engine, and what other programs may refuse. The drawing is laid out at most once.
  /// - Throws: `Failure` if layout or conversion fails.
  package func files(
    _ content: Content, _ request: PictureRequest
  ) throws(Failure) -> (files: [[UInt8]], warnings: [String]) {
    var picture: PlacedDrawing?
    if content.formats.contains(where: \.needsLayout), let drawing = content.drawing { picture = try layOut(drawing) }
    var files: [[UInt8]] = []
    var warnings = (picture?.warnings ?? []).map { "libgvc: " + $0 }
    for format in content.formats {
      let file = try bytes(format, content, picture, request)
      files.append(file)
      if let drawing = content.drawing {
        warnings += [format.caution(drawing, picture, request, file)].compactMap(\.self)
      }
    }
    return (files, warnings)
  }

  private func layOut(_ drawing: Drawing) throws(Failure) -> PlacedDrawing {
    do throws(LayoutError) {
      return try LayoutEngine.layOut(drawing)
    } catch {
      throw Failure(reason: error.reason)
    }
  }

  private func bytes(
    _ format: PictureFormat, _ content: Content, _ picture: PlacedDrawing?, _ request: PictureRequest
  ) throws(Failure) -> [UInt8] {
    switch (format.making, content.drawing, picture) {
    case (.graph(let make), _, _): return Array(make(result.graph, result.support, content.shown).utf8)
    case (.drawing(let make), let drawing?, _): return Array(make(drawing).utf8)
    case (.picture(let make), let drawing?, let picture?):
      let details = {
        ReaderContent.map(
          result.graph, isUnderstood ? Evaluation(result.graph) : nil, view: content.part.view,
          isWhole: content.shown.allSatisfy(\.self) && request.collapsed.isEmpty, files: files)
      }
      return Array(make(drawing, picture, request, details).utf8)
    case (.converter(let make), _, let picture?):
      do throws(Converter.Failure) {
        return try make(picture, request)
      } catch {
        throw Failure(reason: error.reason, isOurs: false)
      }
    default: throw Failure(reason: "no content was prepared for the format \(format.name)")
    }
  }
}
