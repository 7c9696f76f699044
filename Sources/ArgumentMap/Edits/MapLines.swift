import MapSyntax
import SourceText

/// The text of a map, line by line. Lines are numbered from 0; columns are counted in bytes, from 0.
package struct MapLines: Sendable {
  package let bytes: [UInt8]
  private var starts = [0]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    for i in bytes.indices where bytes[i] == 0x0A && i + 1 < bytes.count { starts.append(i + 1) }
  }

  package var count: Int { starts.count }
  /// The line ending of the first line, LF or CRLF, which is used for every added line.
  package var lineEnd: String {
    guard let first = bytes.firstIndex(of: 0x0A), first > 0, bytes[first - 1] == 0x0D else { return "\n" }
    return "\r\n"
  }

  /// The number of the line that contains an offset.
  package func number(of offset: Int) -> Int {
    max(1, starts.partitionPoint { $0 <= offset }) - 1
  }

  /// The bytes of a line, including its line ending.
  package func range(_ line: Int) -> Range<Int> { start(line)..<start(line + 1) }
  /// The offset at which a line starts; past the last line, the end of the file.
  package func start(_ line: Int) -> Int { line < starts.count ? starts[line] : bytes.count }

  /// The column of the first byte that is not whitespace; nil for a blank line.
  package func column(_ line: Int) -> Int? {
    let range = range(line)
    return range.first { bytes[$0] > 0x20 }.map { $0 - range.lowerBound }
  }

  package func isComment(_ line: Int) -> Bool { column(line).map { bytes[start(line) + $0] == 0x23 } ?? false }

  package func column(of offset: Int) -> Int { offset - start(number(of: offset)) }

  /// The last line of a range, not counting blank lines at its end.
  package func last(of range: ByteRange) -> Int {
    var end = range.end
    while end > range.start + 1, bytes[end - 1] <= 0x20 { end -= 1 }
    return number(of: max(range.start, end - 1))
  }

  /// The last of the comment lines that follow a line and are indented deeper than a column; the line itself if there
  /// are none.
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

  /// The first of the comment lines that are right above a line and start at the given column; the line itself if
  /// there are none.
  package func withComments(above line: Int, at column: Int) -> Int {
    var first = line
    while first > 0, isComment(first - 1), self.column(first - 1) == column { first -= 1 }
    return first
  }

  /// The text of lines, each with its line ending, indented by `delta` more spaces (or fewer, if it is negative).
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
