/// Makes text of the marks in Markdown on which cmark-gfm would take quadratic time. No page that someone has written
/// contains so many.
enum MarkdownLimits {
  /// The Markdown to read in place of the given lines, with a line feed after each.
  static func limited(_ lines: ArraySlice<Range<Int>>, of bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 1)
    // No paragraph extends over a blank line.
    var start = 0
    for line in lines {
      let text = limitedNesting(bytes[line])
      result += text
      result.append(0x0A)
      guard text.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
      limitOpenMarks(&result, from: start)
      start = result.count
    }
    limitOpenMarks(&result, from: start)
    return result
  }

  // MARK: Marks that are never closed

  /// How many of them a paragraph can have.
  private static let openMarks = 100

  /// The rest of the paragraph is searched for the end of each `<?`, `<!` and `<![CDATA[`, and each link for all `![`
  /// before it.
  private static func limitOpenMarks(_ bytes: inout [UInt8], from start: Int) {
    let marks = (start..<bytes.count).filter { i in
      guard i + 1 < bytes.count else { return false }
      return bytes[i] == 0x3C && (bytes[i + 1] == 0x3F || bytes[i + 1] == 0x21)
        || bytes[i] == 0x21 && bytes[i + 1] == 0x5B
    }
    if marks.count <= openMarks { return }
    var escaped: Set<Int> = []
    // From the end, so that it is known what follows each mark.
    var ends: (instruction: Bool, declaration: Bool, data: Bool) = (false, false, false)
    var openCount = 0
    for i in (start..<bytes.count).reversed() {
      let rest = bytes[i...].prefix(9)
      if rest.starts(with: "?>".utf8) { ends.instruction = true }
      if rest.starts(with: "]]>".utf8) { ends.data = true }
      if rest.first == 0x3E { ends.declaration = true }
      let isOpen =
        rest.starts(with: "<![CDATA[".utf8)
        ? !ends.data
        : rest.starts(with: "<!".utf8) ? !ends.declaration : rest.starts(with: "<?".utf8) && !ends.instruction
      if isOpen {
        openCount += 1
        if openCount > openMarks { escaped.insert(i) }
      }
    }
    /// For each bracket that is open, whether it is that of an image.
    var brackets: [Bool] = []
    var images = 0
    for i in start..<bytes.count {
      if bytes[i] == 0x5D, brackets.popLast() == true { images -= 1 }
      guard bytes[i] == 0x5B else { continue }
      let isImage = i > start && bytes[i - 1] == 0x21
      if isImage, images == openMarks { escaped.insert(i - 1) }
      brackets.append(isImage && images < openMarks)
      if brackets.last == true { images += 1 }
    }
    if escaped.isEmpty { return }
    var result: [UInt8] = []
    for i in start..<bytes.count {
      if escaped.contains(i) { result.append(0x5C) }
      result.append(bytes[i])
    }
    bytes.replaceSubrange(start..., with: result)
  }

  // MARK: Nesting

  /// How many marks of quotes and list items can start a line.
  private static let marks = 100
  /// How many columns of spaces can be before and between them.
  private static let columns = 200

  /// Each line takes time in proportion to the number of blocks around it.
  ///
  /// Returns a line with at most 100 marks of quotes and list items at its start; the next mark, if any, is made text.
  private static func limitedNesting(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    // A shorter line reaches neither limit, even if it consists of tabs.
    if line.count <= 50 { return line }
    var result = line
    var at = line.startIndex
    var (markCount, columnCount) = (0, 0)
    while at < result.endIndex {
      let byte = result[at]
      if byte == 0x20 || byte == 0x09 {
        let end = result[at...].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? result.endIndex
        columnCount += result[at..<end].reduce(0) { $0 + ($1 == 0x20 ? 1 : 4) }
        // One space is kept, since a mark needs it.
        if columnCount > columns { result.replaceSubrange(at..<end, with: [0x20]) }
        at = columnCount > columns ? at + 1 : end
        continue
      }
      guard let end = mark(result[at...]) else { break }
      markCount += 1
      if markCount > marks {
        // `1\.` and `\>` are text.
        result.insert(0x5C, at: end - 1)
        break
      }
      at = end
    }
    return result
  }

  /// The index after the mark of a quote or list item at the start; nil if there is none.
  private static func mark(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    if first == 0x3E { return text.startIndex + 1 }
    let digits = text.prefix(10).prefix { 0x30...0x39 ~= $0 }
    guard let sign = text[digits.endIndex...].first else { return nil }
    let isMark =
      digits.isEmpty
      ? sign == 0x2D || sign == 0x2B || sign == 0x2A : digits.count < 10 && (sign == 0x2E || sign == 0x29)
    let after = digits.endIndex + 1
    guard isMark, after == text.endIndex || text[after] == 0x20 || text[after] == 0x09 else { return nil }
    // A row of `-` or `*` is a rule.
    if digits.isEmpty, text.allSatisfy({ $0 == sign || $0 == 0x20 || $0 == 0x09 }) { return nil }
    return after
  }
}
