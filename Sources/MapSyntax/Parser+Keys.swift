import SourceText

/// The requirements that keys must meet.
extension Parser {
  /// The length, in characters, of the longest key that every YAML parser accepts (YAML 1.2 section 7.4: implicit
  /// keys).
  static let longestKey = 1024

  /// The number of the language's word that a key spells, plus 1, ignoring quotes; 0 if the key spells none.
  @inline(__always)
  func keyWordNumber(_ kind: TokenKind, _ start: Int, _ end: Int) -> UInt8 {
    let number = kind == .plain ? keyWords.number(bytes, start, end) : quotedKeyWord(start, end)
    return number.map { UInt8($0 + 1) } ?? 0
  }

  private func quotedKeyWord(_ start: Int, _ end: Int) -> Int? {
    guard end - start < 256 else { return nil }
    let value = ScalarValue(bytes: bytes, start: start, end: end).quoted(escapes: bytes[start] == 0x22)
    return foldedText(value).withUnsafeBufferPointer { keyWords.number($0, 0, $0.count) }
  }

  mutating func checkKey(_ start: Int, _ end: Int) {
    if end - start > Self.longestKey {
      var length = 0
      var i = start
      while i < end {
        if bytes[i] & 0xC0 != 0x80 { length += 1 }
        i += 1
      }
      if length > Self.longestKey {
        report(.longKey, start, end, "this key is \(length) characters long; a key can have at most \(Self.longestKey)")
        tree.nodes[tree.nodes.count - 1].isDamaged = true
      }
    }
    if end - start == 2, bytes[start] == 0x3C, bytes[start + 1] == 0x3C {
      report(.mergeKey, start, end, "maps do not support merge keys (`<<`); write the keys out")
      tree.nodes[tree.nodes.count - 1].isDamaged = true
    }
  }

  /// Reports each key of a mapping that repeats an earlier one. Keys are compared with their quotes and escapes
  /// resolved.
  mutating func checkDuplicateKeys(_ mapping: NodeIndex) {
    let end = tree.end(of: mapping)
    var key = NodeIndex(mapping.raw + 1)
    guard key < end else { return }
    let first = key
    key = tree.end(of: tree.end(of: key))
    guard key < end else { return }
    var seen: [[UInt8]: NodeIndex]?
    var number = 1
    while key < end {
      if number == 12 { seen = keysByText(from: first, to: key) }
      if let earlier = earlierKey(like: key, from: first, among: &seen) { reportDuplicate(key, earlier) }
      number += 1
      key = tree.end(of: tree.end(of: key))
    }
  }

  /// The first key before `key` that has the same text; nil if there is none. If there are few keys, they are compared
  /// one by one, which allocates no memory; if there are many, they are looked up by their text.
  @inline(__always)
  private func earlierKey(
    like key: NodeIndex, from first: NodeIndex, among seen: inout [[UInt8]: NodeIndex]?
  ) -> NodeIndex? {
    if tree.isAbsent(key) { return nil }
    if seen != nil {
      let text = scalarBytes(tree, key, bytes)
      if let earlier = seen?[text] { return earlier }
      seen?[text] = key
      return nil
    }
    var other = first
    while other < key {
      if !tree.isAbsent(other), haveSameText(key, other) { return other }
      other = tree.end(of: tree.end(of: other))
    }
    return nil
  }

  private mutating func keysByText(from first: NodeIndex, to end: NodeIndex) -> [[UInt8]: NodeIndex] {
    var result: [[UInt8]: NodeIndex] = [:]
    var key = first
    while key < end {
      let text = scalarBytes(tree, key, bytes)
      if result[text] == nil { result[text] = key }
      key = tree.end(of: tree.end(of: key))
    }
    return result
  }

  @inline(__always)
  private func haveSameText(_ a: NodeIndex, _ b: NodeIndex) -> Bool {
    // Most keys are different words of the language; the words' numbers tell them apart without comparing texts.
    if tree.nodes[a.int].keyWord != tree.nodes[b.int].keyWord { return false }
    return Self.haveSameLetters(a, b, tree, bytes)
  }

  private static func haveSameLetters(
    _ a: NodeIndex, _ b: NodeIndex, _ tree: SyntaxTree, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard tree.isPlain(a), tree.isPlain(b) else {
      return scalarBytes(tree, a, bytes) == scalarBytes(tree, b, bytes)
    }
    let x = tree.range(a)
    let y = tree.range(b)
    guard x.count == y.count else { return false }
    for i in 0..<x.count where bytes[x.start + i] != bytes[y.start + i] { return false }
    return true
  }

  private mutating func reportDuplicate(_ key: NodeIndex, _ earlier: NodeIndex) {
    let range = tree.range(key)
    report(
      .duplicateKey, range.start, range.end,
      "the key `\(text(range.start, range.end))` is here twice; delete one, or write both values under one",
      related: [(tree.range(earlier), "first written here")])
    tree.nodes[key.int].isDamaged = true
  }
}
