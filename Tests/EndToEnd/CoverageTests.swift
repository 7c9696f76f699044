import Foundation
import TestSupport
import Testing

/// `argmap coverage` and `argmap explain`, in the built program.
@Suite struct CoverageTests {
  struct Report: Decodable {
    struct Source: Decodable {
      struct Paragraph: Decodable {
        var anchor: String
        var line: Int
        var claims: [String]
        var excerpt: String
      }
      var name: String
      var problem: String?
      var cited: Int
      var asAWhole: [String]
      var paragraphs: [Paragraph]
    }
    var version: Int
    var percent: Double
    var sources: [Source]
  }

  static func report(_ map: String, in folder: String = Repository.root) throws -> Report {
    let result = try Tool.argmap("coverage", map, "--format", "json", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
  }

  @Test func theEssayIsCitedButForTwoParagraphs() throws {
    let source = try #require(try Self.report("maps/claude-3-opus.argmap.yaml").sources.first)
    #expect(source.paragraphs.map(\.anchor) == (1...18).map { "p\($0)" })
    #expect(source.paragraphs.filter(\.claims.isEmpty).map(\.anchor) == ["p1", "p16"])
    #expect(source.cited == 16 && source.paragraphs.allSatisfy { !$0.excerpt.isEmpty && $0.excerpt.count <= 72 })
    #expect(source.paragraphs.first { $0.anchor == "p6" }?.claims.contains("poor-coding-worker") == true)
    let text = try Tool.argmap("coverage", "maps/claude-3-opus.argmap.yaml").output
    #expect(text.contains("16 of 18 paragraphs cited, 88%") && text.matches(of: /NO CLAIM/).count == 2)
  }

  @Test func theShareCanBeAskedFor() throws {
    for (percent, status) in [("88", 0), ("88.9", 1), ("100", 1), ("0", 0)] as [(String, Int32)] {
      let result = try Tool.argmap("coverage", "maps/claude-3-opus.argmap.yaml", "--fail-under", percent)
      #expect(result.status == status, "\(percent): \(result.errors)")
    }
    #expect(try Tool.argmap("coverage", "maps/claude-3-opus.argmap.yaml", "--fail-under", "101").status == 2)
    #expect(try Tool.argmap("coverage", "no-such-map").status == 2)
  }

  @Test func everySourceIsAccountedFor() throws {
    try Repository.withFolder { folder in
      try Repository.write(
        """
        sources:
          text: {title: T, file: t.txt}
          page: {title: P, file: p.md}
          book: {title: B}
          scan: {title: S, file: s.pdf}
          gone: {title: G, file: no.txt}
        claims:
          - a: A claim
            evidence: [text#p2, page#second, book]
            because:
              - premises:
                  - b: Another
                    basis: value
                  - c: A third
                    basis: value
                from: text#p3
          - d: A fourth
            evidence: [scan, gone, text#p2]

        """, to: folder + "/m.argmap.yaml")
      try Repository.write("One.\n\nTwo.\n\nThree,\nin two lines.\n\nFour.\n", to: folder + "/t.txt")
      try Repository.write("# First\n\nP one.\n\n# Second\n\nP two.\n\nP three.\n", to: folder + "/p.md")
      try Repository.write("%PDF", to: folder + "/s.pdf")
      let report = try Self.report("m.argmap.yaml", in: folder)
      let text = report.sources[0]
      #expect(text.paragraphs.map(\.claims) == [[], ["a", "d"], ["b", "c"], []])
      #expect(text.paragraphs.map(\.line) == [1, 3, 5, 8] && text.paragraphs[2].excerpt == "Three, in two lines.")
      // Citing a heading cites all paragraphs under it.
      #expect(report.sources[1].paragraphs.map(\.claims) == [[], ["a"], ["a"]])
      #expect(report.sources[2].problem != nil && report.sources[2].asAWhole == ["a"])
      #expect(report.sources[3].problem?.contains("neither UTF-8 text nor Markdown") == true)
      #expect(report.sources[4].problem == "the file does not exist")
      let gate = try Tool.argmap("coverage", "m.argmap.yaml", "--fail-under", "1", in: folder)
      #expect(gate.status == 1 && gate.errors.contains("was not read"))
      #expect(abs(report.percent - 400.0 / 7) < 0.01)
    }
  }

  @Test func rulesAreExplained() throws {
    let page = try Tool.argmap("explain", "unsupported-claim").output
    #expect(page.hasPrefix("# `unsupported-claim`\n"))
    let documented = try Repository.text("docs/checks.md")
    #expect(documented.contains(page.dropFirst("# `unsupported-claim`\n".count)))
    let list = try Tool.argmap("explain").output
    #expect(list.contains("  unsupported-claim") && list.contains("  one-sided") && list.contains("  off  "))
    let json = try JSONSerialization.jsonObject(with: Data(try Tool.argmap("explain", "--format", "json").output.utf8))
    let rules = try #require((json as? [String: Any])?["rules"] as? [[String: Any]])
    #expect(rules.count == list.split(separator: "\n").count { $0.hasPrefix("  ") })
    #expect(try Tool.argmap("explain", "unsuported-claim").errors.contains("did you mean unsupported-claim?"))
  }
}
