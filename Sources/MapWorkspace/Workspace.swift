import ArgumentMap
import MapChecks
import MapConfiguration
import MapLoading
import MapPictures
import MapRepository
import MapSources
import SourceText
import Surroundings

/// Turns paths into results, without printing anything: the interface for the command and, later, for an editor and a
/// preview.
package struct Workspace: Sendable {
  /// The folder that paths in maps must not leave; nil for `root` in `argmap.yaml` or, without it, the default of
  /// `MapFiles`.
  package var root: String?
  /// The path that standard input stands for; nil to show it as `-`.
  package var standardInputName: String?
  /// How folders are searched for maps.
  package var search = MapSearch.Options()
  /// The files that git says were renamed since a baseline last changed; see `KnownFindings`.
  package var renames: @Sendable (_ baseline: String) -> [String: String]? = { _ in [:] }
  /// The configuration that applies to each map.
  package var configurations: Configurations
  /// The file system that everything is read from and written to.
  package var fileSystem: any FileSystem { configurations.fileSystem }

  package init(
    _ fileSystem: any FileSystem, root: String? = nil, standardInputName: String? = nil, isIsolated: Bool = false
  ) {
    self.root = root
    self.standardInputName = standardInputName
    configurations = Configurations(fileSystem, isIsolated: isIsolated)
  }

  /// A copy that reads everything from another file system, including each `argmap.yaml`.
  package func reading(_ fileSystem: any FileSystem) -> Workspace {
    var result = self
    result.configurations = Configurations(fileSystem, isIsolated: configurations.isIsolated)
    return result
  }

  /// Thrown for a requested map that cannot be read.
  package struct Unreadable: Error, Sendable {
    package let path: String
    package let reason: String
  }

  /// Why a search for maps failed.
  package typealias SearchFailure = MapSearch.Failure<Configurations.Problem>

  /// The maps to which paths refer, as `MapSearch` finds them, except those that `exclude` in `argmap.yaml` matches.
  package func maps(_ paths: [String]) throws(SearchFailure) -> [String] {
    try MapSearch(fileSystem, search).maps(paths) { (folder) throws(Configurations.Problem) in
      try configurations.nearest(toFolder: folder).exclude
    }
  }

  /// Reads a map; `-` is standard input.
  package func read(_ path: String) throws(Unreadable) -> SourceFile {
    do throws(FileReadingError) {
      return SourceFile(path: path == "-" ? standardInputName ?? "-" : path, bytes: try fileSystem.read(path))
    } catch {
      switch error {
      case .missing:
        // A file name that is not UTF-8 is read with this replacement character in it, so the file is not found.
        let reason = path.contains("\u{FFFD}") ? "its name is not UTF-8; rename it" : "there is no such file"
        throw Unreadable(path: path, reason: reason)
      case .unreadable(let reason): throw Unreadable(path: path, reason: reason)
      case .outsideRoot(let root): throw Unreadable(path: path, reason: "it is outside \(root)")
      }
    }
  }

  /// The files that a map names.
  package func files(beside map: SourceFile) -> MapFiles {
    let path = map.path == "-" ? "./-" : map.path
    // A configuration with mistakes is reported elsewhere.
    return MapFiles(
      map: path, root: root ?? (try? configurations.nearest(toFile: path))?.root, folders: configurations.folders)
  }

  /// Checks one map. The result includes its graph.
  package func load(_ path: String) throws(Unreadable) -> CheckResult { check(try load([path]), path) }

  private func check(_ maps: LoadedMaps, _ path: String) -> CheckResult {
    maps.check(0, (try? settings(path)) ?? .standard, isGraphWhole: true)
  }

  /// A map that is to be evaluated.
  package struct Evaluated: Sendable {
    /// The map, joined with all maps that it imports.
    package var graph: Graph
    package var support: Support
    package var files: SourceFiles
    /// How many errors there are that may change what the map says.
    package var doubtCount: Int
  }

  package func evaluated(_ path: String) throws(Unreadable) -> Evaluated {
    let maps = try load([path])
    let result = check(maps, path)
    let own = result.findings.count { $0.level == .error && Rule.named($0.rule)?.category != .support }
    let doubts = own + (maps.areImportsSound(of: 0) ? 0 : 1)
    return Evaluated(graph: result.graph, support: result.support, files: maps.files, doubtCount: doubts)
  }

  /// Which paragraphs of its sources a map cites.
  package func coverage(_ path: String) throws(Unreadable) -> Coverage {
    let maps = try load([path])
    let (graph, _) = maps.join(0)
    return Coverage(graph, SourceDocuments(graph, files: maps[0].content.files))
  }

  /// The levels and options of rules that apply to a map.
  package func settings(_ path: String) throws(CheckFailure) -> CheckSettings {
    LevelRequest().applied(to: try configuration(path), for: fileSystem.resolved(path))
  }

  /// A map ready for rendering, and the paths of all files that its pictures depend on, except a style sheet.
  package func rendering(_ path: String) throws(Unreadable) -> (Rendering, files: [String]) {
    let maps = try load([path])
    let result = check(maps, path)
    let rendering = Rendering(
      result, files: files(beside: result.graph.file), sourcePath: repositoryPath(result.graph.file.path))
    let configurations = maps.files.all.compactMap { try? configuration($0.path) }
    return (rendering, filesInvolved(maps, configurations))
  }

  /// A map's path relative to the top of the working folder's repository or, if the map is not in it, of the map's own
  /// repository; the path as given if the map is not in a repository.
  func repositoryPath(_ path: String) -> String {
    let facts = configurations.folders.facts(PathText.folder(of: path))
    guard path != "-", let own = facts.repository else { return PathText.simple(path) }
    let whole = location(path)
    for top in [configurations.folders.facts(fileSystem.workingFolder).repository, own].compactMap(\.self) {
      let prefix = top == "/" ? top : top + "/"
      if whole.hasPrefix(prefix) { return String(whole.dropFirst(prefix.count)) }
    }
    return path
  }

  /// The paths of the files that the findings in maps depend on: the maps, their sources and their configurations.
  func filesInvolved(_ maps: LoadedMaps, _ configurations: [Configuration]) -> [String] {
    var paths = maps.files.all.map(\.path)
    for i in 0..<maps.count {
      let folder = PathText.folder(of: maps.files.all[i].path)
      paths += maps.sources(of: i).map { $0.hasPrefix("/") ? $0 : folder + "/" + $0 }
    }
    paths += configurations.flatMap(\.files)
    var seen: Set<String> = []
    return paths.filter { seen.insert($0).inserted }
  }

  // MARK: Loading

  /// A string that is the same for every path that leads to the same file.
  private func identity(_ path: String) -> String {
    // If the file itself is not a link, only its folder's path can contain links.
    fileSystem.isLink(path) ? fileSystem.resolved(path) : location(path)
  }

  /// A file's absolute path, with the links in its folder's path resolved, but not the file itself if it is a link.
  func location(_ path: String) -> String {
    PathText.absolute(PathText.name(of: path), in: configurations.folders.facts(PathText.folder(of: path)).real)
  }

  /// Loads the given maps and all maps that they import.
  func load(_ paths: [String]) throws(Unreadable) -> LoadedMaps {
    var early: [Bool?] = []
    return try load(paths, early: nil, into: &early)
  }

  /// Loads the given maps and all maps that they import. A map without imports is passed to `use` as soon as it has
  /// been read; see `LoadedMaps.init(_:early:known:into:inParallel:)`.
  func load<Early: Sendable>(
    _ paths: [String], early use: (@Sendable (LoadedMaps.LoadedMap, Int) -> Early)?,
    known: (@Sendable (SourceFile, Int) -> Early?)? = nil, into results: inout [Early?]
  ) throws(Unreadable) -> LoadedMaps {
    let read = collect(paths.count, Parallel.run) { i -> Result<LoadedMaps.Named, Unreadable> in
      do throws(Unreadable) {
        let path = paths[i]
        let file = try self.read(path)
        let identity = path == "-" ? file.path : identity(path)
        return .success(LoadedMaps.Named(file, identity: identity, files: files(beside: file)))
      } catch {
        return .failure(error)
      }
    }
    var named: [LoadedMaps.Named] = []
    for result in read { named.append(try result.get()) }
    return LoadedMaps(named, early: use, known: known, into: &results, inParallel: Parallel.run)
  }
}
