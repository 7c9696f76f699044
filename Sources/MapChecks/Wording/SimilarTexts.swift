/// Finds texts that nearly agree word by word, without comparing every pair.
///
/// If a given share of the words of two texts agrees, they must have one of their rarest words in common, provided that
/// enough rare words are considered (prefix filtering: Chaudhuri, Ganti and Kaushik, ICDE 2006). Each text is compared
/// only with earlier texts that share such a word, and only with the latest few of them, so a common word costs no
/// more than a rare one. The time is linear in the total length of the texts.
package struct SimilarTexts {
  /// The hashes of the words of all texts, one after the other.
  private var words: [UInt32] = []
  /// The index at which each text's words start; they end where those of the next text start.
  private var starts: [UInt32] = [0]
  private let similarity: Int
  /// How many earlier texts a text is compared with for each of its rare words, the latest first.
  private static let nearby = 8
  /// The smallest number of words in a text that is compared; shorter texts are often alike by chance.
  private static let least = 5
  /// The maximum number of words in a text that is compared; comparing longer texts would take too long.
  private static let most = 200

  /// - Parameter similarity: the share of words that must agree, in percent.
  package init(similarity: Int) { self.similarity = similarity }

  /// Adds the next text. Words consist of ASCII letters (ignoring case), digits and all non-ASCII bytes; apostrophes
  /// inside words are skipped.
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

  /// Pairs of texts that nearly agree, given by the positions of the later and the earlier text, in the order of the
  /// later texts. Each text is paired with no more than one earlier text. Texts with the same words are not paired.
  package func pairs() -> [(later: Int, earlier: Int)] {
    let count = starts.count - 1
    let frequencies = Frequencies(words)
    var signatures = [UInt64](repeating: 0, count: count)
    // For each word, a linked list of the texts that have it among their rarest words, the latest text first.
    var heads = Table(capacity: words.count / 2)
    var entries: [(text: UInt32, next: UInt32)] = []
    var result: [(later: Int, earlier: Int)] = []
    var rarest: [(frequency: UInt32, word: UInt32)] = []
    for text in 0..<count {
      let own = words[Int(starts[text])..<Int(starts[text + 1])]
      guard own.count >= Self.least, own.count <= Self.most else { continue }
      for word in own { signatures[text] |= 1 << UInt64(word >> 26) }
      // One more than the number of words that may differ.
      let prefix = own.count - (own.count * similarity + 99) / 100 + 1
      rarest.removeAll(keepingCapacity: true)
      for word in own {
        let frequency = frequencies[word]
        // Insertion sort is fine for so few words.
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
    // Changing a word clears at most one bit and sets at most one.
    if (signatures[a] ^ signatures[b]).nonzeroBitCount > 2 * allowed { return false }
    let distance = Self.distance(x, y, atMost: allowed)
    return distance > 0 && distance <= allowed
  }

  /// The number of words to insert, remove or replace to get from one text to the other (Levenshtein distance),
  /// computed only on the diagonals that matter (Ukkonen 1985); `limit` + 1 if it exceeds `limit`.
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

/// How often each word occurs.
private struct Frequencies {
  private var table: Table

  init(_ words: [UInt32]) {
    table = Table(capacity: words.count)
    for word in words { table.values[table.slot(word)] += 1 }
  }

  subscript(word: UInt32) -> UInt32 { table.find(word) }
}

/// A hash table that maps word hashes to numbers; a hash that is not in the table maps to 0.
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

  /// The slot of a word, which is added if it is not in the table.
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
