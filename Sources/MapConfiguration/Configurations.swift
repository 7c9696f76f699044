import MapChecks
import MapRepository
import Reporting
import SourceText
import Surroundings

/// The configurations of a run: for each map the nearest `argmap.yaml` up from it, each read once.
package final class Configurations: Sendable {
  /// Every file is ignored, and everything is as it is by itself.
  package let isIsolated: Bool
  private let known = Locked<[String: Configuration]>([:])
  package let folders: Folders
  package var fileSystem: any FileSystem { folders.fileSystem }

  package init(_ fileSystem: any FileSystem, isIsolated: Bool = false) {
    folders = Folders(fileSystem)
    self.isIsolated = isIsolated
  }

  /// The same, with nothing read yet.
  package var anew: Configurations { Configurations(fileSystem, isIsolated: isIsolated) }

  /// An `argmap.yaml` with mistakes in it; nothing can be checked by it.
  package struct Problem: Error, Sendable {
    package let report: Report

    /// What to say of it.
    package var words: String {
      "\(report.files.all[0].path) has mistakes in it; mend it, or say --isolated to do without"
    }
  }

  /// What holds for a file, by its path.
  package func nearest(toFile path: String) throws(Problem) -> Configuration {
    try nearest(toFolder: PathText.folder(of: path == "-" ? "./-" : path))
  }

  /// What holds in a folder.
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
    // A folder of that name, or a link that leads nowhere, is a mistake that is to be told of.
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
      let reader = ConfigurationReader(files[index], folder: folder, fileSystem)
      if reader.diagnostics.isEmpty { return reader.configuration }
      findings = reader.diagnostics
    } catch {
      let index = files.add(SourceFile(path: shown, bytes: []))
      let reason = if case .unreadable(let reason) = error { reason } else { "it is a link that leads nowhere" }
      findings = [
        Diagnostic(
          rule: "missing-file", message: "this file cannot be read: \(reason)", place: Place(index, ByteRange(at: 0)))
      ]
    }
    throw Problem(report: Report(files: files, findings: findings, mapCount: 1))
  }
}
