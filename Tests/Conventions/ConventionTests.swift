import Foundation
import MapChecks
import TestSupport
import Testing

/// The conventions of this project. Each test also shows that its check can fail.
@Suite struct ConventionTests {
  // MARK: Modules

  /// Modules that do no input or output. The only system library among them is cmark-gfm, which turns bytes into a tree.
  static let pure: Set = [
    "CCmark",
    "SourceText", "MapSyntax", "ArgumentMap", "MapEvaluation", "MapSources", "MapLoading", "MapChecks", "MapEditing",
    "MapDrawing", "MapRendering", "Reporting",
  ]
  /// The only module that makes system calls.
  static let door = "Surroundings"

  static func importFaults(_ file: String, _ text: String, _ edges: [String: Set<String>]) -> [String] {
    let room = String(file.split(separator: "/")[1])
    return House.imports(text).compactMap { name in
      if edges[room]?.contains(name) == true { return nil }
      if room == door, ["Glibc", "Musl", "Darwin", "Dispatch"].contains(name) { return nil }
      if name == "FoundationEssentials", !pure.contains(room) { return nil }
      return "\(file) imports \(name)"
    }
  }

  @Test func roomsImportOnlyWhatTheyMay() throws {
    let edges = try House.own.get().edges
    #expect(edges.count > 15 && Self.pure.isSubset(of: edges.keys) && edges[Self.door] != nil)
    let faults = try Repository.files(under: "Sources", endings: [".swift"]).flatMap {
      Self.importFaults($0, try Repository.text($0), edges)
    }
    #expect(faults.isEmpty, "\(faults)")
    for (file, text) in [
      ("Sources/MapChecks/X.swift", "import Foundation\n"), ("Sources/MapRendering/X.swift", "import MapLayout\n"),
      ("Sources/MapSyntax/X.swift", "import FoundationEssentials\n"),
      ("Sources/MapEvaluation/Standings.swift", "import FoundationEssentials\n"),
      ("Sources/MapWorkspace/X.swift", "@preconcurrency import Glibc\n"),
      ("Sources/argmap/X.swift", "import Dispatch\n"),
      ("Sources/SourceText/X.swift", "import MapSyntax\n"),
    ] { #expect(Self.importFaults(file, text, edges).count == 1, "\(file) may do this: \(text)") }
    #expect(Self.importFaults("Sources/Surroundings/X.swift", "import Glibc\n", edges).isEmpty)
  }

  /// Pure modules use only pure modules.
  @Test func purityIsInherited() throws {
    let edges = try House.own.get().edges
    func faults(_ pure: Set<String>) -> [String] {
      pure.sorted().flatMap { room in (edges[room] ?? []).subtracting(pure).map { "\(room) uses \($0)" } }
    }
    #expect(faults(Self.pure) == [])
    #expect(!faults(Self.pure.union(["MapPictures"])).isEmpty)
  }

  /// The places in a file that print, exit or access the process, which only the command and `Surroundings` may do.
  static func doorFaults(_ file: String, _ text: String) -> [String] {
    let room = String(file.split(separator: "/")[1])
    if room == door || room == "argmap" { return [] }
    let code = House.code(text)
    var calls = [/\bProgram\b/, /\bexit\(/, /\bCommandLine\b/]
    // Some report formats declare a function named `print`.
    if !code.contains("func print(") { calls.append(/\n *print\(/) }
    return calls.flatMap { call in ("\n" + code).matches(of: call.wordBoundaryKind(.simple)).map { "\(file): \($0.0)" }
    }
  }

  @Test func onlyTheCommandUsesTheProcess() throws {
    let faults = try Repository.files(under: "Sources", endings: [".swift"]).flatMap {
      Self.doorFaults($0, try Repository.text($0))
    }
    #expect(faults.isEmpty, "\(faults)")
    for text in ["  Program.exit(1)", "  print(x)", "  exit(2)", "  let a = CommandLine.arguments"] {
      #expect(!Self.doorFaults("Sources/MapWorkspace/X.swift", text).isEmpty, "\(text)")
      #expect(Self.doorFaults("Sources/argmap/X.swift", text).isEmpty)
    }
  }

  /// Groups of more than four files in one module that depend on each other, so that none can be understood without the
  /// others.
  static func circleFaults(_ files: [String: String]) -> [[String]] {
    let rooms = Dictionary(grouping: files.keys) { $0.split(separator: "/")[1] }
    return rooms.values.flatMap { room in
      House.circles(files.filter { room.contains($0.key) }).filter { $0.count > 4 }
    }
  }

  @Test func filesOfARoomFormNoLargeCircle() throws {
    let names = Repository.files(under: "Sources", endings: [".swift"])
    var files: [String: String] = [:]
    for name in names { files[name] = try Repository.text(name) }
    #expect(Self.circleFaults(files) == [])
    // Five files in a ring. A type that is named only in a comment or a string literal does not count.
    func ring(_ last: String) -> [String: String] {
      var ring: [String: String] = [:]
      for i in 0..<5 {
        let next = i == 4 ? last : "T\(i + 1)"
        ring["Sources/R/\(i).swift"] = "package struct T\(i) {\n  var next: \(next)?\n}\n"
      }
      return ring
    }
    #expect(Self.circleFaults(ring("T0")).first?.count == 5)
    #expect(Self.circleFaults(ring("Int // T0")) == [] && Self.circleFaults(ring("String = \"T0\"")) == [])
  }

  /// Package.swift lists every module that a test target imports. Otherwise, the target would not be rebuilt when the
  /// module changes.
  @Test func testsDeclareWhatTheyImport() throws {
    let house = try House.own.get()
    func undeclared(_ target: String, _ text: String) -> [String] {
      House.imports(text).filter { house.edges[$0] != nil && house.testEdges[target]?.contains($0) != true }
    }
    let files = Repository.files(under: "Tests", endings: [".swift"]).filter { !$0.hasPrefix("Tests/Support/") }
    #expect(files.count > 40)
    for file in files {
      let target = String(file.split(separator: "/")[1])
      let faults = undeclared(target, try Repository.text(file))
      #expect(house.testEdges[target] != nil && faults.isEmpty, "\(file) imports \(faults)")
    }
    #expect(undeclared("SourceTextTests", "import SourceText\nimport MapChecks\n") == ["MapChecks"])
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
