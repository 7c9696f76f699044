import ArgumentMap
import MapSyntax
import SourceText

/// The notable terms of claims: the content words of each claim, without repetitions, in the order of its text. Words
/// are kept as bytes and hashes, since every claim's words are compared with those of its neighbours.
struct NotableTerms {
  private struct Term {
    /// The hashes of the word and of its base word, which differ only for an irregular form.
    var hash: UInt64
    var base: UInt64
    /// The first four bytes of the base word in little-endian order, padded with zeros.
    var head: UInt32
    /// The word's offset in `bytes`.
    var start: UInt32
    var length: UInt32
  }

  private let graph: Graph
  private let isWanted: Bool
  /// The words in lower case, one after the other.
  private var bytes: [UInt8] = []
  private var terms: [Term] = []
  /// For each claim, its range of `terms`; `unknown` for claims that were not read.
  private var ranges: [(start: UInt32, end: UInt32)]
  private static let unknown = UInt32.max

  /// Reads the terms of each claim that is supported by linked premises, and of those premises.
  /// - Parameter isWanted: false if no rule needs the terms or the map is not in English; in that case, no terms are
  ///   read, and `eachLinkedReason` does nothing.
  init(_ graph: Graph, isWanted: Bool) {
    self.graph = graph
    self.isWanted = isWanted
    ranges = isWanted ? Array(repeating: (Self.unknown, Self.unknown), count: graph.claims.count) : []
    var claims: [ClaimIndex] = []
    eachLinkedReason { target, premises in
      claims.append(target)
      claims += premises
    }
    for claim in claims where ranges[claim.int].start == Self.unknown {
      let start = terms.count
      read(claim)
      ranges[claim.int] = (UInt32(start), UInt32(terms.count))
    }
  }

  /// The terms of a claim, as a range of term numbers; empty if the claim is not part of a linked reason.
  func of(_ claim: ClaimIndex) -> Range<Int> {
    let range = ranges[claim.int]
    return range.start == Self.unknown ? 0..<0 : Int(range.start)..<Int(range.end)
  }

  func text(_ term: Int) -> String { text(terms[term]) }

  private func text(_ term: Term) -> String {
    String(decoding: bytes[Int(term.start)..<Int(term.start + term.length)], as: UTF8.self)
  }

  /// A list of terms in quotation marks, for a message; terms beyond the fourth are only counted.
  func list(_ terms: [Int]) -> String {
    let quoted = terms.prefix(4).map { "\"\(text($0))\"" }
    if terms.count > 4 { return quoted.joined(separator: ", ") + " and \(terms.count - 4) more" }
    return quoted.listed
  }

  /// Whether two terms are forms of the same word.
  @inline(__always)
  func areForms(_ first: Int, _ second: Int) -> Bool {
    let (a, b) = (terms[first], terms[second])
    if a.base == b.base { return true }
    // Regular forms share at least their first three bytes, or two in a short word: `use` and `using`.
    let shared: UInt32 = min(a.length, b.length) < 6 ? 0xFFFF : 0xFF_FFFF
    if a.head & shared != b.head & shared { return false }
    return EnglishWords.areForms(text(a), text(b))
  }

  // MARK: Reading

  /// Calls a closure for each reason that consists of linked premises, if the supported claim and all premises have
  /// their text in this map.
  func eachLinkedReason(_ body: (_ target: ClaimIndex, _ premises: ArraySlice<ClaimIndex>) -> Void) {
    if !isWanted { return }
    func isWritten(_ claim: ClaimIndex) -> Bool {
      let c = graph.claims[claim.int]
      return c.isDefined && !c.isImported
    }
    for i in 0..<graph.ownInferenceCount {
      let inference = graph.inferences[i]
      // Nobody writes more premises than this, and comparing them all with each other would take too long.
      guard inference.side == .support, (2...32).contains(inference.premiseCount),
        case .claim(let target) = inference.target, isWritten(target)
      else { continue }
      let premises = graph.premiseList[inference.premises]
      if premises.allSatisfy(isWritten) { body(target, premises) }
    }
  }

  private mutating func read(_ claim: ClaimIndex) {
    guard let node = graph.claims[claim.int].text else { return }
    if let own = graph.own(node), graph.tree.isPlain(own) {
      let range = graph.tree.range(own)
      let isASCII = graph.file.bytes.withUnsafeBufferPointer { all in
        let text = UnsafeBufferPointer(rebasing: all[range.indices])
        guard text.allSatisfy({ $0 < 0x80 }) else { return false }
        read(text)
        return true
      }
      if isASCII { return }
    }
    var text = graph.text(node).lowercased()
    text.withUTF8 { read($0) }
  }

  private mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    let first = terms.count
    var i = 0
    while i < text.count {
      guard let length = Self.wordLength(text, i) else {
        i += Self.length(text, i)
        continue
      }
      add(text, i, length, from: first)
      i += length
    }
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int, from first: Int) {
    var end = start + length
    while end > start, text[end - 1] == 0x2D || text[end - 1] == 0x27 { end -= 1 }
    end -= Self.contraction(text, start, end)
    if end - start < 3 { return }
    var hash = EnglishWords.Hash()
    var hashBefore = hash
    var head: UInt32 = 0
    var hasLetter = false
    for i in start..<end {
      let byte = (0x41...0x5A).contains(text[i]) ? text[i] | 0x20 : text[i]
      hashBefore = hash
      hash.add(byte)
      if i - start < 4 { head |= UInt32(byte) << UInt32(8 * (i - start)) }
      if byte > 0x39 { hasLetter = true }
    }
    if !hasLetter || EnglishWords.isFunctionWord(hash) { return }
    for term in terms[first...] where term.hash == hash.value { return }
    let isPlural = text[end - 1] | 0x20 == 0x73
    let irregular = EnglishWords.base(hash) ?? (isPlural ? EnglishWords.base(hashBefore) : nil)
    terms.append(
      Term(
        hash: hash.value, base: irregular?.hash ?? hash.value, head: irregular?.head ?? head,
        start: UInt32(bytes.count), length: UInt32(end - start)))
    for i in start..<end { bytes.append((0x41...0x5A).contains(text[i]) ? text[i] | 0x20 : text[i]) }
  }

  /// The length of what is no part of a word at its end: `'s`, `n't`, `'ll`, `'re`, `'ve`, `'d`, `'m`.
  private static func contraction(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    guard let mark = (start..<end).last(where: { text[$0] == 0x27 }), mark > start else { return 0 }
    switch String(decoding: text[(mark + 1)..<end], as: UTF8.self).lowercased() {
    case "s", "ll", "re", "ve", "d", "m": return end - mark
    case "t" where text[mark - 1] | 0x20 == 0x6E: return end - mark + 1
    default: return 0
    }
  }

  /// The length in bytes of the word that starts at an offset; nil if there is none. Apostrophes and hyphens after the
  /// first letter are part of the word.
  private static func wordLength(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var i = start
    while i < text.count {
      let byte = text[i]
      let isInner = i > start && (byte == 0x27 || byte == 0x2D)
      if (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || isInner {
        i += 1
      } else if byte >= 0x80, !isSign(text, i) {
        i += length(text, i)
      } else {
        break
      }
    }
    return i > start ? i - start : nil
  }

  /// Whether the character at an offset is punctuation or a symbol: U+2000 to U+207F, or U+0080 to U+00BF of Latin-1.
  private static func isSign(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
    if text[i] == 0xC2 { return true }
    return text[i] == 0xE2 && i + 1 < text.count && (text[i + 1] == 0x80 || text[i + 1] == 0x81)
  }

  private static func length(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
    min(UTF8Scan.decode(at: i, in: text)?.length ?? 1, text.count - i)
  }
}
