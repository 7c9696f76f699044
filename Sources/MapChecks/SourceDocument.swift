/// The text of a source, cut into what an anchor can point at.
package struct SourceDocument: Sendable {
  package struct Section: Sendable {
    /// The anchor without `#`.
    package var anchor: String
    /// From its first line to behind its last, as positions in `lines`.
    package var lines: Range<Int>
  }

  package let lines: [String]
  /// Runs of lines that are `#p1`, `#p2` … in order.
  package private(set) var paragraphs: [Range<Int>] = []
  /// What a heading stands over, up to the next heading of its level or a higher one.
  package private(set) var headings: [Section] = []

  /// - Parameter path: its ending tells whether it is Markdown (`.md`, `.markdown`).
  package init(path: String, bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    let name = path.lowercased()
    if name.hasSuffix(".md") || name.hasSuffix(".markdown") {
      readMarkdown()
    } else {
      readText()
    }
  }

  /// The text that an anchor points at, or nil where it points nowhere. A heading wins over a paragraph's number.
  package func text(at anchor: String) -> String? {
    if let section = headings.first(where: { $0.anchor == anchor }) { return joined(section.lines) }
    guard anchor.first == "p", let number = Int(anchor.dropFirst()), number > 0, number <= paragraphs.count else {
      return nil
    }
    return joined(paragraphs[number - 1])
  }

  package var text: String { joined(lines.indices) }

  /// Every anchor that there is.
  package var anchors: [String] {
    headings.map(\.anchor) + paragraphs.indices.map { "p\($0 + 1)" }
  }

  private func joined(_ range: Range<Int>) -> String { lines[range].joined(separator: "\n") }

  private func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }

  private mutating func readText() {
    var start: Int?
    for i in lines.indices {
      if isBlank(lines[i]) {
        if let first = start { paragraphs.append(first..<i) }
        start = nil
      } else {
        start = start ?? i
      }
    }
    if let first = start { paragraphs.append(first..<lines.count) }
  }

  // MARK: Markdown

  private mutating func readMarkdown() {
    var open: [(level: Int, index: Int)] = []
    var anchorCounts: [String: Int] = [:]
    var i = endOfFrontMatter()
    while i < lines.count {
      let line = lines[i]
      if isBlank(line) {
        i += 1
      } else if let (level, title) = heading(at: i) {
        while let last = open.last, last.level >= level {
          headings[last.index].lines = headings[last.index].lines.lowerBound..<i
          open.removeLast()
        }
        let slug = Self.anchor(of: title)
        let count = anchorCounts[slug, default: 0]
        anchorCounts[slug] = count + 1
        open.append((level, headings.count))
        headings.append(Section(anchor: count == 0 ? slug : "\(slug)-\(count)", lines: i..<lines.count))
        i += isSetextUnderline(i + 1) && !line.hasPrefix("#") ? 2 : 1
      } else if isRule(line) {
        i += 1
      } else if line.drop(while: { $0 == " " }).hasPrefix("<!--") {
        while i < lines.count, !lines[i].contains("-->") { i += 1 }
        i += 1
      } else {
        let end = endOfBlock(i)
        paragraphs.append(i..<end)
        i = end
      }
    }
  }

  private func endOfFrontMatter() -> Int {
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(where: { $0 == "---" || $0 == "..." }) else {
      return 0
    }
    return end + 1
  }

  private func heading(at i: Int) -> (level: Int, title: String)? {
    let line = lines[i].drop { $0 == " " }
    let level = line.prefix { $0 == "#" }.count
    if (1...6).contains(level) {
      let rest = line.dropFirst(level)
      guard rest.isEmpty || rest.first == " " else { return nil }
      var title = rest.drop { $0 == " " }
      while title.last == "#" || title.last == " " { title.removeLast() }
      return (level, String(title))
    }
    guard isSetextUnderline(i + 1), !isListItem(lines[i]), !isRule(lines[i]) else { return nil }
    return (lines[i + 1].hasPrefix("=") ? 1 : 2, String(line))
  }

  private func isSetextUnderline(_ i: Int) -> Bool {
    guard i < lines.count, let first = lines[i].first, first == "=" || first == "-" else { return false }
    var line = Substring(lines[i])
    while line.last == " " { line.removeLast() }
    return line.allSatisfy { $0 == first }
  }

  private func isRule(_ line: String) -> Bool {
    let signs = line.filter { $0 != " " }
    guard signs.count >= 3, let first = signs.first, "-*_".contains(first) else { return false }
    return signs.allSatisfy { $0 == first }
  }

  private func isListItem(_ line: String) -> Bool {
    let text = line.drop { $0 == " " }
    if let first = text.first, "-*+".contains(first) { return text.dropFirst().first == " " }
    let digits = text.prefix { $0.isNumber }
    return !digits.isEmpty && ".)".contains(text.dropFirst(digits.count).first ?? "x")
  }

  /// The end of the paragraph, list or fence that starts at a line.
  private func endOfBlock(_ start: Int) -> Int {
    let first = lines[start].drop { $0 == " " }
    for fence in ["```", "~~~"] where first.hasPrefix(fence) {
      let end = lines[(start + 1)...].firstIndex { $0.drop { $0 == " " }.hasPrefix(fence) }
      return (end ?? lines.count - 1) + 1
    }
    var i = start
    let isList = isListItem(lines[start])
    while i < lines.count {
      if isBlank(lines[i]) {
        // A blank line between the items of a list does not end it.
        let next = lines[i...].firstIndex { !isBlank($0) } ?? lines.count
        guard isList, next < lines.count, isListItem(lines[next]) || lines[next].hasPrefix("  ") else { return i }
        i = next
        continue
      }
      if i > start, heading(at: i) != nil { return i }
      i += 1
    }
    return i
  }

  /// A heading's usual anchor: lower case, punctuation dropped, spaces as hyphens.
  static func anchor(of title: String) -> String {
    var result = ""
    for character in title.lowercased() {
      if character == " " {
        result.append("-")
      } else if character.isLetter || character.isNumber || character == "-" || character == "_" {
        result.append(character)
      }
    }
    return result
  }
}
