/// Finds the line around an offset. A line ends with LF, which belongs to it.
extension RandomAccessCollection<UInt8> where Index == Int {
  /// The offset of the first byte of the line that contains an offset.
  @inlinable
  public func lineStart(of offset: Int) -> Int {
    var start = offset
    while start > startIndex, self[start - 1] != 0x0A { start -= 1 }
    return start
  }

  /// The offset of the LF that ends the line that contains an offset, or the end of the text if no LF ends it.
  @inlinable
  public func lineEnd(of offset: Int) -> Int {
    var end = offset
    while end < endIndex, self[end] != 0x0A { end += 1 }
    return end
  }

  /// The number of bytes between an offset and the start of its line.
  @inlinable
  public func column(of offset: Int) -> Int { offset - lineStart(of: offset) }

  /// Whether there are only spaces before an offset on its line.
  @inlinable
  public func isFirstOnLine(_ offset: Int) -> Bool {
    var start = offset
    while start > startIndex, self[start - 1] == 0x20 { start -= 1 }
    return start == startIndex || self[start - 1] == 0x0A
  }
}
