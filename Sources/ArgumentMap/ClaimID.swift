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
  package static func new(from text: String, taken: inout TakenIDs) -> String {
    let base = fromWords(text)
    var id = base
    while Key(rawValue: id) != nil || !taken.insert(id) { id = "\(base)-\(taken.next(base))" }
    return id
  }
}

/// Ids that new claims cannot have.
package struct TakenIDs {
  private var ids: Set<String>
  /// The number last appended to each id, so that many claims with the same words do not all count from the start.
  private var numbers: [String: Int] = [:]

  package init(_ ids: Set<String>) { self.ids = ids }

  /// Returns false if the id is already taken.
  package mutating func insert(_ id: String) -> Bool { ids.insert(id).inserted }

  fileprivate mutating func next(_ base: String) -> Int {
    numbers[base, default: 1] += 1
    return numbers[base]!
  }
}
