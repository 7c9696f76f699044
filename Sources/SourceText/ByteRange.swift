/// A half-open run of bytes of one file. Offsets count bytes from 0; a file is smaller than 2 GiB.
package struct ByteRange: Hashable, Sendable, Comparable {
  package var lower: UInt32
  package var upper: UInt32

  @inlinable
  package init(_ lower: Int, _ upper: Int) {
    self.lower = UInt32(truncatingIfNeeded: lower)
    self.upper = UInt32(truncatingIfNeeded: upper)
  }

  /// The empty range before the byte at `offset`.
  package init(at offset: Int) { self.init(offset, offset) }

  @inlinable package var start: Int { Int(lower) }
  @inlinable package var end: Int { Int(upper) }
  @inlinable package var count: Int { Int(upper) - Int(lower) }
  @inlinable package var isEmpty: Bool { upper <= lower }
  @inlinable package var indices: Range<Int> { Int(lower)..<max(Int(lower), Int(upper)) }

  package func contains(_ offset: Int) -> Bool { offset >= start && offset < end }

  /// In the order of the text: by start, the longer first.
  package static func < (a: ByteRange, b: ByteRange) -> Bool {
    a.lower != b.lower ? a.lower < b.lower : a.upper > b.upper
  }
}

/// A file among those of one run.
package struct FileIndex: Hashable, Sendable, Comparable {
  package var raw: Int
  package init(_ raw: Int) { self.raw = raw }
  package static func < (a: FileIndex, b: FileIndex) -> Bool { a.raw < b.raw }
}

/// A range in one of the files of a run.
package struct Place: Hashable, Sendable, Comparable {
  package var file: FileIndex
  package var range: ByteRange

  package init(_ file: FileIndex, _ range: ByteRange) {
    self.file = file
    self.range = range
  }

  package static func < (a: Place, b: Place) -> Bool {
    a.file != b.file ? a.file < b.file : a.range < b.range
  }
}
