import SourceText

/// Breaks text into as few lines as possible and, among the ways to do so, picks the one whose right edge is most even
/// across all lines. Based on Knuth and Plass, "Breaking paragraphs into lines" (1981), with the squared free
/// space of each line as its demerits.
///
/// Latin text breaks at spaces, after dashes and slashes, and, if the result is much better, after hyphens and at
/// soft hyphens. Chinese and Japanese text breaks between any two characters, but not before closing or after opening
/// punctuation (the basic rules of Unicode Standard Annex #14 and JIS X 4051). The last line is a single short word
/// only if there is no other way with as few lines.
package struct LineBreaking {
  /// What separates a piece of text from the next one.
  enum Joint {
    /// A space, which disappears at a line break.
    case space
    /// Nothing, for example after a dash or between ideographs.
    case open
    /// Nothing, but the piece itself ends with a hyphen.
    case hyphen
    /// A hyphen that appears only at a line break.
    case softHyphen

    /// The cost of a line break here, in square ems.
    var demerits: Double {
      switch self {
      case .space, .open: 0
      case .hyphen: 25
      case .softHyphen: 36
      }
    }
  }

  /// A stretch of text without a possible line break.
  struct Piece {
    var text: String
    /// The width of the piece, in points.
    var width: Double
    /// What separates the piece from the next one.
    var joint: Joint
  }

  private let pieces: [Piece]
  private let measure: TextMeasure

  /// - Parameter size: the font size, in points.
  package init(_ text: String, size: Double, weight: TextMetrics.Weight = .regular) {
    measure = TextMeasure(size: size, weight: weight)
    pieces = measure.pieces(of: text)
  }

  /// The text in lines of at most `width` points. Only a line that is a single piece may be wider, and only by the
  /// hyphen added to it. A word that does not fit on a line is broken after its hyphens or, failing that, anywhere.
  package func lines(within width: Double) -> [String] {
    let pieces = pieces.contains { $0.width > width } ? pieces.flatMap { measure.broken($0, within: width) } : pieces
    if pieces.isEmpty { return [] }
    // For each piece, the best way to break everything before it.
    var best = [Way(lines: 0, demerits: 0, start: 0)]
    for end in 1...pieces.count {
      var way: Way?
      var line = Extent()
      for start in stride(from: end - 1, through: 0, by: -1) {
        line.prepend(pieces[start], measure.space)
        let full = line.width + (end < pieces.count && pieces[end - 1].joint == .softHyphen ? measure.hyphen : 0)
        // A single piece always fits, except perhaps for the hyphen added to it, so it is accepted as it is.
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

  /// The best way found so far to break the pieces before a given one.
  private struct Way {
    var lines: Int
    var demerits: Double
    /// The first piece of the last line.
    var start: Int

    func isBetter(than other: Way) -> Bool {
      lines != other.lines ? lines < other.lines : demerits < other.demerits
    }
  }

  private struct Extent {
    var width = 0.0
    var words = 0

    /// Adds a piece at the front, with the space, if any, that separates it from the rest of the line.
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

  /// - Parameter next: the last piece of this line if another line follows; nil for the last line.
  private func demerits(_ line: Extent, _ full: Double, _ width: Double, isFirst: Bool, next: Piece?) -> Double {
    let room = (width - full) / measure.size
    guard let next else {
      // The last line may be short, but should not be a single short word.
      let isLonely = !isFirst && line.words < 2 && line.width < measure.size * 8
      return room * room * 0.35 + (isLonely ? 10_000 : 0)
    }
    return room * room + next.joint.demerits + (isWeak(next) ? 4 : 0)
  }

  /// Whether a line should not end with this piece: an article, another short word such as `of`, or a dash.
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
