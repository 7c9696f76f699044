/// Applies edits to the text of one file.
package enum TextEdits {
  /// Returns the bytes with edits applied. An edit that overlaps an earlier one or extends beyond the end is skipped.
  /// The order of the edits matters only for insertions at the same offset, which are made in the order given.
  package static func apply(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    var at = 0
    for edit in sorted(edits) {
      let range = edit.place.range
      guard range.start >= at, range.end <= bytes.count else { continue }
      result += bytes[at..<range.start]
      result += Array(edit.text.utf8)
      at = range.end
    }
    return result + bytes[at...]
  }

  /// Sorts edits by start; an insertion comes before a replacement at the same offset.
  private static func sorted(_ edits: [TextEdit]) -> [TextEdit] {
    edits.enumerated().sorted {
      let a = $0.element.place.range
      let b = $1.element.place.range
      return (a.start, a.end, $0.offset) < (b.start, b.end, $1.offset)
    }.map(\.element)
  }

  /// Picks fixes that can be applied together: in file order, without those that overlap or touch an earlier one.
  package static func compatible(_ fixes: [Fix]) -> [Fix] {
    func span(_ fix: Fix) -> (start: Int, end: Int) {
      (fix.edits.map(\.place.range.start).min() ?? 0, fix.edits.map(\.place.range.end).max() ?? 0)
    }
    var result: [Fix] = []
    var end = -1
    for fix in fixes.filter({ !$0.edits.isEmpty }).sorted(by: { span($0) < span($1) }) {
      let (start, last) = span(fix)
      if start <= end { continue }
      result.append(fix)
      end = last
    }
    return result
  }
}
