import SourceText

/// Breaks text into lines. Latin text breaks at spaces and behind dashes, inside a word with hyphens only where the word
/// is wider than a line; CJK text between any two
/// characters, but not in front of closing punctuation or behind opening punctuation (the plain part of Unicode
/// Standard Annex #14 and JIS X 4051).
package struct LineBreaking {
  private struct Piece {
    var text: String
    var width: Double
    /// Whether a space follows, which is dropped where the line breaks.
    var hasSpace: Bool
  }

  private let pieces: [Piece]
  private let space: Double
  private let size: Double
  private let weight: TextMetrics.Weight

  package init(_ text: String, size: Double, weight: TextMetrics.Weight = .regular) {
    self.size = size
    self.weight = weight
    space = TextMetrics.width(" ", size: size, weight: weight)
    var pieces: [Piece] = []
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
      let parts = Self.parts(of: word)
      for (i, part) in parts.enumerated() {
        pieces.append(
          Piece(
            text: part, width: TextMetrics.width(part, size: size, weight: weight), hasSpace: i == parts.count - 1))
      }
    }
    self.pieces = pieces
  }

  /// The places inside a word where it may break.
  private static func parts(of word: Substring) -> [String] {
    var result: [String] = []
    var part = ""
    var before: Character?
    for character in word {
      if let before, !part.isEmpty, mayBreak(before, character) {
        result.append(part)
        part = ""
      }
      part.append(character)
      before = character
    }
    if !part.isEmpty { result.append(part) }
    return result
  }

  private static func mayBreak(_ a: Character, _ b: Character) -> Bool {
    if closing.contains(b) || opening.contains(a) { return false }
    if isIdeographic(a) || isIdeographic(b) { return true }
    return (a == "–" || a == "—" || a == "/") && b.isLetter
  }

  private static let closing = Set("、。，．・：；！？）］｝」』】〉》〕〗”’)]}!?,.:;…‥ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜％%")
  private static let opening = Set("（［｛「『【〈《〔〖“‘([{")

  private static func isIdeographic(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return DisplayWidth.isWide(scalar.value) && !(0xAC00...0xD7A3).contains(scalar.value)
  }

  /// Lines no wider than `width`, as few as they can be. A word that is wider than a line is broken anywhere. Where a
  /// slightly narrower setting keeps a last word from standing alone, it is taken.
  package func lines(within width: Double) -> [String] {
    let first = greedy(width)
    guard first.count > 1, isLonely(first.last!) else { return first.map(\.text) }
    var narrower = width - size / 4
    while narrower > width * 0.55 {
      let lines = greedy(narrower)
      if lines.count > first.count { break }
      if !isLonely(lines.last!) { return lines.map(\.text) }
      narrower -= size / 4
    }
    return first.map(\.text)
  }

  private struct Line {
    var text = ""
    var width = 0.0
    var words = 0
  }

  private func isLonely(_ line: Line) -> Bool { line.words < 2 && line.width < size * 8 }

  private func greedy(_ width: Double) -> [Line] {
    var lines: [Line] = []
    var line = Line()
    var endsWithSpace = false
    func finish() {
      if !line.text.isEmpty { lines.append(line) }
      line = Line()
      endsWithSpace = false
    }
    for piece in pieces.flatMap({ $0.width > width ? broken($0, width) : [$0] }) {
      let gap = endsWithSpace ? space : 0
      if !line.text.isEmpty, line.width + gap + piece.width > width + 0.001 {
        finish()
      } else if endsWithSpace {
        line.text += " "
        line.width += gap
      }
      if line.text.isEmpty || endsWithSpace { line.words += 1 }
      line.text += piece.text
      line.width += piece.width
      endsWithSpace = piece.hasSpace
    }
    finish()
    return lines
  }

  /// A piece that is wider than a line, cut behind its hyphens or, where there is none, between characters.
  private func broken(_ piece: Piece, _ width: Double) -> [Piece] {
    var result: [Piece] = []
    let parts = piece.text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count > 1 {
      for (i, part) in parts.enumerated() {
        let isLast = i == parts.count - 1
        let text = isLast ? String(part) : part + "-"
        let piece = Piece(
          text: text, width: TextMetrics.width(text, size: size, weight: weight), hasSpace: isLast && piece.hasSpace)
        result += piece.width > width ? cut(piece, width) : [piece]
      }
      return result
    }
    return cut(piece, width)
  }

  /// A piece cut between characters.
  private func cut(_ piece: Piece, _ width: Double) -> [Piece] {
    var result: [Piece] = []
    var part = Piece(text: "", width: 0, hasSpace: false)
    for character in piece.text {
      let w = TextMetrics.width(String(character), size: size, weight: weight)
      if !part.text.isEmpty, part.width + w > width {
        result.append(part)
        part = Piece(text: "", width: 0, hasSpace: false)
      }
      part.text.append(character)
      part.width += w
    }
    part.hasSpace = piece.hasSpace
    result.append(part)
    return result
  }
}
