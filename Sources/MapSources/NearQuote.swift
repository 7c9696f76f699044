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

  /// A text in which quotes are looked for, divided into words.
  package struct Source {
    fileprivate let text: String
    fileprivate let words: [Word]
    /// The indices in `words` of each word.
    fileprivate let places: [String: [Int]]

    package init(_ text: String) {
      self.text = text
      words = NearQuote.words(text, marksGaps: false)
      var places: [String: [Int]] = [:]
      for (i, word) in words.enumerated() { places[word.folded, default: []].append(i) }
      self.places = places
    }
  }

  package init?(_ quote: String, in source: String) { self.init(quote, in: Source(source)) }

  /// Returns nil if more than one word in six differs (one difference is always allowed), if the quote has fewer than 4
  /// or more than 400 words, or if the source is too long to compare.
  package init?(_ quote: String, in source: Source) {
    let wanted = Self.words(quote, marksGaps: true)
    let length = wanted.lazy.filter { !$0.isGap }.count
    guard length >= 4, length <= 400 else { return nil }
    let limit = max(1, length / 6)
    let there = source.words
    var best: (path: [Step], distance: Int)?
    for window in Self.windows(wanted, in: source, limit: limit) {
      guard let found = Self.align(wanted, there[window], limit: limit) else { continue }
      if found.distance < best?.distance ?? Int.max { best = found }
    }
    guard let (path, distance) = best else { return nil }
    self.distance = distance
    // The passages of the source between the gaps.
    var parts: [String] = []
    var start: Int?
    var end = 0
    func flush() {
      if let first = start { parts.append(source.text.words(from: there[first].range, to: there[end].range)) }
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

  fileprivate struct Word {
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

  fileprivate static func words(_ text: String, marksGaps: Bool) -> [Word] {
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

  /// The ranges of the source's words that can contain a passage that differs from the quote in at most `limit` words,
  /// in order and without overlaps. If the quote is divided into `limit + 1` pieces, at least one piece of it occurs
  /// unchanged in such a passage.
  private static func windows(_ wanted: [Word], in source: Source, limit: Int) -> [Range<Int>] {
    let all = 0..<source.words.count
    // What `…` stands for can be of any length.
    if all.isEmpty || wanted.contains(where: \.isGap) { return all.isEmpty ? [] : [all] }
    var ranges: [Range<Int>] = []
    for piece in 0...limit {
      let part = (piece * wanted.count / (limit + 1))..<((piece + 1) * wanted.count / (limit + 1))
      guard let rarest = part.min(by: { places($0) < places($1) }) else { continue }
      func places(_ i: Int) -> Int { source.places[wanted[i].folded]?.count ?? 0 }
      for place in source.places[wanted[rarest].folded] ?? [] {
        let start = place - (rarest - part.lowerBound)
        guard start >= 0, start + part.count <= all.count,
          part.allSatisfy({ source.words[start + $0 - part.lowerBound].folded == wanted[$0].folded })
        else { continue }
        // Two words more, since the last word may be replaced instead of dropped.
        let first = start - part.lowerBound - limit - 2
        ranges.append(max(0, first)..<min(all.count, first + wanted.count + 2 * limit + 4))
      }
    }
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  /// The alignment of the quote's words with some of the source's in which the fewest words differ; nil if more than
  /// `limit` differ.
  private static func align(_ wanted: [Word], _ slice: ArraySlice<Word>, limit: Int) -> (path: [Step], distance: Int)? {
    let there = Array(slice)
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
        path.append(Step(source: slice.startIndex + j - 1))
        i -= 1
        j -= 1
      case 1:
        path.append(Step(isGap: wanted[i - 1].isGap))
        i -= 1
      default:
        // Words of the source inside a gap are skipped.
        if !wanted[i - 1].isGap { path.append(Step(source: slice.startIndex + j - 1)) }
        j -= 1
      }
    }
    return (path.reversed(), Int(distance))
  }
}

extension String {
  /// The text from the start of one range to the end of another, with each run of whitespace reduced to a single
  /// space.
  fileprivate func words(from first: Range<Index>, to last: Range<Index>) -> String {
    self[first.lowerBound..<last.upperBound].split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
