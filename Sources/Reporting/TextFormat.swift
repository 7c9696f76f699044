import SourceText

/// Output for people: the concise line, the lines of the file with the place underlined, related places, and the fixes
/// as small diffs. If the findings are in several files, those of each file come under a header with its name.
struct TextFormat {
  let report: Report
  let style: TerminalStyle
  /// Whether to show only the first findings of each rule.
  let folds: Bool
  /// The maximum number of related places shown.
  private static let relatedCount = 6
  /// How many findings of a rule are shown before the others are folded.
  private static let unfoldedCount = 19

  func print() -> String {
    let files = Set(report.findings.map(\.place.file))
    var text = ""
    var last: FileIndex?
    var counts: [String: Int] = [:]
    for finding in report.findings {
      counts[finding.rule, default: 0] += 1
      if folds, counts[finding.rule]! > Self.unfoldedCount { continue }
      if !text.isEmpty { text += "\n" }
      if files.count > 1, finding.place.file != last {
        last = finding.place.file
        text += header(finding.place) + "\n"
      }
      text += ConciseFormat(report: report, style: style).line(finding) + "\n" + body(finding)
    }
    let folded = counts.filter { folds && $0.value > Self.unfoldedCount }.sorted { $0.key < $1.key }
    if !folded.isEmpty {
      let lines = folded.map { "\($0.value - Self.unfoldedCount) more [\($0.key)]\n" }
      text += "\n" + lines.joined() + style.dim("--no-fold shows them all") + "\n"
    }
    return text
  }

  private func header(_ place: Place) -> String {
    let count = report.findings.count { $0.place.file == place.file }
    return style.dim("── \(PrintableText.replacing(report.path(place))): \(count) finding\(count == 1 ? "" : "s")")
  }

  private func body(_ finding: Diagnostic) -> String {
    let shown = finding.related.prefix(Self.relatedCount)
    var marks = [Excerpt.Mark(range: finding.place.range, label: "", isMain: true)]
    var elsewhere: [Diagnostic.Related] = []
    for related in shown {
      if related.place.file == finding.place.file {
        marks.append(Excerpt.Mark(range: related.place.range, label: related.message, isMain: false))
      } else {
        elsewhere.append(related)
      }
    }
    var text = Excerpt(report: report, style: style, file: finding.place.file, level: finding.level).print(marks)
    for related in elsewhere {
      let at = report.start(related.place)
      let path = PrintableText.replacing(report.path(related.place))
      text += style.dim(" ::: \(path):\(at.line):\(at.column)") + "\n"
      text += Excerpt(report: report, style: style, file: related.place.file, level: finding.level)
        .print([Excerpt.Mark(range: related.place.range, label: related.message, isMain: false)])
    }
    let rest = finding.related.count - shown.count
    if rest > 0 { text += style.dim("  = and \(rest) more") + "\n" }
    for fix in finding.fixes { text += FixExcerpt(report: report, style: style).print(fix) }
    return text
  }
}

/// Lines of a file with ranges underlined.
struct Excerpt {
  let report: Report
  let style: TerminalStyle
  let file: FileIndex
  let level: Level
  /// The maximum width of a shown line, in columns.
  private static let width = 120

  struct Mark {
    var range: ByteRange
    var label: String
    /// Whether this marks the finding's own place; the other marks explain the finding.
    var isMain: Bool
  }

  func print(_ marks: [Mark]) -> String {
    let lines = report.lines(file)
    let placed = marks.map { (line: lines.line(of: $0.range.start), mark: $0) }
    let numbers = Set(placed.map(\.line)).sorted()
    let width = String((numbers.last ?? 0) + 1).utf8.count
    let gutter = style.dim(String(repeating: " ", count: width) + " |")
    var text = gutter + "\n"
    var last: Int?
    for number in numbers {
      if let last, number > last + 1 { text += style.dim(String(repeating: " ", count: width) + " …") + "\n" }
      last = number
      let own = placed.filter { $0.line == number }.map(\.mark)
      // The main range decides which part of a long line is shown.
      let main = own.first(where: \.isMain) ?? own[0]
      let window = window(number, main.range, lines)
      let digits = String(number + 1)
      let space = String(repeating: " ", count: width - digits.utf8.count)
      text += style.dim("\(space)\(digits) |") + " " + window.text + "\n"
      for mark in own.sorted(by: { $0.isMain && !$1.isMain }) {
        guard let (indent, count) = window.columns(of: mark.range) else { continue }
        let signs = String(repeating: mark.isMain ? "^" : "-", count: count)
        let label = mark.label.isEmpty ? "" : " " + PrintableText.replacing(mark.label)
        text +=
          gutter + " " + String(repeating: " ", count: indent)
          + (mark.isMain ? style.mark(signs + label, level) : style.dim(signs + label)) + "\n"
      }
    }
    return text
  }

  private func window(_ number: Int, _ range: ByteRange, _ lines: LineTable) -> LineWindow {
    let content = lines.content(ofLine: number, in: report.files[file].bytes)
    return LineWindow(report.files[file], content, around: range, width: Self.width)
  }
}

/// The part of a line that is shown: all of it, unless it is too long.
struct LineWindow {
  private let file: SourceFile
  private let content: ByteRange
  /// The part of the line that is shown, and the ellipsis, if any, put before it.
  private let shown: ByteRange
  private let lead: String
  let text: String

  init(_ file: SourceFile, _ content: ByteRange, around range: ByteRange, width: Int) {
    self.file = file
    self.content = content
    // Only bytes near the range are measured, so that a line of several megabytes costs no more than others.
    let start = min(max(range.start, content.start), content.end)
    var first = content.start
    if Self.columns(file, max(content.start, start - 4 * width), start) > width / 2 {
      first = start
      var used = 0
      while first > content.start, used < width / 3 {
        first -= 1
        while first > content.start, file.bytes[first] & 0xC0 == 0x80 { first -= 1 }
        used += 1
      }
    }
    var last = first
    var used = 0
    while last < content.end, used < width {
      let length = min(UTF8Scan.length(at: last, in: file.bytes), content.end - last)
      used += Self.columns(file, last, last + length)
      last += length
    }
    shown = ByteRange(first, last)
    lead = first > content.start ? "…" : ""
    text = lead + PrintableText.replacing(file.text(shown)) + (last < content.end ? "…" : "")
  }

  private static func columns(_ file: SourceFile, _ start: Int, _ end: Int) -> Int {
    var start = start
    while start < end, file.bytes[start] & 0xC0 == 0x80 { start += 1 }
    return DisplayWidth.columns(PrintableText.replacing(file.text(ByteRange(start, end))))
  }

  /// The indentation and width, in columns, of a range's underline; nil if the range is not in the shown part.
  func columns(of range: ByteRange) -> (indent: Int, count: Int)? {
    let start = min(max(range.start, content.start), content.end)
    let end = min(max(range.end, start), shown.end)
    guard start >= shown.start, start <= shown.end else { return nil }
    let indent = lead.count + Self.columns(file, shown.start, start)
    return (indent, max(1, Self.columns(file, start, max(start, end))))
  }
}
