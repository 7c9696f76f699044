/// Writes one JSON value, with keys in the order given. All JSON formats are written with it, so that they have the
/// same layout.
package struct JSONWriter {
  package private(set) var text = ""
  private var isFirst: [Bool] = []
  private let isPretty: Bool

  /// - Parameter isPretty: whether each member and element gets its own line, indented by two spaces per level.
  package init(isPretty: Bool = true) { self.isPretty = isPretty }

  private mutating func beginValue() {
    guard let last = isFirst.indices.last else { return }
    if !isFirst[last] { text += "," }
    isFirst[last] = false
    newLine()
  }

  private mutating func newLine() {
    if isPretty { text += "\n" + String(repeating: "  ", count: isFirst.count) }
  }

  private mutating func end(_ sign: String) {
    let wasEmpty = isFirst.removeLast()
    if !wasEmpty { newLine() }
    text += sign
  }

  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    text += "{"
    isFirst.append(true)
    body(&self)
    end("}")
  }

  package mutating func array<Element>(
    _ elements: some Sequence<Element>, _ each: (inout JSONWriter, Element) -> Void
  ) {
    text += "["
    isFirst.append(true)
    for element in elements {
      beginValue()
      each(&self, element)
    }
    end("]")
  }

  package mutating func key(_ name: String) {
    beginValue()
    string(name)
    text += isPretty ? ": " : ":"
  }

  package mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  package mutating func member(_ name: String, _ value: Int) {
    key(name)
    text += String(value)
  }

  package mutating func member(_ name: String, _ value: Double) {
    key(name)
    text += NumberText.decimal(value)
  }

  /// Writes a number at full precision, with the fewest digits that parse to the same number.
  package mutating func member(_ name: String, exact value: Double) {
    key(name)
    text += value.rounded() == value && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }

  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    text += value ? "true" : "false"
  }

  package mutating func member(_ name: String, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }

  package mutating func member(_ name: String, _ value: Int?) {
    guard let value else { return }
    member(name, value)
  }

  package mutating func member(_ name: String, _ values: [String]) {
    key(name)
    array(values) { $0.string($1) }
  }

  /// Writes a number, boolean or `null`, given as JSON text.
  package mutating func literal(_ text: String) { self.text += text }

  package mutating func member(_ name: String, object body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  package mutating func number(_ value: Double) { text += NumberText.decimal(value) }

  package mutating func string(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

/// Formats numbers as text, identically in every output format and on every machine.
package enum NumberText {
  /// A number rounded to two decimals, without trailing zeros or an exponent. `-0`, infinities and NaN become `0`.
  package static func decimal(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let hundredths = Int((value * 100).rounded())
    let magnitude = abs(hundredths)
    var text = String(magnitude / 100)
    let rest = magnitude % 100
    if rest > 0 {
      text += "." + String(rest / 10)
      if rest % 10 > 0 { text += String(rest % 10) }
    }
    return hundredths < 0 ? "-" + text : text
  }

  /// A percentage, given from 0 to 100, rounded down to a whole percent, so that `100%` means all.
  package static func percent(_ value: Double) -> String {
    // 29 of 100 as a fraction, times 100, is a little less than 29.
    "\(Int((value + 1e-9).rounded(.down)))%"
  }
}
