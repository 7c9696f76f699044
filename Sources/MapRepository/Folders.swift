import SourceText
import Surroundings

/// The real paths and roots of folders. Each folder is looked up only once.
package final class Folders: Sendable {
  /// The real path and the root of a folder.
  package struct Facts: Sendable {
    /// The absolute path of the folder, with links resolved.
    package var real: String
    /// The top folder of the repository, else the folder of the nearest `argmap.yaml`, else the folder itself.
    package var root: String
    /// The top folder of the repository; nil if the folder is not in one.
    package var repository: String?
  }

  package let fileSystem: any FileSystem
  private let known = Locked<[String: Facts]>([:])

  /// The name of configuration files.
  package static let configurationName = "argmap.yaml"

  package init(_ fileSystem: any FileSystem) { self.fileSystem = fileSystem }

  package func facts(_ folder: String) -> Facts {
    if let facts = known.read({ $0[folder] }) { return facts }
    let real = fileSystem.resolved(folder)
    let repository = fileSystem.nearest(to: real, with: ".git")
    let root = repository ?? fileSystem.nearest(to: real, with: Self.configurationName) ?? real
    let facts = Facts(real: real, root: root, repository: repository)
    known.write { $0[folder] = facts }
    return facts
  }
}
