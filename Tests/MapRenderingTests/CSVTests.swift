import ArgumentMap
import MapChecks
import MapRendering
import SourceText
import TestSupport
import Testing

@Suite struct CSVTests {
  static let map = """
    sources:
      s: {title: S}
    groups:
      - g: A group
        claims: [b]
    claims:
      - a: The winter, they say, was "mild"
        label: Mild
        tags: [x, y]
        because:
          - premises:
              - b: The lake did not freeze
                evidence: [{source: s, at: p1, quote: 'a, b', note: N}, https://e.test/?a=1]
              - c: |
                  Two lines
                  of text
                basis: value
                implicit: yes
                weight: 0.7
            scheme: sign
            strength: 0.5
            note: It is plain.
            from: s
            unless:
              - d: The lake is deep
                basis: observation
        but:
          - e: Snow lay
            contradicts: a

    """

  func render(_ form: (Graph, Support, [Bool]) -> String, _ shown: [Bool]? = nil) -> String {
    let result = checkMap(SourceFile(path: "m", text: Self.map), files: FilesInMemory([:]))
    return form(result.graph, result.support, shown ?? result.graph.ownClaims.map { _ in true })
  }

  /// The rows of a text parsed according to RFC 4180, each a list of fields.
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"" where isQuoted && rest.first == "\"":
        rest.removeFirst()
        rows[rows.count - 1][rows[rows.count - 1].count - 1] += "\""
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: rows[rows.count - 1].append("")
      case "\r" where !isQuoted && rest.first == "\n":
        rest.removeFirst()
        rows.append([""])
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].unicodeScalars.append(scalar)
      }
    }
    return rows.dropLast()
  }

  /// The rows of a CSV text below its header, as dictionaries keyed by column name.
  static func table(_ text: String) -> [[String: String]] {
    let rows = rows(text)
    return rows.dropFirst().map { row in
      #expect(row.count == rows[0].count)
      return Dictionary(uniqueKeysWithValues: zip(rows[0], row))
    }
  }

  @Test func eachClaimIsARowWithEveryField() {
    let rows = Self.table(render(CSVRenderer.claims))
    #expect(rows.map { $0["id"] } == ["b", "a", "c", "d", "e"])
    let (b, a, c, e) = (rows[0], rows[1], rows[2], rows[4])
    #expect(a["text"] == "The winter, they say, was \"mild\"" && a["label"] == "Mild" && a["tags"] == "x\ny")
    #expect(a["conclusion"] == "yes" && a["supported"] == "yes" && a["contradicts"] == "e" && a["line"] == "7")
    #expect(b["group"] == "g" && b["evidence"] == "s#p1 | quote: a, b | note: N\nhttps://e.test/?a=1")
    #expect(
      c["text"]?.hasPrefix("Two lines") == true && c["basis"] == "value" && c["implicit"] == "yes"
        && c["weight"] == "0.7")
    #expect(e["supported"] == "no" && e["contradicts"] == "a" && e["conclusion"] == "no")
  }

  @Test func eachStepIsARowWithEveryField() {
    let rows = Self.table(render(CSVRenderer.steps))
    #expect(rows.map { $0["side"] } == ["support", "undercut", "objection"])
    let step = rows[0]
    #expect(step["target"] == "a" && step["premises"] == "b\nc" && step["undercut-by"] == rows[1]["id"])
    #expect(
      step["scheme"] == "sign" && step["strength"] == "0.5" && step["note"] == "It is plain." && step["from"] == "s")
    #expect(rows[1]["target"] == step["id"] && rows[1]["premises"] == "d")
  }

  @Test func whatIsNotShownHasNoRow() {
    // Show only b, a and c.
    let shown = [true, true, true, false, false]
    #expect(Self.table(render(CSVRenderer.claims, shown)).count == 3)
    #expect(Self.table(render(CSVRenderer.steps, shown)).map { $0["side"] } == ["support"])
    #expect(render(CSVRenderer.claims).hasSuffix("\r\n"))
  }

  /// Every attribute of a claim or a step has a column.
  @Test func everyAttributeHasAColumn() {
    let claims = Self.rows(render(CSVRenderer.claims))[0]
    let steps = Self.rows(render(CSVRenderer.steps))[0]
    for attribute in Graph.Claim.attributes { #expect(claims.contains(attribute.key.rawValue)) }
    for attribute in Graph.Inference.attributes { #expect(steps.contains(attribute.key.rawValue)) }
  }
}
