/// Removes most Markdown markup from text, so that the text can be compared with quotes.
enum PlainMarkdown {
  /// The given text with most markup removed: link targets, footnote markers, tags, and the block markers at the start
  /// of lines. Escapes and the most common entities are decoded. Emphasis markers are kept; `QuoteMatch` ignores them.
  static func text(_ markdown: String) -> String {
    markdown.split(separator: "\n", omittingEmptySubsequences: false).map { inline(start($0)) }.joined(separator: "\n")
  }

  /// A line without the markers of block quotes, list items and headings at its start.
  private static func start(_ line: Substring) -> Substring {
    var line = line.drop { $0 == " " }
    while line.first == ">" { line = line.dropFirst().drop { $0 == " " } }
    if let first = line.first, "-*+".contains(first), line.dropFirst().first == " " { return line.dropFirst(2) }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    if !digits.isEmpty, digits.count < 4, rest.first == "." || rest.first == ")", rest.dropFirst().first == " " {
      return rest.dropFirst(2)
    }
    let signs = line.prefix { $0 == "#" }
    return (1...6).contains(signs.count) && line.dropFirst(signs.count).first == " "
      ? line.dropFirst(signs.count + 1) : line
  }

  private static let entities = [
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&nbsp;": " ", "&#39;": "'", "&mdash;": "—", "&ndash;": "–",
    "&hellip;": "…",
  ]

  /// The index just after a link's target in parentheses; the target may itself contain balanced parentheses. Nil if
  /// there is no target.
  private static func target(_ rest: Substring) -> Substring.Index? {
    guard rest.first == "(" else { return nil }
    var depth = 0
    for i in rest.indices {
      if rest[i] == "(" { depth += 1 }
      if rest[i] == ")" { depth -= 1 }
      if depth == 0 { return rest.index(after: i) }
    }
    return nil
  }

  private static func inline(_ line: Substring) -> String {
    var result = ""
    var rest = line
    while let character = rest.first {
      if character == "\\" {
        // A backslash at the end of a line is a line break; before punctuation, it is an escape.
        rest = rest.dropFirst()
        if let next = rest.first, next.isPunctuation || next.isSymbol {
          result.append(next)
          rest = rest.dropFirst()
        }
        continue
      }
      if character == "]", let end = target(rest.dropFirst()) {
        rest = rest[end...]
        continue
      }
      if character == "[", rest.dropFirst().first == "^", let end = rest.firstIndex(of: "]") {
        // A footnote marker is not part of the text.
        rest = rest[rest.index(after: end)...]
        if rest.first == ":" { rest = rest.dropFirst() }
        continue
      }
      if character == "<", let end = rest.firstIndex(of: ">"), let first = rest.dropFirst().first,
        first.isLetter || first == "/"
      {
        let inside = rest[rest.index(after: rest.startIndex)..<end]
        if inside.contains("://") { result += inside }
        rest = rest[rest.index(after: end)...]
        continue
      }
      if character == "~" || character == "|" {
        // Strikethrough and table cells.
        if character == "|" { result.append(" ") }
        rest = rest.dropFirst()
        continue
      }
      if character == "&", let (entity, text) = entities.first(where: { rest.hasPrefix($0.key) }) {
        result += text
        rest = rest.dropFirst(entity.count)
        continue
      }
      result.append(character)
      rest = rest.dropFirst()
    }
    return result
  }
}

extension SourceDocument {
  /// The text of a range of lines, counted from 0, without most Markdown markup; the whole text by default.
  package func words(_ range: Range<Int>? = nil) -> String {
    isMarkdown ? PlainMarkdown.text(text(range)) : text(range)
  }
}
