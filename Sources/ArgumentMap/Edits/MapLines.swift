import MapSyntax
import SourceText

/// A map's text by lines, numbered from 0.
package struct MapLines: Sendable {
  package let bytes: [UInt8]
  private var starts = [0]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    for i in bytes.indices where bytes[i] == 0x0A && i + 1 < bytes.count { starts.append(i + 1) }
  }

  package var count: Int { starts.count }
  /// What ends the first line, and so every line that is added.
  package var lineEnd: String {
    guard let first = bytes.firstIndex(of: 0x0A), first > 0, bytes[first - 1] == 0x0D else { return "\n" }
    return "\r\n"
  }

  package func number(of offset: Int) -> Int {
    max(1, starts.partitionPoint { $0 <= offset }) - 1
  }

  /// From a line's first byte to behind its end.
  package func range(_ line: Int) -> Range<Int> { start(line)..<start(line + 1) }
  /// Where a line starts; behind the last, the file's end.
  package func start(_ line: Int) -> Int { line < starts.count ? starts[line] : bytes.count }

  /// The column of the first byte that is not a space; nil for a blank line.
  package func column(_ line: Int) -> Int? {
    let range = range(line)
    return range.first { bytes[$0] > 0x20 }.map { $0 - range.lowerBound }
  }

  package func isComment(_ line: Int) -> Bool { column(line).map { bytes[start(line) + $0] == 0x23 } ?? false }

  package func column(of offset: Int) -> Int { offset - start(number(of: offset)) }

  /// The last line of some bytes, blank lines at their end aside.
  package func last(of range: ByteRange) -> Int {
    var end = range.end
    while end > range.start + 1, bytes[end - 1] <= 0x20 { end -= 1 }
    return number(of: max(range.start, end - 1))
  }

  /// A line and, below it, the comments that stand deeper than a column.
  package func withComments(below line: Int, deeperThan column: Int) -> Int {
    var last = line
    var next = line + 1
    while next < count {
      if let own = self.column(next) {
        guard isComment(next), own > column else { break }
        last = next
      }
      next += 1
    }
    return last
  }

  /// A line or, above it, the first of the comments that stand at its column right on top of it.
  package func withComments(above line: Int, at column: Int) -> Int {
    var first = line
    while first > 0, isComment(first - 1), self.column(first - 1) == column { first -= 1 }
    return first
  }

  /// Lines set deeper or less deep, each with its end.
  package func text(_ lines: Range<Int>, by delta: Int) -> String {
    var result: [UInt8] = []
    for line in lines {
      let range = range(line)
      if column(line) != nil, delta > 0 { result += Array(repeating: 0x20, count: delta) }
      var from = range.lowerBound
      while delta < 0, from < range.lowerBound - delta, from < range.upperBound, bytes[from] == 0x20 { from += 1 }
      result += bytes[from..<range.upperBound]
      if range.upperBound == bytes.count, bytes.last != 0x0A { result += Array(lineEnd.utf8) }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
