/// The words that are keys of the language, so that the reader can tell a key that slipped from a text with a
/// colon in it. It knows nothing else about them.
package struct KeyWords: Sendable {
  private let words: Set<String>

  package init(_ words: some Sequence<String>) { self.words = Set(words) }

  package func contains(_ word: String) -> Bool { words.contains(word) }
}
