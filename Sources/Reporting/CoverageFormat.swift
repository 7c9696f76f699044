import MapSources
import SourceText

/// Prints which paragraphs of its sources a map cites, for `argmap coverage`.
package enum CoverageFormat {
  package static func text(_ coverage: Coverage) -> String {
    coverage.sources.map { source in
      var text = source.name + (source.file.map { " (\($0))" } ?? "")
      if let problem = source.problem {
        text += " was not read: \(problem)\n"
      } else {
        let count = source.paragraphs.count
        let share = NumberText.percent(count == 0 ? 100 : Double(source.citedCount) * 100 / Double(count))
        text += ": \(source.citedCount) of \(count) paragraph\(count == 1 ? "" : "s") cited, \(share)\n"
      }
      if !source.wholeClaims.isEmpty { text += "  as a whole: \(list(source.wholeClaims))\n" }
      let width = source.paragraphs.map(\.anchor.count).max() ?? 0
      for paragraph in source.paragraphs {
        let anchor = paragraph.anchor + String(repeating: " ", count: width - paragraph.anchor.count)
        let claims = paragraph.claims.isEmpty ? "NO CLAIM" : list(paragraph.claims)
        text += "  \(anchor)  \(paragraph.excerpt)\n  \(String(repeating: " ", count: width))    \(claims)\n"
      }
      return text
    }.joined(separator: "\n")
  }

  private static func list(_ claims: [String]) -> String {
    claims.count > 8
      ? claims.prefix(7).joined(separator: ", ") + " and \(claims.count - 7) more" : claims.joined(separator: ", ")
  }

  package static func json(_ coverage: Coverage, _ map: String) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.member("map", map)
      json.member("percent", coverage.percent)
      json.key("sources")
      json.array(coverage.sources) { json, source in
        json.object { json in
          json.member("name", source.name)
          json.member("file", source.file)
          json.member("problem", source.problem)
          json.member("cited", source.citedCount)
          json.member("asAWhole", source.wholeClaims)
          json.key("paragraphs")
          json.array(source.paragraphs) { json, paragraph in
            json.object { json in
              json.member("anchor", paragraph.anchor)
              json.member("line", paragraph.line)
              json.member("claims", paragraph.claims)
              json.member("excerpt", paragraph.excerpt)
            }
          }
        }
      }
    }
    return json.text + "\n"
  }
}
