import SourceText

/// The findings of one run, ready to print in any format.
package struct Report: Sendable {
  package var files: SourceFiles
  /// Sorted by file and place.
  package var findings: [Diagnostic]
  /// Findings that comments in the maps allow; only SARIF includes them.
  package var allowed: [AllowedFinding] = []
  /// How many maps were checked.
  package var mapCount: Int
  /// Every rule, sorted by name; formats that list rules print them all.
  package var rules: [RuleDescription] = []
  /// The URL of a rule's page, with `{rule}` in place of the rule's name; nil if unknown.
  package var ruleAddress: String?
  /// The version of the program.
  package var version = ""
  /// The path of each file relative to its repository, indexed like `files`; where there is no repository, the path as
  /// given. Formats for other tools use these, so that they do not depend on the working folder.
  package var repositoryPaths: [String]
  /// The lowest level that makes the check fail, for each file, indexed like `files`.
  package var failLevels: [Level]
  /// Whether warnings make the check fail; nil if `failLevels` decides.
  package var areWarningsFailing: Bool?
  /// Whether each file counts as checked, indexed like `files`; the others have no findings.
  package var isChecked: [Bool]
  /// Whether the findings are only those that are new since an earlier state.
  package var isDifference = false
  private let lineTables: [FileIndex: LineTable]

  package init(files: SourceFiles, findings: [Diagnostic], allowed: [AllowedFinding] = [], mapCount: Int) {
    self.files = files
    self.findings = findings
    self.allowed = allowed
    self.mapCount = mapCount
    repositoryPaths = files.all.map { $0.path.hasPrefix("./") ? String($0.path.dropFirst(2)) : $0.path }
    failLevels = Array(repeating: .warning, count: files.all.count)
    isChecked = Array(repeating: true, count: files.all.count)
    var tables: [FileIndex: LineTable] = [:]
    for finding in findings + allowed.map(\.finding) {
      for place in [finding.place] + finding.related.map(\.place) where tables[place.file] == nil {
        tables[place.file] = LineTable(files[place.file].bytes)
      }
    }
    lineTables = tables
  }

  /// The URL of a rule's page; nil if unknown.
  package func address(ofRule rule: String) -> String? {
    ruleAddress?.split(separator: "{rule}", omittingEmptySubsequences: false).joined(separator: rule)
  }

  package func lines(_ file: FileIndex) -> LineTable { lineTables[file] ?? LineTable(files[file].bytes) }

  package func path(_ place: Place) -> String { files[place.file].path }

  package func repositoryPath(_ place: Place) -> String { repositoryPaths[place.file.raw] }

  /// Whether a finding makes the check fail.
  package func isFailing(_ finding: Diagnostic) -> Bool {
    if finding.level == .warning, let areWarningsFailing { return areWarningsFailing }
    return finding.level >= failLevels[finding.place.file.raw]
  }

  package func start(_ place: Place) -> Position {
    lines(place.file).position(of: place.range.start, in: files[place.file].bytes)
  }

  package func end(_ place: Place) -> Position {
    lines(place.file).position(of: place.range.end, in: files[place.file].bytes)
  }

  package func count(_ level: Level) -> Int { findings.lazy.filter { $0.level == level }.count }

  /// A one-line summary, such as `2 errors, 1 warning in 2 maps; 1 can be fixed with …` or `no findings in 2 maps`.
  package var summary: String {
    let parts = [(Level.error, "error"), (.warning, "warning"), (.note, "note")].compactMap { level, name in
      let n = count(level)
      return n == 0 ? nil : "\(n) \(isDifference ? "new " : "")\(name)\(n == 1 ? "" : "s")"
    }
    let maps = "\(mapCount) map\(mapCount == 1 ? "" : "s")"
    if parts.isEmpty { return "no \(isDifference ? "new " : "")findings in \(maps)" }
    var text = parts.joined(separator: ", ") + " in \(maps)"
    func fixable(_ safety: Fix.Safety) -> Int { findings.count { $0.fixes.contains { $0.safety == safety } } }
    let safe = fixable(.safe)
    let unsafe = fixable(.unsafe)
    if safe > 0 { text += "; \(safe) can be fixed with `argmap fix`" }
    if unsafe > 0 {
      text += safe > 0 ? ", \(unsafe) more with `--unsafe`" : "; \(unsafe) can be fixed with `argmap fix --unsafe`"
    }
    return text
  }
}

/// What output formats can say about a rule.
package struct RuleDescription: Sendable {
  package var name: String
  package var category: String
  /// The rule's default level.
  package var level: Level
  /// What the rule finds: one line, without a full stop.
  package var summary: String
  /// Why a finding of the rule matters, and what to do about it.
  package var why: String
  /// The rule's whole page, as Markdown.
  package var page: String

  package init(name: String, category: String, level: Level, summary: String, why: String, page: String) {
    self.name = name
    self.category = category
    self.level = level
    self.summary = summary
    self.why = why
    self.page = page
  }
}
