import SourceText

/// Access to files and folders by path: on disk, on disk with unsaved text on top, as they were at a commit, or in
/// memory for tests. Relative paths start at the working folder.
package protocol FileSystem: Sendable {
  /// The absolute path of the working folder, with links resolved.
  var workingFolder: String { get }
  /// Reads a whole file; `-` is standard input. Throws if the file is missing, unreadable or over 2 GiB.
  func read(_ path: String) throws(FileReadingError) -> [UInt8]
  /// The kind of file at a path. Links are followed.
  func kind(_ path: String) -> FileKind
  /// Whether the path itself is a symbolic link, even a broken one.
  func isLink(_ path: String) -> Bool
  /// A stamp that changes whenever the file does; nil if there is no file.
  func stamp(_ path: String) -> FileStamp?
  /// The entries of a folder without `.` and `..`, sorted by the bytes of their names. Throws if the folder is missing
  /// or unreadable.
  func entries(_ folder: String) throws(FileReadingError) -> [FolderEntry]
  /// The absolute path with links resolved; nil if there is nothing at the path.
  func realPath(_ path: String) -> String?
  /// Writes a file completely or not at all; devices are written to directly. Throws if the file cannot be written.
  func write(_ bytes: [UInt8], to path: String) throws(FileWritingError)
  /// Creates a folder and its parents if they do not exist. Throws if one cannot be created.
  func makeFolder(_ path: String) throws(FileWritingError)
  /// Deletes a file. Does nothing if it does not exist or cannot be deleted.
  func remove(_ path: String)
}

/// The kind of file at a path; `other` is a device, pipe or socket.
package enum FileKind: Sendable { case file, folder, other, missing }

/// An entry of a folder.
package struct FolderEntry: Sendable, Hashable {
  package var name: String
  /// Nil for links, for anything else that is not a regular file or folder, and if the disk does not record kinds.
  package var kind: FileKind?

  package init(_ name: String, _ kind: FileKind?) {
    self.name = name
    self.kind = kind
  }
}

/// A state of a file: numbers that change when its content changes, as far as the file system can tell.
package struct FileStamp: Sendable, Hashable, CustomStringConvertible {
  package var numbers: [Int]

  package init(_ numbers: [Int]) { self.numbers = numbers }

  package var description: String { numbers.map(String.init).joined(separator: ",") }
}

/// Thrown if a file cannot be written; `reason` is a phrase that says why.
package struct FileWritingError: Error, Sendable {
  package let path: String
  package let reason: String

  package init(_ path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}

extension FileSystem {
  package func write(_ text: String, to path: String) throws(FileWritingError) {
    try write(Array(text.utf8), to: path)
  }

  /// Whether two paths lead to the same existing file.
  package func isSameFile(_ a: String, _ b: String) -> Bool {
    guard let x = realPath(a), let y = realPath(b) else { return false }
    return x == y
  }

  /// The real path. If there is nothing at the path: the real path of the nearest folder above it that exists, followed
  /// by the rest of the path.
  package func resolved(_ path: String) -> String {
    if let real = realPath(path) { return real }
    let whole = PathText.absolute(path, in: workingFolder)
    if whole == "/" { return whole }
    return PathText.absolute(PathText.name(of: whole), in: resolved(PathText.folder(of: whole)))
  }

  /// A path as shown to the user: relative to the working folder if it is inside that folder.
  package func shown(_ path: String) -> String { PathText.shown(path, from: workingFolder) }

  /// The nearest folder that contains an entry with the given name; nil if there is none. The search starts at
  /// `folder`, an absolute path, and goes upwards.
  package func nearest(to folder: String, with name: String) -> String? {
    var folder = folder
    while true {
      if kind(folder + "/" + name) != .missing { return folder.isEmpty ? "/" : folder }
      guard folder.contains("/"), folder != "/" else { return nil }
      folder = PathText.folder(of: folder)
      if folder == "/" { folder = "" }
    }
  }
}
