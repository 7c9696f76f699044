import SourceText

/// Measures text in a font size and weight, and splits it into pieces at possible line breaks.
struct TextMeasure {
  typealias Piece = LineBreaking.Piece
  let size: Double
  let weight: TextMetrics.Weight
  /// The widths of a space and a hyphen, in points.
  let space, hyphen: Double

  init(size: Double, weight: TextMetrics.Weight) {
    self.size = size
    self.weight = weight
    space = TextMetrics.width(" ", size: size, weight: weight)
    hyphen = TextMetrics.width("-", size: size, weight: weight)
  }

  private func piece(_ text: some StringProtocol, _ joint: LineBreaking.Joint) -> Piece {
    Piece(text: String(text), width: TextMetrics.width(text, size: size, weight: weight), joint: joint)
  }

  func pieces(of text: String) -> [Piece] {
    var result: [Piece] = []
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
      if word.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x2D && $0 != 0x2F }) {
        result.append(piece(word, .space))
      } else {
        addParts(of: word, to: &result)
      }
    }
    return result
  }

  /// Splits a word at the places where a line may break.
  private func addParts(of word: Substring, to result: inout [Piece]) {
    var part = ""
    var before: Character?
    var rest = word.count
    for character in word {
      rest -= 1
      if character == Self.softHyphen {
        if part.isEmpty || rest == 0 { continue }
        result.append(piece(part, .softHyphen))
        part = ""
        continue
      }
      if let before, !part.isEmpty, let joint = joint(before, character, part, rest) {
        result.append(piece(part, joint))
        part = ""
      }
      part.append(character)
      before = character
    }
    if !part.isEmpty { result.append(piece(part, .space)) }
  }

  /// How a line may break between two adjacent characters of a word; nil if it may not.
  private func joint(_ a: Character, _ b: Character, _ part: String, _ after: Int) -> LineBreaking.Joint? {
    if Self.closing.contains(b) || Self.opening.contains(a) { return nil }
    if Self.isIdeographic(a) || Self.isIdeographic(b) { return .open }
    if a == "–" || a == "—" || a == "/" { return b.isLetter ? .open : nil }
    // Keep enough of the word on both sides for it to stay readable, and keep a number together with what it counts.
    return a == "-" && part.count > 3 && after > 1 && b.isLetter && part.dropLast().last!.isLetter ? .hyphen : nil
  }

  private static let softHyphen: Character = "\u{AD}"
  private static let closing = Set("、。，．・：；！？）］｝」』】〉》〕〗”’)]}!?,.:;…‥ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜％%")
  private static let opening = Set("（［｛「『【〈《〔〖“‘([{")

  private static func isIdeographic(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return DisplayWidth.isWide(scalar.value) && !(0xAC00...0xD7A3).contains(scalar.value)
  }

  /// A piece, split after its hyphens if it is wider than a line; parts that are still too wide are split between
  /// characters.
  func broken(_ whole: Piece, within width: Double) -> [Piece] {
    if whole.width <= width { return [whole] }
    let parts = whole.text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count < 2 { return cut(whole, width) }
    return parts.enumerated().flatMap { i, part in
      let isLast = i == parts.count - 1
      let piece = isLast ? piece(part, whole.joint) : piece(part + "-", .open)
      return piece.width > width ? cut(piece, width) : [piece]
    }
  }

  /// A piece split between characters into parts that fit.
  private func cut(_ whole: Piece, _ width: Double) -> [Piece] {
    var result: [Piece] = []
    var part = Piece(text: "", width: 0, joint: .open)
    for character in whole.text {
      let w = TextMetrics.width(String(character), size: size, weight: weight)
      if !part.text.isEmpty, part.width + w > width {
        result.append(part)
        part = Piece(text: "", width: 0, joint: .open)
      }
      part.text.append(character)
      part.width += w
    }
    part.joint = whole.joint
    result.append(part)
    return result
  }
}
