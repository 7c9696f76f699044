import MapChecks
import MapSyntax
import SourceText
import Surroundings

/// Findings that are known and not to be reported: for each map and rule, where in the argument they are. No lines and no
/// messages, so that nothing in it changes while lines move.
package struct Baseline: Sendable, Equatable {
  /// By path relative to the file's folder, by rule: subjects, sorted; one that is there twice stands for two findings.
  private(set) var entries: [String: [String: [String]]] = [:]

  package init() {}

  /// A file that is no baseline, with the place.
  package struct Unreadable: Error, Sendable {
    package let message: String
  }

  /// Reads what `text` wrote. JSON is YAML in flow style, so the reader of maps reads it.
  ///
  /// - Parameter path: for messages.
  package init(_ bytes: [UInt8], path: String) throws(Unreadable) {
    let file = SourceFile(path: path, bytes: bytes)
    let (tree, diagnostics) = readSyntax(file, index: FileIndex(0), keyWords: KeyWords([], top: [], lists: []))
    func failure(_ offset: Int, _ message: String) -> Unreadable {
      let at = LineTable(bytes).position(of: offset, in: bytes)
      return Unreadable(message: "\(path):\(at.line):\(at.column): \(message); write it anew with --write-baseline")
    }
    if let first = diagnostics.first(where: { $0.level == .error }) {
      throw failure(first.place.range.start, "this is no baseline: \(first.message)")
    }
    func text(_ node: NodeIndex) -> String { tree.text(node, in: file) }
    var hasVersion = false
    for (key, value) in tree.pairs(of: SyntaxTree.root) {
      switch text(key) {
      case "version":
        guard text(value) == "1" else { throw failure(tree.range(value).start, "only version 1 is known") }
        hasVersion = true
      case "maps":
        for (map, rules) in tree.pairs(of: value) {
          for (rule, subjects) in tree.pairs(of: rules) {
            entries[text(map), default: [:]][text(rule)] = tree.children(of: subjects).map { text($0) }.sorted()
          }
        }
      default: throw failure(tree.range(key).start, "`\(text(key))` is no key of a baseline")
      }
    }
    if !hasVersion { throw failure(0, "this is no baseline: its version is missing") }
  }

  package mutating func add(_ path: String, _ rule: String, _ subject: String) {
    var subjects = entries[path]?[rule] ?? []
    subjects.insert(subject, at: subjects.firstIndex { $0 > subject } ?? subjects.count)
    entries[path, default: [:]][rule] = subjects
  }

  /// Takes an entry for a finding, if there is one left.
  package mutating func take(_ path: String, _ rule: String, _ subject: String) -> Bool {
    guard let i = entries[path]?[rule]?.firstIndex(of: subject) else { return false }
    entries[path]?[rule]?.remove(at: i)
    if entries[path]?[rule]?.isEmpty == true { entries[path]?[rule] = nil }
    if entries[path]?.isEmpty == true { entries[path] = nil }
    return true
  }

  package var count: Int { entries.values.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.count } } }

  /// One line for each entry, sorted.
  package var lines: [String] {
    entries.sorted { $0.key < $1.key }.flatMap { path, rules in
      rules.sorted { $0.key < $1.key }.flatMap { rule, subjects in
        subjects.map { "\(path): \(rule)\($0.isEmpty ? "" : " \($0)")" }
      }
    }
  }

  /// The entries of some maps and rules.
  package func only(_ isWanted: (_ map: String, _ rule: String) -> Bool) -> Baseline {
    var result = Baseline()
    for (path, rules) in entries {
      let kept = rules.filter { isWanted(path, $0.key) }
      if !kept.isEmpty { result.entries[path] = kept }
    }
    return result
  }

  /// Those of another baseline as well.
  mutating func add(_ other: Baseline) {
    for (path, rules) in other.entries {
      for (rule, subjects) in rules { for subject in subjects { add(path, rule, subject) } }
    }
  }

  /// The baseline of what a check found. Of one that is there already, entries of maps that were not looked at stay, and
  /// those of rules that did not run.
  ///
  /// - Parameters:
  ///   - findings: each with its map, rule and subject.
  ///   - looked: the maps that were looked at whole, and by which settings.
  ///   - path: where it is to be written.
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

  /// The file's text: JSON, sorted, a line for each entry.
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
