import SourceText

/// The text of a source, divided into the paragraphs and sections that an anchor can point to.
package struct SourceDocument: Sendable {
  /// A part of the document.
  package struct Place: Sendable, Hashable {
    /// The lines, counted from 0.
    package var lines: Range<Int>
    /// The indices in `pieces`.
    package var pieces: Range<Int>
  }

  package struct Section: Sendable {
    /// The section's anchor, without `#`.
    package var anchor: String
    /// The section, including its heading.
    package var place: Place
    /// The section without its heading.
    package var body: Place
  }

  private let bytes: [UInt8]
  /// The byte ranges of the lines, without line endings.
  private let lines: [Range<Int>]
  /// The plain text of each block that directly contains text, in order. Markup is left out, but its block's line breaks
  /// are kept.
  package private(set) var pieces: [String] = []
  /// The paragraphs, in order: `#p1`, `#p2` …
  package private(set) var paragraphs: [Place] = []
  /// The sections under the headings. Each extends to the next heading of the same or a higher level.
  package private(set) var headings: [Section] = []
  /// The places that other anchors point to, such as the ids of HTML elements.
  private var placeOf: [String: Place] = [:]

  /// The places of all anchors that a browser would also find under the given one; see `loose`.
  private var looseAnchors: [String: Place] = [:]

  /// - Parameter path: the file's path; the extensions `.md` and `.markdown` mean Markdown.
  package init(path: String, bytes: [UInt8]) {
    // A byte-order mark is not part of the text.
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    self.bytes = bytes
    lines = Self.lines(of: bytes)
    let name = path.lowercased()
    if name.hasSuffix(".md") || name.hasSuffix(".markdown") {
      var reader = MarkdownReader(bytes, lines)
      reader.read()
      (pieces, paragraphs, headings) = (reader.pieces, reader.paragraphs, reader.headings)
      placeOf = reader.ids
    } else {
      readText()
    }
    for section in headings.reversed() { placeOf[section.anchor] = section.place }
    for (anchor, place) in placeOf where looseAnchors[Self.loose(anchor)] == nil {
      looseAnchors[Self.loose(anchor)] = place
    }
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

  /// The place that an anchor (without `#`) points to; nil if it points nowhere. A heading takes precedence over the id
  /// of an element, and both over a paragraph number. As on GitHub, the anchor can be percent-encoded, and its case does not
  /// matter.
  package func place(at anchor: String) -> Place? {
    if let place = placeOf[anchor] { return place }
    let anchor = Self.loose(anchor)
    if let place = looseAnchors[anchor] { return place }
    guard anchor.first == "p", let number = Int(anchor.dropFirst()), number > 0, number <= paragraphs.count,
      anchor == "p\(number)"
    else {
      return nil
    }
    return paragraphs[number - 1]
  }

  /// An anchor without what does not matter: percent-encoding, case, invisible characters, and the prefix that GitHub
  /// gives to ids.
  private static func loose(_ anchor: String) -> String {
    let decoded = anchor.utf8.contains(0x25) ? percentDecoded(anchor) : anchor
    let prefix = "user-content-"
    let name = decoded.hasPrefix(prefix) ? String(decoded.dropFirst(prefix.utf8.count)) : decoded
    return String(String.UnicodeScalarView(name.lowercased().unicodeScalars.filter { !(0x200B...0x200F ~= $0.value) }))
  }

  private static func percentDecoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 0x25, rest.count >= 2, rest.first != 0x2B, rest.first != 0x2D,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An anchor for the place where a piece is: the number of its paragraph or, outside paragraphs, the heading.
  func anchor(ofPiece piece: Int) -> String? {
    let number = paragraphs.partitionPoint { $0.pieces.upperBound <= piece }
    if number < paragraphs.count, paragraphs[number].pieces.contains(piece) {
      let anchor = "p\(number + 1)"
      // The anchor may be that of a heading.
      if place(at: anchor) == paragraphs[number] { return anchor }
    }
    let after = headings.partitionPoint { $0.place.pieces.lowerBound <= piece }
    let section = headings[..<after].last { $0.place.pieces.contains(piece) }
    return section?.anchor
  }

  /// The text of a place as it is written; the whole text by default.
  package func text(_ place: Place? = nil) -> String {
    let range = place?.lines ?? lines.indices
    guard let first = range.first, let last = range.last else { return "" }
    return String(decoding: bytes[lines[first].lowerBound..<lines[last].upperBound], as: UTF8.self)
  }

  /// The plain text of a place; the whole text by default.
  package func words(_ place: Place? = nil) -> String {
    pieces[place?.pieces ?? pieces.indices].joined(separator: "\n\n")
  }

  /// The ranges of the lines. A carriage return ends a line too, as in CommonMark.
  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      lines.append(start..<end)
      start = end + (bytes[end...].starts(with: [0x0D, 0x0A]) ? 2 : 1)
    }
    return lines
  }

  private mutating func readText() {
    func isBlank(_ i: Int) -> Bool { bytes[lines[i]].allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    var i = 0
    while i < lines.count {
      let start = i
      while i < lines.count, !isBlank(i) { i += 1 }
      if i > start {
        let place = Place(lines: start..<i, pieces: pieces.count..<(pieces.count + 1))
        pieces.append(text(place))
        paragraphs.append(place)
      }
      i += 1
    }
  }
}
