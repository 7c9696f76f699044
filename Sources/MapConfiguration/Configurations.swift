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

  /// A copy in which no file has been read yet.
  package var anew: Configurations { Configurations(fileSystem, isIsolated: isIsolated) }

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
    let path = (folder == "/" ? "" : folder) + "/" + Configuration.name
    // A folder or a broken link at this path is a mistake, which `read` reports.
    if fileSystem.kind(path) != .missing || fileSystem.isLink(path) {
      configuration = try read(folder)
    } else if folder == "/" {
      configuration = Configuration()
    } else {
      configuration = try nearest(toFolder: PathText.folder(of: folder))
    }
    known.write { $0[folder] = configuration }
    return configuration
  }

  private func read(_ folder: String) throws(Problem) -> Configuration {
    let path = (folder == "/" ? "" : folder) + "/" + Configuration.name
    let shown = fileSystem.shown(path)
    var files = SourceFiles()
    let findings: [Diagnostic]
    do throws(FileReadingError) {
      let index = files.add(SourceFile(path: shown, bytes: try fileSystem.read(path)))
      let reader = ConfigurationParser(files[index], folder: folder, fileSystem)
      if reader.diagnostics.isEmpty { return reader.configuration }
      findings = reader.diagnostics
    } catch {
      let index = files.add(SourceFile(path: shown, bytes: []))
      let reason = if case .unreadable(let reason) = error { reason } else { "it is a broken link" }
      findings = [
        Diagnostic(
          rule: "missing-file", message: "this file cannot be read: \(reason)", place: Place(index, ByteRange(at: 0)))
      ]
    }
    throw Problem(report: Report(files: files, findings: findings, mapCount: 1))
  }
}
