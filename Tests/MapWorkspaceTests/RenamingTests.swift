import MapWorkspace
import SourceText
import Surroundings
import TestSupport
import Testing

@Suite struct RenamingTests {
  static let importer = "imports: {w: winter.argmap.yaml}\nclaims:\n  - early: Spring came early\n    because: w.mild\n"
  static let files = [
    ".git/HEAD": "", "winter.argmap.yaml": "claims:\n  - mild: The winter was mild\n    basis: observation\n",
    "sub/spring.argmap.yaml": importer.replacing("winter.a", with: "../winter.a"), "spring.argmap.yaml": importer,
    "other.argmap.yaml": "claims:\n  - mild: Another mild\n    basis: value\n",
  ]

  func rename(_ files: FilesOnPaper, _ old: String, to new: String) throws -> Renaming {
    let workspace = Workspace(files)
    return try Renaming(
      try workspace.read("winter.argmap.yaml"), path: "winter.argmap.yaml", old, to: new, workspace: workspace)
  }

  @Test func aClaimIsRenamedWhereverItIsNamed() throws {
    let files = FilesOnPaper(Self.files)
    let renaming = try rename(files, "mild", to: "warm")
    #expect(
      Set(renaming.changes.map(\.path)) == ["winter.argmap.yaml", "spring.argmap.yaml", "sub/spring.argmap.yaml"])
    #expect(files.text("winter.argmap.yaml") == Self.files["winter.argmap.yaml"], "nothing is written yet")
    try renaming.write()
    #expect(files.text("winter.argmap.yaml")?.contains("- warm: The winter") == true)
    for path in ["spring.argmap.yaml", "sub/spring.argmap.yaml"] {
      #expect(files.text(path)?.contains("w.warm") == true)
    }
    #expect(files.text("other.argmap.yaml") == Self.files["other.argmap.yaml"])
  }

  @Test func aSourceIsRenamedInImportersToo() throws {
    var all = Self.files
    all["winter.argmap.yaml"] = "sources: {diary: {title: A diary}}\nclaims:\n  - mild: M\n    evidence: diary\n"
    all["spring.argmap.yaml"] = Self.importer + "    from: [w.diary#p1, {source: w.diary}]\n"
    let files = FilesOnPaper(all)
    try rename(files, "diary", to: "journal").write()
    #expect(files.text("winter.argmap.yaml")?.contains("{journal: {title") == true)
    #expect(files.text("spring.argmap.yaml")?.contains("[w.journal#p1, {source: w.journal}]") == true)
    #expect(files.text("spring.argmap.yaml")?.contains("because: w.mild") == true)
  }

  @Test func allFilesAreWrittenOrNone() throws {
    let files = FilesOnPaper(Self.files)
    let renaming = try rename(files, "mild", to: "warm")
    files.lock("sub/spring.argmap.yaml")
    #expect(throws: FileWritingError.self) { try renaming.write() }
    for (path, text) in Self.files { #expect(files.text(path) == text) }
  }

  @Test func aBaselineThatCannotBeReadMayHaveTheName() {
    for (texts, words) in [
      (["argmap.yaml": "baseline: base.json\n"], "cannot read the baseline base.json"),
      (["argmap.yaml": "baseline: base.json\n", "base.json": "<<<<<<<"], "base.json"),
      (["argmap.yaml": "fail-on: eror\n"], "argmap.yaml has mistakes"),
    ] {
      let files = FilesOnPaper(Self.files.merging(texts) { $1 })
      #expect {
        try rename(files, "mild", to: "warm")
      } throws: { error in
        (error as? Renaming.Refusal)?.message.contains(words) == true
      }
    }
  }

  @Test func aNameThatStaysChangesNothing() throws {
    #expect(try rename(FilesOnPaper(Self.files), "mild", to: "mild").changes.isEmpty)
  }

  /// The known findings of what is renamed stay known, in the map and in those that import it.
  @Test(arguments: [
    ("mild", "warm", "\"winter.argmap.yaml\":{\"r\":[\"warm\"]", "\"sub/spring.argmap.yaml\":{\"r\":[\"w.warm\"]"),
    ("diary", "log", "\"winter.argmap.yaml\":{\"r\":[\"sources.log.file\"]", "[\"w.mild\"]"),
    ("calm", "still", "\"winter.argmap.yaml\":{\"r\":[\"views.still\"]", "[\"w.mild\"]"),
    ("x", "y", "\"winter.argmap.yaml\":{\"r\":[\"y.claim\"]", "[\"w.mild\"]"),
  ])
  func baselinesKeepUp(_ old: String, _ new: String, _ own: String, _ importers: String) throws {
    let subject = ["mild": "mild", "diary": "sources.diary.file", "calm": "views.calm", "x": "x.claim"][old]!
    var texts = Self.files
    texts["winter.argmap.yaml"] =
      "imports: {x: other.argmap.yaml}\nsources: {diary: {title: D}}\nviews: {calm: {focus: mild}}\n"
      + Self.files["winter.argmap.yaml"]!
    texts["argmap.yaml"] = "baseline: base/known.json\n"
    texts["base/known.json"] = """
      {"version": 1, "maps": {
        "../winter.argmap.yaml": {"r": ["\(subject)"]}, "../sub/spring.argmap.yaml": {"r": ["w.mild"]}}}
      """
    let files = FilesOnPaper(texts)
    try rename(files, old, to: new).write()
    let text = try #require(files.text("base/known.json")).filter { !" \n".contains($0) }
    let baseline = text.replacing("../", with: "")
    #expect(baseline.contains(own) && baseline.contains(importers), "\(baseline)")
  }

  @Test func importersThatGitIgnoresAreRenamedToo() throws {
    let files = FilesOnPaper(Self.files.merging([".gitignore": "sub/\n"]) { $1 })
    try rename(files, "mild", to: "warm").write()
    #expect(files.text("sub/spring.argmap.yaml")?.contains("w.warm") == true)
  }

  @Test(arguments: ["sub", "sub/spring.argmap.yaml"]) func whatCannotBeReadMayUseTheName(_ path: String) throws {
    let files = FilesOnPaper(Self.files)
    files.lock(path)
    #expect {
      try rename(files, "mild", to: "warm")
    } throws: { error in
      let message = (error as? Renaming.Refusal)?.message ?? ""
      return message.hasPrefix(path) && message.contains("cannot be read: Permission denied")
    }
    #expect(files.text("winter.argmap.yaml") == Self.files["winter.argmap.yaml"])
  }

  @Test func whatCannotBeRenamedIsRefusedWithItsPlace() throws {
    let files = FilesOnPaper(Self.files)
    #expect(throws: Renaming.Refusal.self) { try rename(files, "mlid", to: "warm") }
    try files.write("imports: {w: winter.argmap.yaml}\nclaims:\n  - a: 'w.mild\n", to: "spring.argmap.yaml")
    #expect {
      try rename(files, "mild", to: "warm")
    } throws: { error in
      (error as? Renaming.Refusal)?.message.hasPrefix("spring.argmap.yaml") == true
    }
  }
}
