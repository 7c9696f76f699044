/// Makes random files: most are in the YAML subset that maps use, with all its constructs, and some just outside it.
package struct RandomFile {
  private var random: SeededRandom
  private var out = ""
  private var keyNumber = 0

  /// - Parameter isMutated: whether to make one to three random changes, most of which are mistakes.
  package static func bytes(_ seed: UInt64, isMutated: Bool) -> [UInt8] {
    var file = RandomFile(random: SeededRandom(seed))
    file.write()
    var bytes = Array(file.out.utf8)
    if isMutated { for _ in 0..<file.number(1...3) { file.mutate(&bytes) } }
    return bytes
  }

  private init(random: SeededRandom) { self.random = random }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func oneIn(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &random) == 0 }
  private mutating func pick<T>(_ choices: [T]) -> T { choices.randomElement(using: &random)! }
  private func spaces(_ n: Int) -> String { String(repeating: " ", count: max(0, n)) }

  // MARK: Files

  private mutating func write() {
    if oneIn(30) { out += "\u{FEFF}" }
    if oneIn(10) { out += pick(["# a comment\n", "\n", "  \n", "   # another\n"]) }
    if oneIn(12) { out += pick(["---\n", "--- # begins\n", "---  \n"]) }
    switch number(0...9) {
    case 0: writeSequence(indent: 0, depth: 0)
    case 1: writeFlow(indent: -1, depth: 0)
    default: writeMapping(indent: 0, depth: 0)
    }
    if out.unicodeScalars.last != "\n" { out += "\n" }
    if oneIn(20) { out += pick(["...\n", "... # over\n", "...", "...\n\n# and out\n"]) }
    if oneIn(8) { while out.unicodeScalars.last == "\n" { out.unicodeScalars.removeLast() } }
    if oneIn(10) {
      out = out.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        .joined(separator: "\r\n")
    }
  }

  private mutating func endLine() {
    switch number(0...29) {
    case 0: out += " # a comment"
    case 1: out += "   "
    case 2: out += " #"
    case 3: out += " # 'it: [is"
    default: break
    }
    out += "\n"
    while oneIn(20) { out += pick(["\n", "  \n", "# between\n", "      # deep\n", "          \n"]) }
  }

  // MARK: Block collections

  private mutating func writeMapping(indent: Int, depth: Int, isInline: Bool = false) {
    for i in 0..<number(1...(depth > 2 ? 2 : 4)) {
      if i > 0 || !isInline { out += spaces(indent) }
      out += key() + (oneIn(20) ? " " : "") + ":"
      writeValue(indent: indent, depth: depth, isInSequence: false)
    }
  }

  private mutating func writeSequence(indent: Int, depth: Int, isInline: Bool = false) {
    for i in 0..<number(1...(depth > 2 ? 2 : 4)) {
      if i > 0 || !isInline { out += spaces(indent) }
      out += "-"
      writeValue(indent: indent, depth: depth, isInSequence: true)
    }
  }

  /// Writes what follows a dash or a colon, up to the end of its last line.
  private mutating func writeValue(indent: Int, depth: Int, isInSequence: Bool) {
    let isDeep = depth > 3
    switch number(0...(isDeep ? 11 : 19)) {
    case 0: endLine()
    case 1...6: out += spaces(number(1...(oneIn(5) ? 4 : 1))) + plain(indent: indent); endLine()
    case 7: out += " " + single(indent: indent, isKey: false); endLine()
    case 8: out += " " + double(indent: indent, isKey: false); endLine()
    case 9: writeBlockText(indent: indent)
    case 10, 11:
      out += " "
      if oneIn(15) { out += "\n" + spaces(indent + number(1...4)) }
      writeFlow(indent: indent, depth: depth)
      endLine()
    case 12,
      13 where isInSequence:
      // On the same line as the dash.
      let gap = number(1...3)
      out += spaces(gap)
      if oneIn(3) {
        writeSequence(indent: indent + 1 + gap, depth: depth + 1, isInline: true)
      } else {
        writeMapping(indent: indent + 1 + gap, depth: depth + 1, isInline: true)
      }
    case 14, 15:
      endLine()
      writeSequence(indent: indent + (isInSequence ? number(1...3) : number(0...3)), depth: depth + 1)
    case 16:
      endLine()
      out += spaces(indent + number(1...3)) + plain(indent: indent)
      endLine()
    default:
      endLine()
      writeMapping(indent: indent + number(1...4), depth: depth + 1)
    }
  }

  // MARK: Flow

  private mutating func writeFlow(indent: Int, depth: Int) {
    let isMapping = oneIn(2)
    out += isMapping ? "{" : "["
    flowSpace(indent)
    let count = number(0...3)
    for i in 0..<count {
      if isMapping || oneIn(5) {
        out += key() + ":"
        if !oneIn(15) {
          out += " "
          writeFlowValue(indent: indent, depth: depth)
        }
      } else {
        writeFlowValue(indent: indent, depth: depth)
      }
      flowSpace(indent)
      if i < count - 1 || oneIn(6) {
        out += ","
        if !oneIn(6) { out += " " }
        flowSpace(indent)
      }
    }
    out += isMapping ? "}" : "]"
  }

  private mutating func writeFlowValue(indent: Int, depth: Int) {
    switch number(0...9) {
    case 0...5: out += flowPlain(indent: indent)
    case 6: out += single(indent: indent, isKey: false)
    case 7: out += double(indent: indent, isKey: false)
    default:
      if depth < 6 { writeFlow(indent: indent, depth: depth + 1) } else { out += "x" }
    }
  }

  private mutating func flowSpace(_ indent: Int) {
    if oneIn(12) { out += pick(["\n", " # inside\n", "\n\n"]) + spaces(indent + number(1...4)) }
    if oneIn(10) { out += " " }
  }

  // MARK: Scalars

  private static let words = [
    "a", "winter", "lake", "no", "1.0", "~", "null", "don't", "http://x.org/#p1", "a:b", "a#b", "x,y", "-5", "-x", "?x",
    ":x", "é", "日本", "👍", "a\"b", "C:\\dir", "100%", "a|b", "a>b", "*", "&", "a*b", "why?", "--", "<<", "=", "janus#p6",
    "a[0]", "f{x}", "yes", "'", "\"", "`", "@", "!", "%", "\u{A0}", "- x", "? x", ": x", "x: y", "x #y", "#", "“q”",
    "\u{85}",
    "\u{2028}", "---", "...",
  ]
  private static let tameWords = [
    "a", "winter", "lake", "no", "1.0", "don't", "a:b", "a#b", "é", "👍", "why?", "-5", "--", "=",
  ]

  private mutating func word() -> String { oneIn(12) ? pick(Self.words) : pick(Self.tameWords) }

  private mutating func key() -> String {
    keyNumber += 1
    let base = "k\(keyNumber)"
    switch number(0...19) {
    case 0: return "'" + base + pick(["", " x", "''", ": ", " #"]) + "'"
    case 1: return "\"" + base + pick(["", " x", "\\\"", "\\u00e9", ": "]) + "\""
    case 2: return base + " " + word()
    case 3: return pick(["claims", "because", "title", "k1", "k2"])
    case 4: return word() + base
    default: return base
    }
  }

  private mutating func plain(indent: Int) -> String {
    var text = word()
    for _ in 0..<number(0...4) { text += " " + word() }
    while oneIn(8) { text += breakLine(indent) + word() }
    return text
  }

  private mutating func flowPlain(indent: Int) -> String {
    var text = word()
    for _ in 0..<number(0...2) { text += " " + word() }
    while oneIn(14) { text += breakLine(indent) + word() }
    return text
  }

  private mutating func breakLine(_ indent: Int) -> String {
    pick(["\n", "\n", "\n", " \n", "\n\n", "\n  \n"]) + spaces(indent + number(1...4))
  }

  private mutating func single(indent: Int, isKey: Bool) -> String {
    var text = ""
    for _ in 0..<number(0...4) {
      text += pick(["", " ", "  "]) + word().unicodeScalars.reduce("") { $0 + ($1 == "'" ? "''" : String($1)) }
      if oneIn(10) { text += breakLine(indent) }
    }
    return "'" + text + "'"
  }

  private mutating func double(indent: Int, isKey: Bool) -> String {
    var text = ""
    for _ in 0..<number(0...4) {
      text += pick(["", " ", "  "])
      text += word().unicodeScalars.reduce("") { $0 + ($1 == "\"" || $1 == "\\" ? "\\" : "") + String($1) }
      if oneIn(4) {
        text += pick([
          "\\n", "\\t", "\\\"", "\\\\", "\\/", "\\ ", "\\_", "\\x41", "\\u00e9", "\\U0001F600", "\\\n    ", "\\x07",
          "\\d", "\\0",
          "\\e", "\\N", "\\ud800", "\\uFEFF",
        ])
      }
      if oneIn(10) { text += breakLine(indent) }
    }
    return "\"" + text + "\""
  }

  private mutating func writeBlockText(indent: Int) {
    let stated = oneIn(4) ? number(1...4) : 0
    let deep = stated > 0 ? max(indent, 0) + stated : max(indent, 0) + number(1...4)
    var signs = [pick(["", "", "-", "+"]), stated > 0 ? "\(stated)" : ""]
    if oneIn(2) { signs.swapAt(0, 1) }
    out += " " + pick(["|", ">"]) + signs.joined() + pick(["", "", " ", " # text", "# text"]) + "\n"
    for i in 0..<number(0...4) {
      if oneIn(5) {
        out += pick(["\n", spaces(number(0...8)) + "\n"])
      } else {
        var text = word()
        for _ in 0..<number(0...3) { text += " " + word() }
        let extra = (i > 0 || stated > 0) && oneIn(5) ? number(1...2) : 0
        out += spaces(deep + extra) + text + pick(["", "", "", " ", " # text"]) + "\n"
      }
    }
    while oneIn(4) { out += "\n" }
  }

  // MARK: Mistakes

  private static let bits: [[UInt8]] = [
    "[", "]", "{", "}", ": ", ":", "- ", "-", "\n", "  ", " ", "\"", "'", "|\n", ">\n", "#", " #", "&a ", "*a ", "!t ",
    "---\n", "...\n", ",", "? ", "\t", "\u{A0}", "<<: ", "%YAML 1.2\n", "\\", "''", "\r", "\r\n", "\u{FEFF}", "a: ",
    "\u{2029}", "\u{1}", "\u{7F}", "?", "@", "`", "%", "!", "&", "*",
  ].map { Array($0.utf8) }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let at = number(0...(bytes.count - 1))
    switch number(0...11) {
    case 0, 1: bytes.remove(at: at)
    case 2: bytes.removeSubrange(at..<min(bytes.count, at + number(1...8)))
    case 3: bytes.insert(UInt8.random(in: 0...255, using: &random), at: at)
    case 4...7: bytes.insert(contentsOf: pick(Self.bits), at: at)
    case 8:
      let from = number(0...(bytes.count - 1))
      bytes.insert(contentsOf: Array(bytes[from..<min(bytes.count, from + number(1...30))]), at: at)
    default:
      // A line is indented, dedented, dropped, duplicated or swapped with another.
      var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
      let line = number(0...(lines.count - 1))
      switch number(0...4) {
      case 0: lines[line].insert(contentsOf: [UInt8](repeating: 0x20, count: number(1...3)), at: 0)
      case 1: while lines[line].first == 0x20, !oneIn(3) { lines[line].removeFirst() }
      case 2: lines.remove(at: line)
      case 3: lines.insert(lines[line], at: line)
      default: lines.swapAt(line, number(0...(lines.count - 1)))
      }
      bytes = Array(lines.joined(separator: [0x0A]))
    }
  }
}
