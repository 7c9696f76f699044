import CCmark

/// Reads Markdown: the blocks and the text of CommonMark, as cmark-gfm finds them. Its extensions are not used, since
/// those for tables and footnotes take quadratic time on some texts.
struct MarkdownReader {
  private typealias Node = OpaquePointer
  typealias Place = SourceDocument.Place

  private let bytes: [UInt8]
  private let lines: [Range<Int>]
  /// The number of lines of metadata at the start, between lines of three hyphens.
  private let frontMatter: Int

  private(set) var pieces: [String] = []
  private(set) var paragraphs: [Place] = []
  private(set) var headings: [SourceDocument.Section] = []
  /// The places of HTML elements, by their ids.
  private(set) var ids: [String: Place] = [:]

  private var anchors = HeadingAnchors()
  /// The labels of the footnotes in the document.
  private let footnotes: Set<String>
  /// The headings whose sections have not ended, each with the number of blocks around it.
  private var open: [(level: Int, depth: Int, index: Int)] = []
  /// The ids that have been read but whose place is not known yet: an element without text stands for what follows it.
  private var pendingIDs: [String] = []
  private var headingOfID: [String: Int] = [:]
  /// The line after the last block, if that block is text.
  private var endOfText: Int?

  init(_ bytes: [UInt8], _ lines: [Range<Int>]) {
    self.bytes = bytes
    self.lines = lines
    frontMatter = Self.frontMatter(lines.lazy.map { bytes[$0] })
    footnotes = Set(lines.lazy.compactMap { Self.footnote(bytes[$0]) })
  }

  /// The label of the footnote that a line starts with, as in `[^label]: text`.
  private static func footnote(_ line: ArraySlice<UInt8>) -> String? {
    let text = line.drop { $0 == 0x20 }
    guard text.starts(with: [0x5B, 0x5E]), let end = text.firstIndex(of: 0x5D), text[end...].starts(with: [0x5D, 0x3A])
    else {
      return nil
    }
    return String(decoding: text[(text.startIndex + 2)..<end], as: UTF8.self)
  }

  private static func frontMatter(_ lines: some Collection<ArraySlice<UInt8>>) -> Int {
    let dashes: [UInt8] = [0x2D, 0x2D, 0x2D]
    guard lines.first?.elementsEqual(dashes) == true else { return 0 }
    let end = lines.enumerated().dropFirst().first { $1.elementsEqual(dashes) || $1.elementsEqual("...".utf8) }
    return end.map { $0.offset + 1 } ?? 0
  }

  mutating func read() {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return }
    defer { cmark_parser_free(parser) }
    MarkdownLimits.limited(lines[frontMatter...], of: bytes).withUnsafeBytes {
      cmark_parser_feed(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
    guard let root = cmark_parser_finish(parser) else { return }
    defer { cmark_node_free(root) }
    var next = cmark_node_first_child(root)
    while let block = next {
      next = cmark_node_next(block)
      read(block, before: next.map(line) ?? lines.count)
    }
    close(depth: 0, level: 0, at: lines.count)
    for (id, index) in headingOfID { ids[id] = headings[index].place }
  }

  // MARK: Blocks of the document

  private func line(_ node: Node) -> Int {
    let line = frontMatter + Int(cmark_node_get_start_line(node)) - 1
    let kind = cmark_node_get_type(node)
    return kind == CMARK_NODE_PARAGRAPH || kind == CMARK_NODE_HEADING ? lineAfterDefinitions(from: line) : line
  }

  /// The line on which a block starts: cmark-gfm counts the reference definitions before text as a part of it.
  private func lineAfterDefinitions(from start: Int) -> Int {
    var start = start
    while start < lines.count, bytes[lines[start]].first(where: { $0 != 0x20 }) == 0x5B {
      // A definition seldom takes more than three lines.
      guard let end = (start..<min(start + 8, lines.count)).last(where: { isEmpty(start...$0) }) else { break }
      start = end + 1
    }
    return start
  }

  /// Whether lines by themselves contain no blocks.
  private func isEmpty(_ range: ClosedRange<Int>) -> Bool {
    let text = range.flatMap { bytes[lines[$0]] + [0x0A] }
    let root = text.withUnsafeBytes {
      cmark_parse_document($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, CMARK_OPT_DEFAULT)
    }
    defer { cmark_node_free(root) }
    return root.map { cmark_node_first_child($0) == nil } ?? false
  }

  private mutating func read(_ block: Node, before next: Int) {
    let start = line(block)
    let end = end(of: block, start, before: next)
    let first = pieces.count
    let firstHeading = headings.count
    let hasOnlyHeadings = readContents(block)
    let place = Place(lines: start..<end, pieces: first..<pieces.count)
    placeIDs(place, isHeading: headings.count > firstHeading ? firstHeading : nil)
    let kind = cmark_node_get_type(block)
    let textBefore = endOfText
    endOfText = kind == CMARK_NODE_PARAGRAPH ? end : nil
    if kind == CMARK_NODE_HEADING || kind == CMARK_NODE_THEMATIC_BREAK || hasOnlyHeadings { return }
    if kind == CMARK_NODE_HTML_BLOCK, HTMLText.isComment(Self.literal(block)) { return }
    // Text that runs straight into a list is one paragraph with it.
    if kind == CMARK_NODE_LIST, textBefore == start, let last = paragraphs.popLast() {
      let lines = last.lines.lowerBound..<end
      paragraphs.append(Place(lines: lines, pieces: last.pieces.lowerBound..<pieces.count))
    } else {
      paragraphs.append(place)
    }
  }

  /// The line after a block. Blank lines at its end do not count, nor does cmark-gfm know the last line of HTML.
  private func end(of block: Node, _ start: Int, before next: Int) -> Int {
    var end = frontMatter + Int(cmark_node_get_end_line(block))
    if cmark_node_get_type(block) == CMARK_NODE_HTML_BLOCK {
      end = start + Self.literal(block).utf8.count { $0 == 0x0A }
    }
    end = max(min(end, next), start + 1)
    while end > start + 1, bytes[lines[end - 1]].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { end -= 1 }
    return end
  }

  private mutating func placeIDs(_ place: Place, isHeading: Int?) {
    guard isHeading != nil || pieces[place.pieces].contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { return }
    for id in pendingIDs where ids[id] == nil && headingOfID[id] == nil {
      if let isHeading { headingOfID[id] = isHeading } else { ids[id] = place }
    }
    pendingIDs = []
  }

  // MARK: Contents

  /// Reads everything in a block of the document. Returns whether it is HTML that consists of headings.
  private mutating func readContents(_ block: Node) -> Bool {
    guard let iterator = cmark_iter_new(block) else { return false }
    defer { cmark_iter_free(iterator) }
    var depth = 0
    var text = InlineText(footnotes: footnotes)
    var hasOnlyHeadings = false
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return hasOnlyHeadings }
      let isStart = event == CMARK_EVENT_ENTER
      switch cmark_node_get_type(node) {
      case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST, CMARK_NODE_ITEM:
        if !isStart { close(depth: depth, level: 0, at: frontMatter + Int(cmark_node_get_end_line(node))) }
        depth += isStart ? 1 : -1
      case CMARK_NODE_PARAGRAPH:
        if isStart { text = InlineText(footnotes: footnotes) } else { pieces.append(text.finished) }
      case CMARK_NODE_HEADING:
        if isStart {
          text = InlineText(footnotes: footnotes)
        } else {
          let end = line(node) + (isUnderlined(line(node)) ? text.lineCount + 1 : 1)
          addHeading(text.title, level: Int(cmark_node_get_heading_level(node)), depth, line(node)..<end)
          pieces.append(text.finished)
        }
      case CMARK_NODE_CODE_BLOCK: pieces.append(Self.literal(node))
      case CMARK_NODE_HTML_BLOCK: hasOnlyHeadings = readHTML(node, depth) && node == block
      case CMARK_NODE_HTML_INLINE: pendingIDs += text.add(html: Self.literal(node))
      case CMARK_NODE_TEXT: text.add(Self.literal(node))
      case CMARK_NODE_CODE: text.add(code: Self.literal(node))
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text.addLineBreak()
      case CMARK_NODE_IMAGE: if isStart { text.startImage() } else { text.endImage() }
      case CMARK_NODE_LINK: if isStart { text.startLink() } else { text.endLink() }
      default: break
      }
    }
  }

  private static func literal(_ node: Node) -> String { cmark_node_get_literal(node).map { String(cString: $0) } ?? "" }

  /// Returns whether the block consists of headings.
  private mutating func readHTML(_ block: Node, _ depth: Int) -> Bool {
    let html = HTMLText(Self.literal(block))
    pendingIDs += html.ids
    var hasText = false
    for part in html.parts {
      if let level = part.headingLevel {
        let start = line(block) + part.line
        addHeading(part.text, level: level, depth, start..<(start + part.lineCount))
      } else {
        hasText = hasText || !part.text.allSatisfy(\.isWhitespace)
      }
      pieces.append(part.text)
    }
    if !html.images.isEmpty { pieces.append(html.images.joined(separator: "\n\n")) }
    return !hasText && html.parts.contains { $0.headingLevel != nil }
  }

  // MARK: Headings

  /// Whether the heading on a line is marked by the line below it, not by a `#`.
  private func isUnderlined(_ line: Int) -> Bool {
    let text = bytes[lines[line]]
    guard let sign = text.firstIndex(of: 0x23) else { return true }
    // Only the marks of quotes and list items can precede the `#`; a number needs a `.` or `)`.
    let marks = Set(" \t>-+*.)0123456789".utf8)
    let isText = text[..<sign].indices.contains { i in
      0x30...0x39 ~= text[i] && (i + 1 == sign || text[i + 1] == 0x20)
    }
    if isText { return true }
    let after = text[sign...].drop { $0 == 0x23 }
    return
      !(text[..<sign].allSatisfy(marks.contains) && after.startIndex - sign <= 6
      && (after.first.map { $0 == 0x20 || $0 == 0x09 } ?? true))
  }

  /// Starts the section of a heading, whose text will be the next piece.
  private mutating func addHeading(_ title: String, level: Int, _ depth: Int, _ range: Range<Int>) {
    close(depth: depth, level: level, at: range.lowerBound)
    let end = range.upperBound
    headings.append(
      SourceDocument.Section(
        anchor: anchors.anchor(of: title),
        place: Place(lines: range, pieces: pieces.count..<(pieces.count + 1)),
        body: Place(lines: end..<end, pieces: (pieces.count + 1)..<(pieces.count + 1))))
    open.append((level, depth, headings.count - 1))
  }

  /// Ends, at a line, the sections in deeper blocks, and those at this depth whose headings are not above a level.
  private mutating func close(depth: Int, level: Int, at line: Int) {
    while let last = open.last, last.depth > depth || last.depth == depth && last.level >= level {
      let section = headings[last.index]
      let lines = max(line, section.body.lines.lowerBound)
      let pieces = max(pieces.count, section.body.pieces.lowerBound)
      headings[last.index].place.lines = section.place.lines.lowerBound..<lines
      headings[last.index].place.pieces = section.place.pieces.lowerBound..<pieces
      headings[last.index].body.lines = section.body.lines.lowerBound..<lines
      headings[last.index].body.pieces = section.body.pieces.lowerBound..<pieces
      open.removeLast()
    }
  }
}
