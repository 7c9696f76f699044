/// Finds texts that nearly agree, word by word, without comparing all with all.
///
/// Two texts of which at least a share of the words agree must have one of their rarest words in common: so many of
/// them that the others would not be enough (prefix filtering: Chaudhuri, Ganti and Kaushik, ICDE 2006). Each text is
/// compared only with earlier ones that share such a word, and of these with the last few, so that a word that
/// everybody uses costs no more than others. Time grows with the length of the texts, and no faster.
package struct SimilarTexts {
  /// Hashes of the words of all texts, one behind the other.
  private var words: [UInt32] = []
  /// Where each text's words start; the next one's start is its end.
  private var starts: [UInt32] = [0]
  private let similarity: Int
  /// Of the texts that share a rare word, how many are looked at.
  private static let nearby = 8
  /// Texts of fewer words differ by chance.
  private static let least = 5
  /// Longer ones are left alone: two that nearly agree would be compared for long.
  private static let most = 200

  /// - Parameter similarity: how many words of a hundred must agree.
  package init(similarity: Int) { self.similarity = similarity }

  /// Adds a text. Words are told apart by case-folded ASCII letters, digits, and the bytes of other scripts.
  package mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    var hash: UInt32 = 0
    for byte in text {
      let lower = byte | 0x20
      if (0x61...0x7A).contains(lower) || byte >= 0x80 || (0x30...0x39).contains(byte) {
        hash = (hash &+ UInt32(byte >= 0x80 ? byte : lower)) &* 0x9E37_79B1
        hash ^= hash >> 15
      } else if hash != 0, byte != 0x27 {
        words.append(hash)
        hash = 0
      }
    }
    if hash != 0 { words.append(hash) }
    starts.append(UInt32(words.count))
  }

  /// For each text that nearly agrees with an earlier one, both, in the order of the later ones. Equal ones are left out.
  package func pairs() -> [(later: Int, earlier: Int)] {
    let count = starts.count - 1
    let frequencies = Frequencies(words)
    var signatures = [UInt64](repeating: 0, count: count)
    // The texts that have a word among their rarest: the last one, and for each entry the one before it.
    var heads = Table(capacity: words.count / 2)
    var entries: [(text: UInt32, next: UInt32)] = []
    var result: [(later: Int, earlier: Int)] = []
    var rarest: [(frequency: UInt32, word: UInt32)] = []
    for text in 0..<count {
      let own = words[Int(starts[text])..<Int(starts[text + 1])]
      guard own.count >= Self.least, own.count <= Self.most else { continue }
      for word in own { signatures[text] |= 1 << UInt64(word >> 26) }
      // As many as may be missing, and one.
      let prefix = own.count - (own.count * similarity + 99) / 100 + 1
      rarest.removeAll(keepingCapacity: true)
      for word in own {
        let frequency = frequencies[word]
        // Kept sorted; there are few.
        if rarest.count == prefix, frequency >= rarest[prefix - 1].frequency { continue }
        var at = rarest.count
        while at > 0, rarest[at - 1].frequency > frequency { at -= 1 }
        rarest.insert((frequency, word), at: at)
        if rarest.count > prefix { rarest.removeLast() }
      }
      var found: Int?
      for (frequency, word) in rarest where frequency > 1 {
        let slot = heads.slot(word)
        var entry = heads.values[slot]
        var looked = 0
        while entry != 0, looked < Self.nearby, found == nil {
          let other = Int(entries[Int(entry) - 1].text)
          if other != text, agree(text, other, signatures) { found = other }
          entry = entries[Int(entry) - 1].next
          looked += 1
        }
        entries.append((UInt32(text), heads.values[slot]))
        heads.values[slot] = UInt32(entries.count)
      }
      if let found { result.append((text, found)) }
    }
    return result
  }

  private func agree(_ a: Int, _ b: Int, _ signatures: [UInt64]) -> Bool {
    let x = words[Int(starts[a])..<Int(starts[a + 1])]
    let y = words[Int(starts[b])..<Int(starts[b + 1])]
    let allowed = max(x.count, y.count) * (100 - similarity) / 100
    if abs(x.count - y.count) > allowed { return false }
    // A word changed takes one away and brings another.
    if (signatures[a] ^ signatures[b]).nonzeroBitCount > 2 * allowed { return false }
    let distance = Self.distance(x, y, atMost: allowed)
    return distance > 0 && distance <= allowed
  }

  /// How many words must be put in, taken out or replaced (Levenshtein), over the diagonals that can matter (Ukkonen
  /// 1985); `limit` + 1 for more than `limit`.
  package static func distance(_ x: ArraySlice<UInt32>, _ y: ArraySlice<UInt32>, atMost limit: Int) -> Int {
    let x = Array(x)
    let y = Array(y)
    let far = limit + 1
    if y.isEmpty { return min(x.count, far) }
    var row = (0...y.count).map { min($0, far) }
    for i in 0..<x.count {
      let first = max(0, i - limit)
      let last = min(y.count, i + limit + 1)
      if first >= last { return far }
      var diagonal = row[first]
      if first > 0 { row[first] = far } else { row[0] = min(i + 1, far) }
      var best = far
      for j in first..<last {
        let cost = diagonal + (x[i] == y[j] ? 0 : 1)
        diagonal = row[j + 1]
        let other = j + 1 == last && last == i + limit + 1 ? far : row[j + 1] + 1
        row[j + 1] = min(cost, min(row[j] + 1, min(other, far)))
        best = min(best, row[j + 1])
      }
      if best >= far, row[first] >= far { return far }
    }
    return min(row[y.count], far)
  }
}

/// How often each word is there.
private struct Frequencies {
  private var table: Table

  init(_ words: [UInt32]) {
    table = Table(capacity: words.count)
    for word in words { table.values[table.slot(word)] += 1 }
  }

  subscript(word: UInt32) -> UInt32 { table.find(word) }
}

/// Numbers by hashes, 0 for those that are not there.
private struct Table {
  private var keys: [UInt32]
  var values: [UInt32]
  private var mask: Int

  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: 0, count: size)
    mask = size - 1
  }

  /// The slot of a word, taken if it was free.
  mutating func slot(_ word: UInt32) -> Int {
    var at = Int(word) & mask
    while keys[at] != 0, keys[at] != word { at = (at + 1) & mask }
    keys[at] = word
    return at
  }

  func find(_ word: UInt32) -> UInt32 {
    var at = Int(word) & mask
    while keys[at] != 0, keys[at] != word { at = (at + 1) & mask }
    return keys[at] == 0 ? 0 : values[at]
  }
}
