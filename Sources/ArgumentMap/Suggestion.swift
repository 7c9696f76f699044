/// The nearest of some names to a misspelled one.
package struct Suggestion {
  /// How many names may still be compared: suggestions are a courtesy and must not make a check quadratic.
  private var budget = 2_000_000

  package init() {}

  /// The candidate with the fewest edits (insertions, deletions, substitutions, swaps of neighbours), if they are few
  /// for its length; the first of several.
  package mutating func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().utf8)
    let limit = max(1, min(3, wanted.count / 3))
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      budget -= 1
      if budget < 0 { break }
      guard abs(candidate.utf8.count - wanted.count) <= limit else { continue }
      let distance = Self.distance(wanted, Array(candidate.lowercased().utf8), limit: limit)
      if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Damerau–Levenshtein distance in its optimal-string-alignment form; anything over `limit` is some number over it.
  static func distance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
    var before: [Int] = []
    var above = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in 0..<b.count {
        var cost = min(above[j] + (a[i] == b[j] ? 0 : 1), above[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      if row.min()! > limit { return limit + 1 }
      before = above
      above = row
    }
    return above[b.count]
  }
}
