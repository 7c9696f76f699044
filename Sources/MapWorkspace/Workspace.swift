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

  /// Checks maps and those that they import, each file read once, on all processors.
  package func check(_ paths: [String]) throws(Unreadable) -> Report {
    let maps = try load(paths)
    let results = collect(maps.count, Parallel.run) { maps.check($0) }
    return Report(files: maps.files, findings: results.flatMap(\.findings), mapCount: maps.count)
  }

  /// Checks one map and keeps its graph.
  package func load(_ path: String) throws(Unreadable) -> (CheckResult, SourceFiles) {
    let maps = try load([path])
    return (maps.check(0), maps.files)
  }

  /// Reads maps and those that they import.
  func load(_ paths: [String]) throws(Unreadable) -> LoadedMaps {
    let read = collect(paths.count, Parallel.run) { i -> Result<LoadedMaps.Named, Unreadable> in
      do throws(Unreadable) {
        let path = paths[i]
        let file = try self.read(path)
        let identity = path == "-" ? file.path : System.realPath(path) ?? path
        return .success(LoadedMaps.Named(file, identity: identity, files: files(beside: file)))
      } catch {
        return .failure(error)
      }
    }
    var named: [LoadedMaps.Named] = []
    for result in read { named.append(try result.get()) }
    return LoadedMaps(named, inParallel: Parallel.run)
  }
}
