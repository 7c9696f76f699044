import SourceText

/// GitLab's Code Quality report: one array, in the format of Code Climate's issues. Each finding has a fingerprint of
/// its own, since GitLab would merge findings with the same fingerprint into one.
struct GitLabFormat {
  let report: Report

  func print() -> String {
    var json = JSONWriter()
    json.array(zip(report.findings, report.fingerprints())) { json, item in
      let (finding, fingerprint) = item
      json.object { json in
        json.member("description", "\(finding.message) [\(finding.rule)]")
        json.member("check_name", finding.rule)
        json.member("fingerprint", fingerprint)
        json.member("severity", severity(finding.level))
        json.member("location") { json in
          json.member("path", report.repositoryPath(finding.place))
          json.member("positions") { json in
            json.member("begin") { write(report.start(finding.place), &$0) }
            json.member("end") { write(report.end(finding.place), &$0) }
          }
        }
      }
    }
    return json.text + "\n"
  }

  private func severity(_ level: Level) -> String {
    switch level {
    case .error: "major"
    case .warning: "minor"
    case .note, .off: "info"
    }
  }

  private func write(_ position: Position, _ json: inout JSONWriter) {
    json.member("line", position.line)
    json.member("column", position.column)
  }
}
