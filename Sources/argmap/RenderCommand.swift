import ArgumentMap
import ArgumentParser
import MapConfiguration
import MapPictures
import MapWorkspace
import Surroundings

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draw a map.",
    discussion: "What a broken map still says is drawn; --strict refuses it instead.")

  @Argument(help: "A map, - for standard input, or a folder of maps, for a site.")
  var map: String

  @Option(name: .shortAndLong, help: "The file to write, whole or not at all. (default: standard output)")
  var output: String?

  @Option(help: ArgumentHelp("\(PictureForm.help). (default: by the output's ending, else svg)"))
  var format: PictureForm?

  @Option(help: "A group that is drawn as one box; may be given several times.")
  var collapse: [String] = []

  @OptionGroup(title: "How it looks") var look: LookOptions

  @OptionGroup(title: "Parts of a map") var part: PartOptions

  @Flag(help: "Each view of the map into a file of its own, in the folder that -o names.")
  var allViews = false

  @Flag(help: "Draw again at each save, until Ctrl-C.")
  var watch = false

  @Flag(name: .shortAndLong, help: "Say nothing about a map with errors.")
  var quiet = false

  @Option(help: ArgumentHelp("Lay out so many times; for measurements.", visibility: .private))
  var times = 1

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    _ = try look.settings
    let disk = Disk()
    if disk.kind(map) == .folder { return try validateSite(disk) }
    if allViews {
      guard let output, output != "-" else { throw ValidationError("--all-views needs -o FOLDER") }
      if disk.kind(output) == .file { throw ValidationError("-o \(output) is a file; --all-views needs a folder") }
      if !part.request.isEmpty {
        throw ValidationError("--all-views draws the views alone; leave out the other part of a map")
      }
      if watch { throw ValidationError("--all-views cannot be watched; name one --view") }
      return
    }
    if watch, output == nil { throw ValidationError("--watch needs -o FILE") }
    if watch, output == "-" { throw ValidationError("--watch needs -o FILE") }
    if let output, map != "-", disk.isSameFile(map, output) {
      throw ValidationError("-o \(output) is the map itself; name another file")
    }
    if watch, map == "-" { throw ValidationError("--watch needs a file, not standard input") }
    if format == nil, let output, output != "-", PictureForm.ofFile(output) == nil {
      throw ValidationError("what form is \(output)? Say --format \(PictureForm.list)")
    }
  }

  private func validateSite(_ disk: Disk) throws {
    guard let output, output != "-" else {
      throw ValidationError("\(map) is a folder; name the folder of the site by -o, or name one map")
    }
    if disk.kind(output) == .file {
      throw ValidationError("-o \(output) is a file; of the folder \(map) a folder is made, with a page of all maps")
    }
    let isForOtherForms = try look.settings.given.contains(where: \.isForConverter)
    if format != nil || watch || !part.request.isEmpty || allViews || isForOtherForms {
      throw ValidationError(
        "of a folder, each map and view is drawn as SVG and HTML; leave out --format, --watch, --all-views, parts, and what is for PNG and PDF"
      )
    }
  }

  func run() throws {
    if Disk().kind(map) == .folder { return try renderSite() }
    if watch {
      try Watching(map: map, arguments: Array(CommandLine.arguments.dropFirst())).run()
      return
    }
    var render = Render(map: map, reading.workspace)
    render.output = output
    render.format = format
    render.settings = try look.settings
    render.collapsed = collapse
    render.part = part.request
    render.isQuiet = quiet
    render.allViews = allViews
    render.times = times
    try render.run()
  }

  /// Each map of a folder, drawn as this command says.
  private func renderSite() throws {
    let workspace = reading.workspace
    var job = PictureJob()
    job.settings = try look.settings
    job.collapsed = collapse
    job.root = reading.root
    job.isIsolated = reading.isolated
    try RenderSite(
      maps: try workspace.maps([map]), folder: output ?? "", job: job, isQuiet: quiet, workspace: workspace
    ).run()
  }
}
