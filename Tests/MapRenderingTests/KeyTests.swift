import ArgumentMap
import MapRendering
import MapSyntax
import SourceText
import Testing

/// What must hold for every key of the language, wherever it is allowed: a new key must be read, printed and compared.
@Suite struct KeyTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let owner: Key.Owner
    let key: Key
    var testDescription: String { "\(key.rawValue) of \(owner.name)" }
  }

  static let cases = Key.Owner.allCases.flatMap { owner in Key.keys(of: owner).map { Case(owner: owner, key: $0) } }

  static func sample(_ key: Key, in owner: Key.Owner) -> String {
    switch key.shape(in: owner) {
    case .text:
      switch key {
      case .url: "https://example.org/"
      case .date, .accessed: "2024-01-01"
      case .source: "s"
      default: "x"
      }
    case .language: "de"
    case .number: "0.25"
    case .count: "2"
    case .yesNo: "yes"
    case .basis: "value"
    case .standard: Graph.Standard.allCases.last!.rawValue
    case .ids: key == .groups ? "[g]" : "[b]"
    case .words: "[x]"
    case .citations: "s"
    case .claims:
      switch owner {
      case .map: "[b: B, d: D]"
      case .group: "[b]"
      default: "[{n: N}]"
      }
    case .steps: "[{n: N}]"
    case .sources: "{r: {title: X}}"
    case .imports: "{i: i.argmap.yaml}"
    case .groups: "[{h: H, claims: [b]}]"
    case .views: "{v: {title: V, focus: [b]}}"
    case .expect: "{accepted: [b]}"
    }
  }

  /// A mapping in braces, with the required entries and the key, which replaces a required entry of the same name.
  static func mapping(_ required: [(String, String)], with key: Key?, in owner: Key.Owner) -> String {
    var entries = required
    if let key {
      entries.removeAll { $0.0 == key.rawValue }
      entries.append((key.rawValue, sample(key, in: owner)))
    }
    return "{" + entries.map { "\($0): \($1)" }.joined(separator: ", ") + "}"
  }

  /// A map that has every kind of mapping, with a key added to, or changed in, the mapping of one kind.
  static func map(_ owner: Key.Owner, with key: Key?) -> String {
    func entries(_ other: Key.Owner, _ required: [(String, String)]) -> String {
      mapping(required, with: owner == other ? key : nil, in: other)
    }
    let evidence = "[\(entries(.citation, [("source", "r")]))]"
    let reasons = [
      entries(.step, [("c", "C")]), entries(.linkedPremises, [("premises", "[d]")]),
    ].joined(separator: ", ")
    let claim = entries(.claim, [("a", "A")])
    return entries(
      .map,
      [
        ("sources", "{r: {title: R}, s: \(entries(.source, [("title", "S")]))}"),
        ("claims", "[\(claim), b: B, {d: D, evidence: \(evidence)}, {e: E, because: [\(reasons)]}]"),
        ("groups", "[\(entries(.group, [("g", "G"), ("claims", "[d]")]))]"),
        ("views", "{w: \(entries(.view, [("focus", "[d]")]))}"),
        ("expect", entries(.expect, [])),
      ])
  }

  static func build(_ text: String) -> (graph: Graph, findings: [Diagnostic]) {
    let file = SourceFile(path: "map", text: text + "\n")
    let (tree, syntax) = parseSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
    return buildGraph(tree, of: file, index: FileIndex(0), diagnostics: syntax)
  }

  /// Whether a key is part of the graph's JSON; views, expectations and imports are not.
  static func isPrinted(_ item: Case) -> Bool {
    switch item.owner {
    case .view, .expect: false
    case .map: ![.views, .expect, .imports].contains(item.key)
    default: true
    }
  }

  @Test(arguments: cases) func isReadWhereItIsAllowed(_ item: Case) {
    let found = Self.build(Self.map(item.owner, with: item.key)).findings
    #expect(found.map(\.message) == [])
  }

  @Test(arguments: cases.filter(isPrinted)) func isPrintedAsJSON(_ item: Case) {
    func json(_ key: Key?) -> String {
      let graph = Self.build(Self.map(item.owner, with: key)).graph
      return GraphJSON.render(graph, support: Support(graph))
        // Positions are left out because the added key shifts them.
        .replacing(#/"(line|column|endLine|endColumn)": \d+/#, with: "")
    }
    #expect(json(item.key) != json(nil))
  }
}
