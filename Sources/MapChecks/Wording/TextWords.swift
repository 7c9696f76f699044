import SourceText

/// The words of an English text in lower case, each with the punctuation behind it.
struct TextWords {
  struct Word {
    var word: String
    var range: ByteRange
    /// The punctuation between this word and the next.
    var after = ""
    /// Whether the word itself is being talked about: it stands in quotation marks, alone or with others, or is part of
    /// a longer word.
    var isMentioned = false
  }
  private(set) var words: [Word] = []

  /// - Parameters:
  ///   - range: the text without its quotation marks;
  ///   - hasEscapes: whether backslashes in the text are escapes.
  init(_ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>, hasEscapes: Bool) {
    var quotes = 0
    var i = range.start
    while i < range.end {
      let start = i
      while i < range.end, Self.isLetter(bytes[i]) || i > start && Self.isApostrophe(at: i, bytes, range) {
        i += 1
      }
      if i > start {
        add(ByteRange(start, i), bytes, &quotes)
        let isJoined =
          start > range.start && [0x2D, 0x27].contains(bytes[start - 1]) || i < range.end && bytes[i] == 0x2D
        if isJoined, !words.isEmpty { words[words.count - 1].isMentioned = true }
      } else if hasEscapes, bytes[i] == 0x5C, i + 1 < range.end {
        // `\n` parts words, `\"` is a quotation mark.
        if bytes[i + 1] == 0x22 { quotes += 1 }
        i += 2
      } else {
        if bytes[i] == 0x22 { quotes += 1 }
        if bytes[i] > 0x20, !words.isEmpty { words[words.count - 1].after.append(Character(UnicodeScalar(bytes[i]))) }
        i += 1
      }
    }
  }

  /// Adds a word, or the signs beyond ASCII that stand between words.
  private mutating func add(_ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>, _ quotes: inout Int) {
    let text = String(decoding: bytes[range.start..<range.end], as: UTF8.self).lowercased()
    let word = text.split(whereSeparator: { $0 == "’" || $0 == "'" }).joined(separator: "'")
    if word.allSatisfy({ !$0.isLetter && !$0.isNumber }) {
      if !words.isEmpty { words[words.count - 1].after += word }
    } else {
      words.append(Word(word: word, range: range, isMentioned: quotes % 2 == 1))
    }
    quotes += text.count { $0 == "“" || $0 == "”" || $0 == "„" }
  }

  var hasComma: Bool { words.contains { $0.after.contains(",") } }

  /// Whether the text has no sign or word that parts clauses, except behind its first word and at its end.
  var isOneClause: Bool {
    !words.dropFirst().dropLast().contains { $0.after.contains(where: { ",;:.!?".contains($0) }) }
      && !words.dropFirst().contains { ["because", "therefore", "since", "so", "if"].contains($0.word) }
  }

  func word(_ i: Int) -> String? { words.indices.contains(i) ? words[i].word : nil }

  /// The bytes of some words, from the first to the last.
  func range(_ i: Int, wordCount: Int) -> ByteRange {
    ByteRange(words[i].range.start, words[i + wordCount - 1].range.end)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte >= 0x80
  }

  /// Whether an apostrophe, single or doubled, stands between two letters.
  private static func isApostrophe(at i: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
    guard bytes[i] == 0x27 else { return false }
    let next = i + 1 < range.end && bytes[i + 1] == 0x27 ? i + 2 : i + 1
    return next < range.end && isLetter(bytes[next])
  }
}
