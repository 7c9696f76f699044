extension Collection<String> {
  /// The elements as a list in a sentence: `a`, `a and b`, `a, b and c`.
  package var listed: String {
    let all = Array(self)
    return all.count < 2
      ? all.joined() : all.dropLast().joined(separator: ", ") + " and " + all[all.count - 1]
  }
}

extension Sequence<UInt8> {
  /// The hash FNV-1a (Fowler, Noll and Vo), 64 bits.
  /// - Parameter start: the standard start, or another one for an independent hash.
  package func fnv1a(from start: UInt64 = 0xcbf2_9ce4_8422_2325) -> UInt64 {
    reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
