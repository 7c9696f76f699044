/// Finds the maps that are meant by the paths of a command.
package enum MapSearch {
  /// A path of the command that cannot be used.
  package enum Problem: Error, Sendable, Hashable {
    case missing(String)
    case noMaps(String)
  }

  /// The maps, each once, in the order of the paths and, inside folders, of their names. A file that is named is
  /// taken whatever its name; folders are searched, `.gitignore` respected.
  package static func maps(_ paths: [String], allowEmpty: Bool) throws(Problem) -> [String] {
    var result: [String] = []
    var seen = Set<String>()
    for path in paths.isEmpty ? ["."] : paths {
      let found: [String]
      switch path == "-" ? .file : System.kind(path) {
      case .missing: throw .missing(path)
      case .file, .other: found = [path]
      case .folder: found = search(path)
      }
      if found.isEmpty, !allowEmpty { throw .noMaps(path) }
      for map in found where seen.insert(System.realPath(map) ?? map).inserted { result.append(map) }
    }
    return result
  }

  package static func isMapName(_ name: String) -> Bool {
    name.hasSuffix(".argmap.yaml") || name.hasSuffix(".argmap.yml")
  }

  private static func search(_ folder: String) -> [String] {
    var result: [String] = []
    let start = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
    var pending: [(path: String, ignores: [IgnoreFile])] = [(start, IgnoreFile.above(start))]
    // Depth first, in the order of the names.
    while let (path, inherited) = pending.popLast() {
      if System.kind(path) == .file {
        result.append(path == "./" + path.dropFirst(2) && start == "." ? String(path.dropFirst(2)) : path)
        continue
      }
      var ignores = inherited
      if let own = IgnoreFile(folder: path) { ignores.append(own) }
      var entries: [(path: String, ignores: [IgnoreFile])] = []
      for name in System.entries(path) where !name.hasPrefix(".") {
        let entry = path.hasSuffix("/") ? path + name : path + "/" + name
        let kind = System.kind(entry)
        guard kind == .folder && !System.isLink(entry) || kind == .file && isMapName(name) else { continue }
        if IgnoreFile.isIgnored(entry, isFolder: kind == .folder, by: ignores) { continue }
        entries.append((entry, ignores))
      }
      pending += entries.reversed()
    }
    return result
  }
}

/// One `.gitignore`.
struct IgnoreFile {
  private struct Pattern {
    var parts: [String]
    var isNegated: Bool
    var isForFolders: Bool
  }

  /// Absolute.
  private let folder: String
  private let patterns: [Pattern]

  init?(folder: String) {
    guard let bytes = try? System.read(folder + "/.gitignore") else { return nil }
    self.folder = System.realPath(folder) ?? folder
    patterns = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
      var line = line
      while line.last == " ", !line.hasSuffix("\\ ") { line.removeLast() }
      if line.isEmpty || line.first == "#" { return nil }
      let isNegated = line.first == "!"
      if isNegated { line.removeFirst() }
      let isForFolders = line.last == "/"
      if isForFolders { line.removeLast() }
      // A slash anywhere but at the end ties a pattern to the file's folder.
      let isAnchored = line.contains("/")
      if line.first == "/" { line.removeFirst() }
      var parts = line.split(separator: "/").map(String.init)
      if !isAnchored { parts.insert("**", at: 0) }
      return parts.isEmpty ? nil : Pattern(parts: parts, isNegated: isNegated, isForFolders: isForFolders)
    }
  }

  /// Those of the folders above a folder, up to the repository's root, the highest first.
  static func above(_ folder: String) -> [IgnoreFile] {
    guard let real = System.realPath(folder), let root = DiskFiles.nearest(to: real, with: ".git"), root != real else {
      return []
    }
    var result: [IgnoreFile] = []
    var at = real
    while at != root, at != "/" {
      at = PathText.folder(of: at)
      if let file = IgnoreFile(folder: at) { result.append(file) }
    }
    return result.reversed()
  }

  /// The last pattern that matches decides, the innermost file's before the others'.
  static func isIgnored(_ path: String, isFolder: Bool, by files: [IgnoreFile]) -> Bool {
    if files.isEmpty { return false }
    let real = (System.realPath(PathText.folder(of: path)) ?? PathText.folder(of: path)) + "/" + PathText.name(of: path)
    for file in files.reversed() {
      let prefix = file.folder.hasSuffix("/") ? file.folder : file.folder + "/"
      guard real.hasPrefix(prefix) else { continue }
      let parts = real.dropFirst(prefix.count).split(separator: "/").map(String.init)
      for pattern in file.patterns.reversed() where isFolder || !pattern.isForFolders {
        if matches(pattern.parts[...], parts[...]) { return !pattern.isNegated }
      }
    }
    return false
  }

  private static func matches(_ pattern: ArraySlice<String>, _ path: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return path.isEmpty }
    if first == "**" {
      let rest = pattern.dropFirst()
      if rest.isEmpty { return !path.isEmpty }
      return (path.startIndex...path.endIndex).contains { matches(rest, path[$0...]) }
    }
    guard let name = path.first, System.matches(first, name) else { return false }
    return matches(pattern.dropFirst(), path.dropFirst())
  }
}
