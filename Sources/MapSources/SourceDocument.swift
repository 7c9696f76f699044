/// The text of a source, divided into the paragraphs and sections that an anchor can point to.
package struct SourceDocument: Sendable {
  package struct Section: Sendable {
    /// The section's anchor, without `#`.
    package var anchor: String
    /// The section's lines, counted from 0, including its heading.
    package var lines: Range<Int>
  }

  private let bytes: [UInt8]
  /// The byte ranges of the lines, without line endings.
  private let lines: [Range<Int>]
  /// The lines of each paragraph (`#p1`, `#p2` …), in order. Lines are counted from 0.
  package private(set) var paragraphs: [Range<Int>] = []
  /// The sections under the headings. Each extends to the next heading of the same or a higher level.
  package private(set) var headings: [Section] = []
  private var headingOf: [String: Int] = [:]
  let isMarkdown: Bool

  /// - Parameter path: the file's path; the extensions `.md` and `.markdown` mean Markdown.
  package init(path: String, bytes: [UInt8]) {
    // A byte-order mark is not part of the text.
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    self.bytes = bytes
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      lines.append(start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end))
      start = end + 1
    }
    self.lines = lines
    let name = path.lowercased()
    isMarkdown = name.hasSuffix(".md") || name.hasSuffix(".markdown")
    if isMarkdown {
      readMarkdown()
    } else {
      readText()
    }
    for (i, section) in headings.enumerated() where headingOf[section.anchor] == nil { headingOf[section.anchor] = i }
  }

  /// Extensions of files that are not text, or whose markup is not Markdown.
  private static let otherEndings = [
    ".pdf", ".html", ".htm", ".xhtml", ".xml", ".doc", ".docx", ".odt", ".rtf", ".epub", ".ps", ".djvu", ".png", ".jpg",
    ".jpeg", ".gif", ".webp", ".zip", ".gz",
  ]

  /// Whether a file can be read as a source: it is UTF-8 text or Markdown, judged by its extension and its bytes.
  package static func isReadable(_ path: String, _ bytes: [UInt8]) -> Bool {
    let name = path.lowercased()
    if otherEndings.contains(where: { name.hasSuffix($0) }) || bytes.contains(0) { return false }
    return String(validating: bytes, as: UTF8.self) != nil
  }

  /// The lines that an anchor (without `#`) points to, counted from 0; nil if it points nowhere. A heading takes
  /// precedence over a paragraph number.
  package func lines(at anchor: String) -> Range<Int>? {
    if let i = headingOf[anchor] { return headings[i].lines }
    guard anchor.first == "p", let number = Int(anchor.dropFirst()), number > 0, number <= paragraphs.count,
      anchor == "p\(number)"
    else {
      return nil
    }
    return paragraphs[number - 1]
  }

  /// The text of a range of lines, counted from 0; the whole text by default.
  package func text(_ range: Range<Int>? = nil) -> String {
    let range = range ?? lines.indices
    guard let first = range.first, let last = range.last else { return "" }
    return String(decoding: bytes[lines[first].lowerBound..<lines[last].upperBound], as: UTF8.self)
  }

  private func line(_ i: Int) -> ArraySlice<UInt8> { bytes[lines[i]] }

  private func isBlank(_ i: Int) -> Bool { line(i).allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  private mutating func readText() {
    var start: Int?
    for i in lines.indices {
      if isBlank(i) {
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
      if isBlank(i) {
        i += 1
      } else if let heading = heading(at: i) {
        while let last = open.last, last.level >= heading.level {
          headings[last.index].lines = headings[last.index].lines.lowerBound..<i
          open.removeLast()
        }
        let slug = Self.anchor(of: heading.title)
        let count = anchorCounts[slug, default: 0]
        anchorCounts[slug] = count + 1
        open.append((heading.level, headings.count))
        headings.append(Section(anchor: count == 0 ? slug : "\(slug)-\(count)", lines: i..<lines.count))
        i += heading.lineCount
      } else if isRule(i) {
        i += 1
      } else if startsComment(i) {
        while i < lines.count, !closesComment(i) { i += 1 }
        i += 1
      } else {
        let end = endOfBlock(i)
        paragraphs.append(i..<end)
        i = end
      }
    }
  }

  private func unindented(_ i: Int) -> ArraySlice<UInt8> { line(i).drop { $0 == 0x20 } }

  private func closesComment(_ i: Int) -> Bool {
    let line = line(i)
    return line.indices.contains { line[$0...].starts(with: [0x2D, 0x2D, 0x3E]) }
  }

  private func endOfFrontMatter() -> Int {
    let dashes: [UInt8] = [0x2D, 0x2D, 0x2D]
    guard !lines.isEmpty, line(0).elementsEqual(dashes) else { return 0 }
    let end = lines.indices.dropFirst().first { line($0).elementsEqual(dashes) || line($0).elementsEqual("...".utf8) }
    return end.map { $0 + 1 } ?? 0
  }

  private func heading(at i: Int) -> (level: Int, title: String, lineCount: Int)? {
    let text = unindented(i)
    let level = text.prefix { $0 == 0x23 }.count
    if (1...6).contains(level) {
      var title = text.dropFirst(level)
      guard title.isEmpty || title.first == 0x20 else { return nil }
      while title.last == 0x23 || title.last == 0x20 { title.removeLast() }
      return (level, String(decoding: title.drop { $0 == 0x20 }, as: UTF8.self), 1)
    }
    guard isUnderline(i + 1), !isListItem(i), !isRule(i) else { return nil }
    return (line(i + 1).first == 0x3D ? 1 : 2, String(decoding: text, as: UTF8.self), 2)
  }

  /// Whether a line is a row of `=` or `-`, which turns the line above it into a heading.
  private func isUnderline(_ i: Int) -> Bool {
    guard i < lines.count, let first = line(i).first, first == 0x3D || first == 0x2D else { return false }
    return line(i).drop { $0 == first }.allSatisfy { $0 == 0x20 }
  }

  private func isRule(_ i: Int) -> Bool {
    let signs = line(i).filter { $0 != 0x20 }
    guard signs.count >= 3, let first = signs.first, first == 0x2D || first == 0x2A || first == 0x5F else {
      return false
    }
    return signs.allSatisfy { $0 == first }
  }

  private func isListItem(_ i: Int) -> Bool {
    let text = unindented(i)
    if let first = text.first, first == 0x2D || first == 0x2A || first == 0x2B { return text.dropFirst().first == 0x20 }
    let digits = text.prefix { (0x30...0x39).contains($0) }.count
    guard digits > 0, let sign = text.dropFirst(digits).first else { return false }
    return (sign == 0x2E || sign == 0x29) && text.dropFirst(digits + 1).first == 0x20
  }

  private func startsComment(_ i: Int) -> Bool { unindented(i).starts(with: Array("<!--".utf8)) }

  /// The character and the length of the code fence that a line opens; nil if it opens none.
  private func fence(_ i: Int) -> (sign: UInt8, count: Int)? {
    let text = unindented(i)
    guard let sign = text.first, sign == 0x60 || sign == 0x7E else { return nil }
    let count = text.prefix { $0 == sign }.count
    // A line with more backticks is inline code, not a fence.
    guard count >= 3, sign == 0x7E || !text.dropFirst(count).contains(sign) else { return nil }
    return (sign, count)
  }

  private func closes(_ fence: (sign: UInt8, count: Int), _ i: Int) -> Bool {
    let text = unindented(i)
    let count = text.prefix { $0 == fence.sign }.count
    return count >= fence.count && text.dropFirst(count).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// The line after the paragraph, list or fenced block that starts at the given line.
  private func endOfBlock(_ start: Int) -> Int {
    if let fence = fence(start) {
      let end = ((start + 1)..<max(lines.count, start + 1)).first { closes(fence, $0) }
      return (end ?? lines.count - 1) + 1
    }
    var i = start
    let isList = isListItem(start)
    while i < lines.count {
      if isBlank(i) {
        // A blank line between the items of a list does not end it.
        let next = (i..<lines.count).first { !isBlank($0) } ?? lines.count
        guard isList, next < lines.count, isListItem(next) || line(next).starts(with: [0x20, 0x20]) else { return i }
        i = next
        continue
      }
      // Headings, fences and comments interrupt a paragraph (CommonMark 0.31, sections 4.2, 4.5 and 4.6).
      if i > start, heading(at: i) != nil || fence(i) != nil && !isList || startsComment(i) { return i }
      i += 1
    }
    return i
  }

  /// The anchor that GitHub gives a heading: lower case, without punctuation, with hyphens for spaces.
  static func anchor(of title: String) -> String {
    var result = ""
    var isTarget = false
    var before: Character = " "
    for character in title.lowercased() {
      // Only the text of a link counts, not its target.
      if character == "(", before == "]" { isTarget = true }
      before = character
      if isTarget {
        isTarget = character != ")"
        continue
      }
      if character == " " {
        result.append("-")
      } else if character.isLetter || character.isNumber || character == "-" || character == "_" {
        result.append(character)
      }
    }
    return result
  }
}
