import ArgumentMap
import Foundation
import MapChecks
import MapConfiguration
import TestSupport
import Testing

/// The schemas, tested with check-jsonschema, which reads YAML 1.2 with ruamel.yaml.
@Suite struct SchemaTests {
  static let tool = Repository.path(".build-python/bin/check-jsonschema")

  struct Outcome: Decodable {
    struct Failure: Decodable { var filename: String }
    var errors: [Failure]
    var parse_errors: [Failure]?
  }

  /// The indices of the texts that a schema rejects, and of those that cannot be read as YAML.
  static func outcome(_ schema: String, _ texts: [String]) throws -> (rejected: Set<Int>, unreadable: Set<Int>) {
    try Repository.withFolder { folder in
      try Repository.write(schema, to: folder + "/schema.json")
      for (i, text) in texts.enumerated() { try Repository.write(text, to: "\(folder)/\(i).yaml") }
      let files = texts.indices.map { "\(folder)/\($0).yaml" }
      let result = try Tool.run(tool, ["--schemafile", folder + "/schema.json", "-o", "json"] + files)
      let outcome = try JSONDecoder().decode(Outcome.self, from: Data(result.output.utf8))
      func numbers(_ failures: [Outcome.Failure]) -> Set<Int> {
        Set(failures.compactMap { Int(URL(fileURLWithPath: $0.filename).deletingPathExtension().lastPathComponent) })
      }
      return (numbers(outcome.errors), numbers(outcome.parse_errors ?? []))
    }
  }

  @Test func areSchemas() throws {
    try Repository.withFolder { folder in
      for (name, text) in [("map", MapSchema.text()), ("configuration", ConfigurationSchema.text())] {
        try Repository.write(text, to: "\(folder)/\(name).json")
        let result = try Tool.run(Self.tool, ["--check-metaschema", "\(folder)/\(name).json"])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
      }
      try Repository.write("{\"type\": \"mapping\"}", to: folder + "/wrong.json")
      #expect(try Tool.run(Self.tool, ["--check-metaschema", folder + "/wrong.json"]).status == 1)
    }
  }

  @Test func mapsHere() throws {
    let (rejected, unreadable) = try Self.outcome(MapSchema.text(), try Repository.maps.map { try Repository.text($0) })
    #expect(rejected.isEmpty && unreadable.isEmpty)
  }

  /// The rules whose breaking examples the schema must reject; it cannot detect what other rules find.
  static let rulesOfForm: Set = ["unknown-key", "wrong-value", "misplaced-key", "text-without-id", "keys-under-id"]

  @Test func soundExamplesPass() throws {
    let samples = RuleTests.keeping
    let (rejected, unreadable) = try Self.outcome(MapSchema.text(), samples.map(\.example.map))
    for i in rejected.sorted() {
      Issue.record("\(samples[i].rule.name) is kept and rejected:\n\(samples[i].example.map)")
    }
    // A tab between two words is allowed, although ruamel.yaml does not accept it.
    #expect(unreadable.map { samples[$0].rule.name } == ["tab"])
  }

  @Test func wrongFormsAreRejected() throws {
    let samples = RuleTests.breaking.filter { Self.rulesOfForm.contains($0.rule.name) }
    let (rejected, unreadable) = try Self.outcome(MapSchema.text(), samples.map(\.example.map))
    for i in samples.indices where !rejected.contains(i) && !unreadable.contains(i) {
      Issue.record("\(samples[i].rule.name) is broken and accepted:\n\(samples[i].example.map)")
    }
    #expect(rejected.count >= 5)
  }

  static let forms: [(text: String, isRight: Bool)] = [
    ("title: [a]\n", false), ("titel: A\n", false), ("title: 2024-01-01\nlanguage: no\n", true), ("", true),
    ("claims:\n  - a: yes\n    implicit: yes\n    weight: 0.5\n    basis:\n", true),
    ("claims:\n  - a: 1\n    weight: 1.5\n", false), ("claims:\n  - a: A\n    weight: .5\n", true),
    ("claims:\n  - a: A\n    basis: guess\n", false), ("claims:\n  - a: A\n    bassis: value\n", false),
    ("claims:\n  - basis: value\n", false), ("claims:\n  - basis: value\n    a: A\n", true),
    ("claims:\n  - a: A\n    unless: b\n", false), ("claims:\n  - a: A\n    because: {b: B}\n", false),
    (
      "claims:\n  - a: A\n    because:\n      - b: B\n        unless: c\n      - premises: [d, {e: E}]\n        note: N\n",
      true
    ),
    ("claims:\n  - premises: [a]\n", false), ("claims:\n  - a: A\n    evidence: a b\n", false),
    ("claims:\n  - a: A\n    evidence: [{source: s, at: p1}, s#p1]\n", true),
    ("claims:\n  - a: A\n    evidence: {at: p1}\n", false),
    ("groups:\n  - g: G\n    claims: a\n    groups: []\n", true),
    ("groups:\n  - g: G\n    tags: a\n", false), ("groups:\n  - g: G\n    h: H\n", false),
    ("views: {v: {focus: a, depth: 2}}\nexpect: {accepted: [a]}\n", true), ("views: {v: {depth: -1}}\n", false),
    ("expect: {acepted: a}\n", false), ("imports: {m: m.argmap.yaml}\nsources: {s: {title: T}}\n", true),
    ("sources: {s: {titel: T}}\n", false), ("sources: {'a b': {title: T}}\n", false), ("conclusions: {a: b}\n", false),
  ]

  @Test func formsOfMaps() throws { try expect(Self.forms, MapSchema.text()) }

  private func expect(_ forms: [(text: String, isRight: Bool)], _ schema: String) throws {
    let (rejected, unreadable) = try Self.outcome(schema, forms.map(\.text))
    #expect(unreadable.isEmpty)
    for (i, form) in forms.enumerated() { #expect(rejected.contains(i) != form.isRight, "\(form.text)") }
  }

  static let configurations: [(text: String, isRight: Bool)] = [
    ("rules: {unsupported-claim: off, unknown-key: {level: note}}\nselect: self-reference\n", true),
    (
      "fail-on: note\nexclude: [a, b]\noverrides:\n- paths: x\n  rules: {unknown-key: error}\nrender: {direction: down}\n",
      true
    ),
    ("rules: {unsupported: off}\n", false), ("rules: {unknown-key: loud}\n", false), ("failon: error\n", false),
    ("overrides: [{paths: x}]\n", false), ("ignore: [no-such-rule]\n", false), ("render: {colour: red}\n", false),
  ]

  @Test func formsOfConfigurations() throws { try expect(Self.configurations, ConfigurationSchema.text()) }
}
