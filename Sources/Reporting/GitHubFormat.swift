import SourceText

/// Workflow commands that GitHub shows as annotations. Errors come first, because GitHub shows only ten annotations of
/// each kind per step, and fifty per job.
struct GitHubFormat {
  let report: Report

  func print() -> String { sorted.map { line($0) + "\n" }.joined() }

  /// A Markdown table for `$GITHUB_STEP_SUMMARY`, which also has room for findings beyond the limits on annotations.
  func summary() -> String {
    var text = "### argmap\n\n\(report.summary)\n"
    if report.findings.isEmpty { return text }
    text += "\n| | where | what |\n| --- | --- | --- |\n"
    for (i, finding) in sorted.enumerated() {
      let at = report.start(finding.place)
      let row =
        "| \(finding.level.rawValue) | \(cell("\(report.repositoryPath(finding.place)):\(at.line):\(at.column)")) "
        + "| \(cell(finding.message)) [\(finding.rule)] |\n"
      // GitHub limits a step's summary to 1 MiB.
      if text.utf8.count + row.utf8.count > 1_000_000 {
        return text + "\n\(report.findings.count - i) more\n"
      }
      text += row
    }
    return text
  }

  /// Escapes text for a cell of a Markdown table. Inside backticks, where ids are, only `|` needs escaping; a backtick
  /// without a closing one is an ordinary character.
  private func cell(_ text: String) -> String {
    var result = ""
    var rest = PrintableText.replacing(text).unicodeScalars[...]
    while let open = rest.firstIndex(of: "`") {
      result += String(rest[..<open]).markdownEscaped
      let inner = rest[rest.index(after: open)...].prefix { $0 != "`" }
      let after = rest.index(after: open)
      if inner.isEmpty || inner.endIndex == rest.endIndex {
        // A character reference, because even after a backslash, a backtick closes code that an earlier one opened.
        result += "&#96;"
        rest = rest[after...]
      } else {
        result += "`" + String(inner).replacingScalars { $0 == "|" ? "\\|" : nil } + "`"
        rest = rest[rest.index(after: inner.endIndex)...]
      }
    }
    return result + String(rest).markdownEscaped
  }

  private var sorted: [Diagnostic] {
    [Level.error, .warning, .note].flatMap { level in report.findings.filter { $0.level == level } }
  }

  private func line(_ finding: Diagnostic) -> String {
    let start = report.start(finding.place)
    let end = report.end(finding.place)
    let path = report.repositoryPath(finding.place)
    let command = finding.level == .note ? "notice" : finding.level.rawValue
    var properties = [
      "title=" + property("argmap (\(finding.rule))"), "file=" + property(path), "line=\(start.line)",
    ]
    // GitHub does not accept columns for a range of several lines.
    if start.line == end.line { properties.append("col=\(start.column)") }
    properties.append("endLine=\(end.line)")
    if start.line == end.line { properties.append("endColumn=\(end.column)") }
    let message = PrintableText.replacing("\(finding.message) [\(finding.rule)]")
    return "::\(command) " + properties.joined(separator: ",") + "::" + Self.escaped(message)
  }

  fileprivate static func escaped(_ text: String) -> String {
    text.replacingScalars { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: nil
      }
    }
  }

  private func property(_ text: String) -> String {
    Self.escaped(PrintableText.replacing(text)).replacingScalars { scalar in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      default: nil
      }
    }
  }
}

extension Report {
  /// The Markdown to write to `$GITHUB_STEP_SUMMARY`.
  package func stepSummary() -> String { GitHubFormat(report: self).summary() }
}

extension ReportFormat {
  /// What to print to standard output if the check could not be carried out; nil if this format has nothing for that.
  package func failure(_ message: String) -> String? {
    self == .github ? "::error title=argmap::\(GitHubFormat.escaped(PrintableText.replacing(message)))\n" : nil
  }
}
