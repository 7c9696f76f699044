import SourceText

/// For people: the concise line, the line of the file with the range underlined, and what else there is to know.
struct TextForm {
  let report: Report
  let style: TerminalStyle
  /// How much of a long line is shown, in columns.
  private static let width = 120
  /// How many related places are shown.
  private static let relatedCount = 6

  init(report: Report, style: TerminalStyle) {
    self.report = report
    self.style = style
  }

  func print() -> String {
    report.findings.map { finding in
      ConciseForm(report: report, style: style).line(finding) + "\n" + excerpt(finding) + notes(finding)
    }.joined(separator: "\n")
  }

  private func excerpt(_ finding: Diagnostic) -> String {
    let bytes = report.files[finding.place.file].bytes
    let lines = report.lines(finding.place.file)
    let line = lines.line(of: finding.place.range.start)
    let content = lines.content(ofLine: line, in: bytes)
    let start = min(max(finding.place.range.start, content.start), content.end)
    let end = min(max(finding.place.range.end, start), content.end)
    // More than fits is cut off by its bytes first, so that a line of megabytes costs no more than others.
    let most = 4 * Self.width
    func text(_ first: Int, _ last: Int) -> String {
      var first = first
      var last = last
      while first > content.start, first < last, bytes[first] & 0xC0 == 0x80 { first += 1 }
      while last < content.end, last > first, bytes[last] & 0xC0 == 0x80 { last -= 1 }
      return Report.printable(report.files[finding.place.file].text(ByteRange(first, last)))
    }
    let before = text(max(content.start, start - most), start)
    let marked = text(start, min(end, start + most))
    let behind = text(end, min(content.end, end + most))
    let window = Window(before: before, marked: marked, behind: behind, width: Self.width)
    let number = String(line + 1)
    let gutter = String(repeating: " ", count: number.utf8.count)
    let signs = String(repeating: "^", count: max(1, DisplayWidth.columns(window.marked)))
    let indent = String(repeating: " ", count: DisplayWidth.columns(window.before))
    return style.dim("\(gutter) |") + "\n"
      + style.dim("\(number) |") + " " + window.before + window.marked + window.behind + "\n"
      + style.dim("\(gutter) |") + " " + indent + style.mark(signs, finding.level) + "\n"
  }

  private func notes(_ finding: Diagnostic) -> String {
    var result = ""
    for related in finding.related.prefix(Self.relatedCount) {
      let at = report.start(related.place)
      result +=
        style.dim("  = ") + Report.printable(related.message)
        + style.dim(" (\(Report.printable(report.path(related.place))):\(at.line):\(at.column))") + "\n"
    }
    let rest = finding.related.count - Self.relatedCount
    if rest > 0 { result += style.dim("  = and \(rest) more\n") }
    // A mere proposal adds nothing to the message.
    for fix in finding.fixes where fix.safety != .shown {
      result += style.dim("  fix: ") + Report.printable(fix.title) + "\n"
    }
    return result
  }
}

/// The part of a long line that is shown, the marked range in it.
private struct Window {
  var before: String
  var marked: String
  var behind: String

  init(before: String, marked: String, behind: String, width: Int) {
    self.before = before
    self.marked = marked
    self.behind = behind
    if DisplayWidth.columns(before) > width / 2 { self.before = "…" + Self.suffix(before, width / 3) }
    var room = max(width - DisplayWidth.columns(self.before), width / 3)
    if DisplayWidth.columns(marked) > room { self.marked = Self.prefix(marked, room) + "…" }
    room = max(room - DisplayWidth.columns(self.marked), 8)
    if DisplayWidth.columns(behind) > room { self.behind = Self.prefix(behind, room) + "…" }
  }

  private static func prefix(_ text: String, _ width: Int) -> String {
    var used = 0
    return String(
      text.prefix {
        used += DisplayWidth.columns(String($0))
        return used <= width
      })
  }

  private static func suffix(_ text: String, _ width: Int) -> String {
    var used = 0
    var result: [Character] = []
    for character in text.reversed() {
      used += DisplayWidth.columns(String(character))
      if used > width { break }
      result.append(character)
    }
    return String(result.reversed())
  }
}
