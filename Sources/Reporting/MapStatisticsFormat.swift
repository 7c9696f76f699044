import ArgumentMap
import SourceText

/// Prints the statistics of maps, for `argmap stats`.
package enum MapStatisticsFormat {
  package static func text(_ path: String, _ s: Statistics) -> String {
    let rows: [(String, String)] = [
      ("claims", "\(s.claims)"),
      ("  supported", "\(s.claims - s.unsupported) (\(NumberText.percent(s.shareSupported * 100)))"),
      ("  with a basis", "\(s.withBasis)"),
      ("  with evidence", "\(s.withEvidence)"),
      ("  implicit", "\(s.implicit)"),
      ("  conclusions", "\(s.conclusions)"),
      ("supports", "\(s.supports)"),
      ("objections", "\(s.objections)"),
      ("undercuts", "\(s.undercuts)"),
      ("linked premises", "\(s.linked)"),
      ("contradictions", "\(s.contradictions)"),
      ("depth", "\(s.depth)"),
      ("branching", "\(NumberText.decimal(s.meanBranches)), at most \(s.mostBranches)"),
      ("groups", "\(s.groups)"),
      ("sources", "\(s.sources)"),
      ("citations", "\(s.citations)"),
    ]
    return PrintableText.path(path) + "\n"
      + rows.map { "  " + $0.0 + String(repeating: " ", count: 18 - $0.0.count) + $0.1 + "\n" }.joined()
  }

  /// An object with the statistics of each map and, if there are several, of all maps together.
  package static func json(_ maps: [(path: String, statistics: Statistics)]) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.key("maps")
      json.array(maps) { json, map in
        json.object { json in
          json.member("path", map.path)
          write(map.statistics, &json)
        }
      }
      if maps.count > 1 { json.member("total") { write(Statistics(total: maps.map(\.statistics)), &$0) } }
    }
    return json.text + "\n"
  }

  private static func write(_ s: Statistics, _ json: inout JSONWriter) {
    json.member("claims", s.claims)
    json.member("unsupported", s.unsupported)
    json.member("shareSupported", exact: s.shareSupported)
    json.member("withBasis", s.withBasis)
    json.member("withEvidence", s.withEvidence)
    json.member("implicit", s.implicit)
    json.member("conclusions", s.conclusions)
    json.member("supports", s.supports)
    json.member("objections", s.objections)
    json.member("undercuts", s.undercuts)
    json.member("linkedPremises", s.linked)
    json.member("contradictions", s.contradictions)
    json.member("depth", s.depth)
    json.member("meanBranches", exact: s.meanBranches)
    json.member("mostBranches", s.mostBranches)
    json.member("groups", s.groups)
    json.member("sources", s.sources)
    json.member("citations", s.citations)
  }
}
