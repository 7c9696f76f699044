import ArgumentMap
import Foundation
import MapChecks
import MapConfiguration
import MapPictures
import TestSupport
import Testing

/// Generated files and the examples in documents match what the program produces. Most tests also show that their check
/// can fail.
@Suite struct DocumentTests {
  // MARK: Generated files

  static func registry(of files: [String]) -> String {
    let names = files.map { URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var text = "// Generated from the files under Rules/ by `make generate`; do not edit.\n\nextension Rule {\n"
    text += "  /// Every rule, by name.\n  package static let all: [Rule] = [\n"
    for name in names { text += "    " + name.prefix(1).lowercased() + name.dropFirst() + ",\n" }
    return text + "  ]\n}\n"
  }

  @Test func theRegistryIsTheFilesUnderRules() throws {
    let files = Repository.files(under: "Sources/MapChecks/Rules", endings: [".swift"])
    let path = "Sources/MapChecks/Registry+Generated.swift"
    let kept = try Repository.text(path)
    if let fault = Self.staleness(path, kept: kept, made: Self.registry(of: files)) { Issue.record("\(fault)") }
    #expect(kept != Self.registry(of: files + ["Sources/MapChecks/Rules/structure/NewRule.swift"]))
    #expect(kept != Self.registry(of: Array(files.dropLast())))
  }

  /// A one-line message that says where a generated page is out of date; nil if it is up to date.
  static func staleness(_ path: String, kept: String, made: String) -> String? {
    if kept == made { return nil }
    let (old, new) = (kept.components(separatedBy: "\n"), made.components(separatedBy: "\n"))
    let line = zip(old, new).prefix { $0 == $1 }.count
    let says = line < old.count ? "`\(old[line].prefix(120))`" : "nothing"
    return "\(path) is stale from line \(line + 1) on, which is \(says); run `make generate`"
  }

  @Test func aStalePageIsNamedByItsFirstLine() {
    #expect(Self.staleness("a.md", kept: "x\ny\n", made: "x\ny\n") == nil)
    #expect(
      Self.staleness("a.md", kept: "x\ny\n", made: "x\nz\n")
        == "a.md is stale from line 2 on, which is `y`; run `make generate`")
    #expect(Self.staleness("a.md", kept: "x", made: "x\ny")?.contains("line 2 on, which is nothing") == true)
  }

  @Test func thePagesOfTheRulesAreUpToDate() throws {
    let kept = try Repository.text("docs/checks.md")
    if let fault = Self.staleness("docs/checks.md", kept: kept, made: RulePages.document()) { Issue.record("\(fault)") }
    for rule in Rule.all {
      #expect(kept.contains(rule.summary), "a changed summary of \(rule.name) would not be seen")
    }
  }

  @Test func theSchemasAreUpToDate() throws {
    for (path, text) in [
      ("docs/argmap.schema.json", MapSchema.text()), ("docs/argmap-config.schema.json", ConfigurationSchema.text()),
    ] {
      if let fault = Self.staleness(path, kept: try Repository.text(path), made: text) { Issue.record("\(fault)") }
    }
  }

  /// The tables in `docs/command.md` that list the formats and settings of `render`.
  static func renderTables() -> (formats: String, settings: String) {
    let formats = PictureFormat.all.map { format in
      "| `\(format.name)` | \(format.endings.map { "`.\($0)`" }.joined(separator: ", ")) | \(format.purpose) |\n"
    }
    let settings = RenderSettingTable.all.map { setting in
      let flag =
        if case .flag = setting.kind { "`--\(setting.name)`, `--no-\(setting.name)`" } else { "`--\(setting.name)`" }
      return "| \(flag) | \(setting.help) | \(setting.standard) |\n"
    }
    return (
      "| format | extensions | what it is |\n| --- | --- | --- |\n" + formats.joined(),
      "| option | meaning | default |\n| --- | --- | --- |\n" + settings.joined()
    )
  }

  @Test func theTablesOfRenderAreUpToDate() throws {
    let path = "docs/command.md"
    var document = try Repository.text(path)
    let tables = Self.renderTables()
    for (name, table) in [("formats", tables.formats), ("settings", tables.settings)] {
      let start = try #require(document.range(of: "<!-- \(name) -->\n"))
      let end = try #require(document.range(of: "<!-- /\(name) -->"))
      document.replaceSubrange(start.upperBound..<end.lowerBound, with: table)
    }
    expectGolden(document, path)
  }

  /// The help and the shell completions include every format and setting; the completions also include each setting's
  /// choices.
  @Test func theCommandOffersEveryFormAndSetting() throws {
    let help = try Tool.argmap("render", "--help").output
    let completions = try Tool.argmap("--generate-completion-script", "bash").output
    for format in PictureFormat.all {
      #expect(help.contains(format.name) && completions.contains(format.name), "\(format.name)")
    }
    for setting in RenderSettingTable.all {
      #expect(help.contains("--\(setting.name)") && completions.contains("--\(setting.name)"), "\(setting.name)")
      if case .choice(let words) = setting.kind {
        for word in words { #expect(completions.contains(word), "\(setting.name) \(word)") }
      }
    }
  }

  /// The settings that a source file declares but leaves out of the list of all settings.
  static func unlisted(_ source: String) -> [String] {
    source.matches(of: /static let (\w+) = RenderSetting</).map { String($0.1) }.filter {
      !source.contains("\($0).about")
    }
  }

  @Test func everySettingIsListed() throws {
    let source = try Repository.text("Sources/MapConfiguration/RenderSettingTable.swift")
    #expect(Self.unlisted(source) == [])
    #expect(Self.unlisted(source.replacing("paper.about, ", with: "")) == ["paper"])
    #expect(source.matches(of: /static let \w+ = RenderSetting</).count == RenderSettingTable.all.count)
  }

  /// Rules for which there is no file of the same name in the folder of their category.
  static func misplaced(_ rules: [(name: String, category: String)], files: [String]) -> [String] {
    let known = Set(files.map { $0.lowercased() })
    return rules.filter { rule in
      let name = rule.name.split(separator: "-").joined()
      return !known.contains("sources/mapchecks/rules/\(rule.category)/\(name).swift".lowercased())
    }.map(\.name)
  }

  @Test func aRulesFileIsNamedAndPlacedAfterIt() throws {
    let files = Repository.files(under: "Sources/MapChecks/Rules", endings: [".swift"])
    let rules = Rule.all.map { (name: $0.name, category: $0.category.rawValue) }
    #expect(Self.misplaced(rules, files: files) == [])
    #expect(Self.misplaced(rules, files: Array(files.dropFirst())).count == 1)
    #expect(Self.misplaced([("unknown-claim", "syntax")], files: files) == ["unknown-claim"])
  }

  // MARK: Documents

  static func deadLinks(_ file: String, _ text: String, exists: (String) -> Bool) -> [String] {
    let folder = file.contains("/") ? String(file[..<file.lastIndex(of: "/")!]) : ""
    return text.matches(of: /\]\(([^)#\s]+)[^)]*\)/).map { String($0.1) }
      .filter { !$0.contains("://") && !exists(folder.isEmpty ? $0 : folder + "/" + $0) }
      .map { "\(file): \($0)" }
  }

  @Test func linksInDocumentsLeadSomewhere() throws {
    func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: Repository.path(path)) }
    let files = Repository.files(endings: [".md"]).filter { !$0.hasPrefix(".") }
    let faults = try files.flatMap { Self.deadLinks($0, try Repository.text($0), exists: exists) }
    #expect(faults.isEmpty, "\(faults)")
    #expect(!Self.deadLinks("docs/a.md", "[x](no.md)", exists: exists).isEmpty)
  }

  /// The first map in a readme, the `console` blocks after it, and what the program prints for that map.
  static func example(in readme: String) throws -> (map: String, shown: String, said: String) {
    let blocks = readme.components(separatedBy: "```")
    let at = try #require(blocks.firstIndex { $0.hasPrefix("yaml\n") })
    let map = String(blocks[at].dropFirst(5))
    let shown = blocks[(at + 1)...].filter { $0.hasPrefix("console\n") }
    return try Repository.withFolder { folder in
      try Repository.write(map, to: folder + "/winter.argmap.yaml")
      let said = try shown.map { block in
        let command = try #require(block.split(separator: "\n").dropFirst().first).dropFirst(2)
        let result = try Tool.run(
          Tool.argmap, command.split(separator: " ").dropFirst().map(String.init), in: folder)
        return "console\n$ \(command)\n" + result.output + result.errors
      }
      return (map, shown.joined(), said.joined())
    }
  }

  @Test func theReadmesExampleIsWhatTheToolSays() throws {
    let readme = try Repository.text("README.md")
    let example = try Self.example(in: readme)
    #expect(example.map.split(separator: "\n").count == 10)
    #expect(example.shown.contains("$ argmap why"))
    #expect(example.shown == example.said)
    let changed = try Self.example(in: readme.replacing("basis: observation", with: "note: seen"))
    #expect(changed.map != example.map && changed.shown != changed.said)
  }

  /// Whether a stored picture equals a new rendering of its map; nil if the installed libgvc is not the version that
  /// drew it.
  static func isFresh(_ kept: String, of map: String) throws -> Bool? {
    let version = try Tool.argmap("--version").output
    guard version.contains("libgvc 2.43.0") else {
      print("docs/claude-3-opus.svg was drawn by libgvc 2.43.0; not compared, since this is \(version)")
      return nil
    }
    return try Tool.argmap("render", map).output == kept
  }

  @Test func theReadmesPictureIsFresh() throws {
    let kept = try Repository.text("docs/claude-3-opus.svg")
    #expect(try Self.isFresh(kept, of: "maps/claude-3-opus.argmap.yaml") != false, "run `make generate`")
    #expect(try Self.isFresh(kept, of: "maps/school-phones.argmap.yaml") != true)
    let readme = try Repository.text("README.md")
    let start = try #require(readme.range(of: "```yaml\n"))
    let end = try #require(readme.range(of: "```\n", range: start.upperBound..<readme.endIndex))
    let small = try Repository.text("docs/winter.svg")
    try Repository.withFolder { folder in
      try Repository.write(String(readme[start.upperBound..<end.lowerBound]), to: folder + "/winter.argmap.yaml")
      #expect(try Self.isFresh(small, of: folder + "/winter.argmap.yaml") != false, "run `make generate`")
    }
  }

  /// Golden files whose paths no test mentions.
  static func unowned(_ goldens: [String], tests: String) -> [String] { goldens.filter { !tests.contains($0) } }

  @Test func everyGoldenIsOwnedByATest() throws {
    let tests = try Repository.files(under: "Tests", endings: [".swift"]).map { try Repository.text($0) }.joined()
    let goldens = Repository.files(under: "Tests", endings: [".svg", ".dot", ".json", ".cases"])
    #expect(goldens.count > 3)
    #expect(Self.unowned(goldens, tests: tests) == [])
    #expect(Self.unowned(goldens + ["Tests/X/Goldens/" + "none.svg"], tests: tests).count == 1)
  }

  static func isSchema(_ bytes: [UInt8]) -> Bool {
    let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    return object?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema"
  }

  @Test func schemasAreSchemas() throws {
    let names = Repository.files(under: "docs", endings: [".schema.json"])
    #expect(names.count >= 2)
    for name in names { #expect(Self.isSchema(try Repository.bytes(name)), "\(name)") }
    #expect(!Self.isSchema(Array("{}".utf8)) && !Self.isSchema(Array("{\"$schema\": ".utf8)))
  }

  /// A single call into Foundation beyond FoundationEssentials adds 43 MB of ICU data.
  @Test(.enabled(if: Tool.argmap.hasSuffix("/release/argmap"), "a debug build is larger"))
  func theBinaryIsSmall() throws {
    let size = try FileManager.default.attributesOfItem(atPath: Tool.argmap)[.size] as? Int
    #expect(try #require(size) < 20_000_000)
  }
}
