import ArgumentMap
import MapEvaluation
import SourceText

/// Prints which claims of a map stand, and why, for `argmap evaluate`.
package enum EvaluationFormat {
  // MARK: For people

  /// - Parameter all: whether to list every claim.
  package static func text(_ report: EvaluationReport, all: Bool) -> String {
    var text = report.title + "\n"
    for (id, standing) in report.supposed { text += "supposed: `\(id)` is \(standing.rawValue)\n" }
    for entry in report.conclusions { text += "\n" + lines(entry) }
    if report.conclusions.isEmpty { text += "\n" + noConclusions + "\n" }
    if !report.supposed.isEmpty {
      text += report.changes.isEmpty ? "\nThat changes nothing.\n" : "\nWhat changes:\n"
      for change in report.changes {
        text += "  `\(change.id)`: \(change.before.rawValue) -> \(change.after.rawValue), \(change.why)\n"
      }
    }
    if !report.contested.isEmpty, !all {
      text += "\nContested or circular:\n" + report.contested.map { "  `\($0.id)`: \($0.why)\n" }.joined()
    }
    if !report.open.isEmpty {
      text +=
        "\nUnanswered:\n"
        + report.open.map {
          "  \(EvaluationReport.named($0.objection)) against `\($0.claim)`, which stands all the same\n"
        }.joined()
    }
    if all, !report.others.isEmpty { text += "\nThe other claims:\n" + report.others.map { "\n" + lines($0) }.joined() }
    return text
  }

  private static let noConclusions =
    "There are no conclusions: every claim is a reason or an objection. Name them under `conclusions`."

  private static func lines(_ entry: EvaluationReport.Entry) -> String {
    var text = "\(entry.standing.rawValue): \(entry.text) (`\(entry.id)`)\n  \(entry.why)\n"
    if let rest = entry.restsOn { text += "  rests on \(rest)\n" }
    return text
  }

  // MARK: Markdown

  package static func markdown(_ report: EvaluationReport, all: Bool) -> String {
    func escaped(_ text: String) -> String { text.markdownEscaped }
    /// Reasons have ids in backticks, which stay.
    func item(_ entry: EvaluationReport.Entry) -> String {
      "- **\(entry.standing.rawValue):** \(escaped(entry.text)) (`\(entry.id)`)  \n  \(entry.why)"
        + (entry.restsOn.map { "; rests on \($0)" } ?? "") + "\n"
    }
    var text = "# \(escaped(report.title))\n\n"
    for (id, standing) in report.supposed { text += "Supposed: `\(id)` is \(standing.rawValue).\n\n" }
    text += report.conclusions.map(item).joined()
    if report.conclusions.isEmpty { text += noConclusions + "\n" }
    if !report.supposed.isEmpty {
      text += "\n## What changes\n\n"
      text += report.changes.isEmpty ? "Nothing.\n" : ""
      for change in report.changes {
        text += "- `\(change.id)`: \(change.before.rawValue) → \(change.after.rawValue), \(change.why)\n"
      }
    }
    if !report.contested.isEmpty, !all {
      text += "\n## Contested or circular\n\n" + report.contested.map(item).joined()
    }
    if !report.open.isEmpty {
      text += "\n## Unanswered\n\n"
      text += report.open.map {
        "- \(EvaluationReport.named($0.objection)) against `\($0.claim)`, which stands all the same\n"
      }.joined()
    }
    if all, !report.others.isEmpty { text += "\n## The other claims\n\n" + report.others.map(item).joined() }
    return text
  }

  // MARK: JSON

  package static func json(_ maps: [(path: String, report: EvaluationReport)]) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.key("maps")
      json.array(maps) { json, map in write(map.report, map.path, to: &json) }
    }
    return json.text + "\n"
  }

  private static func write(_ report: EvaluationReport, _ path: String, to json: inout JSONWriter) {
    json.object { json in
      json.member("path", path)
      json.key("supposed")
      json.array(report.supposed) { json, supposed in
        json.object { json in
          json.member("id", supposed.id)
          json.member("standing", supposed.standing.rawValue)
        }
      }
      for (key, entries) in [("conclusions", report.conclusions), ("others", report.others)] {
        json.key(key)
        json.array(entries) { json, entry in
          json.object { json in
            json.member("id", entry.id)
            json.member("standing", entry.standing.rawValue)
            json.member("ground", entry.ground.rawValue)
            json.member("why", entry.why)
            if key == "conclusions" {
              json.member("leaves", entry.leaves)
              json.member("assumptions", entry.assumptions)
              json.member("replies", entry.replies)
            }
          }
        }
      }
      json.key("changes")
      json.array(report.changes) { json, change in
        json.object { json in
          json.member("id", change.id)
          json.member("before", change.before.rawValue)
          json.member("after", change.after.rawValue)
          json.member("why", change.why)
        }
      }
      json.key("unanswered")
      json.array(report.open) { json, open in
        json.object { json in
          json.member("objection", open.objection)
          json.member("claim", open.claim)
        }
      }
    }
  }
}
