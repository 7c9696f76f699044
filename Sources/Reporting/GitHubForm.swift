import SourceText

/// Workflow commands that GitHub shows as annotations. Errors come first, since it shows only ten of each kind a step.
struct GitHubForm {
  let report: Report

  func print() -> String {
    let sorted = [Level.error, .warning, .note].flatMap { level in report.findings.filter { $0.level == level } }
    return sorted.map { line($0) + "\n" }.joined()
  }

  private func line(_ finding: Diagnostic) -> String {
    let start = report.start(finding.place)
    let end = report.end(finding.place)
    let path = report.path(finding.place)
    let command = finding.level == .note ? "notice" : finding.level.rawValue
    var properties = [
      "title=" + property("argmap (\(finding.rule))"), "file=" + property(path), "line=\(start.line)",
    ]
    // Columns cannot be sent with a range over several lines.
    if start.line == end.line { properties.append("col=\(start.column)") }
    properties.append("endLine=\(end.line)")
    if start.line == end.line { properties.append("endColumn=\(end.column)") }
    let message = Report.printable("\(path):\(start.line):\(start.column): \(finding.message) [\(finding.rule)]")
    return "::\(command) " + properties.joined(separator: ",") + "::" + escaped(message)
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func property(_ text: String) -> String {
    var result = ""
    for scalar in escaped(Report.printable(text)).unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
