import ArgumentMap
import ArgumentParser
import MapDrawing
import MapWorkspace
import SourceText

extension Rendering.Format: ExpressibleByArgument {}

enum DirectionChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, down, right
  var direction: Drawing.Direction? { Drawing.Direction(rawValue: rawValue) }
}

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draw a map.",
    discussion: "What a broken map still says is drawn; --strict refuses it instead.")

  @Argument(help: "A map, or - for standard input.")
  var map: String

  @Option(name: .shortAndLong, help: "The file to write, whole or not at all. (default: standard output)")
  var output: String?

  @Option(help: "svg, dot or json (positions). (default: by the output's ending, else svg)")
  var format: Rendering.Format?

  @Option(
    help:
      "Where reasons stand: down (conclusions at the top), right (at the left), auto (by the map's shape). (default: auto)"
  )
  var direction: DirectionChoice?

  @OptionGroup(title: "Parts of a map") var part: PartOptions

  @Flag(help: "Each view of the map into a file of its own, in the folder that -o names.")
  var allViews = false

  @Flag(help: "Draw again at each save, until Ctrl-C.")
  var watch = false

  @Flag(inversion: .prefixedNo, help: "Refuse a map with errors.")
  var strict: Bool?

  @Flag(name: .shortAndLong, help: "Say nothing about a map with errors.")
  var quiet = false

  @Option(help: ArgumentHelp("Lay out so many times; for measurements.", visibility: .private))
  var times = 1

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if allViews {
      guard let output, output != "-" else { throw ValidationError("--all-views needs -o FOLDER") }
      if System.kind(output) == .file { throw ValidationError("-o \(output) is a file; --all-views needs a folder") }
      if !part.request.isEmpty {
        throw ValidationError("--all-views draws the views alone; leave out the other part of a map")
      }
      if watch { throw ValidationError("--all-views cannot be watched; name one --view") }
      return
    }
    if watch, output == nil { throw ValidationError("--watch needs -o FILE") }
    if watch, output == "-" { throw ValidationError("--watch needs -o FILE") }
    if let output, map != "-", System.isSameFile(map, output) {
      throw ValidationError("-o \(output) is the map itself; name another file")
    }
    if watch, map == "-" { throw ValidationError("--watch needs a file, not standard input") }
    if format == nil, let output, output != "-", Rendering.Format(ending: output) == nil {
      throw ValidationError("what form is \(output)? Say --format svg, dot or json")
    }
  }

  func run() throws {
    if watch {
      try Watching(map: map, arguments: Array(CommandLine.arguments.dropFirst())).run()
      return
    }
    do {
      let workspace = reading.workspace
      let defaults = try workspace.configuration(map)
      let rendering = try Rendering(map, workspace: workspace)
      try judge(rendering, isStrict: strict ?? defaults.isStrict ?? false)
      let direction = direction ?? defaults.direction.flatMap(DirectionChoice.init) ?? .auto
      if allViews { return try writeViews(rendering, direction) }
      let form = format ?? output.flatMap(Rendering.Format.init(ending:)) ?? .svg
      let drawing = try rendering.drawing(direction.direction, rendering.selection(part.request))
      try write(rendering, form, drawing, to: output)
    } catch let error as Workspace.Unreadable {
      throw CommandFailure(error)
    } catch let error as CheckFailure {
      throw CommandFailure(error)
    } catch let error as FileWritingError {
      throw CommandFailure("cannot write \(output ?? ""): \(error.reason)")
    } catch let error as Rendering.Failure {
      throw CommandFailure("cannot lay out \(map): \(error.reason)", status: 70)
    } catch let error as Selection.Problem {
      throw CommandFailure("\(map): \(error.message)")
    }
  }

  private func write(_ rendering: Rendering, _ form: Rendering.Format, _ drawing: Drawing, to path: String?) throws {
    if drawing.boxes.count > Rendering.largeMap, form != .dot {
      Output.error("laying out \(drawing.boxes.count) claims, which may take long; Ctrl-C ends it\n")
    }
    for _ in 1..<max(times, 1) { _ = try rendering.text(form, of: drawing) }
    let (text, warnings) = try rendering.text(form, of: drawing)
    for warning in warnings { Output.error("argmap: libgvc: \(warning)\n") }
    guard let path, path != "-" else { return try Output.print(text) }
    try System.write(text, to: path)
  }

  /// Every view is made out before the first is written.
  private func writeViews(_ rendering: Rendering, _ direction: DirectionChoice) throws {
    guard !rendering.views.isEmpty else { throw CommandFailure("\(map) has no views") }
    let form = format ?? .svg
    var drawings: [(name: String, drawing: Drawing)] = []
    for name in rendering.views {
      var request = SelectionRequest()
      request.view = name
      do {
        drawings.append((name, try rendering.drawing(direction.direction, rendering.selection(request))))
      } catch {
        throw CommandFailure("\(map): view `\(name)`: \(error.message)")
      }
    }
    let folder = output ?? "."
    try System.makeFolder(folder)
    for (name, drawing) in drawings {
      let path = folder + (folder.hasSuffix("/") ? "" : "/") + name + "." + form.rawValue
      try write(rendering, form, drawing, to: path)
      if !quiet { Output.error("\(path)\n") }
    }
  }

  /// Says what is wrong with the map, or refuses it.
  private func judge(_ rendering: Rendering, isStrict: Bool) throws {
    let errors = rendering.errorCount
    guard errors > 0 else { return }
    let what = "\(errors) error\(errors == 1 ? "" : "s")"
    if isStrict {
      Output.error("argmap: \(map) has \(what); see argmap check\n")
      throw ExitCode(1)
    }
    // What is merely unsupported was understood.
    let rest = rendering.isUnderstood ? "see argmap check" : "drawn as far as understood (see argmap check)"
    if !quiet { Output.error("argmap: \(map) has \(what); \(rest)\n") }
  }
}

/// Which part of a map to draw. Each part narrows what is drawn; what is cut off shows as a stub.
struct PartOptions: ParsableArguments {
  @Option(help: "A view of the map, by its name; the other options narrow it further, or replace what it says.")
  var view: String?

  @Option(help: "A claim with what bears on it; may be given several times.")
  var focus: [String] = []

  @Option(help: "How many levels of reasons below the focus, or below the conclusions.")
  var depth: Int?

  @Option(help: "Claims with a tag; of several, with any.")
  var tag: [String] = []

  @Option(help: "Claims of a group; of several, of any.")
  var group: [String] = []

  @Option(help: "FROM..TO: the ways by which one claim bears on another.")
  var path: String?

  func validate() throws {
    if let depth, depth < 0 { throw ValidationError("--depth is a number of levels: 0, 1, 2 …") }
  }

  var request: SelectionRequest {
    var request = SelectionRequest()
    request.view = view
    request.focus = focus
    request.depth = depth
    request.tags = tag
    request.groups = group
    request.path = path
    return request
  }
}
