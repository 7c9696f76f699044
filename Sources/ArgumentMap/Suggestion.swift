/// Finds the name nearest to a misspelled one.
package struct Suggestion {
  /// How many names may still be compared: suggestions are a courtesy, and must not make checking a map take quadratic
  /// time.
  private var budget = 2_000_000

  package init() {}

  /// The candidate that is the fewest edits (insertions, deletions, substitutions, swaps of adjacent letters) away from
  /// the name, ignoring case; if there are several, the first. Nil if every candidate is too many edits away for a name
  /// of that length. Candidates beyond the budget are not compared.
  package mutating func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Self.lowercase(name)
    // Any short name would be close to a name of one or two letters.
    let limit = wanted.count < 3 ? 0 : max(1, min(3, wanted.count / 3))
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      budget -= 1
      if budget < 0 { break }
      guard abs(candidate.utf8.count - wanted.count) <= limit else { continue }
      let distance = Self.distance(wanted, Self.lowercase(candidate), limit: limit)
      if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Lowercases ASCII letters only, which is enough for suggestions.
  private static func lowercase(_ name: String) -> [UInt8] {
    name.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  /// The Damerau–Levenshtein distance in its optimal-string-alignment form; if the distance exceeds `limit`, some
  /// number greater than `limit`.
  static func distance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
    let width = b.count + 1
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { cells in
      // Three rows, used in turn: the one being filled in, the one above it, and the one before that.
      for j in 0..<width { cells[j] = j }
      for i in 0..<a.count {
        let row = (i + 1) % 3 * width
        let above = i % 3 * width
        let before = (i + 2) % 3 * width
        cells[row] = i + 1
        var least = i + 1
        for j in 0..<b.count {
          var cost = min(cells[above + j] + (a[i] == b[j] ? 0 : 1), cells[above + j + 1] + 1, cells[row + j] + 1)
          if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, cells[before + j - 1] + 1) }
          cells[row + j + 1] = cost
          least = min(least, cost)
        }
        if least > limit { return limit + 1 }
      }
      return cells[a.count % 3 * width + b.count]
    }
  }
}
