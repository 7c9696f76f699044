/// Collects the plain text of a paragraph or heading.
struct InlineText {
  /// The text of the heading as it counts for the anchor: without images.
  private(set) var title = ""
  private(set) var lineCount = 1
  private var text = ""
  /// The labels of the footnotes in the document.
  private let footnotes: Set<String>
  /// Adjacent text, in which footnote marks have not been looked for yet.
  private var run = ""
  /// The texts that stand for images. They follow the rest, so that they do not divide the sentences around the images.
  private var images: [String] = []
  private var imageDepth = 0
  /// Where each open link starts.
  private var links: [String.Index] = []

  init(footnotes: Set<String> = []) { self.footnotes = footnotes }

  mutating func add(_ words: String) {
    if imageDepth > 0 {
      images[images.count - 1] += words
    } else {
      title += words
      run += words
    }
  }

  mutating func add(code: String) {
    if imageDepth > 0 { return add(code) }
    flush()
    title += code
    text += code
  }

  /// Returns the ids of the elements.
  mutating func add(html: String) -> [String] {
    let html = HTMLText(html)
    if html.breaksLine { addBreak() }
    images += html.images
    return html.ids
  }

  mutating func addLineBreak() {
    lineCount += 1
    addBreak()
    if imageDepth == 0 { title += " " }
  }

  private mutating func addBreak() {
    if imageDepth > 0 {
      images[images.count - 1] += "\n"
    } else {
      flush()
      text += "\n"
    }
  }

  mutating func startImage() {
    if imageDepth == 0 { images.append("") }
    imageDepth += 1
  }

  mutating func endImage() { imageDepth -= 1 }

  mutating func startLink() {
    flush()
    links.append(text.endIndex)
  }

  /// A link whose text starts with `^` is a footnote mark.
  mutating func endLink() {
    flush()
    guard let start = links.popLast(), text[start...].first == "^",
      footnotes.contains(String(text[start...].dropFirst()))
    else { return }
    text.removeSubrange(start...)
  }

  /// The text, followed by the texts of the images.
  var finished: String {
    var copy = self
    copy.flush()
    return ([copy.text] + images.filter { !$0.isEmpty }).joined(separator: "\n\n")
  }

  /// Moves adjacent text to the rest, without the marks of footnotes: `[^1]`, or `[^1]:` before a footnote itself. Like
  /// GitHub, this leaves marks without a footnote alone.
  private mutating func flush() {
    defer { run = "" }
    guard run.contains("[^") else {
      text += run
      return
    }
    var rest = run[...]
    while let start = rest.firstRange(of: "[^") {
      text += rest[..<start.lowerBound]
      let end = rest[start.upperBound...].firstIndex { $0 == "]" || $0 == "[" || $0.isWhitespace }
      guard let end, rest[end] == "]", footnotes.contains(String(rest[start.upperBound..<end])) else {
        text += rest[start]
        rest = rest[start.upperBound...]
        continue
      }
      rest = rest[rest.index(after: end)...]
      if text.isEmpty || text.last == "\n", rest.first == ":" { rest = rest.dropFirst() }
    }
    text += rest
  }
}
