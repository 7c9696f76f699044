import SourceText
import Surroundings

/// An earlier state of the files: what a check compares with.
package struct Revision: Sendable {
  /// The files as they were.
  package let files: any FileSystem
  /// The files that have changed since; see `RevisionChanges`.
  package let changes: @Sendable () -> RevisionChanges

  package init(files: any FileSystem, changes: @escaping @Sendable () -> RevisionChanges) {
    self.files = files
    self.changes = changes
  }
}

/// How the files differ from an earlier state.
package struct RevisionChanges: Sendable {
  /// The absolute paths of files that differ, are new or no longer exist, but not the new paths of files that were
  /// renamed without another change, and not necessarily those of untracked files.
  package var paths: Set<String> = []
  /// The new absolute path of each file that was renamed, by its old one.
  package var renames: [String: String] = [:]

  /// The old absolute path of each file that was renamed, by its new one.
  package var oldNames: [String: String] {
    Dictionary(renames.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package init(paths: Set<String> = [], renames: [String: String] = [:]) {
    self.paths = paths
    self.renames = renames
  }
}

extension Git {
  /// The state of the working folder's repository at a revision, or rather at the commit where `HEAD` branched off from
  /// it, so that later commits on the revision's branch do not matter. If the two have no commit in common, it is the
  /// state at the revision itself.
  ///
  /// This takes three git processes, and two for each submodule that is read.
  /// - Parameters:
  ///   - fileSystem: the files as they are now.
  ///   - ahead: the files and folders that will be read.
  /// - Throws: `Failure` if git is not installed or does not know the revision, if the working folder is not in a
  ///   repository that git may read, or if a shallow clone lacks the common commit.
  package static func revision(
    _ name: String, _ fileSystem: any FileSystem, ahead: [String] = []
  ) throws(Failure) -> Revision {
    let folder = fileSystem.workingFolder
    let top: String
    let base: String
    let lines = try found(name, in: folder).split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    guard lines.count >= 4 else { throw Failure(reason: "git does not say where the repository of \(folder) is") }
    top = lines[0]
    if let common = lines.dropFirst(2).first(where: { $0.hasPrefix("^") }) {
      base = String(common.dropFirst())
    } else if lines[1] == "true" {
      throw Failure(
        reason: "this clone is shallow and has no commit in common with \(name); "
          + "get the rest with `git fetch --unshallow` or, in CI, with `fetch-depth: 0`")
    } else {
      base = lines[2]
    }
    let changes = try changes(since: base, ["-C", top], top: top)
    guard let files = RevisionFiles(top: top, commit: base, changes: changes, over: fileSystem) else {
      throw Failure(reason: "git cannot read the state at \(name)")
    }
    files.readAhead(ahead)
    return Revision(files: files, changes: { files.changes })
  }

  /// git's answer: the top folder, whether the clone is shallow, the commits of the revision and of `HEAD`, and their
  /// common ancestors, each after a `^`.
  private static func found(_ name: String, in folder: String) throws(Failure) -> [UInt8] {
    do throws(Failure) {
      guard !name.hasPrefix("-") else { throw Failure(reason: "unknown revision") }
      let arguments = ["rev-parse", "--show-toplevel", "--is-shallow-repository", "\(name)^{commit}...HEAD"]
      guard let output = try run(arguments, in: folder) else { throw Failure(reason: "git is not installed") }
      return output
    } catch {
      guard error.reason.contains("unknown revision") || error.reason.contains("bad revision") else { throw error }
      throw Failure(
        reason: "git does not know revision \(name); check its name, or fetch it first (in CI, with `fetch-depth: 0`)")
    }
  }

  /// For each file that was renamed since the file at `path` last changed: its new absolute path, by its old one. Empty
  /// if git cannot tell; nil if that is because the history of a shallow clone does not reach back far enough.
  @Sendable package static func renames(
    sinceLastChangeOf path: String, _ fileSystem: any FileSystem
  ) -> [String: String]? {
    let folder = fileSystem.resolved(PathText.folder(of: path))
    guard let top = fileSystem.nearest(to: folder, with: ".git"),
      let output = try? run(["log", "-1", "--format=%H%n%P", "--", PathText.name(of: path)], in: folder)
    else { return [:] }
    let lines = output.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    guard let last = lines.first else { return [:] }
    // In a shallow clone, the oldest commit has no parent and seems to have changed everything.
    if lines.count == 1, let isShallow = try? run(["rev-parse", "--is-shallow-repository"], in: folder),
      isShallow.starts(with: "true".utf8)
    {
      return nil
    }
    return (try? changes(since: last, [], top: top))?.renames ?? [:]
  }

  /// How the files of a work tree differ from those of a commit. Untracked files are left out.
  /// - Parameters:
  ///   - location: options that tell git where the repository is.
  ///   - top: the top folder of the work tree.
  static func changes(
    since commit: String, _ location: [String], top: String
  ) throws(Failure) -> RevisionChanges {
    let output = try run(
      location + ["diff", "--name-status", "-z", "--find-renames", "-l0", "--no-ext-diff", commit, "--"], in: top)
    var changes = RevisionChanges()
    var words = (output ?? []).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }[...]
    while let status = words.popFirst(), let path = words.popFirst() {
      guard status.hasPrefix("R") || status.hasPrefix("C"), let new = words.popFirst() else {
        changes.paths.insert(top + "/" + path)
        continue
      }
      // The number is the similarity in percent.
      if status.dropFirst() != "100" { changes.paths.insert(top + "/" + new) }
      if status.hasPrefix("R") {
        changes.paths.insert(top + "/" + path)
        changes.renames[top + "/" + path] = top + "/" + new
      }
    }
    return changes
  }
}
