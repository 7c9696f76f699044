import Foundation
import MapSyntax
import SourceText
import TestSupport
import Testing

/// Compares the parser with libyaml on small files that cover every construct.
@Suite struct YAMLTests {
  static let accepted = try! CaseFile("Tests/MapSyntaxTests/Fixtures/accepted.cases").cases
  static let refused = try! CaseFile("Tests/MapSyntaxTests/Fixtures/refused.cases").cases

  @Test func thereAreEnoughCases() {
    #expect(Self.accepted.count >= 300)
    #expect(Set(Self.refused.compactMap(\.rule)).count >= 35)
  }

  @Test(arguments: accepted)
  func acceptedWithTheEventsOfLibYAML(_ example: CaseFile.Case) throws {
    let (tree, findings) = read(example.bytes)
    #expect(findings.isEmpty, "\(findings.map { "\($0.rule)@\($0.place.range.start): \($0.message)" })")
    let theirs = try #require(LibYAML.events(example.bytes), "libyaml refuses it")
    #expect(events(tree, example.bytes) == theirs)
  }

  @Test(arguments: refused)
  func refusedByName(_ example: CaseFile.Case) throws {
    let (_, findings) = read(example.bytes)
    let rule = try #require(example.rule)
    let names = findings.map(\.rule)
    #expect(names.contains(rule), "\(findings.map { "\($0.rule)@\($0.place.range.start): \($0.message)" })")
    // One mistake, one diagnostic.
    #expect(findings.count == 1, "\(findings.map { "\($0.rule)@\($0.place.range.start): \($0.message)" })")
  }

  @Test(arguments: accepted + refused)
  func tokensAreTheFile(_ example: CaseFile.Case) {
    let (tree, _) = read(example.bytes)
    expectRoundTrip(tree, example.bytes)
  }
}
