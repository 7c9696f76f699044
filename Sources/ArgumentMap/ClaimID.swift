/// The syntax of ids: an ASCII letter, then ASCII letters, digits, `-` and `_`. Ids are case-sensitive.
package enum ClaimID {
  package static func isByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0x30...0x39, 0x2D, 0x5F: !isFirst
    default: false
    }
  }

  /// Whether a string has the form of an id.
  package static func isID(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.enumerated().allSatisfy { isByte($1, isFirst: $0 == 0) }
  }

  /// An id made from the first words of the given text, for suggestions; `an-id` if the text has no suitable words.
  package static func fromWords(_ text: String) -> String {
    var words: [String] = []
    let small: Set = ["a", "an", "the", "is", "are", "was", "were", "of", "to", "in", "on", "at", "and", "or", "it"]
    for word in text.lowercased().split(whereSeparator: { !$0.isASCII || !($0.isLetter || $0.isNumber) }) {
      if words.isEmpty, word.first!.isNumber { continue }
      if small.contains(String(word)) { continue }
      words.append(String(word))
      if words.count == 3 { break }
    }
    return words.isEmpty ? "an-id" : words.joined(separator: "-")
  }

  /// Makes an id from the words of the given text, and adds it to `taken`. The id is neither a key nor already taken.
  package static func new(from text: String, taken: inout Set<String>) -> String {
    let base = fromWords(text)
    var id = base
    var number = 2
    while Key(rawValue: id) != nil || !taken.insert(id).inserted {
      id = "\(base)-\(number)"
      number += 1
    }
    return id
  }
}
