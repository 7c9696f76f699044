import SourceText

/// Writes XML elements, one per line, and escapes text and attribute values.
struct SVGWriter {
  private(set) var text = ""
  private var open: [String] = []

  typealias Attribute = (String, String)

  mutating func element(_ name: String, _ attributes: [Attribute] = []) {
    start(name, attributes)
    text += "/>"
  }

  mutating func element(_ name: String, _ attributes: [Attribute] = [], text content: String) {
    start(name, attributes)
    text += ">" + Self.escape(content) + "</\(name)>"
  }

  /// - Parameter content: the element's content, already escaped.
  mutating func element(_ name: String, _ attributes: [Attribute], content: String) {
    start(name, attributes)
    text += ">" + content + "</\(name)>"
  }

  mutating func open(_ name: String, _ attributes: [Attribute] = []) {
    start(name, attributes)
    text += ">"
    open.append(name)
  }

  /// Closes the element opened last.
  mutating func close() {
    newLine()
    text += "</\(open.removeLast())>"
  }

  private mutating func start(_ name: String, _ attributes: [Attribute]) {
    newLine()
    text += "<" + name
    // For a small map, this loop takes a tenth of the total time; string interpolation would be several times slower.
    for (key, value) in attributes {
      text += " "
      text += key
      text += "=\""
      text += Self.escape(value)
      text += "\""
    }
  }

  private mutating func newLine() {
    if !text.isEmpty { text += "\n" }
  }

  static func number(_ value: Double) -> String { NumberText.decimal(value) }

  static func escape(_ text: String) -> String { text.xmlEscaped() }
}
