import CCmark

/// The text of HTML in Markdown, without tags and comments.
struct HTMLText {
  /// A heading, or the text between headings.
  struct Part {
    var text = ""
    /// From 1 to 6; nil for text between headings.
    var headingLevel: Int?
    /// The line on which it starts, counted from 0.
    var line: Int
    var lineCount = 1
  }

  private(set) var parts: [Part] = []
  /// The values of `id`, and of `name` in `a`, in order.
  private(set) var ids: [String] = []
  /// The texts that stand for images.
  private(set) var images: [String] = []
  /// Whether any tag divides the text around it, such as `<br>`.
  private(set) var breaksLine = false

  /// Elements that do not divide the text around them.
  private static let inlineElements: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]

  /// Elements whose contents are not shown.
  private static let hiddenElements: Set<String> = ["script", "style", "template"]

  /// Whether HTML consists of comments.
  static func isComment(_ html: String) -> Bool {
    html.contains("<!--") && HTMLText(html).hasOnlyComments
  }

  private var hasOnlyComments = true

  init(_ html: String) {
    let bytes = Array(html.utf8)
    var at = 0
    var line = 0
    var part = Part(line: 0)
    var text: [UInt8] = []
    // What never ends is looked for only a few times, so that the time is linear.
    let lastEnd = bytes.lastIndex(of: 0x3E) ?? 0
    var attempts = 100
    func found(_ sign: String, from start: Int) -> Int? {
      let sign = Array(sign.utf8)
      return (start..<max(start, bytes.count - sign.count + 1)).first {
        bytes[$0] == sign[0] && bytes[$0...].starts(with: sign)
      }
    }
    func move(to end: Int) {
      line += bytes[at..<end].count { $0 == 0x0A }
      at = end
    }
    func finish(_ next: Int?) {
      part.text = Self.decoded(text)
      part.lineCount = line - part.line + 1
      if part.headingLevel != nil || !part.text.allSatisfy(\.isWhitespace) { parts.append(part) }
      part = Part(headingLevel: next, line: line)
      text = []
    }
    while at < bytes.count {
      if bytes[at...].starts(with: "<!--".utf8) {
        move(to: found("-->", from: at + 4).map { $0 + 3 } ?? bytes.count)
      } else if bytes[at] == 0x3C, at < lastEnd, attempts > 0, let tag = HTMLTag(bytes, at) {
        hasOnlyComments = false
        if let id = tag.id { ids.append(id) }
        if let text = tag.alternative { images.append(Self.decoded(Array(text.utf8))) }
        move(to: tag.end)
        if Self.hiddenElements.contains(tag.name), !tag.isEnd, attempts > 0 {
          if let end = found("</" + tag.name, from: at) { move(to: end) } else { attempts -= 1 }
        } else if !Self.inlineElements.contains(tag.name) {
          breaksLine = true
          if tag.headingLevel == nil { text.append(0x0A) }
        }
        if let level = tag.headingLevel { finish(tag.isEnd ? nil : level) }
      } else {
        if bytes[at] == 0x3C { attempts -= 1 }
        if bytes[at] > 0x20 { hasOnlyComments = false }
        text.append(bytes[at])
        move(to: at + 1)
      }
    }
    finish(nil)
  }

  /// Replaces entities, such as `&mdash;`, by their characters.
  private static func decoded(_ text: [UInt8]) -> String {
    var result: [UInt8] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: 0x26) {
      result += rest[..<start]
      let name = rest[(start + 1)...].prefix(32).prefix { $0 != 0x3B && $0 != 0x26 && $0 > 0x20 }
      if name.endIndex < rest.endIndex, rest[name.endIndex] == 0x3B,
        let character = character(rest[start...name.endIndex])
      {
        result += Array(character.utf8)
        rest = rest[(name.endIndex + 1)...]
      } else {
        result.append(0x26)
        rest = rest[(start + 1)...]
      }
    }
    return String(decoding: result + rest, as: UTF8.self)
  }

  /// What cmark-gfm reads an entity as.
  private static func character(_ entity: ArraySlice<UInt8>) -> String? {
    let document = Array(entity).withUnsafeBytes {
      cmark_parse_document($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, CMARK_OPT_DEFAULT)
    }
    guard let document else { return nil }
    defer { cmark_node_free(document) }
    return cmark_node_first_child(document).flatMap(cmark_node_first_child).flatMap(cmark_node_get_literal)
      .map { String(cString: $0) }
  }
}

/// A start tag or an end tag.
private struct HTMLTag {
  /// In lower case.
  var name: String
  var isEnd: Bool
  /// The value of `id`, or of `name` in `a`; nil without one.
  var id: String?
  /// The text that stands for an image; nil without one.
  var alternative: String?
  /// The index after the tag.
  var end: Int

  var headingLevel: Int? {
    guard name.utf8.count == 2, name.first == "h", let level = Int(name.dropFirst()), 1...6 ~= level else { return nil }
    return level
  }

  /// Nil if no tag starts at an index.
  init?(_ bytes: [UInt8], _ start: Int) {
    var at = start + 1
    func byte() -> UInt8? { at < bytes.count ? bytes[at] : nil }
    func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
    func word(_ isEnd: (UInt8) -> Bool) -> String {
      let start = at
      while let byte = byte(), !isEnd(byte) { at += 1 }
      return String(decoding: bytes[start..<at], as: UTF8.self)
    }
    isEnd = byte() == 0x2F
    if isEnd { at += 1 }
    guard let first = byte(), isLetter(first) || first == 0x21 || first == 0x3F else { return nil }
    name = word { $0 <= 0x20 || $0 == 0x3E || $0 == 0x2F }.lowercased()
    while let next = byte(), next != 0x3E {
      if next <= 0x20 || next == 0x2F || next == 0x3D || next == 0x22 || next == 0x27 {
        at += 1
        continue
      }
      let attribute = word { $0 <= 0x20 || $0 == 0x3E || $0 == 0x3D || $0 == 0x2F }.lowercased()
      guard byte() == 0x3D else { continue }
      at += 1
      var value: String
      if let quote = byte(), quote == 0x22 || quote == 0x27 {
        at += 1
        value = word { $0 == quote }
        at += 1
      } else {
        value = word { $0 <= 0x20 || $0 == 0x3E }
      }
      if attribute == "alt", name == "img", !value.isEmpty { alternative = value }
      if attribute == "id" || attribute == "name" && name == "a" { id = id ?? (value.isEmpty ? nil : value) }
    }
    guard at < bytes.count else { return nil }
    end = at + 1
  }
}
