/// A source of files: the disk, an editor's unsaved text, a revision of a repository, a test. Paths are given as they
/// are written in a map, and are resolved against that map's folder.
package protocol FileReading: Sendable {
  /// Returns a file's bytes. Throws if it is missing, cannot be read, or is outside the root folder.
  func read(_ path: String) throws(FileReadingError) -> [UInt8]
  /// Finds another map, so that the paths in that map can be followed too. The file need not exist. Throws if the path
  /// leaves the root folder.
  func locate(_ path: String) throws(FileReadingError) -> LocatedFile
}

/// A file that a map names.
package struct LocatedFile: Sendable {
  /// Identifies the file: the same for every path that leads to it.
  package var identity: String
  /// The path that findings show.
  package var path: String
  /// Reads the files that this file names.
  package var files: any FileReading

  package init(identity: String, path: String, files: any FileReading) {
    self.identity = identity
    self.path = path
    self.files = files
  }
}

/// Why a file could not be read.
package enum FileReadingError: Error, Sendable, Hashable {
  case missing
  /// A folder, a device, a file over 2 GiB, or a file that the system refuses to open. The value is the reason, in
  /// words.
  case unreadable(String)
  /// The path leads out of the folder that maps may read files from. The value is that folder.
  case outsideRoot(String)
}

/// Files held in memory, by path; for tests and for text that is not on disk.
package struct FilesInMemory: FileReading {
  private let files: [String: [UInt8]]
  /// The folder that paths are relative to, as a list of names; empty for the top folder.
  private let folder: [Substring]

  package init(_ files: [String: String]) {
    self.files = files.mapValues { Array($0.utf8) }
    folder = []
  }

  private init(_ files: [String: [UInt8]], folder: [Substring]) {
    self.files = files
    self.folder = folder
  }

  private func parts(_ path: String) throws(FileReadingError) -> [Substring] {
    var parts = folder
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        throw .outsideRoot("the files in memory")
      }
    }
    return parts
  }

  package func read(_ path: String) throws(FileReadingError) -> [UInt8] {
    guard let bytes = files[try parts(path).joined(separator: "/")] else { throw .missing }
    return bytes
  }

  package func locate(_ path: String) throws(FileReadingError) -> LocatedFile {
    let parts = try parts(path)
    let whole = parts.joined(separator: "/")
    return LocatedFile(identity: whole, path: whole, files: FilesInMemory(files, folder: parts.dropLast()))
  }
}
