import Foundation
import MapSyntax
import TestSupport
import Testing

/// The public YAML test suite (MIT licence, in the data's folder): each case is read as the suite says, or rejected by
/// at least one rule.
@Suite struct YAMLTestSuiteTests {
  private struct Case: Decodable {
    var id: String
    var name: String
    var yaml: String
    var fails: Bool
    var events: [String]
  }

  @Test func everyCaseIsReadAlikeOrRefused() throws {
    let data = Data(try Repository.bytes("Tests/MapSyntaxTests/YAMLTestSuite/suite.json"))
    let cases = try JSONDecoder().decode([Case].self, from: data)
    #expect(cases.count > 390)
    var table = "# Each case of the YAML test suite: read as the suite says, or refused, and by which rules.\n"
    var alike = 0
    for example in cases {
      let bytes = Array(example.yaml.utf8)
      let (tree, findings) = read(bytes)
      expectRoundTrip(tree, bytes)
      var outcome = "alike"
      if findings.isEmpty {
        alike += 1
        let expected = example.fails ? nil : TestSuiteEvents.parse(example.events)
        #expect(events(tree, bytes) == expected, "\(example.id) \(example.name)")
      } else {
        var rules: [String] = []
        for finding in findings where !rules.contains(finding.rule) { rules.append(finding.rule) }
        outcome = (example.fails ? "wrong YAML: " : "refused: ") + rules.joined(separator: ", ")
      }
      table += "\(example.id)\t\(outcome)\t\(example.name)\n"
    }
    print("YAML test suite: \(cases.count) cases, \(alike) read alike, the others refused")
    expectGolden(table, "Tests/MapSyntaxTests/YAMLTestSuite/outcomes.tsv")
  }
}
