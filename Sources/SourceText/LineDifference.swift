/// Which lines differ between two versions of a file.
struct LineDifference {
  /// For each line of the old version, whether it was removed.
  private(set) var removed: [Bool]
  /// For each line of the new version, whether it was inserted.
  private(set) var inserted: [Bool]

  /// If at most this many lines may differ, the smallest possible difference is found, which takes quadratic time.
  private static let exactLimit = 4000
  /// If more lines may differ: how many lines ahead to look for the next line that both versions have.
  private static let reach = 40

  init(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) {
    removed = Array(repeating: false, count: old.count)
    inserted = Array(repeating: false, count: new.count)
    // Equal lines get equal numbers, which are faster to compare.
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      if let known = numbers[line] { return known }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    let a = old.map(number)
    let b = new.map(number)
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var end = 0
    while end < min(a.count, b.count) - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    if a.count + b.count - 2 * (start + end) <= Self.exactLimit {
      findExactly(a[start..<(a.count - end)], b[start..<(b.count - end)])
    } else {
      findNearby(a[start..<(a.count - end)], b[start..<(b.count - end)])
    }
  }

  private mutating func findExactly(_ a: ArraySlice<Int>, _ b: ArraySlice<Int>) {
    for change in Array(b).difference(from: Array(a)) {
      switch change {
      case .remove(let offset, _, _): removed[a.startIndex + offset] = true
      case .insert(let offset, _, _): inserted[b.startIndex + offset] = true
      }
    }
  }

  /// Takes linear time: where the versions differ, skips as few lines as possible to reach two consecutive lines that
  /// both versions have or, if there are none nearby, a single one.
  private mutating func findNearby(_ a: ArraySlice<Int>, _ b: ArraySlice<Int>) {
    var (i, j) = (a.startIndex, b.startIndex)
    func matches(_ i: Int, _ j: Int, _ count: Int) -> Bool {
      guard i + count <= a.endIndex, j + count <= b.endIndex else { return i == a.endIndex && j == b.endIndex }
      return (0..<count).allSatisfy { a[i + $0] == b[j + $0] }
    }
    func skip() -> (Int, Int) {
      for count in [2, 1] {
        for total in 1...Self.reach {
          // Skipping equally many lines of both versions is tried first.
          for further in (0...total).sorted(by: { abs(2 * $0 - total) < abs(2 * $1 - total) })
          where matches(i + further, j + total - further, count) {
            return (further, total - further)
          }
        }
      }
      return (1, 1)
    }
    while i < a.endIndex, j < b.endIndex {
      if a[i] == b[j] {
        i += 1
        j += 1
        continue
      }
      let (fromOld, fromNew) = skip()
      for k in i..<min(i + fromOld, a.endIndex) { removed[k] = true }
      for k in j..<min(j + fromNew, b.endIndex) { inserted[k] = true }
      i += fromOld
      j += fromNew
    }
    for k in i..<max(i, a.endIndex) { removed[k] = true }
    for k in j..<max(j, b.endIndex) { inserted[k] = true }
  }
}
