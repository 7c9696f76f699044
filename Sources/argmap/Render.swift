import ArgumentMap
import ArgumentParser
import MapDrawing
import MapWorkspace
import SourceText

/// What `argmap render` does, apart from how it is asked for.
struct Render {
  var map: String
  var output: String?
  var format: Rendering.Format?
  /// What argmap.yaml has no say in.
  var settings = RenderSettings()
  /// Ids of groups that are drawn as one box each.
  var collapsed: [String] = []
  var part = SelectionRequest()
  var isQuiet = false
  var allViews = false
  var times = 1
  var workspace = Workspace()

  init(map: String) { self.map = map }

  /// The plainest call, `render [-q] MAP [-o FILE]`; nil for any other. It needs no parser, whose work would cost a fifth
  /// of the drawing of a small map.
  init?(plainArguments arguments: ArraySlice<String>) {
    guard arguments.first == "render" else { return nil }
    var map: String?
    var rest = arguments.dropFirst()
    var output: String?
    var isQuiet = false
    while let next = rest.popFirst() {
      if next == "-q" || next == "--quiet" {
        isQuiet = true
      } else if next == "-o", output == nil, let path = rest.first, !path.isEmpty, path.first != "-",
        Rendering.Format(ending: path) != nil
      {
        output = path
        rest.removeFirst()
      } else if map == nil, !next.isEmpty, next.first != "-" {
        map = next
      } else {
        return nil
      }
    }
    guard let map, System.kind(map) != .folder else { return nil }
    if let output, System.isSameFile(map, output) { return nil }
    self.init(map: map)
    self.output = output
    self.isQuiet = isQuiet
  }

  func run() throws {
    do {
      let form = format ?? output.flatMap(Rendering.Format.init(ending:)) ?? .svg
      var settings = settings.over(try workspace.configuration(map).render)
      if !form.hasStyle { settings.css = nil }
      var picture = try PictureRequest(settings)
      picture.collapsed = collapsed
      let rendering = try Rendering(map, workspace: workspace)
      try judge(rendering, isStrict: settings.isStrict ?? false)
      if allViews { return try writeViews(rendering, picture) }
      try write(rendering, form, picture, try rendering.drawing(picture, part: part), to: output)
    } catch let error as Workspace.Unreadable {
      throw CommandFailure(error)
    } catch let error as CheckFailure {
      throw CommandFailure(error)
    } catch let error as FileWritingError {
      throw CommandFailure("cannot write \(output ?? ""): \(error.reason)")
    } catch let error as Rendering.Failure {
      throw error.isOurs
        ? CommandFailure("cannot lay out \(map): \(error.reason)", status: 70) : CommandFailure(error.reason)
    } catch let error as Selection.Problem {
      throw CommandFailure("\(map): \(error.message)")
    }
  }

  private func write(
    _ rendering: Rendering, _ form: Rendering.Format, _ picture: PictureRequest, _ drawing: Drawing, to path: String?
  ) throws {
    if drawing.boxes.count > Rendering.largeMap, !form.needsNoLayout {
      Output.error("laying out \(drawing.boxes.count) claims, which may take long; Ctrl-C ends it\n")
    }
    for _ in 1..<max(times, 1) { _ = try rendering.bytes(form, of: drawing, picture) }
    let (bytes, warnings) = try rendering.bytes(form, of: drawing, picture)
    for warning in warnings { Output.error("argmap: libgvc: \(warning)\n") }
    guard let path, path != "-" else {
      if form.isBinary, path == nil, Output.isTerminal {
        throw CommandFailure(
          "a \(form.rawValue) is nothing for a terminal; write it to a file by -o, or ask for it by -o -")
      }
      return try Output.print(bytes)
    }
    try System.write(bytes, to: path)
  }

  /// Every view is made out before the first is written.
  private func writeViews(_ rendering: Rendering, _ picture: PictureRequest) throws {
    guard !rendering.views.isEmpty else { throw CommandFailure("\(map) has no views") }
    let form = format ?? .svg
    var drawings: [(name: String, drawing: Drawing)] = []
    for name in rendering.views {
      var request = SelectionRequest()
      request.view = name
      do {
        drawings.append((name, try rendering.drawing(picture, part: request)))
      } catch {
        throw CommandFailure("\(map): view `\(name)`: \(error.message)")
      }
    }
    let folder = output ?? "."
    try System.makeFolder(folder)
    for (name, drawing) in drawings {
      let path = folder + (folder.hasSuffix("/") ? "" : "/") + name + "." + form.ending
      try write(rendering, form, picture, drawing, to: path)
      if !isQuiet { Output.error("\(path)\n") }
    }
  }

  /// Says what is wrong with the map, or refuses it.
  private func judge(_ rendering: Rendering, isStrict: Bool) throws {
    let errors = rendering.errorCount
    guard errors > 0 else { return }
    let what = "\(map == "-" ? "standard input" : map) has \(errors) error\(errors == 1 ? "" : "s")"
    if isStrict {
      Output.error("argmap: \(what), so it is not drawn; see argmap check\n")
      throw ExitCode(1)
    }
    // What is merely unsupported was understood.
    let rest = rendering.isUnderstood ? "see argmap check" : "drawn as far as understood (see argmap check)"
    if !isQuiet { Output.error("argmap: \(what); \(rest)\n") }
  }
}
