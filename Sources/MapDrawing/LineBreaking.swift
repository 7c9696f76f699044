import SourceText

/// Breaks text into lines: as few as can be, and of those ways the one with the most even right edge, over all lines at
/// once (after Knuth and Plass, "Breaking paragraphs into lines", 1981, with squares of the room left as demerits).
///
/// Latin text breaks at spaces and behind dashes; behind hyphens that it has, and at soft hyphens, where that is much
/// better; CJK text between any two characters, but not in front of closing punctuation or behind opening punctuation
/// (the plain part of Unicode Standard Annex #14 and JIS X 4051). A last word stands alone only where nothing else fits.
package struct LineBreaking {
  /// What stands between a piece of text and the next.
  enum Joint {
    /// Dropped where the line breaks.
    case space
    /// Nothing: behind a dash, between ideographs.
    case open
    /// The piece ends with a hyphen that the text has.
    case hyphen
    /// A hyphen appears only where the line breaks.
    case softHyphen

    /// In squares of an em.
    var demerits: Double {
      switch self {
      case .space, .open: 0
      case .hyphen: 25
      case .softHyphen: 36
      }
    }
  }

  struct Piece {
    var text: String
    var width: Double
    var joint: Joint
  }

  private let pieces: [Piece]
  private let measure: TextMeasure

  package init(_ text: String, size: Double, weight: TextMetrics.Weight = .regular) {
    measure = TextMeasure(size: size, weight: weight)
    pieces = measure.pieces(of: text)
  }

  /// Lines no wider than `width`. A word that is wider than a line is broken anywhere.
  package func lines(within width: Double) -> [String] {
    let pieces = pieces.contains { $0.width > width } ? pieces.flatMap { measure.broken($0, within: width) } : pieces
    if pieces.isEmpty { return [] }
    // By piece: the best way to break all before it.
    var best = [Way(lines: 0, demerits: 0, start: 0)]
    for end in 1...pieces.count {
      var way: Way?
      var line = Extent()
      for start in stride(from: end - 1, through: 0, by: -1) {
        line.prepend(pieces[start], measure.space)
        let full = line.width + (end < pieces.count && pieces[end - 1].joint == .softHyphen ? measure.hyphen : 0)
        // A piece alone is no wider than a line, but for the hyphen behind it.
        if full > width + 0.001, start < end - 1 { break }
        let before = best[start]
        let cost = demerits(line, full, width, isFirst: start == 0, next: end < pieces.count ? pieces[end - 1] : nil)
        let new = Way(lines: before.lines + 1, demerits: before.demerits + cost, start: start)
        if way.map({ new.isBetter(than: $0) }) ?? true { way = new }
      }
      best.append(way!)
    }
    var result: [String] = []
    var end = pieces.count
    while end > 0 {
      let start = best[end].start
      result.append(text(pieces[start..<end], isLast: end == pieces.count))
      end = start
    }
    return result.reversed()
  }

  /// The best way found to break the pieces before some place.
  private struct Way {
    var lines: Int
    var demerits: Double
    /// Where its last line starts.
    var start: Int

    func isBetter(than other: Way) -> Bool {
      lines != other.lines ? lines < other.lines : demerits < other.demerits
    }
  }

  private struct Extent {
    var width = 0.0
    var words = 0

    /// Puts a piece in front; what joins it to the line counts only now.
    mutating func prepend(_ piece: Piece, _ space: Double) {
      if words == 0 {
        words = 1
      } else if piece.joint == .space {
        words += 1
        width += space
      }
      width += piece.width
    }
  }

  /// - Parameter next: the line's last piece, where another line follows.
  private func demerits(_ line: Extent, _ full: Double, _ width: Double, isFirst: Bool, next: Piece?) -> Double {
    let room = (width - full) / measure.size
    guard let next else {
      // The last line may be short, but not one word.
      let isLonely = !isFirst && line.words < 2 && line.width < measure.size * 8
      return room * room * 0.35 + (isLonely ? 10_000 : 0)
    }
    return room * room + next.joint.demerits + (isWeak(next) ? 4 : 0)
  }

  /// Whether a line that ends with this word reads as if cut off: an article or the like, or an opening dash.
  private func isWeak(_ piece: Piece) -> Bool {
    piece.joint == .space && piece.text.utf8.count < 4 && Self.weak.contains(piece.text.lowercased())
  }
  private static let weak: Set = ["a", "an", "the", "of", "to", "in", "or", "no", "i", "–", "—"]

  private func text(_ pieces: ArraySlice<Piece>, isLast: Bool) -> String {
    var text = ""
    for (i, piece) in zip(pieces.indices, pieces) {
      text += piece.text
      if i < pieces.endIndex - 1 {
        if piece.joint == .space { text += " " }
      } else if piece.joint == .softHyphen, !isLast {
        text += "-"
      }
    }
    return text
  }
}
