import ArgumentMap
import MapChecks
import MapLoading
import SourceText
import Testing

/// Maps that import other files.
@Suite struct ImportTests {
  /// Counts how many times each file is read.
  final class Counter: @unchecked Sendable { var reads: [String: Int] = [:] }
  struct Counting: FileReading {
    let files: FilesInMemory
    let counter: Counter
    let folder: String
    func read(_ path: String) throws(FileReadingError) -> [UInt8] {
      counter.reads[try files.locate(path).identity, default: 0] += 1
      return try files.read(path)
    }
    func locate(_ path: String) throws(FileReadingError) -> LocatedFile {
      var located = try files.locate(path)
      located.files = Counting(files: located.files as! FilesInMemory, counter: counter, folder: "")
      return located
    }
  }

  /// Checks the maps of a folder as the command does: `main` first, then everything that it imports.
  func load(_ files: [String: String], _ main: String = "main") -> (LoadedMaps, [CheckResult]) {
    let memory = FilesInMemory(files)
    let maps = LoadedMaps([.init(SourceFile(path: main, text: files[main]!), identity: main, files: memory)])
    let results = (0..<maps.count).map { maps.check($0) }
    return (maps, results)
  }

  /// A step has one strength over all files; a second one is reported where it is written later.
  @Test func aStepThatTwoFilesDrawHasOneStrength() {
    let other = "claims:\n  - x: X\n    because:\n      - y: Y\n        basis: value\n        strength: 0.8\n"
    func main(_ key: String) -> String {
      "imports: {o: other}\nclaims:\n  - o.x:\n    because:\n      - o.y:\n        \(key)\n  - z: Z\n    because: o.x\n"
    }
    #expect(findings(["main": main("strength: 0.3"), "other": other]) == ["main: duplicate-value 0.3"])
    #expect(findings(["main": main("scheme: example"), "other": other]) == [])
  }

  func findings(_ files: [String: String]) -> [String] {
    let (maps, results) = load(files)
    return results.flatMap(\.findings).filter { $0.level > .note }.map { finding in
      let file = maps.files[finding.place.file]
      return "\(file.path): \(finding.rule) \(file.text(finding.place.range))"
    }
  }

  @Test func sourcesOfImportedMapsAreCited() {
    let other = """
      sources:
        diary: {title: A diary, file: diary.md}
      claims:
        - b: The second claim
          evidence: diary
      """
    let files = [
      "sub/other": other, "sub/diary.md": "# A diary\n\nSnow lay for a week.\n",
      "main": """
      imports: {o: sub/other}
      claims:
        - a: The first claim
          evidence:
            - {source: o.diary, at: p1, quote: Snow lay for a week}
            - {source: o.diary, at: p1, quote: It rained for a month on end}
            - o.diary#p2
            - o.dairy
            - oo.diary
      """,
    ]
    #expect(
      findings(files) == [
        "main: quote-not-found It rained for a month on end", "main: unknown-anchor p2", "main: unknown-source dairy",
        "main: unknown-source oo.diary",
      ])
    let graph = load(files).1[0].graph
    #expect(graph.sources.map(\.name) == ["o.diary"] && graph.path(of: graph.sources[0]) == "sub/diary.md")
    #expect(graph.ownSources.reduce(0) { count, _ in count + 1 } == 0)
    // A citation uses the import.
    #expect(
      findings(["main": "imports: {o: o}\nclaims:\n  - a: A\n    evidence: o.diary\n", "o": other])
        == ["o: missing-file diary.md"])
  }

  @Test func whatIsFoundLiesWhereItsCauseIs() {
    #expect(
      findings([
        "main": """
        imports: {other: sub/other}
        claims:
          - a: The first claim
            because: [other.b, other.nowhere, others.b]
        """,
        "sub/other": """
        imports: {deep: deep}
        claims:
          - b: The second claim
            because: deep.c
        """,
        "sub/deep": "claims:\n  - c: The third claim\n",
      ]) == [
        "main: unknown-claim nowhere", "main: unknown-claim others", "sub/deep: unsupported-claim c",
      ])
  }

  @Test func aClaimIsItsFileAndItsIDByWhateverWayItIsReached() {
    let (_, results) = load([
      "main": """
      imports: {left: left, right: right}
      claims:
        - a: The whole
          because: [left.l, right.r]
      """,
      "left": "imports: {base: base}\nclaims:\n  - l: Left\n    because: base.x\n",
      "right": "imports: {base: base}\nclaims:\n  - r: Right\n    because: base.x\n",
      "base": "claims:\n  - x: The base\n    basis: observation\n",
    ])
    let graph = results[0].graph
    #expect(graph.claims.count == 4, "a, left.l, right.r and one x")
    #expect(graph.ownClaims.map { graph.id($0) } == ["a", "left.l", "right.r"])
    #expect(graph.text(of: ClaimIndex(1)) == "Left")
    #expect(graph.inferences.count == 4)
    #expect(results[0].support.isSupported == [true, true, true, true])
  }

  @Test func anImportedClaimCanBeGoneOnWith() {
    let files = [
      "main": """
      imports: {other: other}
      claims:
        - a: The first
          because: other.b
        - other.b:
          because:
            - mine: A reason of this map's
              basis: observation
          note: What this map says of it
      """,
      "other": "claims:\n  - b: The second\n",
    ]
    // On its own, the other map has a gap; seen from the importing map, it has none.
    #expect(findings(files) == ["other: unsupported-claim b"])
    let (_, results) = load(files)
    #expect(results[0].support.isSupported.allSatisfy { $0 })
    #expect(!results[1].support.isSupported[0])
    #expect(results[0].graph.claims[1].note.map { results[0].graph.text($0) } == "What this map says of it")
  }

  @Test func singleValuesAreGivenOnceOverAllMaps() {
    #expect(
      findings([
        "main": """
        imports: {other: other}
        claims:
          - a: The first
            because: other.b
          - other.b:
            basis: value
        """,
        "other": "claims:\n  - b: The second\n    basis: observation\n",
      ]) == ["main: duplicate-value value"])
  }

  @Test func anInferenceWrittenInTwoMapsIsOne() {
    let (_, results) = load([
      "main": """
      imports: {other: other}
      claims:
        - other.b:
          because:
            - other.c:
              unless:
                - d: A doubt about the other map's step
                  basis: value
      """,
      "other": "claims:\n  - b: The second\n    because:\n      - c: The third\n        basis: observation\n",
    ])
    let graph = results[0].graph
    #expect(graph.inferences.count == 2)
    #expect(graph.undercuts(of: InferenceIndex(0)).count == 1)
  }

  @Test func aCircleThroughTwoMapsIsReportedOnceWhereItIsClosed() {
    #expect(
      findings([
        "main": """
        imports: {other: other}
        claims:
          - other.b:
            because:
              - a: The first
                because: other.c
        """,
        "other": """
        claims:
          - c: The third
            because:
              - b: The second
                evidence: https://example.org
        """,
      ]) == [])
    #expect(
      findings([
        "main": """
        imports: {other: other}
        claims:
          - a: The first
            because: other.c
          - other.b:
            because: a
        """,
        "other": """
        claims:
          - c: The third
            because:
              - b: The second
        """,
      ]) == ["main: circular-support a", "other: unsupported-claim b"])
    // A circle within an imported map is not reported for the importing map as well.
    #expect(
      findings([
        "main": "imports: {other: other}\nclaims:\n  - a: The first\n    because: other.b\n",
        "other": "claims:\n  - b: The second\n    because:\n      - c: The third\n        because: b\n",
      ]) == ["other: circular-support b"])
  }

  @Test func ringsAreReportedOnceAndEverythingElseAllTheSame() {
    #expect(
      findings([
        "main": "imports: {b: b}\nclaims:\n  - x: The first\n    because: b.y\n",
        "b": "imports: {c: c}\nclaims:\n  - y: The second\n    because: [c.z, c.no]\n",
        "c": "imports: {main: main}\nclaims:\n  - z: The third\n    basis: value\n    but: main.x\n",
      ]) == ["main: import-cycle b", "b: unknown-claim no"])
    #expect(
      findings(["main": "imports: {me: main}\nclaims:\n  - x: The first\n    basis: value\n    but: me.x\n"])
        == ["main: import-cycle main"])
  }

  @Test func importsThatLeadNowhere() {
    #expect(
      findings([
        "main": """
        imports: {gone: gone, out: ../out, twice: other, other: other, idle: other2}
        claims:
          - a: The first
            because: [gone.x, out.y, twice.b, other.b]
        """,
        "other": "claims:\n  - b: The second\n    basis: value\n",
        "other2": "claims:\n  - b: The second\n    basis: value\n",
      ]) == [
        "main: missing-file gone", "main: outside-root ../out", "main: duplicate-value other",
        "main: unused-import idle",
      ])
  }

  /// Every rule's own examples, imported by a map that refers to each of their claims: none of the imported text may
  /// be mistaken for the importing map's own.
  @Test(arguments: RuleTests.breaking + RuleTests.keeping)
  func whatIsImportedIsNotTakenForTheMapsOwn(_ sample: RuleTests.Sample) {
    let other = SourceFile(path: "other", text: sample.example.map)
    let graph = checkMap(other, files: FilesInMemory(sample.example.files)).graph
    let ids = graph.claimIndices.filter { !graph.claims[$0.int].isAnonymous }.map { graph.id($0) }
    for key in ["because", "but", "unless"] {
      var main = "imports: {other: other}\nclaims:\n  - top: The first claim\n    basis: value\n"
      for (number, id) in ids.enumerated() {
        main +=
          "  - other.\(id):\n    because:\n      - r\(number): The reason numbered \(number)\n        basis: value\n"
        let keeps = key == "unless" ? "        unless: other.\(id)\n" : "    \(key): other.\(ids[0])\n"
        main += keeps
      }
      var files = sample.example.files
      files["other"] = sample.example.map
      files["main"] = main
      let maps = LoadedMaps([
        .init(SourceFile(path: "main", text: main), identity: "main", files: FilesInMemory(files))
      ])
      var settings = CheckSettings.standard
      settings.select(Set(Rule.all.map(\.name)))
      let result = maps.check(0, settings)
      for finding in result.findings {
        #expect(finding.place.file == FileIndex(0) && finding.place.range.end <= main.utf8.count)
        for edit in finding.fixes.flatMap(\.edits) { #expect(edit.place.file == FileIndex(0), "\(finding.rule)") }
      }
    }
  }

  @Test func anAssumptionOfAnImportedMapIsThatMapsToDelete() {
    #expect(
      findings([
        "main": "imports: {winter: winter}\nclaims:\n  - early: Spring came early\n    because: winter.mild\n",
        "winter": """
        claims:
          - mild: The winter was mild
            basis: assumption
            because:
              - lake: The lake did not freeze
                basis: observation
        """,
      ]) == ["winter: redundant-basis assumption"])
  }

  @Test func twoHundredFilesAreReadOnceEach() throws {
    var files: [String: String] = [:]
    for i in 0..<200 {
      // Nearly every map imports the next one and one of the last ten, which many paths therefore reach.
      let far = 190 + i % 10
      var text = ""
      if i < 199 {
        text += "imports: {next: m\(i + 1)\(far > i + 1 ? ", far: m\(far)" : "")}\n"
      }
      text += "claims:\n  - c\(i): Claim number \(i)\n"
      text += i < 199 ? "    because: [next.c\(i + 1)\(far > i + 1 ? ", far.c\(far)" : "")]\n" : "    basis: value\n"
      files["m\(i)"] = text
    }
    let counter = Counter()
    let maps = LoadedMaps([
      .init(
        SourceFile(path: "m0", text: files["m0"]!), identity: "m0",
        files: Counting(files: FilesInMemory(files), counter: counter, folder: ""))
    ])
    #expect(maps.count == 200)
    #expect(counter.reads.count == 199 && counter.reads.values.allSatisfy { $0 == 1 })
    let results = (0..<200).map { maps.check($0) }
    #expect(results.flatMap(\.findings).isEmpty)
    #expect(results[0].support.isSupported.allSatisfy { $0 })
    let whole = maps.check(0, isGraphWhole: true)
    #expect(whole.graph.claims.count == 200 && whole.support.isSupported.allSatisfy { $0 })
  }
}
