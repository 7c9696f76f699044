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
      "MapEditing": ["ArgumentMap", "MapSyntax", "SourceText"],
      "MapEvaluation": ["ArgumentMap"],
      "MapDrawing": ["ArgumentMap", "MapSyntax", "SourceText"],
      "MapLayout": ["CGraphviz", "MapDrawing"],
      "MapRendering": ["ArgumentMap", "MapDrawing", "MapSyntax", "SourceText"],
      "Reporting": ["SourceText"],
      "MapWorkspace": [
        "ArgumentMap", "MapChecks", "MapDrawing", "MapEditing", "MapEvaluation", "MapLayout", "MapRendering",
        "MapSyntax",
        "Reporting",
        "SourceText",
      ],
      "argmap": [
        "ArgumentMap", "ArgumentParser", "CMemory", "MapChecks", "MapDrawing", "MapEditing", "MapLayout",
        "MapRendering", "MapSyntax", "MapWorkspace", "Reporting", "SourceText",
      ],
    ]
    let system: Set = ["Glibc", "Musl", "Darwin", "Dispatch"]
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

  /// Rooms that the files of a test target import and Package.swift does not give it: it would not be built anew when
  /// they change.
  static func undeclaredRooms(_ target: String, _ texts: [String], package: String) -> [String] {
    let rooms = package.components(separatedBy: "target(").dropFirst().compactMap { part in
      part.range(of: "name: \"").map { String(part[$0.upperBound...].prefix { $0 != "\"" }) }
    }
    let declaration = package.components(separatedBy: "estTarget(").first { $0.contains("name: \"\(target)\"") } ?? ""
    return rooms.filter { room in
      room != target && texts.contains { "\n\($0)\n".contains("\nimport \(room)\n") }
        && !declaration.contains("\"\(room)\"")
    }
  }

  @Test func testsDeclareWhatTheyImport() throws {
    let package = try Repository.text("Package.swift")
    let files = Repository.files(under: "Tests", endings: [".swift"])
    let targets = Set(files.map { String($0.split(separator: "/")[1]) }).subtracting(["Support"]).sorted()
    #expect(targets.contains("Conventions") && targets.count > 8)
    for target in targets {
      let texts = try files.filter { $0.hasPrefix("Tests/\(target)/") }.map { try Repository.text($0) }
      let faults = Self.undeclaredRooms(target, texts, package: package)
      #expect(faults.isEmpty, "\(target) imports \(faults)")
    }
    let small = ".target(name: \"A\"), .target(name: \"B\"), .testTarget(name: \"T\", dependencies: [\"A\"]),"
    #expect(Self.undeclaredRooms("T", ["import A\nimport B"], package: small) == ["B"])
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
}
