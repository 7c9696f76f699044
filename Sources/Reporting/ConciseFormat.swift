import SourceText

/// One line per finding: `path:line:column: level: message [rule]`.
struct ConciseFormat {
  let report: Report
  let style: TerminalStyle

  func print() -> String { report.findings.map { line($0) + "\n" }.joined() }

  func line(_ finding: Diagnostic) -> String {
    let start = report.start(finding.place)
    let path = PrintableText.path(report.path(finding.place))
    return style.bold("\(path):\(start.line):\(start.column):") + " " + style.level(finding.level) + " "
      + style.bold(PrintableText.replacing(finding.message)) + " "
      + style.dim("[" + style.link(finding.rule, to: report.address(ofRule: finding.rule)) + "]")
  }
}

/// Terminal colours, or none.
struct TerminalStyle {
  let isOn: Bool

  func bold(_ text: String) -> String { wrap(text, "1") }
  func dim(_ text: String) -> String { wrap(text, "2") }
  func level(_ level: Level) -> String { wrap("\(level.rawValue):", Self.code(level)) }
  func mark(_ text: String, _ level: Level) -> String { wrap(text, Self.code(level)) }

  func removed(_ text: String) -> String { wrap(text, "31") }
  func added(_ text: String) -> String { wrap(text, "32") }

  /// Text that links to an address (OSC 8), if colours are on and there is an address; else plain text.
  func link(_ text: String, to address: String?) -> String {
    guard isOn, let address else { return text }
    return "\u{1B}]8;;\(address)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }

  private static func code(_ level: Level) -> String {
    switch level {
    case .error: "1;31"
    case .warning: "1;33"
    case .note, .off: "1;36"
    }
  }

  private func wrap(_ text: String, _ code: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
