import SourceText

/// A fix as a small diff: the lines removed and the lines added.
struct FixExcerpt {
  let report: Report
  let style: TerminalStyle
  /// The maximum number of lines shown.
  private static let lineCount = 10
  /// The maximum length of a shown line, in characters.
  private static let width = 120

  func print(_ fix: Fix) -> String {
    let how =
      switch fix.safety {
      case .safe: "fix"
      case .unsafe: "fix (--unsafe)"
      case .shown: "suggestion"
      }
    var text = style.dim("  \(how): ") + PrintableText.replacing(fix.title) + "\n"
    guard let file = fix.edits.first?.place.file else { return text }
    let all = clusters(fix, file).flatMap { rows($0, file) }
    let width = all.map { String($0.number).utf8.count }.max() ?? 0
    for row in all.prefix(Self.lineCount) {
      let digits = String(row.number)
      let space = String(repeating: " ", count: width - digits.utf8.count)
      let line = PrintableText.replacing(row.text)
      let cut = line.count > Self.width ? line.prefix(Self.width) + "…" : line
      text +=
        style.dim("  \(space)\(digits) ") + (row.isAdded ? style.added("+ " + cut) : style.removed("- " + cut)) + "\n"
    }
    if all.count > Self.lineCount { text += style.dim("  and \(all.count - Self.lineCount) more") + "\n" }
    return text
  }

  private struct Row {
    var number: Int
    var text: String
    var isAdded: Bool
  }

  /// Groups edits whose lines overlap or adjoin, each group with its range of lines (0-based).
  private func clusters(_ fix: Fix, _ file: FileIndex) -> [(edits: [TextEdit], lines: ClosedRange<Int>)] {
    let lines = report.lines(file)
    var result: [(edits: [TextEdit], lines: ClosedRange<Int>)] = []
    for edit in fix.edits.sorted(by: { $0.place.range.start < $1.place.range.start }) {
      let first = lines.line(of: edit.place.range.start)
      let last = max(first, lines.line(of: max(edit.place.range.start, edit.place.range.end - 1)))
      if let open = result.last, first <= open.lines.upperBound + 1 {
        result[result.count - 1] = (open.edits + [edit], open.lines.lowerBound...max(last, open.lines.upperBound))
      } else {
        result.append(([edit], first...last))
      }
    }
    return result
  }

  private func rows(_ cluster: (edits: [TextEdit], lines: ClosedRange<Int>), _ file: FileIndex) -> [Row] {
    let bytes = report.files[file].bytes
    let lines = report.lines(file)
    let start = lines.starts[cluster.lines.lowerBound]
    let end =
      cluster.lines.upperBound + 1 < lines.starts.count ? lines.starts[cluster.lines.upperBound + 1] : bytes.count
    let moved = cluster.edits.map { edit in
      let range = edit.place.range
      return TextEdit(Place(edit.place.file, ByteRange(range.start - start, range.end - start)), edit.text)
    }
    var before = split(Array(bytes[start..<end]))
    var after = split(TextEdits.apply(moved, to: Array(bytes[start..<end])))
    var number = cluster.lines.lowerBound + 1
    while let first = before.first, first == after.first {
      before.removeFirst()
      after.removeFirst()
      number += 1
    }
    while let last = before.last, last == after.last {
      before.removeLast()
      after.removeLast()
    }
    return before.enumerated().map { Row(number: number + $0, text: $1, isAdded: false) }
      + after.enumerated().map { Row(number: number + $0, text: $1, isAdded: true) }
  }

  private func split(_ bytes: [UInt8]) -> ArraySlice<String> {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
    if lines.last == "" { lines.removeLast() }
    return lines[...]
  }
}
