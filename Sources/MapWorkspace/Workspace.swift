import ArgumentMap
import MapChecks
import Reporting
import SourceText

/// The whole way from paths to results. What the command, and later the editor and the preview, may call.
package struct Workspace: Sendable {
  /// The folder that maps may not leave; nil for the repository's, or what stands for it.
  package var root: String?
  /// The path that standard input stands for.
  package var standardInputName: String?

  package init(root: String? = nil, standardInputName: String? = nil) {
    self.root = root
    self.standardInputName = standardInputName
  }

  /// A map that was named and cannot be read.
  package struct Unreadable: Error, Sendable {
    package let path: String
    package let reason: String
  }

  package func read(_ path: String) throws(Unreadable) -> SourceFile {
    do throws(FileReadingError) {
      return SourceFile(path: path == "-" ? standardInputName ?? "-" : path, bytes: try System.read(path))
    } catch {
      switch error {
      case .missing: throw Unreadable(path: path, reason: "there is no such file")
      case .unreadable(let reason): throw Unreadable(path: path, reason: reason)
      case .outsideRoot(let root): throw Unreadable(path: path, reason: "it lies outside \(root)")
      }
    }
  }

  /// The files that a map names.
  package func files(beside map: SourceFile) -> DiskFiles {
    DiskFiles(map: map.path == "-" ? "./-" : map.path, root: root)
  }

  /// Checks maps and those that they import; each is read once.
  package func check(_ paths: [String]) throws(Unreadable) -> Report {
    var maps = LoadedMaps()
    for path in paths { _ = try add(path, to: &maps) }
    var findings: [Diagnostic] = []
    for number in 0..<maps.count { findings += maps.check(number).findings }
    return Report(files: maps.files, findings: findings, mapCount: maps.count)
  }

  /// Checks one map and keeps its graph.
  package func load(_ path: String) throws(Unreadable) -> (CheckResult, SourceFiles) {
    var maps = LoadedMaps()
    let number = try add(path, to: &maps)
    return (maps.check(number), maps.files)
  }

  private func add(_ path: String, to maps: inout LoadedMaps) throws(Unreadable) -> Int {
    let name = path == "-" ? standardInputName ?? "-" : path
    let identity = System.realPath(name) ?? name
    // An import of another map may have led to it.
    if path != "-", let known = maps.number(of: identity) { return known }
    let file = try read(path)
    return maps.add(file, identity: identity, files: files(beside: file))
  }
}
