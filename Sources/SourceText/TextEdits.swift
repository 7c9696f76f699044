/// Edits applied to the text of one file.
package enum TextEdits {
  /// The bytes after some edits. The edits must not overlap; their order does not matter, but for insertions at one
  /// place, which come in the given order.
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

  /// By where they start, an insertion before what it stands in front of.
  private static func sorted(_ edits: [TextEdit]) -> [TextEdit] {
    edits.enumerated().sorted {
      let a = $0.element.place.range
      let b = $1.element.place.range
      return (a.start, a.end, $0.offset) < (b.start, b.end, $1.offset)
    }.map(\.element)
  }

  /// As many fixes as can be applied together: in the order of the text, none that touches another.
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
