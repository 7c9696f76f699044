/// Makes random maps with comments and suppressions in every place, keys in any order, and, on request, mistakes that
/// people make.
package struct RandomMap {
  private var random: SeededRandom
  private var lines: [String] = []
  private var nextID = 0
  private let hasMistakes: Bool

  /// - Parameter hasMistakes: whether some lines have a mistake.
  package static func text(_ seed: UInt64, hasMistakes: Bool) -> String {
    var map = RandomMap(seed, hasMistakes: hasMistakes)
    map.write()
    return map.lines.joined(separator: "\n") + "\n"
  }

  private init(_ seed: UInt64, hasMistakes: Bool) {
    random = SeededRandom(seed)
    self.hasMistakes = hasMistakes
  }

  private mutating func oneIn(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &random) == 0 }
  private mutating func pick<T>(_ choices: [T]) -> T { choices.randomElement(using: &random)! }

  private mutating func write() {
    var parts: [(inout RandomMap) -> Void] = [{ $0.writeHead() }, { $0.writeSources() }, { $0.writeGroups() }]
    if oneIn(3) { parts.shuffle(using: &random) }
    if oneIn(8) { line(0, "# argmap: allow \(pick(Self.rules)) -- in the whole file") }
    for part in parts { part(&self) }
    add(0, "claims:")
    writeItems(depth: 0, indent: oneIn(6) ? 0 : 2, isStep: false)
  }

  private mutating func writeHead() {
    if oneIn(3) { add(0, "title: A map") }
    if oneIn(6) { add(0, "language: \(pick(["en", "de", "English"]))") }
    if oneIn(6) { add(0, "conclusions: [c0]") }
  }

  private mutating func writeSources() {
    guard oneIn(2) else { return }
    add(0, "sources:")
    add(2, "s: {title: S}")
    if oneIn(2) {
      add(2, "t:")
      add(4, "title: T")
      if oneIn(2) { add(4, "url: \(pick(["https://example.org", "example.org"]))") }
    }
  }

  private mutating func writeGroups() {
    guard oneIn(4) else { return }
    add(0, "groups:")
    add(2, "- g\(nextID): A group")
    add(4, "claims:")
    writeItems(depth: 2, indent: 6, isStep: false)
  }

  private mutating func writeItems(depth: Int, indent: Int, isStep: Bool) {
    for _ in 0..<Int.random(in: 1...(depth > 1 ? 2 : 4), using: &random) {
      if isStep, oneIn(5) {
        writeLinked(depth: depth, indent: indent)
      } else if oneIn(6), nextID > 0 {
        add(indent, "- c\(Int.random(in: 0..<nextID, using: &random))")
      } else {
        writeClaim(depth: depth, indent: indent, isStep: isStep)
      }
    }
  }

  private mutating func writeLinked(depth: Int, indent: Int) {
    add(indent, "- premises:")
    writeItems(depth: depth + 1, indent: indent + 6, isStep: false)
    if oneIn(3) { add(indent + 2, "scheme: sign") }
    if oneIn(4) {
      add(indent + 2, "unless:")
      writeItems(depth: depth + 1, indent: indent + 4, isStep: false)
    }
  }

  private mutating func writeClaim(depth: Int, indent: Int, isStep: Bool) {
    let id = "c\(nextID)"
    nextID += 1
    var keys = ["\(id): \(text())"]
    for (key, values) in Self.keys where oneIn(5) { keys.append("\(key): \(pick(values))") }
    if isStep, oneIn(6) { keys.append("strength: 0.5") }
    if oneIn(7) { keys.shuffle(using: &random) }
    let lists = depth < 3 ? ["because", "but"].filter { _ in oneIn(3) } : []
    for (number, key) in keys.enumerated() { add(indent + (number == 0 ? 0 : 2), (number == 0 ? "- " : "") + key) }
    for list in lists {
      add(indent + 2, list + ":")
      writeItems(depth: depth + 1, indent: indent + pick([2, 4]), isStep: true)
    }
  }

  private mutating func text() -> String {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return "'It is said: it was mild'"
    case 1: return "\"A quoted text\""
    case 2: return "The same text"
    case 3: return "Just because it was mild, it need not have been warm"
    default: return "Claim number \(nextID) is made here"
    }
  }

  private static let keys: [(String, [String])] = [
    ("basis", ["value", "observation", "assumption"]), ("note", ["a remark", "'it: is'"]),
    ("evidence", ["s", "'s'", "[s, t]", "https://example.org", "nowhere"]), ("tags", ["a", "[a, b]"]),
    ("weight", ["0.5", "'0.5'"]), ("label", ["Short"]), ("contradicts", ["c0", "[c1]"]), ("implicit", ["yes"]),
  ]

  private static let rules = [
    "unsupported-claim", "isolated-claim", "duplicate-text", "unused-source", "redundant-basis",
    "unknown-source", "colon-in-text", "just-because", "unknown-key", "no-such-rule",
  ]

  /// Adds a line with comments around it and, at times, a mistake in it.
  private mutating func add(_ indent: Int, _ content: String) {
    var content = content
    var indent = indent
    if oneIn(7) {
      line(pick([indent, 0, indent + 2]), pick(["# a comment", "# argmap: allow \(pick(Self.rules)) -- a reason"]))
    }
    if oneIn(25) { lines.append("") }
    if hasMistakes, oneIn(12) { damage(&content, &indent) }
    if oneIn(10), !content.hasSuffix("|") {
      content += pick(["  # seen", " # argmap: allow \(pick(Self.rules)) -- a reason", " #"])
    }
    line(indent, content)
  }

  private mutating func line(_ indent: Int, _ content: String) {
    lines.append(String(repeating: " ", count: max(0, indent)) + content)
  }

  private mutating func damage(_ content: inout String, _ indent: inout Int) {
    func replace(_ old: String, _ new: String) {
      guard let range = content.firstRange(of: old) else { return }
      content.replaceSubrange(range, with: new)
    }
    switch Int.random(in: 0..<13, using: &random) {
    case 0: replace("- ", "")
    case 1: replace(": ", ":")
    case 2: replace(":", "")
    case 3: replace("because", "becuase")
    case 4: replace("basis: ", "basis = ")
    case 5: content += ": and more"
    case 6: replace("Claim", "[sic] claim")
    case 7: indent += 1
    case 8: replace("basis", pick(["base", "Basis"]))
    case 9: replace("- ", "* ")
    case 10: replace(": ", ":\u{A0}")
    case 11: replace("value", "“value”")
    default: replace("- c", "- 9c")
    }
  }
}
