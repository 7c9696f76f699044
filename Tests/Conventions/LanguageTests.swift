import ArgumentMap
import Foundation
import MapChecks
import MapSyntax
import SourceText
import TestSupport
import Testing

/// `docs/language.md` is correct: its examples have the findings that it says, and its tables of keys match the table
/// that the parser uses.
@Suite struct LanguageTests {
  private static let path = "docs/language.md"

  struct Example: Sendable, CustomStringConvertible {
    var language: String
    /// The words after the language: the name of a file, or the rules that must report something.
    var words: [String]
    var text: String
    var description: String { String(text.prefix(60)) }
  }

  static func examples(_ document: String) -> [Example] {
    let parts = document.components(separatedBy: "\n```")
    return stride(from: 1, to: parts.count, by: 2).map { i in
      let lines = parts[i].split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let words = lines[0].split(separator: " ").map { String($0) }
      return Example(
        language: words.first ?? "", words: Array(words.dropFirst()),
        text: (lines.count > 1 ? String(lines[1]) : "") + "\n")
    }
  }

  private static func rules(_ text: String, _ files: [String: String]) -> [String] {
    checkMap(SourceFile(path: "test.argmap.yaml", text: text), files: FilesInMemory(files)).findings
      .filter { $0.level > .note }.map(\.rule)
  }

  @Test func theExamplesAreWhatTheySay() throws {
    var files: [String: String] = [:]
    var keys: Set<String> = []
    var count = 0
    for example in Self.examples(try Repository.text(Self.path)) {
      if let name = example.words.first, name.contains(".") { files[name] = example.text }
      guard example.language == "yaml" else { continue }
      count += 1
      let expected = example.words.filter { !$0.contains(".") }
      let found = Self.rules(example.text, files)
      #expect(found == expected, "\(example.text)")
      if expected.isEmpty {
        let (tree, _) = parseSyntax(
          SourceFile(path: "test", text: example.text), index: FileIndex(0), keyWords: languageKeyWords)
        for node in tree.nodes.indices where tree.nodes[node].kind == .mapping {
          for pair in tree.pairs(of: NodeIndex(node)) {
            keys.insert(tree.text(pair.key, in: SourceFile(path: "test", text: example.text)))
          }
        }
      }
    }
    #expect(count > 20)
    let missing = Key.allCases.map(\.rawValue).filter { !keys.contains($0) }
    #expect(missing.isEmpty, "no example shows \(missing)")
    #expect(Self.rules("claims:\n  - mild: The winter was mild\n", [:]) == ["unsupported-claim"])
  }

  private static func value(_ shape: Key.Shape) -> String {
    switch shape {
    case .text: "text"
    case .language: "a language tag"
    case .number: "a number"
    case .count: "0, 1, 2 …"
    case .yesNo: "`yes`, `no`"
    case .basis: Graph.Basis.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    case .standard: "a standard"
    case .ids: "ids"
    case .words: "words"
    case .citations: "citations"
    case .claims, .steps: "items"
    case .sources: "names with sources"
    case .imports: "aliases with paths"
    case .groups: "groups"
    case .views: "names with views"
    case .expect: "a mapping"
    }
  }

  static func tables() -> String {
    var result = ""
    for owner in Key.Owner.allCases {
      // A step also accepts all keys of a claim; its table lists only the additional ones.
      let keys = Key.keys(of: owner).filter { owner != .step || !Key.keys(of: .claim).contains($0) }
      result += "\nKeys of \(owner.name)\(owner == .step ? ", in addition to those of a claim" : ""):\n\n"
      result += "| key | value | meaning |\n| --- | --- | --- |\n"
      for key in keys {
        result += "| `\(key.rawValue)` | \(value(key.shape(in: owner))) | \(key.meaning(in: owner)) |\n"
      }
    }
    return result
  }

  @Test func theTablesOfKeysAreUpToDate() throws {
    let document = try Repository.text(Self.path)
    let start = try #require(document.range(of: "<!-- keys -->\n"))
    let end = try #require(document.range(of: "\n<!-- /keys -->"))
    expectGolden(
      document[..<start.upperBound] + Self.tables() + document[end.lowerBound...], Self.path)
  }

  @Test func theGrammarNamesEveryKey() throws {
    let document = try Repository.text(Self.path)
    let start = try #require(document.range(of: "<!-- grammar -->"))
    let end = try #require(document.range(of: "<!-- /grammar -->"))
    let grammar = document[start.upperBound..<end.lowerBound]
    let missing = Key.allCases.map(\.rawValue).filter { !grammar.contains($0 + ":") }
    #expect(missing.isEmpty)
    for basis in Graph.Basis.allCases { #expect(grammar.contains(basis.rawValue)) }
  }

  /// The attributes of claims, inferences, citations and sources that are missing from the schema of `argmap graph`.
  static func unknown(to schema: String) throws -> [String] {
    let object = try JSONSerialization.jsonObject(with: Data(schema.utf8)) as! [String: Any]
    /// The names of all properties of an object in the schema that has the given ones; nil if there is none.
    func properties(_ value: Any, having names: Set<String>) -> Set<String>? {
      if let object = value as? [String: Any] {
        if let found = object["properties"] as? [String: Any], names.isSubset(of: found.keys) { return Set(found.keys) }
        for value in object.values { if let found = properties(value, having: names) { return found } }
      }
      for value in value as? [Any] ?? [] { if let found = properties(value, having: names) { return found } }
      return nil
    }
    func missing(_ keys: [Key], from names: Set<String>) -> [String] {
      let known = properties(object, having: names) ?? []
      return keys.map(\.rawValue).filter { !known.contains($0) }
    }
    return missing(Graph.Claim.attributes.map(\.key), from: ["id", "text", "supported"])
      + missing(Graph.Inference.attributes.map(\.key), from: ["side", "target"])
      + missing(Graph.Citation.attributes.map(\.key), from: ["source", "at"])
      + missing(Graph.Source.attributes.map(\.key), from: ["accessed", "id"])
  }

  @Test func theSchemaOfTheGraphHasEveryValue() throws {
    let schema = try Repository.text("docs/graph.schema.json")
    #expect(try Self.unknown(to: schema) == [])
    #expect(
      schema.contains("\"enum\": [\(Graph.Standard.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))]"))
    #expect(try Self.unknown(to: schema.replacing("\"quote\"", with: "\"quota\"")) == ["quote"])
  }
}
