import ArgumentMap
import MapSyntax
import SourceText

/// Access to the texts of a map's claims for the wording rules.
extension CheckContext {
  /// Calls a closure for each claim whose id and text are in this map, in claim order, passing the claim and the node
  /// of its text.
  @inline(__always)
  func eachText(_ body: (ClaimIndex, NodeIndex) -> Void) {
    for i in 0..<graph.ownClaimCount {
      let claim = graph.claims[i]
      if let text = graph.own(claim.text), !claim.isImported, !claim.isAnonymous {
        body(ClaimIndex(i), text)
      }
    }
  }

  /// The byte range of plain text; nil for quoted and block text. Except for whitespace, its bytes are those of the
  /// parsed text. Most claims have plain text, so most texts need not be converted to strings.
  @inline(__always)
  func plainRange(_ text: NodeIndex) -> ByteRange? {
    graph.tree.isPlain(text) ? graph.tree.range(text) : nil
  }
}

/// Folds texts so that they can be compared without regard to case and punctuation, and computes a hash key that is the
/// same for equal texts. Other symbols still distinguish texts: `C` and `C++`, `x > 0` and `x < 0`, `2` and `-2`.
enum FoldedText {
  /// The ASCII punctuation that separates sentences or their parts.
  private static let sentenceSigns: Set<UInt8> = Set(".,;:!'\"()`".utf8)

  /// A number for each byte: the same for both cases of a letter, and 0 for whitespace and punctuation.
  private static let numbers: [UInt64] = (0..<256).map { byte in
    if byte <= 0x20 || sentenceSigns.contains(UInt8(byte)) { return 0 }
    let isLetter = (0x41...0x5A).contains(byte & ~0x20)
    var x = UInt64(isLetter ? byte | 0x20 : byte) &* 0x9E37_79B9_7F4A_7C15
    x ^= x >> 29
    return x &* 0xBF58_476D_1CE4_E5B9 | 1
  }

  /// Computes keys that are equal for texts that differ only in case, punctuation and spaces. A key combines the sum of
  /// the bytes' numbers with the sum of the partial sums, which depends on the order of the bytes (Fletcher 1982).
  struct Keys {
    private let numbers: UnsafeMutableBufferPointer<UInt64>

    static func with<Result>(_ body: (Keys) -> Result) -> Result {
      var table = FoldedText.numbers
      return table.withUnsafeMutableBufferPointer { body(Keys(numbers: $0)) }
    }

    /// The key of plain text, given as a range of a file's bytes; nil if not all of the text is ASCII.
    @inline(__always)
    func key(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> UInt64? {
      var sum: UInt64 = 0
      var sums: UInt64 = 0
      var all: UInt8 = 0
      for i in range.start..<range.end {
        let number = numbers[Int(bytes[i])]
        sum &+= number
        sums &+= number == 0 ? 0 : sum
        all |= bytes[i]
      }
      return all < 0x80 ? sum ^ sums : nil
    }

    /// The key of text that is already folded.
    func key(folded text: String) -> UInt64 {
      var sum: UInt64 = 0
      var sums: UInt64 = 0
      for byte in text.utf8 where numbers[Int(byte)] != 0 {
        sum &+= numbers[Int(byte)]
        sums &+= sum
      }
      return sum ^ sums
    }
  }

  /// The given text in lower case, without punctuation and with single spaces. Abbreviations of two or three letters
  /// keep their capitals (`US` is not `us`), unless the text has no lowercase letters, and numbers keep their
  /// punctuation.
  static func fold(_ text: String) -> String {
    let isShouted = !text.contains(where: \.isLowercase)
    var result = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let kept = strip(word)
      if kept.isEmpty { continue }
      if !result.isEmpty { result += " " }
      let isAbbreviation = (2...3).contains(kept.count) && !isShouted && kept.allSatisfy(\.isUppercase)
      result += isAbbreviation ? kept : kept.lowercased()
    }
    return result
  }

  /// A word without punctuation, except for apostrophes inside the word and punctuation between digits.
  private static func strip(_ word: Substring) -> String {
    let characters = Array(word)
    var result = ""
    for (i, character) in characters.enumerated() {
      let isInNumber =
        i > 0 && i + 1 < characters.count && characters[i - 1].isNumber && characters[i + 1].isNumber
      // Keep apostrophes inside words: `we're` is not `were`.
      let isApostrophe =
        (character == "'" || character == "’") && i > 0 && i + 1 < characters.count && characters[i + 1].isLetter
      if isApostrophe { result.append("'") }
      if isApostrophe { continue }
      if isInNumber || !isSign(character, isLast: i + 1 == characters.count) { result.append(character) }
    }
    return result
  }

  private static func isSign(_ character: Character, isLast: Bool) -> Bool {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return false }
    if scalar.isASCII { return sentenceSigns.contains(UInt8(scalar.value)) }
    switch scalar.properties.generalCategory {
    case .initialPunctuation, .finalPunctuation, .openPunctuation, .closePunctuation: return true
    // A dash may be a minus sign unless it is the last character.
    case .dashPunctuation: return isLast
    case .otherPunctuation: return scalar != "？" && scalar != "؟" && scalar != "‰"
    default: return false
    }
  }
}
