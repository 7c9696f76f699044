import SourceText

/// Assigns numbers to names, which are byte ranges of one file and are not copied. Nearly every name that is looked up
/// in a large map is new, so a small table of bits, which stays in the processor's cache, is checked first; the names
/// themselves are in hash chains. The hash has a different seed in each process, so that no choice of ids can make the
/// table slow. Results do not depend on the hash.
struct NameTable {
  private struct Name {
    var start, end: UInt32
    var hash: UInt32
    /// The number + 1 of the name before it in its chain, or 0.
    var next: UInt32
  }

  private var names: [Name] = []
  /// How many names are in their chains. The others are added when a chain is next needed, many at once, so that their
  /// cache misses overlap.
  private var linkedCount = 0
  /// Indexed by the lowest bits of the hash: the number + 1 of the last name in the chain, or 0.
  private var chains: [UInt32]
  /// A bit for each value of the lowest bits of the hash (two bits more than `chains` uses): whether the hash of any
  /// name has that value.
  private var isKnown: [UInt64]
  private let seed = processSeed

  init(capacity: Int) {
    var size = 64
    while size < capacity { size *= 2 }
    chains = Array(repeating: 0, count: size)
    isKnown = Array(repeating: 0, count: size / 16)
    names.reserveCapacity(capacity)
  }

  /// The number of a name, assigned now if it has none.
  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> (number: Int, isNew: Bool) {
    let hash = hash(bytes, start, end)
    if let number = number(hash, bytes, start, end) { return (number, false) }
    names.append(Name(start: UInt32(start), end: UInt32(end), hash: hash, next: 0))
    if names.count > chains.count { grow() } else { note(hash) }
    return (names.count - 1, true)
  }

  /// The number of a name; nil if it has none.
  mutating func find(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    number(hash(bytes, start, end), bytes, start, end)
  }

  /// Assigns a number to something that has no name.
  mutating func reserve() -> Int {
    names.append(Name(start: 0, end: 0, hash: 0, next: 0))
    return names.count - 1
  }

  private func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
    var result = seed ^ UInt64(end - start)
    var i = start
    while i < end {
      result = mix(result ^ bytes.word(i, min(i + 8, end)), 0xA076_1D64_78BD_642F)
      i += 8
    }
    return UInt32(truncatingIfNeeded: mix(result, 0xE703_7ED1_A0B4_28DB))
  }

  @inline(__always)
  private mutating func number(_ hash: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    let bit = Int(hash) & (chains.count * 4 - 1)
    guard isKnown[bit >> 6] & 1 << UInt64(bit & 63) != 0 else { return nil }
    link()
    var next = chains[Int(hash) & (chains.count - 1)]
    while next != 0 {
      let name = names[Int(next) - 1]
      if name.hash == hash, Int(name.end - name.start) == end - start,
        isEqual(bytes, Int(name.start), start, end - start)
      {
        return Int(next) - 1
      }
      next = name.next
    }
    return nil
  }

  private func isEqual(_ bytes: UnsafeBufferPointer<UInt8>, _ a: Int, _ b: Int, _ count: Int) -> Bool {
    for i in 0..<count where bytes[a + i] != bytes[b + i] { return false }
    return true
  }

  /// Puts all names into their chains.
  private mutating func link() {
    let mask = chains.count - 1
    names.withUnsafeMutableBufferPointer { names in
      chains.withUnsafeMutableBufferPointer { chains in
        for number in linkedCount..<names.count where names[number].end > names[number].start {
          let chain = Int(names[number].hash) & mask
          names[number].next = chains[chain]
          chains[chain] = UInt32(number + 1)
        }
      }
    }
    linkedCount = names.count
  }

  private mutating func note(_ hash: UInt32) {
    let bit = Int(hash) & (chains.count * 4 - 1)
    isKnown[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  private mutating func grow() {
    let size = chains.count * 2
    chains = Array(repeating: 0, count: size)
    isKnown = Array(repeating: 0, count: size / 16)
    linkedCount = 0
    for name in names where name.end > name.start { note(name.hash) }
  }
}

/// Drawn once per process, because each draw is a system call.
private let processSeed = UInt64.random(in: .min ... .max)
