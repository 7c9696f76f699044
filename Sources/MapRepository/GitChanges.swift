import SourceText
import Surroundings

/// What git says has changed since a revision: since the commit that the revision and the working tree have in common,
/// so that what others did on the revision's branch does not count.
package struct GitChanges: Sendable {
  /// The repository's folder, absolute.
  private let top: String
  private let base: String
  private let fileSystem: any FileSystem
  /// Absolute paths of files that differ or are new.
  private let paths: Set<String>

  /// Why git does not know.
  package struct Failure: Error, Sendable {
    package let reason: String
  }

  /// - Parameter folder: a folder in the repository.
  package init(since revision: String, in folder: String, _ fileSystem: any FileSystem) throws(Failure) {
    self.fileSystem = fileSystem
    guard let found = ChildProcess.run("git", ["-C", folder, "rev-parse", "--show-toplevel"]) else {
      throw Failure(reason: "git cannot be run")
    }
    guard found.status == 0 else { throw Failure(reason: "\(folder) is in no repository of git") }
    top = Self.line(found.output)
    guard !revision.hasPrefix("-"),
      let commit = ChildProcess.run(
        "git", ["-C", top, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"]),
      commit.status == 0
    else { throw Failure(reason: "git knows no revision \(revision) here; in CI, fetch it first (fetch-depth: 0)") }
    let named = Self.line(commit.output)
    let common = ChildProcess.run("git", ["-C", top, "merge-base", named, "HEAD"])
    base = common.flatMap { $0.status == 0 ? Self.line($0.output) : nil } ?? named
    guard let changed = ChildProcess.run("git", ["-C", top, "diff", "--name-only", "--no-renames", "-z", base, "--"]),
      let new = ChildProcess.run("git", ["-C", top, "ls-files", "--others", "--exclude-standard", "-z"]),
      changed.status == 0, new.status == 0
    else { throw Failure(reason: "git does not say what has changed since \(revision)") }
    var paths: Set<String> = []
    for name in (changed.output + new.output).split(separator: 0) {
      paths.insert(top + "/" + String(decoding: name, as: UTF8.self))
    }
    self.paths = paths
  }

  private static func line(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  package func contains(_ path: String) -> Bool { paths.contains(fileSystem.realPath(path) ?? path) }

  /// A file as it was; nil where it was not there.
  package func old(_ path: String) -> [UInt8]? {
    let real = fileSystem.realPath(path) ?? path
    guard real.hasPrefix(top + "/"),
      let shown = ChildProcess.run("git", ["-C", top, "show", "\(base):\(real.dropFirst(top.count + 1))"]),
      shown.status == 0
    else { return nil }
    return shown.output
  }
}
