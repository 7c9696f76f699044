/// Text without differences in typography (`QuoteFolding`), which can be searched many times.
final class FoldedText {
  let bytes: [UInt8]
  /// For each piece of the text, where it starts.
  let starts: [Int]
  /// Where each word starts, by the word's hash. A word is a run of ASCII letters and digits.
  private lazy var words: [Int: [Int32]] = {
    var result: [Int: [Int32]] = [:]
    Self.eachWord(of: bytes) { range in result[Self.hash(bytes[range]), default: []].append(Int32(range.lowerBound)) }
    return result
  }()

  /// - Parameter pieces: parts of the text that are separate, such as paragraphs.
  init(_ pieces: [String]) {
    var folding = QuoteFolding()
    var starts: [Int] = []
    for piece in pieces {
      starts.append(folding.result.count)
      folding.add(piece)
      folding.add("\n")
    }
    bytes = folding.result
    self.starts = starts
  }

  /// The index just after the first occurrence of a part, at or after `start`, that neither begins nor ends inside a
  /// word; nil if there is none. Looks only where the part's rarest word is.
  func find(_ part: [UInt8], from start: Int) -> Int? {
    var rarest: (offset: Int, places: [Int32])?
    var isMissing = false
    Self.eachWord(of: part) { range in
      let places = words[Self.hash(part[range])] ?? []
      if places.isEmpty { isMissing = true }
      if places.count < rarest?.places.count ?? Int.max { rarest = (range.lowerBound, places) }
    }
    if isMissing { return nil }
    guard let (offset, places) = rarest else { return findAnywhere(part, from: start) }
    let first = places.partitionPoint { Int($0) < start + offset }
    for place in places[first...] {
      let at = Int(place) - offset
      if isWhole(at, part), bytes[at..<(at + part.count)].elementsEqual(part) { return at + part.count }
    }
    return nil
  }

  /// Like `find`, for parts without ASCII words.
  private func findAnywhere(_ part: [UInt8], from start: Int) -> Int? {
    var rest = bytes[start...]
    while let found = Self.find(part, in: rest) {
      if isWhole(found - part.count, part) { return found }
      rest = bytes[(found - part.count + 1)...]
    }
    return nil
  }

  /// Whether a part fits at an index without beginning or ending inside a word.
  private func isWhole(_ start: Int, _ part: [UInt8]) -> Bool {
    let end = start + part.count
    return end <= bytes.count && (start == 0 || !Self.areOneWord(bytes[start - 1], part[0]))
      && (end == bytes.count || !Self.areOneWord(part[part.count - 1], bytes[end]))
  }

  /// Whether two adjacent bytes belong to one word: both are ASCII letters or digits. Bytes of other scripts never do,
  /// since some scripts use no spaces.
  private static func areOneWord(_ a: UInt8, _ b: UInt8) -> Bool { isWord(a) && isWord(b) }

  private static func isWord(_ c: UInt8) -> Bool { (0x30...0x39).contains(c) || (0x61...0x7A).contains(c | 0x20) }

  private static func eachWord(of bytes: [UInt8], _ body: (Range<Int>) -> Void) {
    var i = 0
    while i < bytes.count {
      let start = i
      while i < bytes.count, isWord(bytes[i]) { i += 1 }
      if i > start { body(start..<i) } else { i += 1 }
    }
  }

  /// FNV-1a (Fowler, Noll and Vo).
  private static func hash(_ word: ArraySlice<UInt8>) -> Int {
    Int(truncatingIfNeeded: word.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
  }

  /// The index just after the first occurrence of a part; nil if there is none (Knuth, Morris and Pratt 1977: linear
  /// time for any text).
  private static func find(_ part: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    var fallback = [0]
    var k = 0
    for i in part.indices.dropFirst() {
      while k > 0, part[i] != part[k] { k = fallback[k - 1] }
      if part[i] == part[k] { k += 1 }
      fallback.append(k)
    }
    k = 0
    for i in text.indices {
      while k > 0, text[i] != part[k] { k = fallback[k - 1] }
      if text[i] == part[k] { k += 1 }
      if k == part.count { return i + 1 }
    }
    return nil
  }
}
