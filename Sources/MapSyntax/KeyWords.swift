/// The words that are keys of the language, so that the reader can tell a key that slipped from a text with a
/// colon in it. It knows nothing else about them but their numbers, which it notes at each key that it reads.
package struct KeyWords: Sendable {
  private let words: WordTable
  private let topWords: Set<String>
  private let listWords: Set<String>
  /// What a file starts with, as a sentence without its end.
  let opening: String

  /// - Parameters:
  ///   - words: a word's number is its position here;
  ///   - top: those that may stand at the top of a file;
  ///   - lists: those whose value is a list of items with keys of their own;
  ///   - opening: what a file starts with, as a sentence without its end.
  package init(
    _ words: [String], top: some Sequence<String>, lists: some Sequence<String>,
    opening: String = "a map starts with a key such as `title:` or `claims:`"
  ) {
    self.opening = opening
    self.words = WordTable(words)
    topWords = Set(top)
    listWords = Set(lists)
  }

  package func isTop(_ word: String) -> Bool { topWords.contains(word) }

  package func takesItems(_ word: String) -> Bool { listWords.contains(word) }

  package func contains(_ word: String) -> Bool { words.number(word) != nil }

  /// The number of the word that some bytes spell.
  func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    words.number(bytes, start, end)
  }
}
