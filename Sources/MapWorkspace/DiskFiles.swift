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
    let folder = PathText.folder(of: map)
    shown = folder == "." ? "" : folder
    self.folder = System.realPath(folder) ?? PathText.absolute(folder, in: System.workingFolder)
    if let root {
      self.root = System.realPath(root) ?? PathText.absolute(root, in: System.workingFolder)
    } else {
      self.root =
        Self.nearest(to: self.folder, with: ".git") ?? Self.nearest(to: self.folder, with: "argmap.yaml")
        ?? self.folder
    }
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
