/// The words that are keys of the language, so that the reader can tell a key that slipped from a text with a
/// colon in it. It knows nothing else about them.
package struct KeyWords: Sendable {
  private let words: Set<String>
  private let topWords: Set<String>

  /// - Parameter top: those that may stand at the top of a file.
  package init(_ words: some Sequence<String>, top: some Sequence<String>) {
    self.words = Set(words)
    topWords = Set(top)
  }

  package func isTop(_ word: String) -> Bool { topWords.contains(word) }

  package func contains(_ word: String) -> Bool { words.contains(word) }
}
