import SourceText

/// Writes elements, closes what it opens, escapes what it is given, and rounds numbers in one place.
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

  /// - Parameter content: already escaped.
  mutating func element(_ name: String, _ attributes: [Attribute], content: String) {
    start(name, attributes)
    text += ">" + content + "</\(name)>"
  }

  mutating func open(_ name: String, _ attributes: [Attribute] = []) {
    start(name, attributes)
    text += ">"
    open.append(name)
  }

  /// Closes what was opened last.
  mutating func close() {
    newLine()
    text += "</\(open.removeLast())>"
  }

  private mutating func start(_ name: String, _ attributes: [Attribute]) {
    newLine()
    text += "<" + name
    // Interpolation would cost several times as much, of a tenth of the drawing of a small map.
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

  /// XML's five signs escaped; what XML does not allow (control characters, U+FFFE, U+FFFF) replaced.
  static func escape(_ text: String) -> String {
    // Most texts have nothing to escape; U+FFFE and U+FFFF start with the byte EF.
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 != 0x26 && $0 != 0x3C && $0 != 0x3E && $0 != 0x22 && $0 != 0xEF
    }
    if isPlain { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
