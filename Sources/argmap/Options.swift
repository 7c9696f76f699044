import ArgumentParser
import MapConfiguration
import MapRepository
import MapWorkspace
import Reporting
import SourceText
import Surroundings

/// Options for every command that reads maps.
struct ReadingOptions: ParsableArguments {
  @Option(
    help:
      """
      The folder that paths in a map must not leave. (default: root in argmap.yaml, else the repository, else the \
      folder of the nearest argmap.yaml, else the map's folder)
      """
  )
  var root: String?

  @Option(help: "The path of the file that standard input (-) stands for.")
  var stdinFilename: String?

  @Flag(help: "Ignore argmap.yaml files.")
  var isolated = false

  func validate() throws {
    if let root, Disk().kind(root) != .folder { throw ValidationError("--root \(root): there is no such folder") }
  }

  /// A new workspace on disk, with nothing read yet.
  var workspace: Workspace {
    var workspace = Self.standardWorkspace
    workspace.root = root
    workspace.standardInputName = stdinFilename
    if isolated { workspace.configurations = Configurations(workspace.fileSystem, isIsolated: true) }
    return workspace
  }

  /// A workspace for a call without options.
  static var standardWorkspace: Workspace {
    var workspace = Workspace(Disk())
    workspace.search.trackedMaps = Git.ignoredTrackedMaps
    workspace.renames = { Git.renames(sinceLastChangeOf: $0, Disk()) }
    return workspace
  }

  /// Calls a body with each map to which the paths refer, in a single workspace, so that each argmap.yaml is read once.
  /// - Parameter task: what the body does, such as `fixing`, to be shown on a terminal if it takes a while; nil to show
  ///   nothing.
  func each(_ maps: MapPaths, _ task: String?, _ body: (_ path: String, Workspace) throws -> Void) throws {
    var workspace = workspace
    workspace.search.excludesNamed = maps.search.forceExclude
    if task != nil { Waiting.begin("searching for maps") }
    let paths = try workspace.maps(maps.paths)
    if let task { Waiting.begin("\(task) \(counted(paths.count, "map"))") }
    for path in paths { try body(path, workspace) }
  }
}

/// The paths given to a command that accepts any number of maps.
struct MapPaths: ParsableArguments {
  @Argument(help: "Maps, folders to search for maps, or - for standard input. (default: the working directory)")
  var paths: [String] = []

  @OptionGroup var search: SearchOptions
}

/// Options for every command that searches folders for maps.
struct SearchOptions: ParsableArguments {
  @Flag(
    help:
      "Leave out excluded maps (`exclude` in argmap.yaml) even if they are named on the command line, as they are by pre-commit."
  )
  var forceExclude = false
}

/// An output format: text for people, JSON for programs.
enum TextOrJSON: String, ExpressibleByArgument, CaseIterable { case text, json }

enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

extension ReportFormat: ExpressibleByArgument {}
extension Level: ExpressibleByArgument {
  public static var allValueStrings: [String] { [Level.error, .warning, .note].map(\.rawValue) }
  public init?(argument: String) {
    guard let level = Level(rawValue: argument), level != .off else { return nil }
    self = level
  }
}
