extension UnsafeBufferPointer<UInt8> {
  /// The bytes from `start` to `end`, at most eight, as one number, for hashing and comparing them at once. If two
  /// ranges of the same length give the same number, their bytes are equal.
  @inlinable @inline(__always)
  public func word(_ start: Int, _ end: Int) -> UInt64 {
    if end >= 8, start < end, let baseAddress {
      let word = UnsafeRawPointer(baseAddress + end - 8).loadUnaligned(as: UInt64.self)
      return UInt64(littleEndian: word) >> UInt64(64 - 8 * (end - start))
    }
    var word: UInt64 = 0
    var i = end
    while i > start {
      i -= 1
      word = word << 8 | UInt64(self[i])
    }
    return word
  }
}

/// Multiplies two numbers and folds the product, as wyhash does: every bit of the result depends on every bit of both
/// arguments.
@inlinable @inline(__always)
public func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let (high, low) = a.multipliedFullWidth(by: b)
  return high ^ low
}
