import SourceText
import Surroundings

/// The files of a repository as they were at a commit, and those of its submodules at the commits recorded there.
///
/// What git did not hold then does not exist: untracked files, other repositories, and everything outside, except that
/// files in the folders above the repository, such as an `argmap.yaml`, are as they are today.
final class RevisionFiles: FileSystem {
  private let disk: any FileSystem
  private let top: String
  private let state: Locked<State>
  private let ahead = Locked(Ahead())

  /// A repository at a commit: the outer one, or a submodule.
  private final class Source: Sendable {
    let top: String
    let objects: GitObjects
    let changes: RevisionChanges?

    init(top: String, _ objects: GitObjects, _ changes: RevisionChanges?) {
      self.top = top
      self.objects = objects
      self.changes = changes
    }
  }

  private struct Folder: Sendable {
    var entries: [String: GitObjects.Entry]
    var source: Source
  }

  private struct State: Sendable {
    /// The folders that have been read, by absolute path; nil for submodules whose objects are not there.
    var folders: [String: Folder?] = [:]
    var submodules: [Source] = []
  }

  /// The maps that have been read ahead.
  private struct Ahead: Sendable {
    /// The contents that have not been asked for yet, by absolute path.
    var contents: [String: [UInt8]] = [:]
    /// The folders whose maps have been read.
    var folders: Set<String> = []
  }

  /// Nil if git cannot read the commit.
  init?(top: String, commit: String, changes: RevisionChanges, over disk: any FileSystem) {
    guard let objects = GitObjects(["-C", top]), let entries = objects.folder(commit + "^{tree}") else { return nil }
    self.disk = disk
    self.top = top
    let source = Source(top: top, objects, changes)
    state = Locked(State(folders: [top: Folder(entries: entries, source: source)], submodules: [source]))
  }

  /// How today's files differ from these, in the repository and in the submodules that have been read.
  var changes: RevisionChanges {
    state.read { state in
      state.submodules.compactMap(\.changes).reduce(into: RevisionChanges()) { all, some in
        all.paths.formUnion(some.paths)
        all.renames.merge(some.renames) { first, _ in first }
      }
    }
  }

  // MARK: Paths

  private enum Node {
    case missing
    case folder(Folder)
    /// A folder above the repository.
    case above
    case file(GitObjects.Entry, Source)
    /// A file in a folder above the repository, as it is today.
    case fileAbove
    case link
  }

  /// What is at a path, and its real path.
  /// - Parameter last: whether to follow a link at the end of the path.
  private func find(_ path: String, last: Bool = true) -> (node: Node, real: String) {
    let whole = PathText.absolute(path, in: workingFolder)
    if let known = findInKnownFolder(whole) { return (known, whole) }
    var rest = whole.split(separator: "/").map(String.init)[...]
    var at = ""
    var node = Node.above
    var linkCount = 0
    while let name = rest.popFirst() {
      let folder = at
      at += "/" + name
      if at == top {
        node = self.folder(top).map(Node.folder) ?? .missing
      } else if top.hasPrefix(at + "/") {
        node = .above
      } else if case .folder(let inside) = node {
        if name == ".git", inside.source.top == folder {
          node = rest.isEmpty ? .folder(Folder(entries: [:], source: inside.source)) : .missing
        } else if let entry = inside.entries[name] {
          switch entry.kind {
          case .file: node = .file(entry, inside.source)
          case .folder, .submodule: node = self.folder(at, entry, inside.source).map(Node.folder) ?? .missing
          case .link:
            if rest.isEmpty, !last { return (.link, at) }
            linkCount += 1
            guard linkCount <= 40, let target = inside.source.objects.read(entry.id) else { return (.missing, at) }
            (rest, at) = Self.followed(String(decoding: target, as: UTF8.self), in: folder, rest)
            node = .above
          }
        } else {
          node = .missing
        }
      } else if case .above = node, let real = linkTarget(at) {
        if rest.isEmpty, !last { return (.link, at) }
        linkCount += 1
        if linkCount > 40 { return (.missing, at) }
        (rest, at) = Self.followed(real, in: folder, rest)
        node = .above
      } else if case .above = node, rest.isEmpty, disk.kind(at) == .file {
        node = .fileAbove
      } else {
        node = .missing
      }
      if case .missing = node { return (.missing, at + rest.map { "/" + $0 }.joined()) }
    }
    return (node, at.isEmpty ? "/" : at)
  }

  /// What is at a path in a folder that has been read already, as most paths are; nil if only `find` can tell.
  private func findInKnownFolder(_ path: String) -> Node? {
    if let folder = folder(path) { return .folder(folder) }
    guard let folder = folder(PathText.folder(of: path)), let entry = folder.entries[PathText.name(of: path)] else {
      return nil
    }
    return entry.kind == .file ? .file(entry, folder.source) : nil
  }

  /// The components that remain to be followed when a path leads through a link, starting at the root.
  private static func followed(
    _ target: String, in folder: String, _ rest: ArraySlice<String>
  ) -> (ArraySlice<String>, String) {
    let whole = PathText.absolute(target, in: folder.isEmpty ? "/" : folder)
    return ((whole.split(separator: "/").map(String.init) + rest)[...], "")
  }

  /// Where a link outside the repository leads; nil if there is no link.
  private func linkTarget(_ path: String) -> String? { disk.isLink(path) ? disk.realPath(path) : nil }

  private func folder(_ path: String) -> Folder? { state.read { $0.folders[path] ?? nil } }

  private func folder(_ path: String, _ entry: GitObjects.Entry, _ source: Source) -> Folder? {
    if let known = state.read({ $0.folders[path] }) { return known }
    let folder: Folder?
    if entry.kind == .submodule {
      folder = submodule(path, commit: entry.id, in: source)
    } else {
      folder = source.objects.folder(entry.id).map { Folder(entries: $0, source: source) }
    }
    state.write { state in
      guard state.folders[path] == nil else { return }
      state.folders[path] = .some(folder)
      if entry.kind == .submodule, let folder { state.submodules.append(folder.source) }
    }
    return folder
  }

  /// The top folder of a submodule at a commit; nil if the commit is not there.
  private func submodule(_ path: String, commit: String, in outer: Source) -> Folder? {
    // The repository is in the submodule's folder or, even if that folder has been deleted, in the outer repository.
    for place in [path + "/.git", outer.top + "/.git/modules/" + path.dropFirst(outer.top.utf8.count + 1)]
    where disk.kind(place) != .missing {
      // git refuses to start if the work tree that it has recorded is gone.
      let isThere = disk.kind(path) == .folder
      let location = ["--git-dir=" + place, "--work-tree=" + (isThere ? path : outer.top)]
      guard let objects = GitObjects(location), let entries = objects.folder(commit + "^{tree}") else { continue }
      let changes = isThere ? try? Git.changes(since: commit, location, top: path) : nil
      return Folder(entries: entries, source: Source(top: path, objects, changes))
    }
    return nil
  }

  // MARK: Reading

  var workingFolder: String { disk.workingFolder }

  func read(_ path: String) throws(FileReadingError) -> [UInt8] {
    let (node, real) = find(path)
    switch node {
    case .missing, .link: throw .missing
    case .folder, .above: throw .unreadable("it is a folder")
    case .fileAbove: return try disk.read(real)
    case .file(let entry, let source):
      // A file that has not changed is read as it is in the work tree, where git may have converted it.
      if let changes = source.changes, !changes.paths.contains(real), let bytes = try? disk.read(real) { return bytes }
      guard let bytes = MapSearch.isMapName(real) ? map(real, entry, source) : source.objects.read(entry.id) else {
        throw .missing
      }
      return bytes
    }
  }

  /// The contents of a map. When the first map in a folder is read, all changed maps in that folder are read with it.
  private func map(_ path: String, _ entry: GitObjects.Entry, _ source: Source) -> [UInt8]? {
    let known = ahead.write { ahead in
      read([PathText.folder(of: path)], of: source, into: &ahead)
      return ahead.contents.removeValue(forKey: path)
    }
    return known ?? source.objects.read(entry.id)
  }

  /// Reads the changed maps in the given files and folders, and in folders below, which takes less time than reading
  /// them one by one when they are needed. Submodules are left out.
  func readAhead(_ paths: [String]) {
    guard let source = folder(top)?.source, let changes = source.changes else { return }
    let wanted = paths.compactMap(realPath)
    let maps = changes.paths.filter { path in
      MapSearch.isMapName(path) && wanted.contains { path == $0 || path.hasPrefix($0 + "/") }
    }
    let folders = Set(maps.map(PathText.folder)).sorted().filter {
      if case .folder = find($0).node { true } else { false }
    }
    ahead.write { read(folders, of: source, into: &$0) }
  }

  /// Reads the changed maps in folders that have been found, but not those in folders below.
  private func read(_ folders: [String], of source: Source, into ahead: inout Ahead) {
    var maps: [(path: String, id: String)] = []
    for place in folders where ahead.folders.insert(place).inserted {
      for (name, entry) in folder(place)?.entries ?? [:] where entry.kind == .file && MapSearch.isMapName(name) {
        let path = place + "/" + name
        if source.changes?.paths.contains(path) != false { maps.append((path, entry.id)) }
      }
    }
    for (map, bytes) in zip(maps, source.objects.read(maps.map(\.id))) { ahead.contents[map.path] = bytes }
  }

  func kind(_ path: String) -> FileKind {
    switch find(path).node {
    case .missing, .link: .missing
    case .folder, .above: .folder
    case .file, .fileAbove: .file
    }
  }

  func isLink(_ path: String) -> Bool { if case .link = find(path, last: false).node { true } else { false } }

  func stamp(_ path: String) -> FileStamp? { nil }

  func entries(_ folder: String) throws(FileReadingError) -> [FolderEntry] {
    let (node, real) = find(folder)
    switch node {
    case .folder(let folder):
      let entries = folder.entries.map { name, entry -> FolderEntry in
        switch entry.kind {
        case .file: FolderEntry(name, .file)
        case .folder: FolderEntry(name, .folder)
        case .link: FolderEntry(name, nil)
        case .submodule: FolderEntry(name, kind(real + "/" + name) == .folder ? .folder : nil)
        }
      }
      return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    case .above:
      let inside = top.dropFirst(real == "/" ? 1 : real.utf8.count + 1)
      return [FolderEntry(String(inside.prefix { $0 != "/" }), .folder)]
    default: throw .missing
    }
  }

  func realPath(_ path: String) -> String? {
    let (node, real) = find(path)
    if case .missing = node { return nil }
    return real
  }

  // MARK: Writing

  func write(_ bytes: [UInt8], to path: String) throws(FileWritingError) { throw Self.refusal(path) }
  func makeFolder(_ path: String) throws(FileWritingError) { throw Self.refusal(path) }
  func remove(_ path: String) {}

  private static func refusal(_ path: String) -> FileWritingError {
    FileWritingError(path, reason: "an earlier state cannot be changed")
  }
}
