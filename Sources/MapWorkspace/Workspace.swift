import ArgumentMap
import MapChecks
import SourceText

/// The whole way from paths to results. What the command, and later the editor and the preview, may call.
package struct Workspace: Sendable {
  /// The folder that maps may not leave; nil for the repository's, or what stands for it.
  package var root: String?
  /// The path that standard input stands for.
  package var standardInputName: String?
  /// What holds for each map.
  package var configurations: Configurations

  package init(
    root: String? = nil, standardInputName: String? = nil, configurations: Configurations = Configurations()
  ) {
    self.root = root
    self.standardInputName = standardInputName
    self.configurations = configurations
  }

  /// A map that was named and cannot be read.
  package struct Unreadable: Error, Sendable {
    package let path: String
    package let reason: String
  }

  package func read(_ path: String) throws(Unreadable) -> SourceFile {
    do throws(FileReadingError) {
      return SourceFile(path: path == "-" ? standardInputName ?? "-" : path, bytes: try System.read(path))
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
  package func files(beside map: SourceFile) -> DiskFiles {
    let path = map.path == "-" ? "./-" : map.path
    // A configuration with mistakes in it is reported elsewhere.
    return DiskFiles(
      map: path, root: root ?? (try? configurations.nearest(toFile: path))?.root, folders: configurations.folders)
  }

  /// Checks one map and keeps its graph.
  package func load(_ path: String) throws(Unreadable) -> (CheckResult, SourceFiles) {
    let maps = try load([path])
    return (maps.check(0, (try? settings(path)) ?? .standard), maps.files)
  }

  /// Which paragraphs of its sources a map cites.
  package func coverage(_ path: String) throws(Unreadable) -> Coverage { try load([path]).coverage(of: 0) }

  /// The levels and options that hold for a map.
  package func settings(_ path: String) throws(CheckFailure) -> CheckSettings {
    LevelRequest().applied(to: try configuration(path), for: System.realPath(path) ?? path)
  }

  /// The same for every path to a file.
  private func identity(_ path: String) -> String {
    // Of most files only the folder can hold links.
    if System.isLink(path) { return System.realPath(path) ?? path }
    let folder = configurations.folders.facts(PathText.folder(of: path)).real
    return (folder == "/" ? "" : folder) + "/" + PathText.name(of: path)
  }

  /// Reads maps and those that they import.
  /// - Parameter settings: those by which maps that import none are checked at once, by position among the paths.
  func load(_ paths: [String], settings: (@Sendable (Int) -> CheckSettings)? = nil) throws(Unreadable) -> LoadedMaps {
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
    return LoadedMaps(named, settings: settings, inParallel: Parallel.run)
  }
}
