import SourceText

/// A form in which findings can be printed.
package enum ReportFormat: String, CaseIterable, Sendable {
  case text, concise, json, ndjson, sarif, github, gitlab, junit, rdjson

  /// Whether a machine reads it: then notes are in it, and it is whole when there is nothing to report.
  package var isForMachines: Bool { self != .text && self != .concise }

  /// Whether it says what the rules are; `Report.rules` must then be given.
  package var listsRules: Bool { self == .sarif }

  /// - Parameters:
  ///   - level: findings below it are left out;
  ///   - hasColor: for `text` and `concise`; colours, and a link on the rule's name.
  package func print(_ report: Report, from level: Level, hasColor: Bool) -> String {
    var shown = report
    shown.findings = report.findings.filter { $0.level >= level }
    let style = TerminalStyle(isOn: hasColor)
    switch self {
    case .text: return TextForm(report: shown, style: style).print()
    case .concise: return ConciseForm(report: shown, style: style).print()
    case .json: return JSONForm(report: shown).print()
    case .ndjson: return JSONForm(report: shown).printLines()
    case .sarif: return SARIFForm(report: shown).print()
    case .github: return GitHubForm(report: shown).print()
    case .gitlab: return GitLabForm(report: shown).print()
    case .junit: return JUnitForm(report: shown).print()
    case .rdjson: return RDJSONForm(report: shown).print()
    }
  }
}
