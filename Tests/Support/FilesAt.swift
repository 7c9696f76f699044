import SourceText
import Surroundings

/// The disk, seen from another working folder than that of the process.
package struct FilesAt: FileSystem {
  package let workingFolder: String
  private let disk = Disk()

  /// - Parameter folder: an absolute path without links.
  package init(_ folder: String) { workingFolder = folder }

  private func whole(_ path: String) -> String { path.hasPrefix("/") ? path : workingFolder + "/" + path }

  package func read(_ path: String) throws(FileReadingError) -> [UInt8] { try disk.read(whole(path)) }
  package func kind(_ path: String) -> FileKind { disk.kind(whole(path)) }
  package func isLink(_ path: String) -> Bool { disk.isLink(whole(path)) }
  package func stamp(_ path: String) -> FileStamp? { disk.stamp(whole(path)) }
  package func entries(_ folder: String) throws(FileReadingError) -> [FolderEntry] { try disk.entries(whole(folder)) }
  package func realPath(_ path: String) -> String? { disk.realPath(whole(path)) }
  package func write(_ bytes: [UInt8], to path: String) throws(FileWritingError) {
    try disk.write(bytes, to: whole(path))
  }
  package func makeFolder(_ path: String) throws(FileWritingError) { try disk.makeFolder(whole(path)) }
  package func remove(_ path: String) { disk.remove(whole(path)) }
}
