import SourceText

/// One object with a version (`json`), or one object per finding, each on its own line (`ndjson`). The schema is
/// `docs/findings.schema.json`.
struct JSONFormat {
  let report: Report

  func print() -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.key("findings")
      json.array(report.findings) { json, finding in json.object { write(finding, to: &$0) } }
      json.member("summary") { json in
        json.member("maps", report.mapCount)
        json.member("errors", report.count(.error))
        json.member("warnings", report.count(.warning))
        json.member("notes", report.count(.note))
      }
    }
    return json.text + "\n"
  }

  /// One line per finding, each an object that includes the version.
  func printLines() -> String {
    report.findings.map { finding in
      var json = JSONWriter(isPretty: false)
      json.object { json in
        json.member("version", 1)
        write(finding, to: &json)
      }
      return json.text + "\n"
    }.joined()
  }

  private func write(_ finding: Diagnostic, to json: inout JSONWriter) {
    json.member("rule", finding.rule)
    json.member("level", finding.level.rawValue)
    json.member("message", finding.message)
    write(finding.place, to: &json)
    json.member("claim", finding.claim)
    json.key("related")
    json.array(finding.related) { json, related in
      json.object { json in
        write(related.place, to: &json)
        json.member("message", related.message)
      }
    }
    json.key("fixes")
    json.array(finding.fixes) { json, fix in
      json.object { json in
        json.member("title", fix.title)
        json.member("safety", fix.safety.rawValue)
        json.key("edits")
        json.array(fix.edits) { json, edit in
          json.object { json in
            write(edit.place, to: &json)
            json.member("text", edit.text)
          }
        }
      }
    }
  }

  private func write(_ place: Place, to json: inout JSONWriter) {
    json.member("path", report.path(place))
    write("start", report.start(place), to: &json)
    write("end", report.end(place), to: &json)
  }

  private func write(_ name: String, _ position: Position, to json: inout JSONWriter) {
    json.member(name) { json in
      json.member("line", position.line)
      json.member("column", position.column)
      json.member("offset", position.offset)
    }
  }
}
