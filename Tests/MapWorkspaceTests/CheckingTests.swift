import KnownFindings
import MapChecks
import MapConfiguration
import MapWorkspace
import Reporting
import SourceText
import Surroundings
import TestSupport
import Testing

/// Checks maps in memory: how configuration, baselines and requests affect what is reported.
@Suite struct CheckingTests {
  static let map = SampleMap.threeFindings
  static let sound = "claims:\n  - a: A\n    because: b\n  - b: B\n    basis: value\n"
  static let all = ["unused-source warning", "unsupported-claim error", "isolated-claim note"]

  static func check(
    _ files: FilesOnPaper, _ paths: [String] = [], root: String? = nil, isIsolated: Bool = false,
    _ change: (inout CheckRequest) -> Void = { _ in }
  ) throws -> CheckOutcome {
    var workspace = Workspace(files, root: root, isIsolated: isIsolated)
    workspace.search.allowsEmpty = true
    var request = CheckRequest()
    change(&request)
    return try workspace.check(try workspace.maps(paths), request)
  }

  static func found(_ outcome: CheckOutcome) -> [String] {
    outcome.report.findings.map { "\($0.rule) \($0.level.rawValue)" }
  }

  @Test func aSourceThatAnotherMapCitesIsNotUnused() throws {
    let sources = "sources: {a: {title: A}, b: {title: B}}\nclaims:\n  - far: F\n    basis: value\n"
    let files = FilesOnPaper([
      "argmap.yaml": "ignore: isolated-claim\n", "lib.argmap.yaml": sources,
      "m.argmap.yaml": "imports: {l: lib.argmap.yaml}\nclaims:\n  - m: M\n    evidence: l.a\n",
    ])
    let outcome = try Self.check(files)
    #expect(outcome.report.findings.map(\.message) == ["nothing cites `b`; cite it, or delete it"])
  }

  struct Case: Sendable {
    var configuration: String
    var expected: [String]
    var fails: Bool
    var select: Set<String>?
    var ignore: Set<String> = []
    var levels: [String: Level] = [:]
    var failOn: Level?

    init(
      _ configuration: String, _ expected: [String], fails: Bool, select: Set<String>? = nil, ignore: Set<String> = [],
      levels: [String: Level] = [:], failOn: Level? = nil
    ) {
      self.configuration = configuration
      self.expected = expected
      self.fails = fails
      self.select = select
      self.ignore = ignore
      self.levels = levels
      self.failOn = failOn
    }
  }

  @Test(arguments: [
    Case("", all, fails: true),
    Case("# nothing\n", all, fails: true),
    Case(
      "fail-on: error\nrules: {unsupported-claim: warning}\n",
      ["unused-source warning", "unsupported-claim warning", "isolated-claim note"], fails: false),
    Case(
      "rules:\n  unused-source: off\n  isolated-claim: {level: error}\n",
      ["unsupported-claim error", "isolated-claim error"], fails: true),
    Case("select: references\n", ["unused-source warning"], fails: true),
    Case("select: single-reason\n", ["single-reason warning"], fails: true),
    Case("ignore: [support, unused-source]\n", ["isolated-claim note"], fails: false),
    Case("ignore: support\n", ["unsupported-claim error"], fails: true, select: ["unsupported-claim"]),
    Case(
      "rules: {unsupported-claim: note}\n",
      ["unused-source warning", "unsupported-claim warning", "isolated-claim note"], fails: true,
      levels: ["unsupported-claim": .warning]),
    Case(
      "overrides:\n  - paths: 'm.*'\n    rules: {unsupported-claim: off}\n  - paths: other/\n    rules: {unused-source: off}\n",
      ["unused-source warning", "isolated-claim note"], fails: true),
    Case(
      "fail-on: error\n", ["unused-source warning", "isolated-claim note"], fails: true,
      ignore: ["unsupported-claim"], failOn: .note),
    Case(
      "rules: {overlong-claim: {level: warning, words: 2}}\nselect: overlong-claim\n",
      Array(repeating: "overlong-claim warning", count: 3), fails: true),
    Case("ignore: all\n", [], fails: false),
  ])
  func levels(_ sample: Case) throws {
    let files = FilesOnPaper(["m.argmap.yaml": Self.map, "argmap.yaml": sample.configuration])
    let outcome = try Self.check(files) { request in
      request.levels.select = sample.select
      request.levels.ignore = sample.ignore
      request.levels.levels = sample.levels.compactMap { name, level in Rule.named(name).map { ($0, level) } }
      request.failOn = sample.failOn
    }
    #expect(Self.found(outcome) == sample.expected && (outcome.failures > 0) == sample.fails)
    let isolated = try Self.check(files, isIsolated: true)
    #expect(Self.found(isolated) == Self.all)
  }

  @Test func theNearestFileHolds() throws {
    let files = FilesOnPaper([
      "argmap.yaml": "ignore: unsupported-claim\n", "a/m.argmap.yaml": Self.map, "a/b/argmap.yaml": "",
      "a/b/m.argmap.yaml": Self.map,
    ])
    let outcome = try Self.check(files)
    let unsupported = outcome.report.findings.filter { $0.rule == "unsupported-claim" }
    #expect(unsupported.map { outcome.report.path($0.place) } == ["a/b/m.argmap.yaml"])
  }

  @Test func whatIsExcludedIsNotSearched() throws {
    let files = FilesOnPaper([
      "argmap.yaml": "exclude: [drafts/, 'x*']\n", "m.argmap.yaml": Self.sound, "drafts/m.argmap.yaml": Self.map,
      "x.argmap.yaml": Self.map, "deep/drafts/m.argmap.yaml": Self.map,
    ])
    #expect(Self.found(try Self.check(files)).isEmpty)
    #expect(Self.found(try Self.check(files, ["drafts/m.argmap.yaml"])).count == 3)
  }

  @Test func theRootIsAsItSays() throws {
    let files = FilesOnPaper([
      "argmap.yaml": "root: maps\n", "notes.txt": "A mild day.\n",
      "maps/m.argmap.yaml":
        "sources:\n  s: {title: S, file: ../notes.txt}\nclaims:\n  - a: A claim\n    evidence: s\n",
    ])
    #expect(Self.found(try Self.check(files)) == ["outside-root error"])
    #expect(Self.found(try Self.check(files, root: ".")) == [])
  }

  @Test func warningsMayBeCounted() throws {
    let files = FilesOnPaper(["m.argmap.yaml": "sources:\n  s: {title: S}\n  t: {title: T}\n" + Self.sound])
    for (failOn, most, failures) in [
      (nil, nil, 2), (nil, 1, 2), (nil, 2, 0), (.error, nil, 0), (.error, 1, 2),
    ] as [(Level?, Int?, Int)] {
      let outcome = try Self.check(files) {
        $0.failOn = failOn
        $0.maxWarnings = most
      }
      #expect(outcome.failures == failures, "\(String(describing: failOn)) \(String(describing: most))")
    }
  }

  @Test func aClaimThatAnotherMapBuildsOnIsNotIsolated() throws {
    let files = FilesOnPaper([
      "a.argmap.yaml": "imports: {b: b.argmap.yaml}\nclaims:\n  - x: X is so\n    because: b.y\n",
      "b.argmap.yaml": "claims:\n  - y: Y is so\n    basis: value\n  - z: Z is so\n    basis: value\n",
    ])
    #expect(Self.found(try Self.check(files)) == ["isolated-claim note"])
    #expect(Self.found(try Self.check(files, ["b.argmap.yaml"])) == ["isolated-claim note", "isolated-claim note"])
    #expect(files.reads("b.argmap.yaml") == 2, "once each")
  }

  /// Unsaved text replaces its file, wherever the file is named.
  @Test func anUnsavedTextIsCheckedInItsFilesPlace() throws {
    let files = FilesOnPaper([
      "a.argmap.yaml": "imports: {b: b.argmap.yaml}\nclaims:\n  - x: X is so\n    because: b.y\n",
      "b.argmap.yaml": "claims:\n  - y: Y is so\n    basis: value\n",
    ])
    let unsaved = Overlay(
      ["/work/b.argmap.yaml": Array("claims:\n  - z: Z is so\n    basis: value\n".utf8)], over: files)
    let outcome = try Workspace(unsaved).check(["a.argmap.yaml"])
    #expect(Self.found(outcome) == ["unknown-claim error"])
  }

  @Test func everyFileWithAPartIsNamed() throws {
    let files = FilesOnPaper([
      "argmap.yaml": "", "sub/s.txt": "A mild day.",
      "a.argmap.yaml": "imports: {b: sub/b.argmap.yaml}\nclaims:\n  - x: X is so\n    because: b.y\n",
      "sub/b.argmap.yaml": "sources: {s: {title: S, file: s.txt}}\nclaims:\n  - y: Y is so\n    evidence: s\n",
    ])
    let outcome = try Self.check(files, ["a.argmap.yaml"]) { $0.namesFiles = true }
    #expect(outcome.paths == ["a.argmap.yaml", "sub/b.argmap.yaml", "sub/s.txt", "/work/argmap.yaml"])
    #expect(try Self.check(files).paths.isEmpty)
  }

  // MARK: Baselines

  /// Writes a baseline of the current findings.
  func writeBaseline(_ files: FilesOnPaper, _ paths: [String] = [], select: Set<String>? = nil) throws {
    let outcome = try Self.check(files, paths) {
      $0.ignoresBaselines = true
      $0.levels.select = select
    }
    try files.write(try outcome.baseline(at: "base.json", files).text, to: "base.json")
  }

  @Test func aBaselineKeepsQuietAboutWhatIsKnown() throws {
    let files = FilesOnPaper(["maps/m.argmap.yaml": Self.map, "argmap.yaml": "baseline: base.json\n"])
    try writeBaseline(files)
    let known = try Self.check(files)
    #expect(Self.found(known) == ["isolated-claim note"] && known.knownCount == 2 && known.hasBaseline)
    // Lines move, and another claim loses its support.
    let moved = "title: M\n\n" + Self.map.replacing("    because: b\n", with: "")
    try files.write(moved, to: "maps/m.argmap.yaml")
    let next = try Self.check(files)
    #expect(next.report.findings.filter { $0.level > .note }.map(\.claim) == ["a"])
    // Entries without a matching finding are listed as stale.
    try writeBaseline(files)
    try files.write(Self.sound, to: "maps/m.argmap.yaml")
    let stale = try Self.check(files).stale
    #expect(
      stale.map(\.entries.lines) == [
        [
          "maps/m.argmap.yaml: unsupported-claim a", "maps/m.argmap.yaml: unsupported-claim b",
          "maps/m.argmap.yaml: unused-source sources.s",
        ]
      ])
    #expect(stale.first?.rest.count == 0)
  }

  /// Rules that did not run, and maps that were not checked, keep their entries.
  @Test func aBaselineIsJudgedByWhatWasChecked() throws {
    let files = FilesOnPaper([
      "a.argmap.yaml": Self.map, "sub/b.argmap.yaml": Self.map, "argmap.yaml": "baseline: base.json\n",
    ])
    try writeBaseline(files)
    let written = files.text("base.json")
    for (paths, select) in [([], ["question-as-claim"]), ([], ["references"]), (["sub"], nil)]
      as [([String], Set<String>?)]
    {
      #expect(try Self.check(files, paths) { $0.levels.select = select }.stale.isEmpty)
      try writeBaseline(files, paths, select: select)
      #expect(files.text("base.json") == written)
    }
    // All entries of a deleted map are stale.
    files.remove("sub/b.argmap.yaml")
    #expect(try Self.check(files, ["a.argmap.yaml"]).stale.map(\.entries.count) == [2])
  }

  @Test func aBaselineThatCannotBeReadIsNamedWithItsPlace() throws {
    let files = FilesOnPaper(["m.argmap.yaml": Self.map, "argmap.yaml": "fail-on: note\nbaseline: no.json\n"])
    #expect {
      try Self.check(files)
    } throws: { error in
      (error as? CheckFailure)?.words
        == "argmap.yaml:2:11: cannot read the baseline no.json; create it with --write-baseline no.json"
    }
  }
}
