import SourceText
import Surroundings

/// An in-memory file system with symbolic links, for tests; nothing is on disk. At first, it has the working folder and
/// the folders of the given files and links. Everything that holds the same instance sees the same files.
package final class FilesOnPaper: FileSystem, @unchecked Sendable {
  private struct Content {
    var files: [String: [UInt8]] = [:]
    /// The targets of links, as written.
    var links: [String: String] = [:]
    var folders: Set<String> = ["/"]
    /// Paths that can be neither read nor written.
    var locked: Set<String> = []
    var reads: [String: Int] = [:]
    var writes = 0
  }

  package let workingFolder: String
  private let content: Locked<Content>

  /// - Parameters:
  ///   - files: the texts of the files, by path, which is absolute or relative to the working folder.
  ///   - links: the targets of the links, by the path of the link, which is absolute or relative to the working folder.
  package init(_ files: [String: String], links: [String: String] = [:], workingFolder: String = "/work") {
    self.workingFolder = workingFolder
    var content = Content()
    for (path, text) in files { content.files[PathText.absolute(path, in: workingFolder)] = Array(text.utf8) }
    for (path, target) in links { content.links[PathText.absolute(path, in: workingFolder)] = target }
    for path in Array(content.files.keys) + Array(content.links.keys) + [workingFolder + "/x"] {
      var folder = PathText.folder(of: path)
      while content.folders.insert(folder).inserted { folder = PathText.folder(of: folder) }
    }
    self.content = Locked(content)
  }

  /// Makes a path unreadable and unwritable.
  package func lock(_ path: String) {
    let path = PathText.absolute(path, in: workingFolder)
    content.write { $0.locked.insert(path) }
  }

  /// The current text of a file; nil if there is no such file.
  package func text(_ path: String) -> String? {
    let path = PathText.absolute(path, in: workingFolder)
    return content.read { $0.files[path].map { String(decoding: $0, as: UTF8.self) } }
  }

  /// How many times a file has been read, including failed attempts.
  package func reads(_ path: String) -> Int {
    let path = PathText.absolute(path, in: workingFolder)
    return content.read { $0.reads[path] ?? 0 }
  }

  /// The paths of all files, sorted.
  package var paths: [String] { content.read { $0.files.keys.sorted() } }

  /// The path with its links resolved (a link at its end only if `last`); nil if there are more than forty.
  private func followed(_ path: String, last: Bool = true) -> String? {
    var rest = PathText.absolute(path, in: workingFolder).split(separator: "/").map(String.init)[...]
    var at = ""
    var count = 0
    while let part = rest.popFirst() {
      at += "/" + part
      guard last || !rest.isEmpty, let target = content.read({ $0.links[at] }) else { continue }
      count += 1
      if count > 40 { return nil }
      let whole = PathText.absolute(target, in: PathText.folder(of: at))
      rest = (whole.split(separator: "/").map(String.init) + rest)[...]
      at = ""
    }
    return at.isEmpty ? "/" : at
  }

  package func read(_ path: String) throws(FileReadingError) -> [UInt8] {
    guard let real = followed(path) else { throw .missing }
    content.write { $0.reads[real, default: 0] += 1 }
    if content.read({ $0.locked.contains(real) }) { throw .unreadable("Permission denied") }
    if content.read({ $0.folders.contains(real) }) { throw .unreadable("it is a folder") }
    guard let bytes = content.read({ $0.files[real] }) else { throw .missing }
    return bytes
  }

  package func kind(_ path: String) -> FileKind {
    guard let real = followed(path) else { return .missing }
    return content.read { $0.files[real] != nil ? .file : $0.folders.contains(real) ? .folder : .missing }
  }

  package func isLink(_ path: String) -> Bool {
    followed(path, last: false).map { path in content.read { $0.links[path] != nil } } ?? false
  }

  package func stamp(_ path: String) -> FileStamp? {
    guard let real = followed(path) else { return nil }
    guard let bytes = content.read({ $0.files[real] }) else {
      return try? FileStamp(entries(path).map { $0.name.utf8.reduce(17) { $0 &* 31 &+ Int($1) } })
    }
    return FileStamp([bytes.count, bytes.reduce(into: 17) { $0 = $0 &* 31 &+ Int($1) }])
  }

  package func entries(_ folder: String) throws(FileReadingError) -> [FolderEntry] {
    guard let real = followed(folder), content.read({ $0.folders.contains(real) }) else { throw .missing }
    if content.read({ $0.locked.contains(real) }) { throw .unreadable("Permission denied") }
    let prefix = real == "/" ? "/" : real + "/"
    var result: [String: FolderEntry] = [:]
    func add(_ path: String, _ kind: FileKind?) {
      guard path.hasPrefix(prefix), path != prefix else { return }
      let name = String(path.dropFirst(prefix.count).prefix { $0 != "/" })
      let isDeeper = path.dropFirst(prefix.count + name.count).hasPrefix("/")
      if isDeeper {
        result[name] = FolderEntry(name, .folder)
      } else {
        result[name] = result[name] ?? FolderEntry(name, kind)
      }
    }
    content.read { content in
      for path in content.files.keys { add(path, .file) }
      for path in content.links.keys { add(path, nil) }
      for path in content.folders { add(path, .folder) }
    }
    return result.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  package func realPath(_ path: String) -> String? {
    guard let real = followed(path) else { return nil }
    return content.read { $0.files[real] != nil || $0.folders.contains(real) } ? real : nil
  }

  package func write(_ bytes: [UInt8], to path: String) throws(FileWritingError) {
    guard let real = followed(path) else { throw FileWritingError(path, reason: "Too many levels of symbolic links") }
    guard content.read({ $0.folders.contains(PathText.folder(of: real)) }) else {
      throw FileWritingError(path, reason: "No such file or directory")
    }
    if content.read({ $0.locked.contains(real) }) { throw FileWritingError(path, reason: "Permission denied") }
    content.write { $0.files[real] = bytes }
  }

  package func makeFolder(_ path: String) throws(FileWritingError) {
    var folder = PathText.absolute(path, in: workingFolder)
    content.write { content in
      while content.folders.insert(folder).inserted { folder = PathText.folder(of: folder) }
    }
  }

  package func remove(_ path: String) {
    guard let real = followed(path) else { return }
    content.write { $0.files[real] = nil }
  }
}
