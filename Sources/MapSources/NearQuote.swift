/// The passage of a source that a quote nearly matches.
///
/// The quote's words are aligned with a passage anywhere in the source, so that as few words as possible differ
/// (the algorithm of Sellers 1980, applied to words). `…` in the quote skips any number of words. Words that differ
/// only in case or punctuation count as the same.
package struct NearQuote {
  /// The source's own words, with `…` where the quote has it.
  package let text: String
  /// How many words the quote inserts, leaves out or replaces.
  package let distance: Int

  /// Returns nil if more than one word in six differs (one difference is always allowed), if the quote has fewer than 4
  /// or more than 400 words, or if the source is too long to compare.
  package init?(_ quote: String, in source: String) {
    let wanted = Self.words(quote, marksGaps: true)
    let length = wanted.lazy.filter { !$0.isGap }.count
    guard length >= 4, length <= 400 else { return nil }
    let limit = max(1, length / 6)
    let there = Self.words(source, marksGaps: false)
    guard !there.isEmpty, let (path, distance) = Self.align(wanted, there, limit: limit) else { return nil }
    self.distance = distance
    // The passages of the source between the gaps.
    var parts: [String] = []
    var start: Int?
    var end = 0
    func flush() {
      if let first = start { parts.append(source.words(from: there[first].range, to: there[end].range)) }
      start = nil
    }
    for step in path {
      if step.isGap {
        flush()
        if parts.last != "…" { parts.append("…") }
      } else if let at = step.source {
        start = start ?? at
        end = at
      }
    }
    flush()
    text = Self.trimmed(parts.joined(separator: " "), like: quote)
  }

  /// A passage without the punctuation at its ends where the quote has none.
  private static func trimmed(_ passage: String, like quote: String) -> String {
    func isMark(_ character: Character?) -> Bool {
      character.map { !$0.isLetter && !$0.isNumber && !$0.isSymbol } ?? false
    }
    var passage = passage[...]
    if !isMark(quote.last) {
      while passage.last != "…", passage.last != "%", isMark(passage.last) { passage.removeLast() }
    }
    if !isMark(quote.first) { while passage.first != "…", isMark(passage.first) { passage.removeFirst() } }
    return String(passage)
  }

  private struct Word {
    var folded: String
    var range: Range<String.Index>
    /// Whether a sentence may end after this word.
    var endsSentence = false
    var isGap: Bool { folded == "…" }
  }

  private struct Step {
    /// The index of the source's word; nil for a gap and for a word of the quote that the source lacks.
    var source: Int?
    var isGap = false
  }

  private static func words(_ text: String, marksGaps: Bool) -> [Word] {
    var result: [Word] = []
    var at = text.startIndex
    while at < text.endIndex {
      if text[at].isWhitespace {
        at = text.index(after: at)
        continue
      }
      // A dash separates words, with or without spaces around it.
      if isDash(text[at]) {
        at = text.index(after: at)
        continue
      }
      let end = text[at...].firstIndex { $0.isWhitespace || isDash($0) } ?? text.endIndex
      let word = text[at..<end]
      let isGap =
        marksGaps && word.allSatisfy { $0 == "…" || $0 == "." || $0 == "[" || $0 == "]" } && word.contains { $0 != "." }
        || marksGaps && word == "..."
      let name = word.lowercased().filter { $0.isLetter || $0.isNumber }
      // A symbol can be a separate word: `12 %` has two words.
      let folded =
        isGap ? "…" : name.isEmpty ? word.filter { $0.isSymbol || $0 == "%" || $0 == "‰" || $0 == "&" } : name
      if !folded.isEmpty {
        result.append(Word(folded: folded, range: at..<end, endsSentence: ".!?:;".contains(word.last!)))
      }
      at = end
    }
    return result
  }

  private static func isDash(_ character: Character) -> Bool { character == "—" || character == "–" }

  /// The alignment of the quote's words with the source's in which the fewest words differ; nil if more than `limit`
  /// differ.
  private static func align(_ wanted: [Word], _ there: [Word], limit: Int) -> (path: [Step], distance: Int)? {
    let width = there.count + 1
    // Limits the table to about 64 MB.
    guard wanted.count * width < 1 << 26 else { return nil }
    // The last step on the best path to each pair of words (0 takes a word from both texts, 1 from the quote only, 2
    // from the source only), and the cost of reaching that pair.
    var from = [UInt8](repeating: 0, count: (wanted.count + 1) * width)
    var row = [Int32](repeating: 0, count: width)
    for (i, word) in wanted.enumerated() {
      var diagonal = row[0]
      if !word.isGap { row[0] += 1 }
      from[(i + 1) * width] = 1
      for j in 0..<there.count {
        let above = row[j + 1]
        var best: Int32
        var way: UInt8
        if word.isGap {
          best = above
          way = 1
          if row[j] <= best { (best, way) = (row[j], 2) }
        } else {
          best = diagonal + (word.folded == there[j].folded ? 0 : 1)
          way = 0
          if above + 1 < best { (best, way) = (above + 1, 1) }
          if row[j] + 1 < best { (best, way) = (row[j] + 1, 2) }
        }
        diagonal = above
        row[j + 1] = best
        from[(i + 1) * width + j + 1] = way
      }
    }
    guard let distance = row.min(), distance <= limit, var j = row.firstIndex(of: distance) else { return nil }
    // Replacing the quote's last word is better than dropping it.
    let last = wanted.count * width
    if from[last + j] == 1, j > 0, !there[j - 1].endsSentence, j < there.count, row[j + 1] == distance,
      from[last + j + 1] == 0
    {
      j += 1
    }
    var path: [Step] = []
    var i = wanted.count
    while i > 0 {
      switch from[i * width + j] {
      case 0:
        path.append(Step(source: j - 1))
        i -= 1
        j -= 1
      case 1:
        path.append(Step(isGap: wanted[i - 1].isGap))
        i -= 1
      default:
        // Words of the source inside a gap are skipped.
        if !wanted[i - 1].isGap { path.append(Step(source: j - 1)) }
        j -= 1
      }
    }
    return (path.reversed(), Int(distance))
  }
}

extension String {
  /// The text from the start of one range to the end of another, with each run of white space reduced to a single
  /// space.
  fileprivate func words(from first: Range<Index>, to last: Range<Index>) -> String {
    self[first.lowerBound..<last.upperBound].split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
