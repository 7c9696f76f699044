/// How to get from one list of words to another with the fewest insertions, removals and replacements.
struct WordAlignment {
  /// The words that are replaced, each with the word in its place.
  private(set) var replaced: [(String, String)] = []
  /// The words that only one of the lists has.
  private(set) var added: [String] = []
  let cost: Int

  /// The time is the product of the lengths.
  init(_ a: [String], _ b: [String]) {
    let width = b.count + 1
    var costs = [Int](repeating: 0, count: (a.count + 1) * width)
    for i in 0...a.count {
      for j in 0...b.count {
        let at = i * width + j
        if i == 0 || j == 0 {
          costs[at] = i + j
        } else {
          let same = costs[at - width - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
          costs[at] = min(same, costs[at - width] + 1, costs[at - 1] + 1)
        }
      }
    }
    cost = costs[costs.count - 1]
    var (i, j) = (a.count, b.count)
    while i > 0, j > 0 {
      let at = i * width + j
      let isSame = a[i - 1] == b[j - 1]
      if costs[at] == costs[at - width - 1] + (isSame ? 0 : 1) {
        if !isSame { replaced.append((a[i - 1], b[j - 1])) }
        (i, j) = (i - 1, j - 1)
      } else if costs[at] == costs[at - width] + 1 {
        i -= 1
        added.append(a[i])
      } else {
        j -= 1
        added.append(b[j])
      }
    }
    added += a[..<i] + b[..<j]
  }
}
