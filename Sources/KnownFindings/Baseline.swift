import MapChecks
import MapSyntax
import SourceText
import Surroundings

/// Known findings that are not reported: for each map and rule, where in the argument they are. A baseline contains no
/// line numbers or messages, so it stays the same when lines move.
package struct Baseline: Sendable, Equatable {
  /// For each map, by its path relative to the baseline's folder, and each rule: the sorted subjects of known findings.
  /// A subject that occurs twice stands for two findings.
  private(set) var entries: [String: [String: [String]]] = [:]

  package init() {}

  /// Thrown for a file that is not a baseline; the message says where the mistake is.
  package struct Unreadable: Error, Sendable {
    package let message: String
  }

  /// Reads a baseline written by `text`. JSON is also YAML in flow style, so the parser for maps can read it.
  ///
  /// - Parameters:
  ///   - bytes: the contents of the file.
  ///   - path: the file's path, for messages.
  package init(_ bytes: [UInt8], path: String) throws(Unreadable) {
    let file = SourceFile(path: path, bytes: bytes)
    let (tree, diagnostics) = parseSyntax(file, index: FileIndex(0), keyWords: KeyWords([], top: [], lists: []))
    func failure(_ offset: Int, _ message: String) -> Unreadable {
      let at = LineTable(bytes).position(of: offset, in: bytes)
      return Unreadable(message: "\(path):\(at.line):\(at.column): \(message); write a new one with --write-baseline")
    }
    if let first = diagnostics.first(where: { $0.level == .error }) {
      throw failure(first.place.range.start, "this is not a baseline: \(first.message)")
    }
    func text(_ node: NodeIndex) -> String { tree.text(node, in: file) }
    var hasVersion = false
    for (key, value) in tree.pairs(of: SyntaxTree.root) {
      switch text(key) {
      case "version":
        guard text(value) == "1" else { throw failure(tree.range(value).start, "only version 1 is supported") }
        hasVersion = true
      case "maps":
        for (map, rules) in tree.pairs(of: value) {
          for (rule, subjects) in tree.pairs(of: rules) {
            entries[text(map), default: [:]][text(rule)] = tree.children(of: subjects).map { text($0) }.sorted()
          }
        }
      default: throw failure(tree.range(key).start, "`\(text(key))` is not a key of a baseline")
      }
    }
    if !hasVersion { throw failure(0, "this is not a baseline: its version is missing") }
  }

  /// Adds an entry for a finding.
  /// - Parameters:
  ///   - path: the map's path relative to the baseline's folder.
  ///   - subject: where in the argument the finding is; see `Diagnostic.subject`.
  package mutating func add(_ path: String, _ rule: String, _ subject: String) {
    var subjects = entries[path]?[rule] ?? []
    subjects.insert(subject, at: subjects.firstIndex { $0 > subject } ?? subjects.count)
    entries[path, default: [:]][rule] = subjects
  }

  /// Removes one entry that matches a finding. Returns false if no matching entry is left.
  package mutating func take(_ path: String, _ rule: String, _ subject: String) -> Bool {
    guard let i = entries[path]?[rule]?.firstIndex(of: subject) else { return false }
    entries[path]?[rule]?.remove(at: i)
    if entries[path]?[rule]?.isEmpty == true { entries[path]?[rule] = nil }
    if entries[path]?.isEmpty == true { entries[path] = nil }
    return true
  }

  /// Changes the subjects of a map's entries.
  package mutating func renameSubjects(of map: String, _ change: (_ subject: String) -> String) {
    guard let rules = entries[map] else { return }
    entries[map] = rules.mapValues { $0.map(change).sorted() }
  }

  /// Moves the entries of a map that has been renamed.
  mutating func renameMap(_ old: String, to new: String) {
    guard let rules = entries.removeValue(forKey: old) else { return }
    for (rule, subjects) in rules { for subject in subjects { add(new, rule, subject) } }
  }

  /// The maps that have entries, by their paths relative to the baseline's folder.
  var maps: [String] { entries.keys.sorted() }

  /// The number of findings that the entries stand for.
  package var count: Int { entries.values.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.count } } }

  /// A line of text for each entry, sorted.
  package var lines: [String] {
    entries.sorted { $0.key < $1.key }.flatMap { path, rules in
      rules.sorted { $0.key < $1.key }.flatMap { rule, subjects in
        subjects.map { "\(path): \(rule)\($0.isEmpty ? "" : " \($0)")" }
      }
    }
  }

  /// The entries whose map and rule meet a condition.
  package func only(_ isWanted: (_ map: String, _ rule: String) -> Bool) -> Baseline {
    var result = Baseline()
    for (path, rules) in entries {
      let kept = rules.filter { isWanted(path, $0.key) }
      if !kept.isEmpty { result.entries[path] = kept }
    }
    return result
  }

  /// Adds the entries of another baseline.
  mutating func add(_ other: Baseline) {
    for (path, rules) in other.entries {
      for (rule, subjects) in rules { for subject in subjects { add(path, rule, subject) } }
    }
  }

  /// Creates a baseline from the findings of a check. If there already is a baseline at `path`, its entries for maps
  /// that were not checked and for rules that did not run are kept, unless the map no longer exists.
  ///
  /// - Parameters:
  ///   - findings: the findings, each with its map's path, rule and subject.
  ///   - looked: the maps that were checked completely, with their settings.
  ///   - path: the path to which the baseline will be written.
  /// - Throws: `Unreadable` if there is a file at `path` that is not a baseline.
  package init(
    of findings: [(map: String, rule: String, subject: String)], looked: [(map: String, settings: CheckSettings)],
    at path: String, _ fileSystem: any FileSystem
  ) throws(Unreadable) {
    for finding in findings {
      add(BaselinePath.name(of: finding.map, in: path, fileSystem), finding.rule, finding.subject)
    }
    guard let bytes = try? fileSystem.read(path) else { return }
    let old = try Baseline(bytes, path: path)
    let folder = PathText.absolute(PathText.folder(of: path), in: fileSystem.workingFolder)
    var settings: [String: CheckSettings] = [:]
    for (map, own) in looked { settings[BaselinePath.name(of: map, in: path, fileSystem)] = own }
    add(
      old.only { map, rule in
        guard let settings = settings[map] else {
          return fileSystem.kind(PathText.absolute(map, in: folder)) != .missing
        }
        return Rule.named(rule).map { settings.level($0) == .off } ?? false
      })
  }

  /// The text of the baseline file: sorted JSON with one entry per line.
  package var text: String {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.member("maps") { json in
        for (path, rules) in entries.sorted(by: { $0.key < $1.key }) {
          json.member(path) { json in
            for (rule, subjects) in rules.sorted(by: { $0.key < $1.key }) { json.member(rule, subjects) }
          }
        }
      }
    }
    return json.text + "\n"
  }
}
