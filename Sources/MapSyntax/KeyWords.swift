/// The words that are keys of the language, so that the reader can tell a key that slipped from a text with a
/// colon in it. It knows nothing else about them.
package struct KeyWords: Sendable {
  private let words: Set<String>
  private let topWords: Set<String>
  private let listWords: Set<String>

  /// - Parameters:
  ///   - top: those that may stand at the top of a file;
  ///   - lists: those whose value is a list of items with keys of their own.
  package init(_ words: some Sequence<String>, top: some Sequence<String>, lists: some Sequence<String>) {
    self.words = Set(words)
    topWords = Set(top)
    listWords = Set(lists)
  }

  package func isTop(_ word: String) -> Bool { topWords.contains(word) }

  package func takesItems(_ word: String) -> Bool { listWords.contains(word) }

  package func contains(_ word: String) -> Bool { words.contains(word) }
}
