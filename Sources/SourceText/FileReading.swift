/// Where files come from: the disk, an editor's unsaved text, a revision of a repository, a test. Paths are as written
/// in a map, resolved against that map's folder.
package protocol FileReading: Sendable {
  /// The file's bytes.
  func read(_ path: String) throws(FileReadingError) -> [UInt8]
  /// What another map's path leads to, so that its own paths can be followed. The file need not be there.
  func locate(_ path: String) throws(FileReadingError) -> LocatedFile
}

/// A file that a map names.
package struct LocatedFile: Sendable {
  /// The same for every path to the file.
  package var identity: String
  /// As findings show it.
  package var path: String
  /// The files that it may name itself.
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
  /// A folder, a device, or a file over 2 GiB, or one that the system refuses; the reason in words.
  case unreadable(String)
  /// The path leaves the folder that maps may name files in, which is given.
  case outsideRoot(String)
}

/// Files held in memory, by path; for tests and for text that is not on the disk.
package struct FilesInMemory: FileReading {
  private let files: [String: [UInt8]]
  /// What paths are relative to; empty for the top.
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
        throw .outsideRoot("of the files in memory")
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
