/// Finds the maps that are meant by the paths of a command.
package enum MapSearch {
  /// A path of the command that cannot be used.
  package enum Problem: Error, Sendable, Hashable {
    case missing(String)
    case noMaps(String)
  }

  /// Why a search came to nothing.
  package enum Failure: Error, Sendable {
    case path(Problem)
    case configuration(Configurations.Problem)
  }

  /// The maps, each once, in the order of the paths and, inside folders, of their names. A file that is named is
  /// taken whatever its name; folders are searched, `.gitignore` and `exclude` in `argmap.yaml` respected.
  package static func maps(
    _ paths: [String], allowEmpty: Bool, configurations: Configurations = Configurations(isIsolated: true)
  ) throws(Failure) -> [String] {
    var result: [String] = []
    var seen = Set<String>()
    for path in paths.isEmpty ? ["."] : paths {
      let found: [String]
      switch path == "-" ? .file : System.kind(path) {
      case .missing: throw .path(.missing(path))
      case .file, .other: found = [path]
      case .folder: found = try search(path, configurations)
      }
      if found.isEmpty, !allowEmpty { throw .path(.noMaps(path)) }
      // One search finds each map once, and finds no links to folders.
      if paths.count < 2, found.count > 1 { return found }
      for map in found where seen.insert(System.realPath(map) ?? map).inserted { result.append(map) }
    }
    return result
  }

  package static func isMapName(_ name: String) -> Bool {
    name.hasSuffix(".argmap.yaml") || name.hasSuffix(".argmap.yml")
  }

  private static func search(_ folder: String, _ configurations: Configurations) throws(Failure) -> [String] {
    var result: [String] = []
    let start = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
    var pending: [(path: String, isFile: Bool, ignores: [PathPatterns])] = [(start, false, PathPatterns.above(start))]
    // Depth first, in the order of the names.
    while let (path, isFile, inherited) = pending.popLast() {
      if isFile {
        result.append(path == "./" + path.dropFirst(2) && start == "." ? String(path.dropFirst(2)) : path)
        continue
      }
      var ignores = inherited
      if let own = PathPatterns(ignoreFileIn: path) { ignores.append(own) }
      let excluded = try exclude(path, configurations)
      let real = ignores.isEmpty && excluded == nil ? "" : System.realPath(path) ?? path
      var entries: [(path: String, isFile: Bool, ignores: [PathPatterns])] = []
      for (name, type) in System.entries(path) where !name.hasPrefix(".") {
        let entry = path.hasSuffix("/") ? path + name : path + "/" + name
        if type == .file, !isMapName(name) { continue }
        let kind = type ?? System.kind(entry)
        guard kind == .folder && !(type == nil && System.isLink(entry)) || kind == .file && isMapName(name) else {
          continue
        }
        let isFolder = kind == .folder
        if !real.isEmpty, PathPatterns.areMatched(real + "/" + name, isFolder: isFolder, by: ignores) { continue }
        if let excluded, excluded.matches(real + "/" + name, isFolder: isFolder) == true { continue }
        entries.append((entry, !isFolder, ignores))
      }
      pending += entries.reversed()
    }
    return result
  }

  private static func exclude(_ folder: String, _ configurations: Configurations) throws(Failure) -> PathPatterns? {
    do throws(Configurations.Problem) {
      return try configurations.nearest(toFolder: folder).exclude
    } catch {
      throw .configuration(error)
    }
  }
}
