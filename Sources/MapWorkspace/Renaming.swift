import KnownFindings
import MapEditing
import MapRepository
import SourceText
import Surroundings

/// Renames a claim, group, source, import or view in a map. Maps that import it are changed too if it is a claim or a
/// source.
/// Baselines are changed to match.
package struct Renaming: Sendable {
  /// A file that changes.
  package struct Change: Sendable {
    package let path: String
    package let before: [UInt8]
    package let after: [UInt8]
    /// The number of places that change; 0 for a baseline.
    package let count: Int
  }

  /// The maps that change.
  package private(set) var changes: [Change] = []
  /// The baselines that change.
  package private(set) var baselines: [Change] = []
  private let fileSystem: any FileSystem

  /// Why a name cannot be changed; the message includes the position of the cause, if there is one.
  package struct Refusal: Error, Sendable {
    package let message: String
  }

  /// Determines all changes, without writing anything.
  ///
  /// - Parameters:
  ///   - path: the path of the map; `-` for standard input, in which case maps that import it are not searched for.
  ///   - old: the current name of a claim, group, source, import or view.
  ///   - new: the new name.
  /// - Throws: `Refusal` if the old name is unknown, the new one is invalid or taken, or a map cannot be read.
  package init(_ file: SourceFile, path: String, _ old: String, to new: String, workspace: Workspace) throws(Refusal) {
    fileSystem = workspace.fileSystem
    let editor = try Self.editor(file)
    let kind = editor.kind(of: old)
    if kind != nil, old == new { return }
    let edits = try Self.refusing(file) { () throws(EditFailure) in try editor.rename(old, to: new) }
    add(edits, to: file, path)
    try renameSubjects(of: path, workspace) { subject in
      kind.map { MapEditor.subject(subject, afterRenaming: $0, old, to: new) } ?? subject
    }
    guard let kind, kind == .claim || kind == .source, path != "-", let target = fileSystem.realPath(path) else {
      return
    }
    let files = workspace.files(beside: file)
    // Maps that import this one can be anywhere in its root.
    var workspace = workspace
    workspace.root = files.rootShown
    for map in try Self.maps(in: files.rootShown, fileSystem) where fileSystem.realPath(map) != target {
      let other: SourceFile
      do throws(Workspace.Unreadable) {
        other = try workspace.read(map)
      } catch {
        throw Refusal(
          message: "\(map) may use this name, but cannot be read: \(error.reason); make it readable, or delete it")
      }
      // Most maps import nothing and need not be parsed.
      guard other.bytes.firstRange(of: Array("imports".utf8)) != nil, other.bytes.firstRange(of: Array(old.utf8)) != nil
      else { continue }
      let beside = workspace.files(beside: other)
      guard let outline = try? MapEditor(other) else {
        throw Refusal(
          message: "\(map) may use this name, but cannot be read; fix it first: argmap check \(shellQuoted(map))")
      }
      var edits: [TextEdit] = []
      for (alias, path) in outline.imports where (try? beside.locate(path))?.identity == target {
        edits += try Self.refusing(other) { () throws(EditFailure) in
          try outline.rename(kind, old, to: new, imported: alias)
        }
        try renameSubjects(of: map, workspace) { $0 == "\(alias).\(old)" ? "\(alias).\(new)" : $0 }
      }
      add(edits, to: other, map)
    }
  }

  /// All maps in a folder, including those that git ignores.
  private static func maps(in folder: String, _ fileSystem: any FileSystem) throws(Refusal) -> [String] {
    var options = MapSearch.Options()
    options.allowsEmpty = true
    options.ignores = false
    do throws(MapSearch.Failure<Never>) {
      return try MapSearch(fileSystem, options).maps([folder]) { (_) throws(Never) in [] }
    } catch {
      guard case .path(.unreadable(let path, let reason)) = error else { return [] }
      throw Refusal(
        message: "\(path) may contain maps that use this name, but cannot be read: \(reason); make it readable")
    }
  }

  private mutating func add(_ edits: [TextEdit], to file: SourceFile, _ path: String) {
    if edits.isEmpty { return }
    let after = TextEdits.apply(edits, to: file.bytes)
    changes.append(Change(path: path, before: file.bytes, after: after, count: edits.count))
  }

  /// Changes the subjects of a map's entries in the baseline that its configuration names.
  private mutating func renameSubjects(
    of map: String, _ workspace: Workspace, _ change: (String) -> String
  ) throws(Refusal) {
    guard map != "-", let path = try Self.baseline(of: map, workspace) else { return }
    let number = baselines.firstIndex { $0.path == path }
    guard let before = number.map({ baselines[$0].before }) ?? (try? fileSystem.read(path)) else {
      throw Refusal(
        message:
          "cannot read the baseline \(fileSystem.shown(path)), which may contain this name; make it readable, or "
          + "remove it from the configuration")
    }
    do throws(Baseline.Unreadable) {
      var baseline = try Baseline(number.map { baselines[$0].after } ?? before, path: fileSystem.shown(path))
      let old = baseline
      baseline.renameSubjects(of: BaselinePath.name(of: map, in: path, fileSystem), change)
      if baseline == old { return }
      let changed = Change(path: path, before: before, after: Array(baseline.text.utf8), count: 0)
      if let number { baselines[number] = changed } else { baselines.append(changed) }
    } catch {
      throw Refusal(message: error.message)
    }
  }

  private static func baseline(of map: String, _ workspace: Workspace) throws(Refusal) -> String? {
    do throws(CheckFailure) {
      return try workspace.configuration(map).baseline
    } catch {
      throw Refusal(message: error.words)
    }
  }

  private static func editor(_ file: SourceFile) throws(Refusal) -> MapEditor {
    try refusing(file) { () throws(EditFailure) in try MapEditor(file) }
  }

  private static func refusing<Result>(
    _ file: SourceFile, _ body: () throws(EditFailure) -> Result
  ) throws(Refusal) -> Result {
    do throws(EditFailure) {
      return try body()
    } catch {
      guard let range = error.range else { throw Refusal(message: error.message) }
      let at = LineTable(file.bytes).position(of: range.start, in: file.bytes)
      throw Refusal(message: "\(file.path):\(at.line):\(at.column): \(error.message)")
    }
  }

  /// Writes all changed files or, if one cannot be written, none.
  package func write() throws(FileWritingError) {
    let all = changes + baselines
    for (number, change) in all.enumerated() {
      do throws(FileWritingError) {
        try fileSystem.write(change.after, to: change.path)
      } catch {
        for written in all[..<number] { try? fileSystem.write(written.before, to: written.path) }
        throw error
      }
    }
  }
}
