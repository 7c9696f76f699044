import MapChecks
import MapRepository
import Reporting
import SourceText
import Surroundings

/// The configurations used in a run. Each map uses the nearest `argmap.yaml` in its folder or above; each file is read
/// only once.
package final class Configurations: Sendable {
  /// Whether every `argmap.yaml` is ignored, so that all settings have their defaults.
  package let isIsolated: Bool
  private let known = Locked<[String: Configuration]>([:])
  package let folders: Folders
  package var fileSystem: any FileSystem { folders.fileSystem }

  package init(_ fileSystem: any FileSystem, isIsolated: Bool = false) {
    folders = Folders(fileSystem)
    self.isIsolated = isIsolated
  }

  /// Thrown for an `argmap.yaml` that has mistakes or cannot be read, so that nothing can be checked.
  package struct Problem: Error, Sendable {
    /// The findings in the `argmap.yaml`.
    package let report: Report

    /// The error message.
    package var words: String {
      "\(report.files.all[0].path) has mistakes; fix them, or use --isolated to ignore it"
    }
  }

  /// The configuration that applies to a file.
  package func nearest(toFile path: String) throws(Problem) -> Configuration {
    try nearest(toFolder: PathText.folder(of: path == "-" ? "./-" : path))
  }

  /// The configuration that applies to a folder.
  package func nearest(toFolder path: String) throws(Problem) -> Configuration {
    if isIsolated { return Configuration() }
    if let configuration = known.read({ $0[path] }) { return configuration }
    let configuration = try find(path)
    known.write { $0[path] = configuration }
    return configuration
  }

  private func find(_ path: String) throws(Problem) -> Configuration {
    let folder = folders.facts(path).real
    if let configuration = known.read({ $0[folder] }) { return configuration }
    let configuration: Configuration
    let path = PathText.absolute(Configuration.name, in: folder)
    for name in Configuration.otherNames {
      let other = PathText.absolute(name, in: folder)
      if fileSystem.kind(other) != .missing {
        throw problem(other, "argmap reads its settings from `\(Configuration.name)`; rename this file")
      }
    }
    // A folder or a broken link at this path is a mistake, which `read` reports.
    if fileSystem.kind(path) != .missing || fileSystem.isLink(path) {
      configuration = try read(path, extendedBy: [])
    } else if folder == "/" {
      configuration = Configuration()
    } else {
      configuration = try nearest(toFolder: PathText.folder(of: folder))
    }
    known.write { $0[folder] = configuration }
    return configuration
  }

  /// Reads a file and the files that it extends.
  /// - Parameters:
  ///   - path: the absolute path of the file.
  ///   - chain: the absolute paths of the files that extend it, starting with the nearest to the maps.
  private func read(_ path: String, extendedBy chain: [String]) throws(Problem) -> Configuration {
    let folder = PathText.folder(of: path)
    var files = SourceFiles()
    let bytes: [UInt8]
    do throws(FileReadingError) {
      bytes = try fileSystem.read(path)
    } catch {
      let reason = if case .unreadable(let reason) = error { reason } else { "it is a broken link" }
      throw problem(path, "this file cannot be read: \(reason)")
    }
    let index = files.add(SourceFile(path: fileSystem.shown(path), bytes: bytes))
    let chain = chain + [fileSystem.resolved(path)]
    let parser = try ConfigurationParser(files[index], folder: folder, fileSystem) { (other) throws(Problem) in
      let real = fileSystem.resolved(other)
      if chain.contains(real) { return .refused("these files extend each other in a circle; delete this `extend`") }
      let root = root(of: folder)
      guard real == root || real.hasPrefix(root == "/" ? root : root + "/") else {
        return .refused("this file is outside \(fileSystem.shown(root)), which `extend` must not leave")
      }
      switch fileSystem.kind(real) {
      case .file: return .configuration(try read(other, extendedBy: chain))
      case .folder: return .refused("this is a folder; name the file in it, such as `\(Configuration.name)`")
      case .other: return .refused("this is not a regular file")
      case .missing: return .refused("there is no file `\(fileSystem.shown(other))`")
      }
    }
    if parser.diagnostics.isEmpty { return parser.configuration }
    throw Problem(report: Report(files: files, findings: parser.diagnostics, mapCount: 1))
  }

  /// The folder that `extend` must not leave: the repository's or, outside a repository, the outermost folder from this
  /// one upwards that has an `argmap.yaml`.
  private func root(of folder: String) -> String {
    if let top = fileSystem.nearest(to: folder, with: ".git") { return top }
    var root = folder
    while root != "/", let above = fileSystem.nearest(to: PathText.folder(of: root), with: Configuration.name) {
      root = above
    }
    return root
  }

  private func problem(_ path: String, _ message: String) -> Problem {
    var files = SourceFiles()
    let index = files.add(SourceFile(path: fileSystem.shown(path), bytes: []))
    let finding = Diagnostic(rule: "missing-file", message: message, place: Place(index, ByteRange(at: 0)))
    return Problem(report: Report(files: files, findings: [finding], mapCount: 1))
  }
}
