/// The words that are keys of the language, by which the parser tells a misindented key from text with a colon in it.
/// Each word has a number, which is recorded for each key that is read. A word can be allowed at the top level, and can
/// take a list of items.
package struct KeyWords: Sendable {
  private let words: WordTable
  private let topWords: Set<String>
  private let listWords: Set<String>
  /// The start of a message that says what a file must start with.
  let opening: String

  /// - Parameters:
  ///   - words: all words; the number of a word is its position here;
  ///   - top: those that are allowed at the top level of a file;
  ///   - lists: those whose value is a list of items that can have keys themselves;
  ///   - opening: the start of a message that says what a file must start with.
  package init(
    _ words: [String], top: some Sequence<String>, lists: some Sequence<String>,
    opening: String = "a map must start with a key such as `title:` or `claims:`"
  ) {
    self.opening = opening
    self.words = WordTable(words)
    topWords = Set(top)
    listWords = Set(lists)
  }

  package func isTop(_ word: String) -> Bool { topWords.contains(word) }

  package func takesItems(_ word: String) -> Bool { listWords.contains(word) }

  package func contains(_ word: String) -> Bool { words.number(word) != nil }

  /// The number of the word that the bytes of a range spell; nil if they spell none of the words.
  func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    words.number(bytes, start, end)
  }
}
