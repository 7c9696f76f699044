import SourceText

/// Unsaved text on top of another file system: a file with unsaved text is read as that text, whatever the other file
/// system contains. Writes go to the other file system and do not change the unsaved text.
package struct Overlay: FileSystem {
  private let base: any FileSystem
  /// The unsaved text of each file, by real path.
  private let texts: [String: [UInt8]]

  /// - Parameter texts: the unsaved text of each file, by path. If several paths lead to the same file, the last one in
  ///   path order is used.
  package init(_ texts: [String: [UInt8]], over base: any FileSystem) {
    self.base = base
    var byIdentity: [String: [UInt8]] = [:]
    for (path, bytes) in texts.sorted(by: { $0.key < $1.key }) { byIdentity[base.resolved(path)] = bytes }
    self.texts = byIdentity
  }

  private func text(_ path: String) -> [UInt8]? { texts.isEmpty ? nil : texts[base.resolved(path)] }

  /// Whether a folder contains files with unsaved text, so that it counts as existing.
  private func isMadeFolder(_ path: String) -> Bool {
    let folder = base.resolved(path) + "/"
    return texts.keys.contains { $0.hasPrefix(folder) }
  }

  package var workingFolder: String { base.workingFolder }

  package func read(_ path: String) throws(FileReadingError) -> [UInt8] {
    if let text = text(path) { return text }
    return try base.read(path)
  }

  package func kind(_ path: String) -> FileKind {
    if text(path) != nil { return .file }
    let kind = base.kind(path)
    return kind == .missing && isMadeFolder(path) ? .folder : kind
  }

  package func isLink(_ path: String) -> Bool { base.isLink(path) }

  package func stamp(_ path: String) -> FileStamp? {
    text(path).map { FileStamp([$0.count, $0.reduce(into: 5381) { $0 = $0 &* 33 &+ Int($1) }]) } ?? base.stamp(path)
  }

  package func entries(_ folder: String) throws(FileReadingError) -> [FolderEntry] {
    var result = base.kind(folder) == .missing && isMadeFolder(folder) ? [] : try base.entries(folder)
    var names = Set(result.map(\.name))
    let prefix = PathText.absolute("", in: base.resolved(folder)) + "/"
    for path in texts.keys where path.hasPrefix(prefix) {
      let rest = path.dropFirst(prefix.utf8.count)
      let name = String(rest.prefix { $0 != "/" })
      if names.insert(name).inserted {
        result.append(FolderEntry(name, name.utf8.count < rest.utf8.count ? .folder : .file))
      }
    }
    return result.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  package func realPath(_ path: String) -> String? {
    if let real = base.realPath(path) { return real }
    return text(path) != nil || isMadeFolder(path) ? base.resolved(path) : nil
  }

  package func write(_ bytes: [UInt8], to path: String) throws(FileWritingError) { try base.write(bytes, to: path) }
  package func makeFolder(_ path: String) throws(FileWritingError) { try base.makeFolder(path) }
  package func remove(_ path: String) { base.remove(path) }
}
