import SourceText
import Surroundings

/// The files that have changed since a revision, according to git: committed, uncommitted and untracked. Changes are
/// relative to the merge base of the revision and `HEAD`, so that later commits on the revision's branch do not matter.
package struct GitChanges: Sendable {
  /// The absolute path of the repository's top folder.
  private let top: String
  /// The commit that changes are relative to: the merge base, or the revision itself if there is no merge base.
  private let base: String
  private let fileSystem: any FileSystem
  /// The absolute paths of the files that differ from `base`, are new or were deleted.
  private let paths: Set<String>

  /// Why git could not tell what has changed.
  package struct Failure: Error, Sendable {
    package let reason: String
  }

  /// - Parameter folder: a folder in the repository.
  package init(since revision: String, in folder: String, _ fileSystem: any FileSystem) throws(Failure) {
    self.fileSystem = fileSystem
    guard let found = ChildProcess.run("git", ["-C", folder, "rev-parse", "--show-toplevel"]) else {
      throw Failure(reason: "cannot run git")
    }
    guard found.status == 0 else { throw Failure(reason: "\(folder) is not in a git repository") }
    top = Self.line(found.output)
    guard !revision.hasPrefix("-"),
      let commit = ChildProcess.run(
        "git", ["-C", top, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"]),
      commit.status == 0
    else { throw Failure(reason: "git does not know revision \(revision); in CI, fetch it first (fetch-depth: 0)") }
    let named = Self.line(commit.output)
    let common = ChildProcess.run("git", ["-C", top, "merge-base", named, "HEAD"])
    base = common.flatMap { $0.status == 0 ? Self.line($0.output) : nil } ?? named
    guard let changed = ChildProcess.run("git", ["-C", top, "diff", "--name-only", "--no-renames", "-z", base, "--"]),
      let new = ChildProcess.run("git", ["-C", top, "ls-files", "--others", "--exclude-standard", "-z"]),
      changed.status == 0, new.status == 0
    else { throw Failure(reason: "git cannot tell what has changed since \(revision)") }
    var paths: Set<String> = []
    for name in (changed.output + new.output).split(separator: 0) {
      paths.insert(top + "/" + String(decoding: name, as: UTF8.self))
    }
    self.paths = paths
  }

  private static func line(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// Whether a file has changed, is new or was deleted.
  package func contains(_ path: String) -> Bool { paths.contains(fileSystem.realPath(path) ?? path) }

  /// The content of a file at the commit that changes are relative to; nil if the file did not exist there.
  package func old(_ path: String) -> [UInt8]? {
    let real = fileSystem.realPath(path) ?? path
    guard real.hasPrefix(top + "/"),
      let shown = ChildProcess.run("git", ["-C", top, "show", "\(base):\(real.dropFirst(top.count + 1))"]),
      shown.status == 0
    else { return nil }
    return shown.output
  }
}
