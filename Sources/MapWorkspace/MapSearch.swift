/// Finds the maps that are meant by the paths of a command.
package enum MapSearch {
  /// A path of the command that cannot be used.
  package enum Problem: Error, Sendable, Hashable {
    case missing(String)
    /// With whether there are maps that are left out, by `exclude` or a `.gitignore`.
    case noMaps(String, areLeftOut: Bool)
  }

  /// Why a search came to nothing.
  package enum Failure: Error, Sendable {
    case path(Problem)
    case configuration(Configurations.Problem)
  }

  /// The maps, each once, in the order of the paths and, inside folders, of their names. A file that is named is
  /// taken whatever its name; folders are searched, `.gitignore` and `exclude` in `argmap.yaml` respected. Links
  /// to folders are not followed, and of a link and the map that it leads to the map counts.
  package static func maps(
    _ paths: [String], allowEmpty: Bool, configurations: Configurations = Configurations(isIsolated: true)
  ) throws(Failure) -> [String] {
    var result: [String] = []
    var seen = Set<String>()
    for path in paths.isEmpty ? ["."] : paths {
      var found = Found()
      switch path == "-" ? .file : System.kind(path) {
      case .missing: throw .path(.missing(path))
      case .file, .other: found.maps = [path]
      case .folder: found = try search(path, configurations)
      }
      if found.maps.isEmpty, found.links.isEmpty, !allowEmpty {
        throw .path(.noMaps(path, areLeftOut: found.areLeftOut))
      }
      // One search finds each map once, and finds no links to folders.
      if paths.count < 2, found.maps.count > 1, found.links.isEmpty { return found.maps }
      for map in found.maps + found.links where seen.insert(System.realPath(map) ?? map).inserted { result.append(map) }
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

  private static func search(_ folder: String, _ configurations: Configurations) throws(Failure) -> Found {
    var found = Found()
    let start = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
    var pending: [(path: String, kind: System.Kind, ignores: [PathPatterns])] = [
      (start, .folder, PathPatterns.above(start))
    ]
    // Depth first, in the order of the names.
    while let (path, kind, inherited) = pending.popLast() {
      if kind != .folder {
        let shown = path == "./" + path.dropFirst(2) && start == "." ? String(path.dropFirst(2)) : path
        if kind == .file { found.maps.append(shown) } else { found.links.append(shown) }
        continue
      }
      var ignores = inherited
      if let own = PathPatterns(ignoreFileIn: path) { ignores.append(own) }
      let excluded = try exclude(path, configurations)
      let real = ignores.isEmpty && excluded == nil ? "" : System.realPath(path) ?? path
      var entries: [(path: String, kind: System.Kind, ignores: [PathPatterns])] = []
      for (name, type) in System.entries(path) where !name.hasPrefix(".") {
        let entry = path.hasSuffix("/") ? path + name : path + "/" + name
        if type == .file, !isMapName(name) { continue }
        let kind = type ?? System.kind(entry)
        guard kind == .folder && !(type == nil && System.isLink(entry)) || kind == .file && isMapName(name) else {
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
        entries.append((entry, type == nil && System.isLink(entry) ? .other : kind, ignores))
      }
      pending += entries.reversed()
    }
    return found
  }

  private static func exclude(_ folder: String, _ configurations: Configurations) throws(Failure) -> PathPatterns? {
    do throws(Configurations.Problem) {
      return try configurations.nearest(toFolder: folder).exclude
    } catch {
      throw .configuration(error)
    }
  }
}
