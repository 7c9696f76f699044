import SourceText
import Surroundings

/// Finds the maps that are meant by the paths of a command. Links to folders are not followed, and of a link and the map
/// that it leads to the map counts.
package struct MapSearch {
  private let fileSystem: any FileSystem

  package init(_ fileSystem: any FileSystem) { self.fileSystem = fileSystem }

  /// A path of the command that cannot be used.
  package enum Problem: Error, Sendable, Hashable {
    case missing(String)
    /// With whether there are maps that are left out, by `exclude` or a `.gitignore`.
    case noMaps(String, areLeftOut: Bool)
  }

  /// Why a search came to nothing.
  package enum Failure<Exclusion: Error>: Error {
    case path(Problem)
    /// It is not known what to leave out.
    case exclusion(Exclusion)
  }

  /// The maps, each once, in the order of the paths and, inside folders, of their names. A file that is named is
  /// taken whatever its name; folders are searched, and `.gitignore` is respected.
  ///
  /// - Parameters:
  ///   - allowEmpty: whether a folder without maps is no problem.
  ///   - excluded: the further patterns of what to leave out in a folder.
  package func maps<Exclusion: Error>(
    _ paths: [String], allowEmpty: Bool, excluded: (String) throws(Exclusion) -> PathPatterns?
  ) throws(Failure<Exclusion>) -> [String] {
    var result: [String] = []
    var seen = Set<String>()
    for path in paths.isEmpty ? ["."] : paths {
      var found = Found()
      switch path == "-" ? .file : fileSystem.kind(path) {
      case .missing: throw .path(.missing(path))
      case .file, .other: found.maps = [path]
      case .folder: found = try search(path, excluded)
      }
      if found.maps.isEmpty, found.links.isEmpty, !allowEmpty {
        throw .path(.noMaps(path, areLeftOut: found.areLeftOut))
      }
      // One search finds each map once, and finds no links to folders.
      if paths.count < 2, found.maps.count > 1, found.links.isEmpty { return found.maps }
      for map in found.maps + found.links where seen.insert(fileSystem.realPath(map) ?? map).inserted {
        result.append(map)
      }
    }
    return result
  }

  package static func isMapName(_ name: String) -> Bool {
    name.hasSuffix(".argmap.yaml") || name.hasSuffix(".argmap.yml")
  }

  /// What a search has found.
  private struct Found {
    var maps: [String] = []
    /// Links to maps.
    var links: [String] = []
    /// Whether there are maps or folders that are left out.
    var areLeftOut = false
  }

  private func search<Exclusion: Error>(
    _ folder: String, _ exclusion: (String) throws(Exclusion) -> PathPatterns?
  ) throws(Failure<Exclusion>) -> Found {
    var found = Found()
    let start = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
    var pending: [(path: String, kind: FileKind, ignores: [PathPatterns])] = [
      (start, .folder, PathPatterns.above(start, fileSystem))
    ]
    // Depth first, in the order of the names.
    while let (path, kind, inherited) = pending.popLast() {
      if kind != .folder {
        let shown = path == "./" + path.dropFirst(2) && start == "." ? String(path.dropFirst(2)) : path
        if kind == .file { found.maps.append(shown) } else { found.links.append(shown) }
        continue
      }
      var ignores = inherited
      if let own = PathPatterns(ignoreFileIn: path, fileSystem) { ignores.append(own) }
      let excluded: PathPatterns?
      do throws(Exclusion) { excluded = try exclusion(path) } catch { throw .exclusion(error) }
      let real = ignores.isEmpty && excluded == nil ? "" : fileSystem.realPath(path) ?? path
      var entries: [(path: String, kind: FileKind, ignores: [PathPatterns])] = []
      for inside in fileSystem.entries(path) where !inside.name.hasPrefix(".") {
        let (name, type) = (inside.name, inside.kind)
        let entry = path.hasSuffix("/") ? path + name : path + "/" + name
        if type == .file, !Self.isMapName(name) { continue }
        let kind = type ?? fileSystem.kind(entry)
        guard kind == .folder && !(type == nil && fileSystem.isLink(entry)) || kind == .file && Self.isMapName(name)
        else {
          continue
        }
        let isFolder = kind == .folder
        if !real.isEmpty, PathPatterns.areMatched(real + "/" + name, isFolder: isFolder, by: ignores) {
          found.areLeftOut = true
          continue
        }
        if let excluded, excluded.matches(real + "/" + name, isFolder: isFolder) == true {
          found.areLeftOut = true
          continue
        }
        entries.append((entry, type == nil && fileSystem.isLink(entry) ? .other : kind, ignores))
      }
      pending += entries.reversed()
    }
    return found
  }
}
