/// The difference between two versions of a file, in the unified format of `diff -u` and git.
package enum UnifiedDiff {
  /// The number of unchanged lines shown around a change.
  private static let context = 3

  /// Returns the diff as text; empty if the two versions are equal. Characters that could hide a change from a reader
  /// are named; see `PrintableText.naming`.
  package static func print(_ old: [UInt8], _ new: [UInt8], path: String) -> String {
    if old == new { return "" }
    let a = lines(old)
    let b = lines(new)
    let difference = LineDifference(a, b)
    // The lines of both versions, merged into one sequence.
    var rows: [(sign: Character, line: ArraySlice<UInt8>, old: Int, new: Int)] = []
    var i = 0
    var j = 0
    while i < a.count || j < b.count {
      if i < a.count, difference.removed[i] {
        rows.append(("-", a[i], i, j))
        i += 1
      } else if j < b.count, difference.inserted[j] {
        rows.append(("+", b[j], i, j))
        j += 1
      } else {
        rows.append((" ", a[i], i, j))
        i += 1
        j += 1
      }
    }
    let name = PrintableText.replacing(path)
    var text = "--- \(name)\n+++ \(name)\n"
    var at = 0
    while let change = rows[at...].firstIndex(where: { $0.sign != " " }) {
      let start = max(at, change - context)
      var end = change
      while let next = rows[end...].firstIndex(where: { $0.sign != " " }), next - end <= 2 * context {
        end = next + 1
        if end >= rows.count { break }
      }
      end = min(rows.count, end + context)
      text += hunk(rows[start..<end])
      at = end
      if at >= rows.count { break }
    }
    return text
  }

  private static func hunk(
    _ rows: ArraySlice<(sign: Character, line: ArraySlice<UInt8>, old: Int, new: Int)>
  ) -> String {
    let old = rows.lazy.filter { $0.sign != "+" }.count
    let new = rows.lazy.filter { $0.sign != "-" }.count
    guard let first = rows.first else { return "" }
    func range(_ start: Int, _ count: Int) -> String { "\(count == 0 ? start : start + 1),\(count)" }
    var text = "@@ -\(range(first.old, old)) +\(range(first.new, new)) @@\n"
    for row in rows {
      text += "\(row.sign)" + PrintableText.naming(String(decoding: row.line, as: UTF8.self))
      if row.line.last != 0x0A { text += "\n\\ No newline at end of file\n" }
    }
    return text
  }

  /// Splits bytes into lines that include their line endings.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var start = 0
    for i in bytes.indices where bytes[i] == 0x0A {
      result.append(bytes[start...i])
      start = i + 1
    }
    if start < bytes.count { result.append(bytes[start...]) }
    return result
  }
}
