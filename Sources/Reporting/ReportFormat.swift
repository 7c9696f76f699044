import SourceText

/// An output format for findings.
package enum ReportFormat: String, CaseIterable, Sendable {
  case text, concise, json, ndjson, sarif, github, gitlab, junit, rdjson

  /// Whether the format is read by tools. If so, it always includes notes.
  package var isForMachines: Bool { self != .text && self != .concise }

  /// Whether the format describes the rules; if so, `Report.rules` must be set.
  package var listsRules: Bool { self == .sarif }

  /// The report, printed in this format.
  ///
  /// - Parameters:
  ///   - level: findings below this level are left out;
  ///   - hasColor: whether `text` and `concise` use colours and link the rule's name;
  ///   - folds: whether `text` leaves out all but the first findings of each rule and counts the others.
  package func print(_ report: Report, from level: Level, hasColor: Bool, folds: Bool = false) -> String {
    var shown = report
    shown.findings = report.findings.filter { $0.level >= level }
    let style = TerminalStyle(isOn: hasColor)
    switch self {
    case .text: return TextFormat(report: shown, style: style, folds: folds).print()
    case .concise: return ConciseFormat(report: shown, style: style).print()
    case .json: return JSONFormat(report: shown).print()
    case .ndjson: return JSONFormat(report: shown).printLines()
    case .sarif: return SARIFFormat(report: shown).print()
    case .github: return GitHubFormat(report: shown).print()
    case .gitlab: return GitLabFormat(report: shown).print()
    case .junit: return JUnitFormat(report: shown).print()
    case .rdjson: return RDJSONFormat(report: shown).print()
    }
  }
}
