import Foundation
import MapChecks
import TestSupport
import Testing

/// Rules of the house. Each is a function of some files, and is shown able to fail.
@Suite struct ConventionTests {
  // MARK: Imports

  /// What each room may import beside the rooms that Package.swift gives it.
  static func importFaults(_ file: String, _ text: String) -> [String] {
    let room = String(file.split(separator: "/")[1])
    let pure: Set = ["SourceText", "MapSyntax", "ArgumentMap", "MapChecks"]
    let rooms: [String: Set<String>] = [
      "SourceText": [], "MapSyntax": ["SourceText"], "ArgumentMap": ["MapSyntax", "SourceText"],
      "MapChecks": ["ArgumentMap", "MapSyntax", "SourceText"],
      "MapDrawing": ["ArgumentMap", "MapSyntax", "SourceText"],
      "MapLayout": ["CGraphviz", "MapDrawing"],
      "MapRendering": ["ArgumentMap", "MapDrawing", "MapSyntax", "SourceText"],
      "Reporting": ["SourceText"],
      "MapWorkspace": [
        "ArgumentMap", "MapChecks", "MapDrawing", "MapLayout", "MapRendering", "Reporting", "SourceText",
      ],
      "argmap": [
        "ArgumentMap", "ArgumentParser", "MapChecks", "MapDrawing", "MapLayout", "MapRendering", "MapWorkspace",
        "Reporting",
        "SourceText",
      ],
    ]
    let system: Set = ["Glibc", "Musl", "Darwin"]
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let at = words.firstIndex(of: "import"), words.count == at + 2,
        at == 0 || at == 1 && ["@preconcurrency", "public", "package"].contains(words[0])
      else { return nil }
      let name = String(words[at + 1])
      if rooms[room]?.contains(name) == true { return nil }
      if system.contains(name), !pure.contains(room), ["MapWorkspace", "argmap"].contains(room) { return nil }
      if name == "FoundationEssentials", !pure.contains(room) { return nil }
      return "\(file) imports \(name)"
    }
  }

  @Test func roomsImportOnlyWhatTheyMay() throws {
    let faults = try Repository.files(under: "Sources", endings: [".swift"]).flatMap {
      Self.importFaults($0, try Repository.text($0))
    }
    #expect(faults.isEmpty, "\(faults)")
    #expect(!Self.importFaults("Sources/MapChecks/X.swift", "import Foundation\n").isEmpty)
    #expect(!Self.importFaults("Sources/MapRendering/X.swift", "import MapLayout\n").isEmpty)
    #expect(!Self.importFaults("Sources/MapSyntax/X.swift", "import FoundationEssentials\n").isEmpty)
  }

  // MARK: Files

  static func lengthFault(_ file: String, _ text: String) -> String? {
    let count = text.split(separator: "\n", omittingEmptySubsequences: false).count
    return count > 410 && !file.contains("Generated") ? "\(file) has \(count) lines" : nil
  }

  @Test func filesAreShort() throws {
    let files = Repository.files(under: "Sources", endings: [".swift", ".c"])
    #expect(files.count > 80)
    let faults = try files.compactMap { Self.lengthFault($0, try Repository.text($0)) }
    #expect(faults.isEmpty, "\(faults)")
    #expect(Self.lengthFault("a.swift", String(repeating: "\n", count: 500)) != nil)
  }

  static func leftovers(_ file: String, _ text: String) -> [String] {
    ["TO" + "DO", "FIX" + "ME", "fatal" + "Error(", "try" + "!"].filter { text.contains($0) }.map { "\(file): \($0)" }
  }

  @Test func nothingIsLeftUndone() throws {
    let faults = try Repository.files(under: "Sources", endings: [".swift"]).flatMap {
      Self.leftovers($0, try Repository.text($0))
    }
    #expect(faults.isEmpty, "\(faults)")
    #expect(!Self.leftovers("a", "x = try" + "! y()").isEmpty)
  }

  // MARK: Generated files

  @Test func theRegistryIsTheFilesUnderRules() throws {
    let names = Repository.files(under: "Sources/MapChecks/Rules", endings: [".swift"]).map {
      URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var text = "// Generated from the files under Rules/ by `make generate`; do not edit.\n\nextension Rule {\n"
    text += "  /// Every rule, by name.\n  package static let all: [Rule] = [\n"
    for name in names { text += "    " + name.prefix(1).lowercased() + name.dropFirst() + ",\n" }
    text += "  ]\n}\n"
    #expect(
      try Repository.text("Sources/MapChecks/Registry+Generated.swift") == text, "run `make generate`")
  }

  @Test func thePagesOfTheRulesAreUpToDate() throws {
    #expect(try Repository.text("docs/checks.md") == RulePages.document(), "run `make generate`")
  }

  @Test func aRulesFileIsNamedAndPlacedAfterIt() throws {
    for rule in Rule.all {
      let name = rule.name.split(separator: "-").joined()
      let files = Repository.files(under: "Sources/MapChecks/Rules/\(rule.category.rawValue)", endings: [".swift"])
      let isThere = files.contains {
        URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent.lowercased() == name
      }
      #expect(isThere, "\(rule.name)")
    }
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

  @Test func theReadmesExampleIsWhatTheToolSays() throws {
    let blocks = try Repository.text("README.md").components(separatedBy: "```")
    let at = try #require(blocks.firstIndex { $0.hasPrefix("yaml\n") })
    let map = String(blocks[at].dropFirst(5))
    let said = try #require(blocks[(at + 1)...].first { $0.hasPrefix("console\n") })
    #expect(map.split(separator: "\n").count == 10)
    try Repository.withFolder { folder in
      try Repository.write(map, to: folder + "/winter.argmap.yaml")
      let result = try Tool.argmap("check", "winter.argmap.yaml", in: folder)
      #expect(said == "console\n$ argmap check winter.argmap.yaml\n" + result.output + result.errors)
    }
  }

  /// The picture in the README is a fresh one, where libgvc is of the version that drew it.
  @Test func theReadmesPictureIsFresh() throws {
    let version = try Tool.argmap("--version").output
    guard version.contains("libgvc 2.43.0") else {
      print("docs/claude-3-opus.svg was drawn by libgvc 2.43.0, this is \(version): not compared")
      return
    }
    let fresh = try Tool.argmap("render", "maps/claude-3-opus.argmap.yaml")
    let kept = try Repository.text("docs/claude-3-opus.svg")
    #expect(kept == fresh.output, "run `make generate`: \(firstDifference(kept, fresh.output))")
  }

  @Test func everyGoldenIsOwnedByATest() throws {
    let tests = try Repository.files(under: "Tests", endings: [".swift"]).map { try Repository.text($0) }.joined()
    for golden in Repository.files(under: "Tests", endings: [".svg", ".dot", ".json", ".cases"]) {
      #expect(tests.contains(golden), "\(golden) is compared by no test")
    }
  }

  @Test func schemasAreJSON() throws {
    for name in ["docs/graph.schema.json", "docs/findings.schema.json"] {
      let object = try JSONSerialization.jsonObject(with: Data(try Repository.bytes(name))) as? [String: Any]
      #expect(object?["$schema"] != nil)
    }
  }

  /// One call into the rest of Foundation adds 43 MB of ICU's data.
  @Test func theBinaryIsSmall() throws {
    guard ProcessInfo.processInfo.environment["ARGMAP_BINARY"] != nil else { return }
    let size = try FileManager.default.attributesOfItem(atPath: Tool.argmap)[.size] as? Int
    #expect(try #require(size) < 20_000_000)
  }
}
