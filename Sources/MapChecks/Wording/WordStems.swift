/// What a regular form of a short English word can be a form of, by the rules of spelling.
enum WordStems {
  /// The words of which both words can be forms: `use` for `used` and `using`. Empty if there are none.
  static func common(_ a: String, _ b: String) -> Set<String> { stems(a).intersection(stems(b)) }

  /// The word itself, and the words of which it can be a form.
  private static func stems(_ word: String) -> Set<String> {
    var result: Set<String> = [word]
    if let stem = dropping("ing", from: word) ?? dropping("ed", from: word) {
      if isDoubled(stem) { result.insert(String(stem.dropLast())) }
      result.insert(stem + "e")
      // A short vowel and a single consonant would have been doubled: `caring` is a form of `care`, not of `car`.
      if !isShort(stem) { result.insert(stem) }
    } else if let stem = dropping("er", from: word) ?? dropping("ers", from: word) {
      // `wider` is a form of `wide`, but `tower` is not one of `tow`.
      result.insert(stem + "e")
    } else if let stem = dropping("s", from: word), !stem.hasSuffix("s") {
      result.insert(stem)
      if let shorter = dropping("es", from: word), ["s", "x", "z", "ch", "sh", "o"].contains(where: shorter.hasSuffix) {
        result.insert(shorter)
      }
    }
    return result
  }

  /// A word without an ending; nil if what is left could not be a word.
  private static func dropping(_ ending: String, from word: String) -> String? {
    guard word.hasSuffix(ending) else { return nil }
    let stem = word.dropLast(ending.utf8.count)
    return stem.utf8.count >= 2 && stem.contains(where: isVowel) ? String(stem) : nil
  }

  private static func isVowel(_ letter: Character) -> Bool { "aeiouy".contains(letter) }

  /// Whether a word ends with the same consonant twice.
  private static func isDoubled(_ word: String) -> Bool {
    let end = word.suffix(2)
    return end.count == 2 && end.first == end.last && !isVowel(end.first!) && word.utf8.count > 3
  }

  /// Whether a word has one syllable, and a single vowel and a single consonant at its end.
  private static func isShort(_ word: String) -> Bool {
    let letters = Array(word)
    guard let last = letters.last, !isVowel(last), !"wx".contains(last), letters.count >= 2 else { return false }
    return letters.count { isVowel($0) } == 1 && isVowel(letters[letters.count - 2])
  }
}
