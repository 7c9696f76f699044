import SourceText

/// Reports characters that are not allowed where they are.
extension Parser {
  /// Reports tabs, except those between two characters of text or of a comment on the same line, and special spaces at
  /// the start of lines. Withdraws diagnostics about the shape of lines that are indented with tabs or contain
  /// characters that are not allowed anywhere, since those characters are the real mistake.
  mutating func checkCharacters(_ characters: CharacterCheck) {
    var lines: [ByteRange] = []
    func add(_ offset: Int) {
      if let last = lines.last, offset < last.end { return }
      var start = offset
      while start > (lines.last?.end ?? 0), bytes[start - 1] != 0x0A { start -= 1 }
      lines.append(ByteRange(start, nextLine(offset)))
    }
    let tabs = wrongTabs(characters.tabs)
    for tab in tabs where !tab.isIndentation {
      report(
        .tab, tab.start, tab.end, "a tab is allowed only between two characters of text; use spaces here",
        fix: fix("use spaces", .safe, [(tab.start, tab.end, " ")]))
    }
    let indents = tabs.filter(\.isIndentation)
    for tab in indents { add(tab.start) }
    reportTabIndents(indents.map { ($0.start, $0.end) })
    reportOddIndents()
    let fromTabs = lines
    lines = []
    for diagnostic in characters.diagnostics { add(diagnostic.place.range.start) }
    dropShapeDiagnostics(fromTabs)
    dropShapeDiagnostics(lines)
  }

  /// Reports all lines indented with tabs as one mistake, at the first of them.
  private mutating func reportTabIndents(_ tabs: [(start: Int, end: Int)]) {
    guard let first = tabs.first else { return }
    var isSafe = true
    var edits: [(start: Int, end: Int, text: String)] = []
    for tab in tabs {
      let line = startOfLine(tab.start)
      let content = skipBlanks(line)
      if let column = tabColumns[content] {
        edits.append((line, content, String(repeating: " ", count: column)))
      } else {
        isSafe = isSafe && isLineEnd(content)
        edits.append((tab.start, tab.end, String(repeating: " ", count: 2 * (tab.end - tab.start))))
      }
    }
    report(
      .tab, first.start, first.end,
      "a tab indents \(lines("this line", tabs.count)); indent with spaces",
      fix: fix("use spaces", isSafe ? .safe : .unsafe, edits))
  }

  /// Reports all lines indented with special spaces as one mistake, at the first of them.
  private mutating func reportOddIndents() {
    guard let first = oddIndents.first else { return }
    let lineCount = Set(oddIndents.map { startOfLine($0.start) }).count
    reportUnicodeSpace(first.start, first.length, "indents \(lines("this line", lineCount)); indent with plain spaces")
    diagnostics[diagnostics.count - 1].fixes = [
      fix("use plain spaces", .safe, oddIndents.map { ($0.start, $0.start + $0.length, " ") })
    ]
  }

  private func lines(_ first: String, _ count: Int) -> String {
    count == 1 ? first : count == 2 ? first + " and another one" : first + " and \(count - 1) others"
  }

  /// The first run of misplaced tabs on each line that has any.
  private func wrongTabs(_ tabs: [Int]) -> [(start: Int, end: Int, isIndentation: Bool)] {
    var result: [(start: Int, end: Int, isIndentation: Bool)] = []
    var reportedLine = -1
    var runEnd = 0
    var token = 0
    for tab in tabs where tab >= runEnd {
      // All blanks around a tab, including other tabs, are right or wrong together.
      var start = tab
      while start > runEnd, isBlank(bytes[start - 1]) { start -= 1 }
      runEnd = skipBlanks(tab)
      while token + 1 < tree.tokenStarts.count, Int(tree.tokenStarts[token + 1]) <= tab { token += 1 }
      if tab < reportedLine || isInsideText(start, runEnd, token: token) { continue }
      reportedLine = endOfLine(runEnd)
      var last = tab + 1
      while byte(last) == 0x09 { last += 1 }
      result.append((tab, last, start == 0 || bytes[start - 1] == 0x0A))
    }
    return result
  }

  private mutating func dropShapeDiagnostics(_ lines: [ByteRange]) {
    if lines.isEmpty { return }
    let rules = Self.shapeRules
    diagnostics.removeAll { diagnostic in
      guard rules.contains(diagnostic.rule) else { return false }
      let offset = diagnostic.place.range.start
      let low = lines.partitionPoint { $0.start <= offset }
      return low > 0 && offset < lines[low - 1].end
    }
  }

  private static let shapeRules: Set = [
    SyntaxRule.unexpectedText.rawValue, SyntaxRule.colonInText.rawValue, SyntaxRule.indentation.rawValue,
  ]

  /// Whether a run of blanks is between two characters of text or of a comment on the same line.
  private func isInsideText(_ start: Int, _ end: Int, token: Int) -> Bool {
    var range = tree.tokenRange(token)
    switch tree.tokenKinds[token] {
    case .plain, .literal, .folded, .comment: break
    case .singleQuoted, .doubleQuoted: range = ByteRange(range.start + 1, range.end - 1)
    default: return false
    }
    return start > range.start && bytes[start - 1] != 0x0A && end < range.end && !isLineEnd(end)
  }
}
