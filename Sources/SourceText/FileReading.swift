/// Where files come from: the disk, an editor's unsaved text, a revision of a repository, a test.
package protocol FileReading: Sendable {
  /// The file's bytes. `path` is as written in a map, resolved against that map's folder.
  func read(_ path: String) throws(FileReadingError) -> [UInt8]
}

/// Why a file could not be read.
package enum FileReadingError: Error, Sendable, Hashable {
  case missing
  /// A folder, a device, or a file over 2 GiB, or one that the system refuses; the reason in words.
  case unreadable(String)
  /// The path leaves the folder that maps may name files in, which is given.
  case outsideRoot(String)
}

/// Files held in memory, by path; for tests and for text that is not on the disk.
package struct FilesInMemory: FileReading {
  private let files: [String: [UInt8]]

  package init(_ files: [String: String]) {
    self.files = files.mapValues { Array($0.utf8) }
  }

  package func read(_ path: String) throws(FileReadingError) -> [UInt8] {
    if path.hasPrefix("../") { throw .outsideRoot("of the files in memory") }
    guard let bytes = files[path] else { throw .missing }
    return bytes
  }
}
