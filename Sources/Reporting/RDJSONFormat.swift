import SourceText

/// The Reviewdog Diagnostic Format. Columns count UTF-8 bytes, unlike in the other formats.
struct RDJSONFormat {
  let report: Report

  func print() -> String {
    var json = JSONWriter(isPretty: false)
    json.object { json in
      json.member("source") { $0.member("name", "argmap") }
      json.key("diagnostics")
      json.array(report.findings) { json, finding in json.object { write(finding, &$0) } }
    }
    return json.text + "\n"
  }

  private func write(_ finding: Diagnostic, _ json: inout JSONWriter) {
    json.member("message", finding.message)
    json.member("location") { location(finding.place, &$0) }
    json.member("severity", finding.level == .error ? "ERROR" : finding.level == .warning ? "WARNING" : "INFO")
    json.member("code") { json in
      json.member("value", finding.rule)
      json.member("url", report.address(ofRule: finding.rule))
    }
    // A suggestion can have only one edit, and each is offered separately, so fixes with more edits are left out.
    let suggestions = finding.fixes.filter { $0.edits.count == 1 && $0.edits[0].place.file == finding.place.file }
    if !suggestions.isEmpty {
      json.key("suggestions")
      json.array(suggestions) { json, fix in
        json.object { json in
          json.member("range") { range(fix.edits[0].place, &$0) }
          json.member("text", fix.edits[0].text)
        }
      }
    }
    if !finding.related.isEmpty {
      json.key("related_locations")
      json.array(finding.related) { json, related in
        json.object { json in
          json.member("message", related.message)
          json.member("location") { location(related.place, &$0) }
        }
      }
    }
  }

  private func location(_ place: Place, _ json: inout JSONWriter) {
    json.member("path", report.repositoryPath(place))
    json.member("range") { range(place, &$0) }
  }

  private func range(_ place: Place, _ json: inout JSONWriter) {
    json.member("start") { position(place.range.start, place.file, &$0) }
    json.member("end") { position(place.range.end, place.file, &$0) }
  }

  private func position(_ offset: Int, _ file: FileIndex, _ json: inout JSONWriter) {
    let lines = report.lines(file)
    let line = lines.line(of: offset)
    json.member("line", line + 1)
    json.member("column", offset - lines.starts[line] + 1)
  }
}
