import ArgumentMap
import ArgumentParser
import MapDrawing
import MapRendering
import MapWorkspace
import SourceText

extension Rendering.Format: ExpressibleByArgument {}
extension Drawing.GroupStyle: ExpressibleByArgument {}
extension Theme: ExpressibleByArgument {}
extension Drawing.ColorBy: ExpressibleByArgument {}
extension Paper.Size: ExpressibleByArgument {}
extension RenderSettings.DirectionChoice: ExpressibleByArgument {}

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draw a map.",
    discussion: "What a broken map still says is drawn; --strict refuses it instead.")

  @Argument(help: "A map, - for standard input, or a folder of maps, for a site.")
  var map: String

  @Option(name: .shortAndLong, help: "The file to write, whole or not at all. (default: standard output)")
  var output: String?

  @Option(
    help:
      "svg, html (a page for readers), png, pdf, md (an outline), mermaid, dot or json (positions). (default: by the output's ending, else svg)"
  )
  var format: Rendering.Format?

  @Option(
    help:
      "Where reasons stand: down (conclusions at the top), right (at the left), auto (by the map's shape). (default: auto)"
  )
  var direction: RenderSettings.DirectionChoice?

  @Option(
    help: "Width by height that the picture should have, as far as its text stays readable: 0.2 to 5. (default: 1.5)")
  var aspect: Double?

  @Option(
    help:
      "How groups show: boxes, tint (with a legend), none, auto (boxes where the author's order allows it). (default: auto)"
  )
  var groups: Drawing.GroupStyle?

  @Option(
    help:
      "What the colours of boxes tell: group, role (a reason, an objection, against a step), tags, standing. (default: group)"
  )
  var colorBy: Drawing.ColorBy?

  @Option(help: "A group that is drawn as one box; may be given several times.")
  var collapse: [String] = []

  @Option(
    help:
      "Colours: auto (dark where the reader's system is), light, dark, print (black on white, patterns), plain. (default: auto)"
  )
  var theme: Theme?

  @Option(help: ArgumentHelp("A file of rules that the SVG's own style sheet is followed by.", valueName: "file"))
  var css: String?

  @Option(
    help: ArgumentHelp(
      "An address that each box leads to, with {path} and {line} in it, such as https://…/blob/main/{path}#L{line}.",
      valueName: "address"))
  var sourceLinks: String?

  @Option(help: "Pixels of a PNG for a point of the picture, 0.1 to 10; 2 for fine screens. (default: 1)")
  var scale: Double?

  @Option(
    help: ArgumentHelp(
      "What is behind the picture in PNG and PDF, such as white, \"#eee\" or none. (default: the theme's ground)",
      valueName: "colour"))
  var background: String?

  @Option(
    help:
      "The sheets of a PDF: a4, a3, letter; several where one would make the text too small. (default: one page of the picture's size)"
  )
  var paper: Paper.Size?

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
    if let aspect, !Drawing.Page.aspects.contains(aspect) {
      throw ValidationError("--aspect \(aspect): width by height is a number from 0.2 to 5, such as 1.5")
    }
    if let scale, !RenderSettings.scales.contains(scale) {
      throw ValidationError("--scale \(scale): pixels for a point are a number from 0.1 to 10")
    }
    if let sourceLinks, let fault = RenderSettings.faultOfSourceLinks(sourceLinks) {
      throw ValidationError("--source-links \(sourceLinks): \(fault)")
    }
    if System.kind(map) == .folder { return try validateSite() }
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
      throw ValidationError("what form is \(output)? Say --format svg, html, png, pdf, md, mermaid, dot or json")
    }
  }

  private func validateSite() throws {
    guard let output, output != "-" else {
      throw ValidationError("\(map) is a folder; name the folder of the site by -o, or name one map")
    }
    if System.kind(output) == .file {
      throw ValidationError("-o \(output) is a file; of the folder \(map) a folder is made, with a page of all maps")
    }
    if format != nil || watch || !part.request.isEmpty || allViews || scale != nil || background != nil || paper != nil
    {
      throw ValidationError(
        "of a folder, each map and view is drawn as SVG and HTML; leave out --format, --watch, --all-views, parts, and what is for PNG and PDF"
      )
    }
  }

  func run() throws {
    if System.kind(map) == .folder { return try renderSite() }
    if watch {
      try Watching(map: map, arguments: Array(CommandLine.arguments.dropFirst())).run()
      return
    }
    var render = Render(map: map)
    render.output = output
    render.format = format
    render.settings = settings
    render.collapsed = collapse
    render.part = part.request
    render.isQuiet = quiet
    render.allViews = allViews
    render.times = times
    render.workspace = reading.workspace
    try render.run()
  }

  /// Each map of a folder, drawn as this command says.
  private func renderSite() throws {
    let workspace = reading.workspace
    let maps = try MapSearch.named([map], allowEmpty: false, workspace.configurations)
    try RenderSite(
      maps: maps, folder: output ?? "", arguments: siteArguments, settings: settings, isQuiet: quiet,
      workspace: workspace
    ).run()
  }

  /// What each map of a folder is drawn with, as flags.
  private var siteArguments: [String] {
    settings.flags + collapse.map { "--collapse=\($0)" } + (reading.root.map { ["--root=\($0)"] } ?? [])
      + (reading.isolated ? ["--isolated"] : [])
  }

  private var settings: RenderSettings {
    var settings = RenderSettings()
    settings.direction = direction
    settings.aspect = aspect
    settings.groups = groups
    settings.colorBy = colorBy
    settings.theme = theme
    settings.css = css
    settings.sourceLinks = sourceLinks
    settings.scale = scale
    settings.background = background
    settings.paper = paper
    settings.isStrict = strict
    return settings
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
