import SourceText
import Surroundings

/// Finds the maps that the paths of a command refer to. Links to folders are not followed; if a folder contains both a
/// map and a link to it, only the map counts.
package struct MapSearch {
  private let fileSystem: any FileSystem
  private let options: Options

  /// Which maps a search leaves out, and whether it may find none.
  package struct Options: Sendable {
    /// Whether folders without maps are allowed.
    package var allowsEmpty = false
    /// Whether files that `excluded` matches are left out even if they are named.
    package var excludesNamed = false
    /// Whether to leave out what git ignores.
    package var ignores = true
    /// The maps in a repository that git tracks although a pattern ignores them, relative to its top folder. Called at
    /// most once for each repository, and only if something in it was left out.
    package var trackedMaps: @Sendable (_ top: String) throws(Git.Failure) -> [String] = { (_) throws(Git.Failure) in []
    }

    package init() {}
  }

  package init(_ fileSystem: any FileSystem, _ options: Options = Options()) {
    self.fileSystem = fileSystem
    self.options = options
  }

  /// Why a path given to a command cannot be used.
  package enum Problem: Error, Sendable, Hashable {
    /// There is no file or folder with this path.
    case missing(String)
    /// The folder contains no maps; `areLeftOut` says whether `exclude` or git's ignore patterns excluded maps or
    /// folders.
    case noMaps(String, areLeftOut: Bool)
    /// A folder or `.gitignore` that the search needs cannot be read.
    case unreadable(String, reason: String)
    /// git cannot tell which maps it tracks.
    case git(reason: String)

    /// The error message.
    package var words: String {
      switch self {
      case .missing(let path): return "there is no file or folder \(path)"
      case .noMaps(let path, let areLeftOut):
        let reason = areLeftOut ? " except those excluded by argmap.yaml or .gitignore" : ""
        return "no maps (*.argmap.yaml) in \(path)\(reason); name a file or another folder"
      case .unreadable(let path, let reason):
        return "cannot read \(path): \(reason); make it readable, or exclude it in argmap.yaml"
      case .git(let reason): return "git cannot tell which maps it tracks: \(reason)"
      }
    }
  }

  /// Why a search failed.
  package enum Failure<Exclusion: Error>: Error {
    case path(Problem)
    /// The patterns to exclude could not be determined.
    case exclusion(Exclusion)
  }

  /// The maps that the paths refer to, each once, in the order of the paths and, inside folders, in name order. A path
  /// to a file counts as a map whatever the file's name. Folders are searched for maps, skipping what git ignores and
  /// does not track.
  ///
  /// - Parameters:
  ///   - paths: files, folders, or `-` for standard input; empty for the working folder.
  ///   - excluded: returns the patterns to exclude in a folder, in addition to git's.
  /// - Throws: `Failure` if a path does not exist, cannot be read or has no maps, if git fails, or if `excluded`
  ///   throws.
  package func maps<Exclusion: Error>(
    _ paths: [String], excluded: (String) throws(Exclusion) -> [PathPatterns]
  ) throws(Failure<Exclusion>) -> [String] {
    var result: [String] = []
    var seen = Set<String>()
    var tracked = Tracked()
    for path in paths.isEmpty ? ["."] : paths {
      var found = Found()
      switch path == "-" ? .file : fileSystem.kind(path) {
      case .missing: throw .path(.missing(path))
      case .file, .other:
        if options.excludesNamed, path != "-" {
          let patterns: [PathPatterns]
          do throws(Exclusion) { patterns = try excluded(PathText.folder(of: path)) } catch { throw .exclusion(error) }
          if PathPatterns.exclude(realName(path), isFolder: false, by: patterns) { continue }
        }
        found.maps = [path]
      case .folder: found = try search(path, &tracked, excluded)
      }
      if found.maps.isEmpty, found.links.isEmpty, !options.allowsEmpty, !(options.excludesNamed && found.areLeftOut) {
        throw .path(.noMaps(path, areLeftOut: found.areLeftOut))
      }
      // A single search finds each map only once, since it does not follow links to folders.
      if paths.count < 2, found.maps.count > 1, found.links.isEmpty { return found.maps }
      for map in found.maps + found.links where seen.insert(fileSystem.resolved(map)).inserted {
        result.append(map)
      }
    }
    return result
  }

  /// Whether a file name is that of a map: `*.argmap.yaml` or `*.argmap.yml`.
  package static func isMapName(_ name: String) -> Bool {
    name.hasSuffix(".argmap.yaml") || name.hasSuffix(".argmap.yml")
  }

  /// A file's path with the links in its folder's path resolved, but not the file itself if it is a link.
  private func realName(_ path: String) -> String {
    IgnoreFiles.path(PathText.name(of: path), in: fileSystem.resolved(PathText.folder(of: path)))
  }

  /// The result of searching one path.
  private struct Found {
    var maps: [String] = []
    /// Links to maps.
    var links: [String] = []
    /// Whether maps or folders were excluded.
    var areLeftOut = false
    /// The top folders of the repositories in which something was ignored.
    var tops: Set<String> = []

    mutating func add(_ path: String, isLink: Bool) {
      if isLink { links.append(path) } else { maps.append(path) }
    }
  }

  /// The maps that repositories track although they are ignored, by the repository's top folder.
  private typealias Tracked = [String: [String]]

  /// What applies to the content of a folder.
  private struct Rules {
    var ignores: [PathPatterns] = []
    /// The top folder of the repository; nil outside repositories.
    var top: String?
    /// Whether the folder is ignored, so that only tracked maps count.
    var isIgnored = false
  }

  private func search<Exclusion: Error>(
    _ folder: String, _ tracked: inout Tracked, _ exclusion: (String) throws(Exclusion) -> [PathPatterns]
  ) throws(Failure<Exclusion>) -> Found {
    var found = Found()
    let start = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
    let real = fileSystem.resolved(start)
    func excluded(_ folder: String) throws(Failure<Exclusion>) -> [PathPatterns] {
      do throws(Exclusion) { return try exclusion(folder) } catch { throw .exclusion(error) }
    }
    func checking<Result>(_ body: () throws(Problem) -> Result) throws(Failure<Exclusion>) -> Result {
      do throws(Problem) {
        return try body()
      } catch {
        guard case .unreadable(let path, let reason) = error else { throw .path(error) }
        throw .path(.unreadable(shown(path, start), reason: reason))
      }
    }
    if PathPatterns.exclude(real, isFolder: true, by: try excluded(start)) {
      found.areLeftOut = true
      return found
    }
    let rules: Rules = try checking { () throws(Problem) in try self.rules(above: real) }
    if rules.isIgnored, let top = rules.top { found.tops.insert(top) }
    var pending: [(path: String, kind: FileKind, rules: Rules)] = rules.isIgnored ? [] : [(start, .folder, rules)]
    // Depth first, in name order.
    while let (path, kind, above) = pending.popLast() {
      if kind != .folder {
        found.add(shown(path, start), isLink: kind == .other)
        continue
      }
      let all: [FolderEntry] = try checking { () throws(Problem) in try self.entries(path) }
      let rules: Rules = try checking { () throws(Problem) in try self.rules(in: path, all, above) }
      let patterns = try excluded(path)
      let real = rules.ignores.isEmpty && patterns.isEmpty ? "" : fileSystem.resolved(path)
      var entries: [(path: String, kind: FileKind, rules: Rules)] = []
      for inside in all where !inside.name.hasPrefix(".") {
        let (name, type) = (inside.name, inside.kind)
        if type == .file, !Self.isMapName(name) { continue }
        let entry = IgnoreFiles.path(name, in: path)
        let kind = type ?? fileSystem.kind(entry)
        let isLink = type == nil && fileSystem.isLink(entry)
        guard kind == .folder && !isLink || kind == .file && Self.isMapName(name) else { continue }
        if !real.isEmpty {
          let whole = IgnoreFiles.path(name, in: real)
          if PathPatterns.areMatched(whole, isFolder: kind == .folder, by: patterns) {
            found.areLeftOut = true
            continue
          }
          if PathPatterns.areMatched(whole, isFolder: kind == .folder, by: rules.ignores) {
            found.areLeftOut = true
            if let top = rules.top { found.tops.insert(top) }
            continue
          }
        }
        entries.append((entry, isLink ? .other : kind, rules))
      }
      pending += entries.reversed()
    }
    try addTracked(below: start, real, &found, &tracked, excluded)
    return found
  }

  private func shown(_ path: String, _ start: String) -> String {
    start == "." && path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }

  private func entries(_ folder: String) throws(Problem) -> [FolderEntry] {
    do throws(FileReadingError) {
      return try fileSystem.entries(folder)
    } catch {
      // A folder that was deleted during the search is not a problem.
      guard case .unreadable(let reason) = error else { return [] }
      throw .unreadable(folder, reason: reason)
    }
  }

  // MARK: What git ignores

  private func rules(above real: String) throws(Problem) -> Rules {
    guard options.ignores else { return Rules() }
    var rules = Rules(ignores: try IgnoreFiles(fileSystem: fileSystem).patterns(above: real))
    rules.top = fileSystem.nearest(to: real, with: ".git")
    rules.isIgnored = PathPatterns.exclude(real, isFolder: true, by: rules.ignores)
    return rules
  }

  private func rules(
    in folder: String, _ entries: [FolderEntry], _ above: Rules
  ) throws(Problem) -> Rules {
    guard options.ignores else { return above }
    var rules = above
    let isTop = entries.contains { $0.name == ".git" }
    guard isTop || entries.contains(where: { $0.name == ".gitignore" }) else { return rules }
    let files = IgnoreFiles(fileSystem: fileSystem)
    let real = fileSystem.resolved(folder)
    // The patterns of a repository do not apply inside another one.
    if isTop { rules = Rules(ignores: [try files.exclusions(ofRepository: real)].compactMap(\.self), top: real) }
    if let own = try files.patterns(in: folder, real: real) { rules.ignores.append(own) }
    return rules
  }

  /// Adds the maps that git tracks although they are ignored, except those in hidden or excluded folders.
  private func addTracked<Exclusion: Error>(
    below start: String, _ real: String, _ found: inout Found, _ tracked: inout Tracked,
    _ excluded: (String) throws(Failure<Exclusion>) -> [PathPatterns]
  ) throws(Failure<Exclusion>) {
    var isAny = false
    for top in found.tops.sorted() {
      let maps: [String]
      do throws(Git.Failure) {
        if let known = tracked[top] { maps = known } else { maps = try options.trackedMaps(top) }
      } catch {
        throw .path(.git(reason: error.reason))
      }
      tracked[top] = maps
      let prefix = IgnoreFiles.path("", in: real)
      candidates: for map in maps {
        let whole = IgnoreFiles.path(map, in: top)
        guard whole.hasPrefix(prefix), Self.isMapName(map) else { continue }
        var (folder, at) = (start, real)
        for name in whole.dropFirst(prefix.count).split(separator: "/") {
          if name.hasPrefix(".") { continue candidates }
          let patterns = try excluded(folder)
          (folder, at) = (IgnoreFiles.path(String(name), in: folder), IgnoreFiles.path(String(name), in: at))
          if PathPatterns.areMatched(at, isFolder: at != whole, by: patterns) { continue candidates }
        }
        guard fileSystem.kind(folder) == .file else { continue }
        found.add(shown(folder, start), isLink: fileSystem.isLink(folder))
        isAny = true
      }
    }
    if isAny {
      found.maps.sort {
        $0.utf8.split(separator: 0x2F).lexicographicallyPrecedes($1.utf8.split(separator: 0x2F), by: Self.precedes)
      }
    }
  }

  private static func precedes(_ a: Substring.UTF8View, _ b: Substring.UTF8View) -> Bool {
    a.lexicographicallyPrecedes(b)
  }
}
