import SourceText

/// Prints how many findings each rule has, instead of the findings themselves.
package enum StatisticsFormat {
  private struct Row {
    var rule: String
    var level: Level
    var count = 0
    var fixable = 0
  }

  /// One row per rule, the most frequent first, then by name.
  private static func rows(_ report: Report) -> [Row] {
    var rows: [String: Row] = [:]
    for finding in report.findings {
      var row = rows[finding.rule] ?? Row(rule: finding.rule, level: finding.level)
      row.level = max(row.level, finding.level)
      row.count += 1
      if finding.fixes.contains(where: { $0.safety == .safe }) { row.fixable += 1 }
      rows[finding.rule] = row
    }
    return rows.values.sorted { $0.count != $1.count ? $0.count > $1.count : $0.rule < $1.rule }
  }

  /// One line per rule.
  package static func text(_ report: Report) -> String {
    let rows = rows(report)
    let width = rows.map { String($0.count).utf8.count }.max() ?? 0
    return rows.map { row in
      let count = String(row.count)
      let fixable = row.fixable == 0 ? "" : ", \(row.fixable) fixable"
      return String(repeating: " ", count: width - count.utf8.count)
        + "\(count)  \(row.rule) (\(row.level.rawValue)\(fixable))\n"
    }.joined()
  }

  /// An object with a version, for `--format json`.
  package static func json(_ report: Report) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.key("statistics")
      json.array(rows(report)) { json, row in
        json.object { json in
          json.member("rule", row.rule)
          json.member("level", row.level.rawValue)
          json.member("count", row.count)
          json.member("fixable", row.fixable)
        }
      }
    }
    return json.text + "\n"
  }
}
