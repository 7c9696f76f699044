import SourceText

/// A file system that remembers what was asked of it, to tell later whether any answer would differ. Each file's state
/// is noted before the file is read, so that no later change goes unnoticed.
package final class ObservedFiles: FileSystem {
  private let base: any FileSystem
  private let state = Locked(State())

  private struct State: Sendable {
    /// The stamp of each file that was read; nil if there was none.
    var files: [String: FileStamp?] = [:]
    /// The stamp of each folder whose entries were listed.
    var folders: [String: FileStamp?] = [:]
    var kinds: [String: FileKind] = [:]
  }

  package init(_ base: any FileSystem) { self.base = base }

  /// The number of files that were asked for, whether they exist or not. Different paths count separately.
  package var count: Int { state.read { $0.files.count } }

  /// Whether a file that was read has changed, or a path leads to another kind of file than before.
  package var haveFilesChanged: Bool {
    let state = state.read { $0 }
    return state.files.contains { base.stamp($0) != $1 } || state.kinds.contains { base.kind($0) != $1 }
  }

  /// Whether a folder whose entries were listed has changed.
  package var haveFoldersChanged: Bool {
    let folders = state.read(\.folders)
    return folders.contains { base.stamp($0) != $1 }
  }

  // MARK: FileSystem

  package var workingFolder: String { base.workingFolder }

  package func read(_ path: String) throws(FileReadingError) -> [UInt8] {
    if path != "-" {
      let stamp = base.stamp(path)
      state.write { if $0.files[path] == nil { $0.files[path] = .some(stamp) } }
    }
    return try base.read(path)
  }

  package func kind(_ path: String) -> FileKind {
    let kind = base.kind(path)
    state.write { if $0.kinds[path] == nil { $0.kinds[path] = kind } }
    return kind
  }

  package func entries(_ folder: String) throws(FileReadingError) -> [FolderEntry] {
    let stamp = base.stamp(folder)
    state.write { if $0.folders[folder] == nil { $0.folders[folder] = .some(stamp) } }
    return try base.entries(folder)
  }

  package func isLink(_ path: String) -> Bool { base.isLink(path) }
  package func stamp(_ path: String) -> FileStamp? { base.stamp(path) }
  package func realPath(_ path: String) -> String? { base.realPath(path) }
  package func write(_ bytes: [UInt8], to path: String) throws(FileWritingError) { try base.write(bytes, to: path) }
  package func makeFolder(_ path: String) throws(FileWritingError) { try base.makeFolder(path) }
  package func remove(_ path: String) { base.remove(path) }
}
