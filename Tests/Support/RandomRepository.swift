import Foundation

/// A git repository with maps that import one another, sources, links, a submodule and configurations, and random
/// changes to all of these.
package struct RandomRepository {
  package let top: String
  private var random: SeededRandom
  /// The maps, sources and configurations in the work tree, by path.
  private var maps: [String] = []
  private static let folders = ["", "a/", "b/", "a/c/"]

  /// Creates the repository and its first commit.
  package init(_ folder: String, seed: UInt64) throws {
    top = folder + "/repository"
    random = SeededRandom(seed)
    try FileManager.default.createDirectory(atPath: top, withIntermediateDirectories: true)
    try git("init", "-q", "-b", "main")
    for number in 0..<Int.random(in: 3...5, using: &random) {
      let path = pick(Self.folders) + "m\(number).argmap.yaml"
      maps.append(path)
      try write(mapText(at: path), path)
    }
    for folder in Self.folders where chance(2) { try write(sourceText(), folder + "s.md") }
    if chance(2) { try write(configurationText(in: ""), "argmap.yaml") }
    if chance(3) { try write(configurationText(in: "a/"), "a/argmap.yaml") }
    if chance(4) { try write(pick(["b/\n", "m1*\n", "*.md\n", "a/c/\n!m2*\n"]), ".gitignore") }
    if chance(3) {
      try link(pick(["m0.argmap.yaml", "a/s.md", "s.md", "b", "a"]), pick(["l.argmap.yaml", "b/s.md", "l"]))
    }
    if chance(3) { try addSubmodule(folder) }
    try git("add", "-A", "-f")
    try git("commit", "-q", "-m", "first")
  }

  /// Runs git in the repository.
  @discardableResult
  package func git(_ arguments: String..., in folder: String = "") throws -> String {
    let options = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always"]
    let done = try Tool.run(
      "git", options + arguments, in: top + "/" + folder,
      environment: ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"])
    guard done.status == 0 else { throw Failure(arguments: arguments, errors: done.errors) }
    return done.output
  }

  package struct Failure: Error, CustomStringConvertible {
    let arguments: [String]
    let errors: String
    package var description: String { "git \(arguments.joined(separator: " ")): \(errors)" }
  }

  /// Clones the first commit, with its submodule.
  package func clone(to folder: String) throws {
    try git("clone", "-q", "--no-checkout", top, folder)
    let first = try git("rev-list", "--max-parents=0", "HEAD").trimmingCharacters(in: .whitespacesAndNewlines)
    try git("-C", folder, "checkout", "-q", first)
    try git("-C", folder, "submodule", "--quiet", "update", "--init")
  }

  // MARK: Changes

  /// Makes a few changes, some of them committed.
  package mutating func change() throws {
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      switch Int.random(in: 0..<12, using: &random) {
      case 0...2:
        let map = pick(maps)
        try write(mapText(at: map), map)
      case 3:
        let map = pick(maps)
        try? FileManager.default.removeItem(atPath: top + "/" + map)
      case 4:
        let map = pick(maps)
        let new = pick(Self.folders) + "n\(Int.random(in: 0..<9, using: &random)).argmap.yaml"
        let folder = (top + "/" + new as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        _ = try? git("mv", "-f", map, new)
      case 5:
        let source = pick(Self.folders) + "s.md"
        if chance(2) {
          try write(sourceText(), source)
        } else {
          try? FileManager.default.removeItem(atPath: top + "/" + source)
        }
      case 6: try write(configurationText(in: ""), "argmap.yaml")
      case 7: try write(configurationText(in: "a/"), "a/argmap.yaml")
      case 8: try write(pick(["b/\n", "m1*\n", "m0*\nn*\n", "a/*\n"]), ".gitignore")
      case 9:
        try link(pick(["m0.argmap.yaml", "a/s.md", "s.md", "b", "a", "no"]), pick(["l.argmap.yaml", "b/s.md", "l"]))
      case 10: try changeSubmodule()
      default:
        let map = pick(Self.folders) + "m\(Int.random(in: 5..<9, using: &random)).argmap.yaml"
        try write(mapText(at: map), map)
      }
    }
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      try git("add", "-A")
      try git("commit", "-q", "--allow-empty", "-m", "second")
    case 1: try git("add", "-A")
    default: break
    }
  }

  // MARK: Submodules

  private func addSubmodule(_ folder: String) throws {
    let other = folder + "/other"
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    try Repository.write("claims:\n  - x: X\n  - y: Y\n    basis: value\n", to: other + "/x.argmap.yaml")
    try git("-C", other, "init", "-q", "-b", "main")
    try git("-C", other, "add", "-A")
    try git("-C", other, "commit", "-q", "-m", "first")
    try git("submodule", "add", "-q", other, "sub")
  }

  private mutating func changeSubmodule() throws {
    guard FileManager.default.fileExists(atPath: top + "/sub/.git") else { return }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: _ = try? git("rm", "-q", "-f", "sub")
    case 1: _ = try? git("-C", "sub", "mv", "x.argmap.yaml", "z.argmap.yaml")
    default:
      try write("claims:\n  - x: X\n" + (chance(2) ? "    basis: value\n" : "") + "  - z: Z\n", "sub/x.argmap.yaml")
      if chance(2) { try git("-C", "sub", "commit", "-q", "-a", "-m", "second", "--allow-empty") }
    }
  }

  // MARK: Texts

  private mutating func mapText(at path: String) -> String {
    var text = ""
    let up = path.contains("/") ? "../" : ""
    var aliases: [String] = []
    if chance(2) {
      var targets = maps.filter { $0 != path }.map { up + (path.hasPrefix("a/c/") ? "../" : "") + $0 }
      targets += [up + "sub/x.argmap.yaml", up + "l.argmap.yaml", up + "l/m1.argmap.yaml"]
      aliases = ["i"]
      text += "imports: {i: \(pick(targets))}\n"
    }
    let hasSource = chance(2)
    if hasSource { text += "sources: {s: {title: S, file: \(pick(["s.md", up + "s.md", "../b/s.md"]))}}\n" }
    text += "claims:\n"
    for id in ["a", "b", "c", "d"] where chance(4) == false {
      text += "  - \(id): \(pick(["The same text", "Text of \(id)", "Another text of \(id)"]))\n"
      switch Int.random(in: 0..<6, using: &random) {
      case 0: text += "    basis: value\n"
      case 1: text += "    because: \(pick(["a", "b", "c", "d"]))\n"
      case 2 where !aliases.isEmpty: text += "    because: i.\(pick(["a", "b", "x", "y"]))\n"
      case 3 where hasSource: text += "    evidence: {source: s, quote: \(pick(["one two", "two three", "four"]))}\n"
      case 4: text += "    nonsense: x\n"
      default: break
      }
    }
    return text
  }

  private mutating func sourceText() -> String { pick(["one two\n", "two three\n", "one two three\n\nfour\n"]) }

  private mutating func configurationText(in folder: String) -> String {
    var text = ""
    if !folder.isEmpty, chance(2) { text += "extend: ../argmap.yaml\n" }
    if chance(2) { text += "rules: {unsupported-claim: \(pick(["note", "warning", "off"]))}\n" }
    if chance(3) { text += "exclude: \(pick(["b/", "m1*", "c/"]))\n" }
    if chance(3) { text += "ignore: \(pick(["logic", "duplicate-text", "sources"]))\n" }
    if chance(3) { text += "overrides:\n  - paths: m0*\n    rules: {unsupported-claim: \(pick(["note", "off"]))}\n" }
    if chance(6) { text += "nonsense: 1\n" }
    return text
  }

  // MARK: Helpers

  private mutating func pick<Element>(_ from: [Element]) -> Element { from.randomElement(using: &random)! }
  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  private func write(_ text: String, _ path: String) throws {
    let whole = top + "/" + path
    // What is written through a link would change the link's target.
    if (try? FileManager.default.destinationOfSymbolicLink(atPath: whole)) != nil {
      try FileManager.default.removeItem(atPath: whole)
    }
    try Repository.write(text, to: whole)
  }

  private func link(_ target: String, _ path: String) throws {
    try? FileManager.default.removeItem(atPath: top + "/" + path)
    let folder = (top + "/" + path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let up = String(repeating: "../", count: path.filter { $0 == "/" }.count)
    try FileManager.default.createSymbolicLink(atPath: top + "/" + path, withDestinationPath: up + target)
  }
}
