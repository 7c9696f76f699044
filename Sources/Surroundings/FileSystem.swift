import SourceText

/// Files and folders by their paths. The disk is one; unsaved texts over the disk are another; tests hold one in memory.
/// Relative paths start at the working folder.
package protocol FileSystem: Sendable {
  /// The absolute path of the working folder, with links resolved.
  var workingFolder: String { get }
  /// Reads a file whole. `-` is standard input.
  func read(_ path: String) throws(FileReadingError) -> [UInt8]
  /// What a path leads to. Links are followed.
  func kind(_ path: String) -> FileKind
  /// Whether the path itself is a link, wherever it leads.
  func isLink(_ path: String) -> Bool
  /// What tells one state of a file from another; nil where there is no file.
  func stamp(_ path: String) -> FileStamp?
  /// What is in a folder, sorted by the bytes of the names; nothing where the folder cannot be read.
  func entries(_ folder: String) -> [FolderEntry]
  /// The absolute path with links resolved; nil where nothing is there.
  func realPath(_ path: String) -> String?
  /// Writes a file whole or not at all.
  func write(_ bytes: [UInt8], to path: String) throws(FileWritingError)
  /// Makes a folder, and those above it, where there is none.
  func makeFolder(_ path: String) throws(FileWritingError)
  /// Deletes a file, if there is one that may be deleted.
  func remove(_ path: String)
}

/// What a path leads to.
package enum FileKind: Sendable { case file, folder, other, missing }

/// A name in a folder.
package struct FolderEntry: Sendable, Hashable {
  package var name: String
  /// Nil for a link, and where the folder does not tell.
  package var kind: FileKind?

  package init(_ name: String, _ kind: FileKind?) {
    self.name = name
    self.kind = kind
  }
}

/// A state of a file: numbers that differ where its content does, for all that the file system knows.
package struct FileStamp: Sendable, Hashable, CustomStringConvertible {
  package var numbers: [Int]

  package init(_ numbers: [Int]) { self.numbers = numbers }

  package var description: String { numbers.map(String.init).joined(separator: ",") }
}

/// A file that could not be written, with the reason in words.
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

  /// Whether two paths lead to one file.
  package func isSameFile(_ a: String, _ b: String) -> Bool {
    guard let x = realPath(a), let y = realPath(b) else { return false }
    return x == y
  }

  /// The real path of what is there, else the path made absolute.
  package func resolved(_ path: String) -> String {
    realPath(path) ?? PathText.absolute(path, in: workingFolder)
  }

  /// A path as it is shown: relative to the working folder where it lies in it.
  package func shown(_ path: String) -> String { PathText.shown(path, from: workingFolder) }

  /// The nearest folder, from an absolute one upwards, that has an entry of a name; nil where none has.
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
