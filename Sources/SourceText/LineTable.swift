/// Where the lines of a file start. A line ends with LF, which belongs to it.
package struct LineTable: Sendable {
  /// The offset at which each line starts; never empty.
  package let starts: [Int]
  private let byteCount: Int
  /// For long lines: the offset and column of one scalar about every `markDistance` bytes, so that many findings on one
  /// line cost no more than the same number on many lines.
  private let marks: [(offset: Int, column: Int)]
  private static let markDistance = 2048

  package init(_ bytes: [UInt8]) {
    var starts = [0]
    bytes.withUnsafeBufferPointer { buffer in
      for i in 0..<buffer.count where buffer[i] == 0x0A { starts.append(i + 1) }
    }
    self.starts = starts
    byteCount = bytes.count
    var marks: [(offset: Int, column: Int)] = []
    for (line, start) in starts.enumerated() {
      let end = line + 1 < starts.count ? starts[line + 1] : bytes.count
      guard end - start > 2 * Self.markDistance else { continue }
      var i = start
      var column = 1
      var next = start + Self.markDistance
      while i < end {
        if i >= next {
          marks.append((i, column))
          next = i + Self.markDistance
        }
        i += UTF8Scan.length(at: i, in: bytes)
        column += 1
      }
    }
    self.marks = marks
  }

  /// The last mark at or before an offset on the line that starts at `start`; the line's start if there is none.
  private func mark(before offset: Int, from start: Int) -> (offset: Int, column: Int) {
    let low = marks.partitionPoint { $0.offset <= offset }
    return low > 0 && marks[low - 1].offset > start ? marks[low - 1] : (start, 1)
  }

  /// The 0-based number of the line that contains a byte offset.
  package func line(of offset: Int) -> Int {
    max(1, starts.partitionPoint { $0 <= offset }) - 1
  }

  /// The bytes of a line, given by its 0-based number, without the line ending (LF or CR LF).
  package func content(ofLine line: Int, in bytes: [UInt8]) -> ByteRange {
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] - 1 : byteCount
    if line + 1 < starts.count, end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return ByteRange(start, end)
  }

  /// The line and column of an offset, both 1-based; the column counts Unicode scalars. Each byte of invalid UTF-8
  /// counts as one scalar, so that every offset has a position.
  package func position(of offset: Int, in bytes: [UInt8]) -> Position {
    let at = min(max(offset, 0), byteCount)
    let line = line(of: at)
    var (i, column) = mark(before: at, from: starts[line])
    while i < at {
      i += UTF8Scan.length(at: i, in: bytes)
      if i <= at { column += 1 }
    }
    return Position(line: line + 1, column: column, offset: at)
  }
}

/// A position in the form that people and machine-readable formats use.
package struct Position: Hashable, Sendable {
  /// 1-based.
  package var line: Int
  /// 1-based, in Unicode scalars.
  package var column: Int
  /// 0-based, in bytes.
  package var offset: Int
}

/// Decodes UTF-8 straight from bytes, without making a `String`.
package enum UTF8Scan {
  /// The length in bytes of the scalar at `i`; 1 if the bytes there are not valid UTF-8.
  package static func length(at i: Int, in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { decode(at: i, in: $0)?.length ?? 1 }
  }

  /// The scalar at `i` and its length in bytes, or nil if the bytes there are not valid UTF-8 (RFC 3629: no
  /// overlong forms, no surrogates, nothing above U+10FFFF).
  package static func decode(at i: Int, in b: UnsafeBufferPointer<UInt8>) -> (scalar: UInt32, length: Int)? {
    func tail(_ k: Int) -> UInt32? {
      guard i + k < b.count, b[i + k] & 0xC0 == 0x80 else { return nil }
      return UInt32(b[i + k] & 0x3F)
    }
    let lead = UInt32(b[i])
    switch lead {
    case 0..<0x80:
      return (lead, 1)
    case 0xC2..<0xE0:
      guard let a = tail(1) else { return nil }
      return ((lead & 0x1F) << 6 | a, 2)
    case 0xE0..<0xF0:
      guard let a = tail(1), let c = tail(2) else { return nil }
      let value = (lead & 0x0F) << 12 | a << 6 | c
      return value < 0x800 || (0xD800..<0xE000).contains(value) ? nil : (value, 3)
    case 0xF0..<0xF5:
      guard let a = tail(1), let c = tail(2), let d = tail(3) else { return nil }
      let value = (lead & 0x07) << 18 | a << 12 | c << 6 | d
      return value < 0x10000 || value > 0x10FFFF ? nil : (value, 4)
    default:
      return nil
    }
  }
}
