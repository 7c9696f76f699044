import ArgumentMap
import ArgumentParser
import MapConfiguration
import MapPictures
import MapWorkspace
import Surroundings

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draw a map.",
    discussion: "A map with errors is drawn as far as it was understood, unless --strict is given.")

  @Argument(help: "A map, - for standard input, or a folder of maps to draw as a site.")
  var map: String

  @Option(
    name: .shortAndLong,
    help: "The file to write, or the folder for a site or for --all-views. (default: standard output)")
  var output: String?

  @Option(help: ArgumentHelp("The output format: \(PictureFormat.help). (default: from the extension of -o, else svg)"))
  var format: PictureFormat?

  @Option(help: "Draw this group as a single box (repeatable).")
  var collapse: [String] = []

  @OptionGroup(title: "How it looks") var look: LookOptions

  @OptionGroup(title: "Parts of a map") var part: PartOptions

  @Option(
    help: ArgumentHelp(
      "For a site: the address at which it will be found. Pages then name a preview picture, which chats show.",
      valueName: "url"))
  var address: String?

  @Option(
    help: ArgumentHelp(
      "For HTML: make the page for a frame in another page: without its head, with a link to this address.",
      valueName: "url"))
  var embed: String?

  @Flag(help: "Draw each view of the map to its own file, in the folder given by -o.")
  var allViews = false

  @Flag(help: "Draw again whenever the map, or a file that it uses, is saved, until Ctrl-C.")
  var watch = false

  @Option(
    help: ArgumentHelp(
      """
      Give up on a layout after this many seconds; 0 for no limit. (default: \(TimeLimit.usual), or no limit for a \
      single picture if standard error is a terminal)
      """, valueName: "seconds"))
  var timeout: Double?

  @Flag(name: .shortAndLong, help: "Print no progress and no messages about errors in maps.")
  var quiet = false

  @Option(help: ArgumentHelp("Lay out this many times, for benchmarks.", visibility: .private))
  var times = 1

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    _ = try look.settings
    if let timeout, !(timeout >= 0) { throw ValidationError("--timeout must be 0 or more") }
    let disk = Disk()
    if let address, !address.hasPrefix("https://"), !address.hasPrefix("http://") {
      throw ValidationError("--address must begin with https:// or http://")
    }
    if let embed, !embed.hasPrefix("https://"), !embed.hasPrefix("http://") {
      throw ValidationError("--embed must be an address that begins with https:// or http://")
    }
    if embed != nil, disk.kind(map) != .folder, (format ?? output.flatMap(PictureFormat.ofFile))?.name != "html" {
      throw ValidationError("--embed is for HTML; add --format html or name an .html file with -o")
    }
    if disk.kind(map) == .folder { return try validateSite(disk) }
    if address != nil { throw ValidationError("--address is for a site; name a folder of maps") }
    if allViews {
      guard let output, output != "-" else { throw ValidationError("--all-views needs -o FOLDER") }
      if disk.kind(output) == .file { throw ValidationError("-o \(output) is a file; --all-views needs a folder") }
      if !part.request.isEmpty {
        throw ValidationError("--all-views cannot be combined with options for a part of the map; leave those out")
      }
      if watch { throw ValidationError("--all-views cannot be combined with --watch; choose one view with --view") }
      return
    }
    if watch, output == nil { throw ValidationError("--watch needs -o FILE") }
    if watch, output == "-" { throw ValidationError("--watch needs -o FILE") }
    if let output, map != "-", disk.isSameFile(map, output) {
      throw ValidationError("-o \(output) would overwrite the map; name another file")
    }
    if let output, output != "-" { try Output.refuseToReplace(output, disk) }
    if watch, map == "-" { throw ValidationError("--watch needs a file, not standard input") }
    if format == nil, let output, output != "-", PictureFormat.ofFile(output) == nil {
      throw ValidationError("the format of \(output) is unknown; use --format with \(PictureFormat.list)")
    }
  }

  private func validateSite(_ disk: Disk) throws {
    guard let output, output != "-" else {
      throw ValidationError("\(map) is a folder; name a folder for the site with -o, or name a single map")
    }
    if disk.kind(output) == .file {
      throw ValidationError("-o \(output) is a file; drawing the folder \(map) needs a folder for the site")
    }
    let isForOtherForms = try look.settings.given.contains(where: \.isForConverter)
    if format != nil || watch || !part.request.isEmpty || allViews || isForOtherForms || embed != nil {
      throw ValidationError(
        "all maps and views of a folder are drawn as SVG and HTML; leave out --format, --watch, --all-views, --embed and the options for parts of a map, PNG and PDF"
      )
    }
  }

  func run() throws {
    if Disk().kind(map) == .folder { return try renderSite() }
    var render = Render(map: map, reading.workspace)
    render.output = output
    render.format = format
    render.settings = try look.settings
    render.collapsed = collapse
    render.whole = embed
    render.part = part.request
    render.isQuiet = quiet
    render.limit = TimeLimit(timeout, isSingle: !allViews)
    render.allViews = allViews
    render.times = times
    if watch {
      Watching(
        render: render, arguments: Array(CommandLine.arguments.dropFirst()), limit: TimeLimit(timeout, isSingle: false)
      ).run()
    }
    try render.run()
  }

  /// Draws every map of a folder with the given options.
  private func renderSite() throws {
    let workspace = reading.workspace
    var job = workspace.job("")
    job.settings = try look.settings
    job.collapsed = collapse
    job.place.address = address.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    try RenderSite(
      maps: try workspace.maps([map]), folder: output ?? "", job: job, isQuiet: quiet,
      limit: TimeLimit(timeout, isSingle: false), workspace: workspace
    ).run()
  }
}
