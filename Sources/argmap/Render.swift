import ArgumentMap
import ArgumentParser
import MapConfiguration
import MapPictures
import MapWorkspace
import Surroundings

/// The work of `argmap render` for a single map, apart from its command-line options.
struct Render {
  var map: String
  var output: String?
  var format: PictureFormat?
  /// The settings given on the command line, which take precedence over argmap.yaml.
  var settings = RenderSettings()
  /// The ids of groups to draw as a single box each.
  var collapsed: [String] = []
  /// The address of the whole page, if the page is for a frame.
  var whole: String?
  var part = SelectionRequest()
  var isQuiet = false
  var allViews = false
  /// The time limit for a layout.
  var limit = TimeLimit(nil, isSingle: true)
  /// How many times to produce the output, for benchmarks.
  var times = 1
  var workspace: Workspace

  init(map: String, _ workspace: Workspace) {
    self.map = map
    self.workspace = workspace
  }

  /// Handles the call `render [-q] MAP [-o FILE]`. It bypasses the argument parser, which would take a fifth of the
  /// time that drawing a small map takes. Nil for other calls.
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
        PictureFormat.ofFile(path) != nil
      {
        output = path
        rest.removeFirst()
      } else if map == nil, !next.isEmpty, next.first != "-" {
        map = next
      } else {
        return nil
      }
    }
    let disk = Disk()
    guard let map, disk.kind(map) != .folder else { return nil }
    if let output, disk.isSameFile(map, output) { return nil }
    self.init(map: map, Workspace(disk))
    self.output = output
    self.isQuiet = isQuiet
  }

  func run() throws {
    do {
      if !isQuiet { Waiting.begin("reading \(map)") }
      let format = self.format ?? output.flatMap(PictureFormat.ofFile) ?? .standard
      var settings = self.settings.over(try workspace.configuration(map).render)
      if !format.hasStyle { settings = settings.without(RenderSettingTable.css.about) }
      var picture = try PictureRequest(settings, workspace.fileSystem)
      picture.collapsed = collapsed
      picture.place.whole = whole
      let (rendering, _) = try workspace.rendering(map)
      try judge(rendering, isStrict: settings[RenderSettingTable.strict] ?? false)
      if allViews { return try writeViews(rendering, picture) }
      try write(rendering, format, picture, try rendering.content(for: [format], picture, part: part), to: output)
    } catch let error as Rendering.Failure {
      throw CommandFailure(error.words(map), status: error.isOurs ? 70 : 2)
    } catch let error as Selection.Problem {
      throw CommandFailure("\(map): \(error.message)")
    }
  }

  private func write(
    _ rendering: Rendering, _ format: PictureFormat, _ picture: PictureRequest, _ content: Rendering.Content,
    to path: String?
  ) throws {
    if format.isBinary, path == nil, Output.isTerminal {
      throw CommandFailure(
        "\(format.name) is binary and not shown on a terminal; write it to a file with -o, or force it with -o -")
    }
    if !isQuiet {
      let size = content.layoutSize
      Waiting.begin(size == 0 ? "drawing \(map)" : "laying out \(counted(size, "claim")) of \(map)")
    }
    let drawn = try draw(rendering, format, picture, content)
    for warning in drawn.warnings { Output.error("argmap: \(warning)\n") }
    if let path, path != "-" {
      try workspace.fileSystem.write(drawn.output, to: path)
    } else {
      try Output.print(drawn.output)
    }
  }

  /// Draws in a worker if the layout is large or --timeout is given, otherwise in this process, which is faster.
  private func draw(
    _ rendering: Rendering, _ format: PictureFormat, _ picture: PictureRequest, _ content: Rendering.Content
  ) throws -> PictureWorker.Drawn {
    guard times == 1, content.isLarge || content.needsLayout && limit.isGiven else {
      for _ in 1..<max(times, 1) { _ = try rendering.files(content, picture) }
      let (files, warnings) = try rendering.files(content, picture)
      return PictureWorker.Drawn(warnings: warnings, output: files[0])
    }
    var job = workspace.job(map)
    job.textLength = rendering.text.count
    job.part = content.part
    job.collapsed = collapsed
    job.place.whole = whole
    job.settings = settings
    job.outputs = ["-"]
    job.format = format.name
    switch PictureWorker(program: Program.path, limit: limit.seconds).run(job, text: rendering.text) {
    case .success(let drawn): return drawn
    case .failure(let failure): throw CommandFailure(failure.reason, status: failure.status)
    }
  }

  /// Writes each view to its own file. All views are prepared before the first one is written.
  private func writeViews(_ rendering: Rendering, _ picture: PictureRequest) throws {
    guard !rendering.views.isEmpty else { throw CommandFailure("\(map) has no views") }
    let format = self.format ?? .standard
    var contents: [(name: String, content: Rendering.Content)] = []
    for name in rendering.views {
      var request = SelectionRequest()
      request.view = name
      do {
        contents.append((name, try rendering.content(for: [format], picture, part: request)))
      } catch {
        throw CommandFailure("\(map): view `\(name)`: \(error.message)")
      }
    }
    let folder = output ?? "."
    try workspace.fileSystem.makeFolder(folder)
    for (name, content) in contents {
      let path = folder + (folder.hasSuffix("/") ? "" : "/") + name + "." + format.endings[0]
      try write(rendering, format, picture, content, to: path)
      if !isQuiet { Output.error("\(path)\n") }
    }
  }

  /// If a map has errors, says so and, if `isStrict`, exits with status 1.
  private func judge(_ rendering: Rendering, isStrict: Bool) throws {
    guard rendering.errorCount > 0 else { return }
    let what = rendering.errorWords(map)
    if isStrict {
      Output.error("argmap: \(what), so it is not drawn; see argmap check\n")
      throw ExitCode(1)
    }
    // An error such as an unsupported claim does not keep the map from being understood.
    let rest = rendering.isUnderstood ? "see argmap check" : "drawn as far as understood (see argmap check)"
    if !isQuiet { Output.error("argmap: \(what); \(rest)\n") }
  }
}
