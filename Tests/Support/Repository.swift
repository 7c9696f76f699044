import Foundation

/// The repository that contains the tests.
package enum Repository {
  package static let root: String = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.path
  }()

  package static func path(_ relative: String) -> String { root + "/" + relative }

  package static func bytes(_ relative: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(relative))))
  }

  package static func text(_ relative: String) throws -> String { String(decoding: try bytes(relative), as: UTF8.self) }

  /// The files in a folder that have one of the given endings, relative to the root, sorted. Build folders are left
  /// out.
  package static func files(under folder: String = "", endings: [String]) -> [String] {
    let base = folder.isEmpty ? root : path(folder)
    guard let walk = FileManager.default.enumerator(atPath: base) else { return [] }
    var result: [String] = []
    while let name = walk.nextObject() as? String {
      if name.hasPrefix(".build") || name.hasPrefix(".git/") {
        if !name.contains("/") { walk.skipDescendants() }
        continue
      }
      if endings.contains(where: name.hasSuffix) { result.append(folder.isEmpty ? name : folder + "/" + name) }
    }
    return result.sorted()
  }

  /// The maps in this repository.
  package static var maps: [String] { files(under: "maps", endings: [".argmap.yaml"]) }

  /// Runs the body with a temporary folder, which is deleted afterwards.
  package static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("argmap-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.resolvingSymlinksInPath().path)
  }

  package static func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  package static func write(_ bytes: [UInt8], to path: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url, options: .atomic)
  }
}
