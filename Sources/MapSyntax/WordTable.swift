import SourceText

/// A lookup table from the spellings of a few words to the words' numbers. Every key of a map is looked up here,
/// so a lookup by bytes neither allocates memory nor uses the standard library's hashing.
package struct WordTable: Sendable {
  /// A spelling of up to sixteen bytes, as two numbers whose bytes may overlap.
  private struct Spelling: Equatable {
    var length: Int
    var first, last: UInt64

    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
      length = end - start
      first = bytes.word(start, min(start + 8, end))
      last = bytes.word(max(start, end - 8), end)
    }

    @inline(__always)
    var slot: Int { Int(truncatingIfNeeded: mix(first ^ UInt64(length), 0xA076_1D64_78BD_642F ^ last) & 0xFF) }
  }

  private let spellings: [Spelling]
  /// For each slot, the number of its word + 1, or 0 if the slot is empty. Collisions are resolved by open addressing.
  private let slots: [UInt8]

  /// - Parameter words: at most 100 distinct words of 1 to 16 bytes; the number of a word is its position here.
  package init(_ words: [String]) {
    precondition(words.count <= 100, "the numbers of the words must fit their table")
    spellings = words.map { word in
      precondition(!word.isEmpty && word.utf8.count <= 16, "a word must fit two numbers")
      return Array(word.utf8).withUnsafeBufferPointer { Spelling($0, 0, $0.count) }
    }
    var slots = [UInt8](repeating: 0, count: 256)
    for (number, spelling) in spellings.enumerated() {
      var slot = spelling.slot
      while slots[slot] != 0 { slot = (slot + 1) & 0xFF }
      slots[slot] = UInt8(number + 1)
    }
    self.slots = slots
  }

  /// The number of the word that the bytes of a range spell; nil if they spell none of the words.
  package func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard end > start, end - start <= 16 else { return nil }
    let spelling = Spelling(bytes, start, end)
    var slot = spelling.slot
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if spellings[number] == spelling { return number }
      slot = (slot + 1) & 0xFF
    }
    return nil
  }

  package func number(_ word: String) -> Int? {
    Array(word.utf8).withUnsafeBufferPointer { number($0, 0, $0.count) }
  }
}
