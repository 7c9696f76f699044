// Public, not `package`: only the bodies of public functions are inlined into other modules.

/// A half-open range of bytes in one file. Offsets count bytes from 0; files are smaller than 2 GiB.
public struct ByteRange: Hashable, Sendable, Comparable {
  public var lower: UInt32
  public var upper: UInt32

  @inlinable
  public init(_ lower: Int, _ upper: Int) {
    self.lower = UInt32(truncatingIfNeeded: lower)
    self.upper = UInt32(truncatingIfNeeded: upper)
  }

  /// The empty range before the byte at `offset`.
  @inlinable
  public init(at offset: Int) { self.init(offset, offset) }

  @inlinable public var start: Int { Int(lower) }
  @inlinable public var end: Int { Int(upper) }
  @inlinable public var count: Int { Int(upper) - Int(lower) }
  @inlinable public var isEmpty: Bool { upper <= lower }
  @inlinable public var indices: Range<Int> { Int(lower)..<max(Int(lower), Int(upper)) }

  public func contains(_ offset: Int) -> Bool { offset >= start && offset < end }

  /// Orders ranges by start; of two that start together, the longer comes first.
  public static func < (a: ByteRange, b: ByteRange) -> Bool {
    a.lower != b.lower ? a.lower < b.lower : a.upper > b.upper
  }
}

/// The index of a file in `SourceFiles`, the files of one run.
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
