import SourceText

/// A text in which `⟪` and `⟫` mark the places where something must be found; the marks are removed.
package struct MarkedText: Sendable {
  package let bytes: [UInt8]
  /// The marked ranges, in the order of the text.
  package let ranges: [ByteRange]

  package init(_ marked: String) {
    var bytes: [UInt8] = []
    var ranges: [ByteRange] = []
    var open: [Int] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟪": open.append(bytes.count)
      case "⟫":
        if let start = open.popLast() { ranges.append(ByteRange(start, bytes.count)) }
      default: bytes += Array(String(Character(scalar)).utf8)
      }
    }
    self.bytes = bytes
    self.ranges = ranges.sorted()
  }
}
