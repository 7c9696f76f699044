import ArgumentMap
import MapChecks
import MapConfiguration
import MapLoading
import MapPictures
import MapRepository
import MapSources
import SourceText
import Surroundings

/// The whole way from paths to results: values in, values out. What the command, and later the editor and the preview, may
/// call.
package struct Workspace: Sendable {
  /// The folder that maps may not leave; nil for the repository's, or what stands for it.
  package var root: String?
  /// The path that standard input stands for.
  package var standardInputName: String?
  /// What holds for each map.
  package var configurations: Configurations
  /// Where everything is read from and written to.
  package var fileSystem: any FileSystem { configurations.fileSystem }

  package init(
    _ fileSystem: any FileSystem, root: String? = nil, standardInputName: String? = nil, isIsolated: Bool = false
  ) {
    self.root = root
    self.standardInputName = standardInputName
    configurations = Configurations(fileSystem, isIsolated: isIsolated)
  }

  /// The same, with nothing read yet: what an `argmap.yaml` says may have changed.
  package var anew: Workspace {
    var result = self
    result.configurations = configurations.anew
    return result
  }

  /// A map that was named and cannot be read.
  package struct Unreadable: Error, Sendable {
    package let path: String
    package let reason: String
  }

  /// Why a search for maps came to nothing.
  package typealias SearchFailure = MapSearch.Failure<Configurations.Problem>

  /// The maps that are meant by paths, as `MapSearch` finds them; what `exclude` in `argmap.yaml` says is left out.
  package func maps(_ paths: [String], allowEmpty: Bool = false) throws(SearchFailure) -> [String] {
    try MapSearch(fileSystem).maps(paths, allowEmpty: allowEmpty) { (folder) throws(Configurations.Problem) in
      try configurations.nearest(toFolder: folder).exclude
    }
  }

  package func read(_ path: String) throws(Unreadable) -> SourceFile {
    do throws(FileReadingError) {
      return SourceFile(path: path == "-" ? standardInputName ?? "-" : path, bytes: try fileSystem.read(path))
    } catch {
      switch error {
      case .missing:
        // Names that are not UTF-8 come out of a folder with this character, and lead nowhere.
        let reason = path.contains("\u{FFFD}") ? "its name is not UTF-8; rename it" : "there is no such file"
        throw Unreadable(path: path, reason: reason)
      case .unreadable(let reason): throw Unreadable(path: path, reason: reason)
      case .outsideRoot(let root): throw Unreadable(path: path, reason: "it lies outside \(root)")
      }
    }
  }

  /// The files that a map names.
  package func files(beside map: SourceFile) -> MapFiles {
    let path = map.path == "-" ? "./-" : map.path
    // A configuration with mistakes in it is reported elsewhere.
    return MapFiles(
      map: path, root: root ?? (try? configurations.nearest(toFile: path))?.root, folders: configurations.folders)
  }

  /// Checks one map and keeps its graph.
  package func load(_ path: String) throws(Unreadable) -> CheckResult { check(try load([path]), path) }

  private func check(_ maps: LoadedMaps, _ path: String) -> CheckResult {
    maps.check(0, (try? settings(path)) ?? .standard)
  }

  /// Which paragraphs of its sources a map cites.
  package func coverage(_ path: String) throws(Unreadable) -> Coverage {
    let maps = try load([path])
    let (graph, _) = maps.join(0)
    return Coverage(graph, SourceDocuments(graph, files: maps[0].content.files))
  }

  /// The levels and options that hold for a map.
  package func settings(_ path: String) throws(CheckFailure) -> CheckSettings {
    LevelRequest().applied(to: try configuration(path), for: fileSystem.realPath(path) ?? path)
  }

  /// A map's way to a picture, and every file that has a part in it.
  package func rendering(_ path: String) throws(Unreadable) -> (Rendering, files: [String]) {
    let maps = try load([path])
    let result = check(maps, path)
    let rendering = Rendering(
      result, files: files(beside: result.graph.file), sourcePath: sourcePath(result.graph.file.path))
    let configurations = maps.files.all.compactMap { try? configuration($0.path) }
    return (rendering, filesInvolved(maps, configurations))
  }

  /// A map's path from the root of its repository; where there is none, as it was given.
  private func sourcePath(_ path: String) -> String {
    let whole = PathText.absolute(path, in: fileSystem.workingFolder)
    guard let root = fileSystem.nearest(to: PathText.folder(of: whole), with: ".git") else { return path }
    return PathText.shown(whole, from: root == "/" ? "" : root)
  }

  /// The files that what is found in maps depends on.
  func filesInvolved(_ maps: LoadedMaps, _ configurations: [Configuration]) -> [String] {
    var paths = maps.files.all.map(\.path)
    for i in 0..<maps.count {
      let folder = PathText.folder(of: maps.files.all[i].path)
      paths += maps.sources(of: i).map { $0.hasPrefix("/") ? $0 : folder + "/" + $0 }
    }
    paths += configurations.compactMap(\.path)
    var seen: Set<String> = []
    return paths.filter { seen.insert($0).inserted }
  }

  // MARK: Loading

  /// The same for every path to a file.
  private func identity(_ path: String) -> String {
    // Of most files only the folder can hold links.
    if fileSystem.isLink(path) { return fileSystem.realPath(path) ?? path }
    let folder = configurations.folders.facts(PathText.folder(of: path)).real
    return (folder == "/" ? "" : folder) + "/" + PathText.name(of: path)
  }

  /// Reads maps and those that they import.
  func load(_ paths: [String]) throws(Unreadable) -> LoadedMaps {
    var early: [Bool?] = []
    return try load(paths, early: nil, into: &early)
  }

  /// Reads maps and those that they import, and makes use at once of those that import none.
  func load<Early: Sendable>(
    _ paths: [String], early use: (@Sendable (LoadedMaps.LoadedMap, Int) -> Early)?, into results: inout [Early?]
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
    return LoadedMaps(named, early: use, into: &results, inParallel: Parallel.run)
  }
}
