import SourceText

/// Findings of one run, ready to be printed in any form.
package struct Report: Sendable {
  package var files: SourceFiles
  /// Sorted by file and place.
  package var findings: [Diagnostic]
  /// How many maps were checked.
  package var mapCount: Int
  private let lineTables: [FileIndex: LineTable]

  package init(files: SourceFiles, findings: [Diagnostic], mapCount: Int) {
    self.files = files
    self.findings = findings
    self.mapCount = mapCount
    var tables: [FileIndex: LineTable] = [:]
    for finding in findings {
      for place in [finding.place] + finding.related.map(\.place) where tables[place.file] == nil {
        tables[place.file] = LineTable(files[place.file].bytes)
      }
    }
    lineTables = tables
  }

  package func lines(_ file: FileIndex) -> LineTable { lineTables[file] ?? LineTable(files[file].bytes) }

  package func path(_ place: Place) -> String { files[place.file].path }

  package func start(_ place: Place) -> Position {
    lines(place.file).position(of: place.range.start, in: files[place.file].bytes)
  }

  package func end(_ place: Place) -> Position {
    lines(place.file).position(of: place.range.end, in: files[place.file].bytes)
  }

  package func count(_ level: Level) -> Int { findings.lazy.filter { $0.level == level }.count }

  /// `2 errors, 1 warning and 3 notes in 2 maps`, or that there are none.
  package var summary: String {
    let parts = [(Level.error, "error"), (.warning, "warning"), (.note, "note")].compactMap { level, name in
      let n = count(level)
      return n == 0 ? nil : "\(n) \(name)\(n == 1 ? "" : "s")"
    }
    let maps = "\(mapCount) map\(mapCount == 1 ? "" : "s")"
    if parts.isEmpty { return "no findings in \(maps)" }
    let list = parts.count == 1 ? parts[0] : parts.dropLast().joined(separator: ", ") + " and " + parts.last!
    return "\(list) in \(maps)"
  }

  /// A text without control characters, which could play tricks on a terminal.
  static func printable(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
      let turnsAround = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      result.unicodeScalars.append(isControl || turnsAround ? "\u{FFFD}" : scalar)
    }
    return result
  }
}

/// A form in which findings can be printed.
package enum ReportFormat: String, CaseIterable, Sendable {
  case text, concise, json, github

  /// Whether a machine reads it: then notes are in it, and it is whole when there is nothing to report.
  package var isForMachines: Bool { self == .json || self == .github }

  /// - Parameters:
  ///   - level: findings below it are left out;
  ///   - hasColor: for `text` and `concise`.
  package func print(_ report: Report, from level: Level, hasColor: Bool) -> String {
    var shown = report
    shown.findings = report.findings.filter { $0.level >= level }
    switch self {
    case .text: return TextForm(report: shown, style: TerminalStyle(isOn: hasColor)).print()
    case .concise: return ConciseForm(report: shown, style: TerminalStyle(isOn: hasColor)).print()
    case .json: return JSONForm(report: shown).print()
    case .github: return GitHubForm(report: shown).print()
    }
  }
}
