import ArgumentMap
import MapChecks
import MapEditing
import MapSyntax
import SourceText
import TestSupport
import Testing

@Suite struct FormattingTests {
  struct Case: Sendable, CustomStringConvertible {
    var name: String
    var before: String
    var after: String
    var description: String { name }
  }

  static func formatted(_ text: String) -> String? {
    guard case .formatted(let bytes) = formatMap(SourceFile(path: "test", text: text)) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  static let cases: [Case] = [
    Case(
      name: "indentation, and lists under their keys",
      before: "claims:\n- a:   A\n  because:\n  - b :  B\n    but:\n       -   c\n",
      after: "claims:\n  - a: A\n    because:\n      - b: B\n        but:\n          - c\n"),
    Case(
      name: "an item moves up to its dash", before: "claims:\n  -\n    a: A\n    but:\n    -\n      - x\n",
      after: "claims:\n  - a: A\n    but:\n      - - x\n"),
    Case(
      name: "one blank line around blocks at the top",
      before:
        "\n\ntitle: T\nquestion: Q\n\n\nlanguage: en\nsources:\n  s: {title: S}\n\n\nconclusions: [a]\nclaims:\n  - a: A\n\n\n",
      after:
        "title: T\nquestion: Q\n\nlanguage: en\n\nsources:\n  s: {title: S}\n\nconclusions: [a]\n\nclaims:\n  - a: A\n"),
    Case(
      name: "comments stay with what they are about",
      before:
        "# head\ntitle: T   # of it\n# on claims\nclaims:\n# on a\n- a: A      # first\n  # on its basis\n  basis: value\n  # at the end\n# further\n- b: B\n# last\n",
      after:
        "# head\ntitle: T   # of it\n\n# on claims\nclaims:\n  # on a\n  - a: A    # first\n    # on its basis\n    basis: value\n    # at the end\n  # further\n  - b: B\n# last\n"
    ),
    Case(
      name: "quotes only where needed",
      before:
        "title: \"It was mild\"\nquestion: 'Was it: mild?'\ndescription: \"Was it: mild?\"\nlanguage: 'en'\n'claims':\n  - \"a\": 'no'\n    note: \"It's: so\"\n    tags: ['x', \"y, z\", 'a: b', '1']\n    because: 'b, c'\n    label: \"a\\\\b\"\n    from: \"caf\\u00e9\"\n",
      after:
        "title: It was mild\nquestion: 'Was it: mild?'\ndescription: 'Was it: mild?'\nlanguage: en\n\nclaims:\n  - a: 'no'\n    note: \"It's: so\"\n    tags: [x, 'y, z', 'a: b', '1']\n    because: 'b, c'\n    label: a\\b\n    from: \"caf\\u00e9\"\n"
    ),
    Case(
      name: "texts keep their lines",
      before:
        "description: Two\n lines,   and\n\n  three  \ntitle: 'It:\n      is\n   so'\nclaims:\n- a: |\n   One\n     two  \n\n   three\n  note: >-\n        folded\n        text\n\n\n  label: |2\n      deep\n    text\n- b: \"x \\\n    y\\\n    \\ z\"\n",
      after:
        "description: Two\n  lines,   and\n\n  three\ntitle: 'It:\n  is\n  so'\n\nclaims:\n  - a: |\n      One\n        two  \n\n      three\n    note: >-\n      folded\n      text\n\n    label: |2\n        deep\n      text\n  - b: \"x \\\n      y\\\n      \\ z\"\n"
    ),
    Case(
      name: "brackets", before: "conclusions: [ a,b ,c,]\nclaims: [{a: A,because: [b\n ,{c: C}\n   ]}, b: , {d: }]\n",
      after: "conclusions: [a, b, c,]\nclaims: [{a: A, because: [b\n      , {c: C}\n    ]}, b: , {d: }]\n"),
    Case(
      name: "the id first",
      before:
        "claims:\n  - basis: value # why\n    mild: The winter was\n      mild # text\n    tags: [x]\n  - {basis: value, a: A}\n",
      after:
        "claims:\n  - mild: The winter was\n      mild # text\n    basis: value # why\n    tags: [x]\n  - {a: A, basis: value}\n"
    ),
    Case(
      name: "the id first, with the comments above it",
      before:
        "claims:\n  # of the item\n  # argmap: allow overlong-claim -- of the note\n  - note: a remark\n    # why\n    # argmap: allow unsupported-claim -- in March\n    mild: The winter was mild\n    tags: [x]",
      after:
        "claims:\n  # of the item\n  # why\n  # argmap: allow unsupported-claim -- in March\n  - mild: The winter was mild\n    # argmap: allow overlong-claim -- of the note\n    note: a remark\n    tags: [x]\n"
    ),
    Case(
      name: "the id first, where it comes last",
      before: "claims:\r\n  - note: |\r\n      # text\r\n    # why\r\n    mild: The winter was mild",
      after: "claims:\r\n  # why\r\n  - mild: The winter was mild\r\n    note: |\r\n      # text\r\n"),
    Case(
      name: "an id in braces after a comment stays",
      before: "claims:\n  - {note: a remark,\n    # why\n    mild: The winter}\n",
      after: "claims:\n  - {note: a remark,\n    # why\n    mild: The winter}\n"),
    Case(
      name: "Windows line ends", before: "claims:\r\n- a: A\r\n  note: |\r\n   x\r\n   y\r\n",
      after: "claims:\r\n  - a: A\r\n    note: |\r\n      x\r\n      y\r\n"),
    Case(
      name: "a file of comments only", before: "  # only this\n\n\n   # and this  \n",
      after: "# only this\n\n# and this\n"),
    Case(
      name: "markers", before: "\u{FEFF}--- # begins\ntitle:   T\n...\n\n# out",
      after: "\u{FEFF}--- # begins\ntitle: T\n...\n\n# out\n"),
  ]

  @Test(arguments: cases)
  func isLaidOut(_ sample: Case) {
    #expect(Self.formatted(sample.before) == sample.after)
    #expect(Self.formatted(sample.after) == sample.after)
  }

  @Test func aBrokenMapIsLeftAsItIs() {
    guard case .unreadable(let finding) = formatMap(SourceFile(path: "test", text: "claims:\n  - a: 'A\n")) else {
      Issue.record("it was formatted")
      return
    }
    #expect(finding.rule == "unclosed-quote")
  }

  /// The meaning of a map, without positions.
  static func meaning(_ file: SourceFile) -> [String] {
    let (tree, _) = parseSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
    let (graph, findings) = buildGraph(tree, of: file, index: FileIndex(0))
    var result = findings.map(\.rule).filter { $0 != "sorted-keys" }.sorted()
    func id(_ claim: ClaimIndex) -> String {
      graph.claims[claim.int].isAnonymous ? graph.text(of: claim) : graph.id(claim)
    }
    for claim in graph.claimIndices {
      let c = graph.claims[claim.int]
      result.append(
        "\(id(claim)): \(graph.text(of: claim)) \(c.basis?.rawValue ?? "") \(c.isImplicit) \(c.hasEvidence) \(c.group?.raw ?? -1)"
      )
    }
    for index in graph.inferenceIndices {
      let inference = graph.inferences[index.int]
      let target =
        switch inference.target {
        case .claim(let claim): id(claim)
        case .inference(let other): "step \(other.int)"
        }
      result.append("\(target) \(inference.side) \(graph.premises(index).map(id))")
    }
    result += graph.citations.map { "\($0.kind) \($0.reference)" }
    return result
  }

  /// Formats the map, and checks that its meaning is unchanged and that formatting it again changes nothing. Returns
  /// false if the map cannot be read.
  static func expectHarmless(_ bytes: [UInt8], _ name: String) -> Bool {
    let file = SourceFile(path: "test", bytes: bytes)
    switch formatMap(file) {
    case .unreadable: return false
    case .unsafe: Issue.record("\(name) would not read as before:\n\(String(decoding: bytes, as: UTF8.self))")
    case .formatted(let once):
      let result = SourceFile(path: "test", bytes: once)
      if meaning(file).sorted() != meaning(result).sorted() {
        Issue.record(
          "\(name) means something else:\n\(String(decoding: bytes, as: UTF8.self))\n--\n\(String(decoding: once, as: UTF8.self))"
        )
      }
      guard case .formatted(let twice) = formatMap(result) else {
        Issue.record("\(name) cannot be formatted twice")
        return true
      }
      if once != twice {
        Issue.record(
          "\(name) changes again:\n\(String(decoding: once, as: UTF8.self))\n--\n\(String(decoding: twice, as: UTF8.self))"
        )
      }
    }
    return true
  }

  @Test func mapsFixturesAndExamplesMeanTheSame() throws {
    for map in Repository.maps { #expect(Self.expectHarmless(try Repository.bytes(map), map)) }
    for name in ["accepted", "refused"] {
      for example in try CaseFile("Tests/MapSyntaxTests/Fixtures/\(name).cases").cases {
        #expect(Self.expectHarmless(example.bytes, example.name) == (name == "accepted"))
      }
    }
    for rule in Rule.all {
      for example in rule.breaking + rule.keeping { _ = Self.expectHarmless(Array(example.map.utf8), rule.name) }
    }
  }

  @Test(.slow) func randomFilesMeanTheSame() {
    var count = 0
    for seed in 0..<20_000 as Range<UInt64> {
      if Self.expectHarmless(RandomFile.bytes(seed, isMutated: seed % 4 == 0), "random file \(seed)") { count += 1 }
    }
    #expect(count > 8000)
  }

  @Test func theMapsAreLaidOut() throws {
    for map in Repository.maps {
      guard case .formatted(let bytes) = formatMap(SourceFile(path: map, bytes: try Repository.bytes(map))) else {
        continue
      }
      #expect(bytes == (try Repository.bytes(map)), "\(map): argmap fmt maps")
    }
  }
}
