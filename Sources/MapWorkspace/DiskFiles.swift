import SourceText

/// The files that a map may name: those under the root, by paths relative to the map.
package struct DiskFiles: FileReading {
  private let folder: String
  private let root: String
  /// The map's folder as findings show it; empty for the working folder.
  private let shown: String

  /// - Parameters:
  ///   - map: the map's path; for standard input, the path that it stands for.
  ///   - root: the folder that must not be left; nil for the repository, else the folder of the nearest
  ///     `argmap.yaml`, else the map's folder.
  package init(map: String, root: String?) {
    self.init(map: map, root: root, folders: Folders())
  }

  /// As above, where many maps lie in the same folders.
  init(map: String, root: String?, folders: Folders) {
    let folder = PathText.folder(of: map)
    shown = folder == "." ? "" : folder
    let facts = folders.facts(folder)
    self.folder = facts.real
    self.root =
      root.map { System.realPath($0) ?? PathText.absolute($0, in: System.workingFolder) } ?? facts.root
  }

  package func read(_ path: String) throws(FileReadingError) -> [UInt8] {
    let target = PathText.absolute(path, in: folder)
    guard isInside(target) else { throw .outsideRoot(root) }
    // A link must not lead out either.
    if let real = System.realPath(target), !isInside(real) { throw .outsideRoot(root) }
    // Reading a pipe or a device could wait for ever.
    if System.kind(target) == .other { throw .unreadable("it is no file") }
    return try System.read(target)
  }

  package func locate(_ path: String) throws(FileReadingError) -> LocatedFile {
    let target = PathText.absolute(path, in: folder)
    guard isInside(target) else { throw .outsideRoot(root) }
    let name = path.hasPrefix("/") ? path : PathText.simple(shown.isEmpty ? path : shown + "/" + path)
    return LocatedFile(
      identity: System.realPath(target) ?? target, path: name, files: DiskFiles(map: name, root: root))
  }

  /// The root as the working folder sees it.
  package var rootShown: String {
    let working = System.workingFolder
    if root == working { return "." }
    return root.hasPrefix(working + "/") ? String(root.dropFirst(working.count + 1)) : root
  }

  private func isInside(_ path: String) -> Bool {
    path == root || path.hasPrefix(root.hasSuffix("/") ? root : root + "/")
  }

  /// The nearest folder upwards that has an entry with a name.
  static func nearest(to folder: String, with name: String) -> String? {
    var folder = folder
    while true {
      if System.kind(folder + "/" + name) != .missing { return folder.isEmpty ? "/" : folder }
      guard folder.contains("/"), folder != "/" else { return nil }
      folder = PathText.folder(of: folder)
      if folder == "/" { folder = "" }
    }
  }
}

/// What is known of folders, each looked at once.
final class Folders: Sendable {
  struct Facts: Sendable {
    /// Absolute, with links resolved.
    var real: String
    /// The repository, else the folder of the nearest `argmap.yaml`, else the folder itself.
    var root: String
  }

  private let known = Locked<[String: Facts]>([:])

  func facts(_ folder: String) -> Facts {
    if let facts = known.read({ $0[folder] }) { return facts }
    let real = System.realPath(folder) ?? PathText.absolute(folder, in: System.workingFolder)
    let root =
      DiskFiles.nearest(to: real, with: ".git") ?? DiskFiles.nearest(to: real, with: Configuration.name) ?? real
    let facts = Facts(real: real, root: root)
    known.write { $0[folder] = facts }
    return facts
  }
}

/// Paths as texts.
package enum PathText {
  /// Everything before the last `/`; `.` where there is none.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    let folder = path[..<slash]
    return folder.isEmpty ? "/" : String(folder)
  }

  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// A path as it is shown: relative to the working folder where it lies in it.
  package static func shown(_ path: String) -> String {
    let working = System.workingFolder
    return path.hasPrefix(working + "/") ? String(path.dropFirst(working.count + 1)) : path
  }

  /// A path with `.` and, where something stands before them, `..` worked out as text.
  static func simple(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// An absolute path, `.` and `..` worked out as text.
  static func absolute(_ path: String, in folder: String) -> String {
    let whole = path.hasPrefix("/") ? path : folder + "/" + path
    var parts: [Substring] = []
    for part in whole.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": if !parts.isEmpty { parts.removeLast() }
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }
}
