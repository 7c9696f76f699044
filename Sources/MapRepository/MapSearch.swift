import SourceText
import Surroundings

/// Finds the maps that the paths of a command refer to. Links to folders are not followed; if a folder contains both a
/// map and a link to it, only the map counts.
package struct MapSearch {
  private let fileSystem: any FileSystem

  package init(_ fileSystem: any FileSystem) { self.fileSystem = fileSystem }

  /// Why a path given to a command cannot be used.
  package enum Problem: Error, Sendable, Hashable {
    /// There is no file or folder with this path.
    case missing(String)
    /// The folder contains no maps; `areLeftOut` says whether `exclude` or `.gitignore` excluded maps or folders.
    case noMaps(String, areLeftOut: Bool)
  }

  /// Why a search failed.
  package enum Failure<Exclusion: Error>: Error {
    case path(Problem)
    /// The patterns to exclude could not be determined.
    case exclusion(Exclusion)
  }

  /// The maps that the paths refer to, each once, in the order of the paths and, inside folders, in name order. A file
  /// counts as a map whatever its name. Folders are searched for maps, skipping whatever `.gitignore` excludes.
  ///
  /// - Parameters:
  ///   - paths: files, folders, or `-` for standard input; empty for the working folder.
  ///   - allowEmpty: whether folders without maps are allowed.
  ///   - excluded: returns additional patterns to exclude in a folder; nil for none.
  /// - Throws: `Failure` if a path does not exist or has no maps, or if `excluded` throws.
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
      // A single search finds each map only once, since it does not follow links to folders.
      if paths.count < 2, found.maps.count > 1, found.links.isEmpty { return found.maps }
      for map in found.maps + found.links where seen.insert(fileSystem.realPath(map) ?? map).inserted {
        result.append(map)
      }
    }
    return result
  }

  /// Whether a file name is that of a map: `*.argmap.yaml` or `*.argmap.yml`.
  package static func isMapName(_ name: String) -> Bool {
    name.hasSuffix(".argmap.yaml") || name.hasSuffix(".argmap.yml")
  }

  /// The result of searching one path.
  private struct Found {
    var maps: [String] = []
    /// Links to maps.
    var links: [String] = []
    /// Whether maps or folders were excluded.
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
    // Depth first, in name order.
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
