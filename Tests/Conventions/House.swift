import Foundation
import TestSupport

/// The modules of the package and their dependencies, as SwiftPM describes them.
struct House {
  /// For each module, the modules and products that it may import.
  var edges: [String: Set<String>] = [:]
  /// For each test target, the modules and products that it may import.
  var testEdges: [String: Set<String>] = [:]

  /// Reads the output of `swift package dump-package`.
  init(dump: Data) throws {
    struct Package: Decodable {
      struct Target: Decodable {
        struct Dependency: Decodable {
          var byName: [String?]?
          var product: [JSONValue]?
          var names: [String] {
            [byName?.first ?? nil, product?.first.flatMap { if case .text(let name) = $0 { name } else { nil } }]
              .compactMap(\.self)
          }
        }
        var name: String
        var type: String
        var dependencies: [Dependency]
      }
      var targets: [Target]
    }
    let package = try JSONDecoder().decode(Package.self, from: dump)
    for target in package.targets {
      let names = Set(target.dependencies.flatMap(\.names))
      if target.type == "test" { testEdges[target.name] = names } else { edges[target.name] = names }
    }
  }

  private enum JSONValue: Decodable {
    case text(String)
    case other

    init(from decoder: any Decoder) throws {
      self = (try? decoder.singleValueContainer().decode(String.self)).map { .text($0) } ?? .other
    }
  }

  /// This package. SwiftPM is given a separate scratch folder, since the usual one is locked while tests run from it.
  static let own: Result<House, any Error> = Result {
    let result = try Tool.run("swift", ["package", "--scratch-path", ".build-package", "dump-package"])
    return try House(dump: Data(result.output.utf8))
  }

  // MARK: Reading Swift

  /// A file's code without comments and string literals.
  static func code(_ text: String) -> String {
    text.replacing(/"""[\s\S]*?"""/, with: "").replacing(/"(?:\\.|[^"\\\n])*"/, with: "").replacing(
      /\/\/[^\n]*/, with: "")
  }

  /// The modules that a file imports.
  static func imports(_ text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let at = words.firstIndex(of: "import"), words.count == at + 2,
        at == 0 || at == 1 && ["@preconcurrency", "@_exported", "@testable", "public", "package"].contains(words[0])
      else { return nil }
      return String(words[at + 1])
    }
  }

  /// The top-level types that a file declares, except private ones.
  static func types(_ code: String) -> [String] {
    code.split(separator: "\n").compactMap { line in
      guard !line.hasPrefix(" "), !line.contains("private ") else { return nil }
      return line.firstMatch(of: /\b(?:struct|class|enum|protocol|actor|typealias) (\w+)/.wordBoundaryKind(.simple)).map
      { String($0.1) }
    }
  }

  /// Groups of files that depend on each other, each sorted. A file depends on another if it names a type that the
  /// other declares.
  static func circles(_ files: [String: String]) -> [[String]] {
    let codes = files.mapValues(code)
    var home: [String: String] = [:]
    for (file, code) in codes { for type in types(code) { home[type] = file } }
    let edges = codes.mapValues { code in
      Set(code.matches(of: /\b[A-Z]\w*/.wordBoundaryKind(.simple)).compactMap { home[String($0.0)] })
    }
    /// The files that a file depends on, directly or indirectly.
    func reached(_ start: String) -> Set<String> {
      var found: Set<String> = []
      var pending = [start]
      while let next = pending.popLast() {
        for other in edges[next] ?? [] where other != next && found.insert(other).inserted { pending.append(other) }
      }
      return found
    }
    let reach = Dictionary(uniqueKeysWithValues: codes.keys.map { ($0, reached($0)) })
    var seen: Set<String> = []
    return codes.keys.sorted().compactMap { file in
      guard seen.insert(file).inserted, reach[file]!.contains(file) else { return nil }
      let circle = reach[file]!.filter { reach[$0]!.contains(file) }
      seen.formUnion(circle)
      return circle.sorted()
    }
  }
}
