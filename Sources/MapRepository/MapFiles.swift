import SourceText
import Surroundings

/// Reads the files that a map names. Their paths are relative to the map's folder, and the files must be inside the
/// root.
package struct MapFiles: FileReading {
  private let folders: Folders
  private let folder: String
  private let root: String
  /// The map's folder as shown in findings; empty for the working folder.
  private let shown: String

  /// - Parameters:
  ///   - map: the path of the map; for standard input, the path to assume for it.
  ///   - root: the folder that paths must not leave; nil for the repository's top folder, else that of the nearest
  ///     `argmap.yaml`, else the map's folder.
  package init(map: String, root: String?, folders: Folders) {
    self.folders = folders
    let folder = PathText.folder(of: map)
    shown = folder == "." ? "" : folder
    let facts = folders.facts(folder)
    self.folder = facts.real
    self.root = root.map { folders.fileSystem.resolved($0) } ?? facts.root
  }

  private var fileSystem: any FileSystem { folders.fileSystem }

  package func read(_ path: String) throws(FileReadingError) -> [UInt8] {
    let target = PathText.absolute(path, in: folder)
    guard isInside(target) else { throw .outsideRoot(root) }
    // A link must not lead outside the root either.
    if let real = fileSystem.realPath(target), !isInside(real) { throw .outsideRoot(root) }
    // Reading a pipe or a device could block forever.
    if fileSystem.kind(target) == .other { throw .unreadable("it is not a regular file") }
    return try fileSystem.read(target)
  }

  package func locate(_ path: String) throws(FileReadingError) -> LocatedFile {
    let target = PathText.absolute(path, in: folder)
    guard isInside(target) else { throw .outsideRoot(root) }
    let name = path.hasPrefix("/") ? path : PathText.simple(shown.isEmpty ? path : shown + "/" + path)
    return LocatedFile(
      identity: fileSystem.resolved(target), path: name,
      files: MapFiles(map: name, root: root, folders: folders))
  }

  /// The root as shown to the user: relative to the working folder if it is inside that folder.
  package var rootShown: String {
    root == fileSystem.workingFolder ? "." : fileSystem.shown(root)
  }

  private func isInside(_ path: String) -> Bool {
    path == root || path.hasPrefix(root.hasSuffix("/") ? root : root + "/")
  }
}
