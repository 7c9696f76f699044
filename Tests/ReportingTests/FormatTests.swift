import Foundation
import Reporting
import SourceText
import Testing

@Suite struct FormatTests {
  private func report(_ text: String, _ change: (inout Diagnostic) -> Void = { _ in }) -> Report {
    var files = SourceFiles()
    let index = files.add(SourceFile(path: "maps/x,y.argmap.yaml", text: text))
    let bytes = Array(text.utf8)
    let start = bytes.firstIndex(of: 0x40)!
    let end = bytes.lastIndex(of: 0x40)! + 1
    var finding = Diagnostic(
      rule: "unsupported-claim", message: "nothing is said for it; 100 %", place: Place(index, ByteRange(start, end)),
      claim: "a")
    finding.related = [Diagnostic.Related(Place(index, ByteRange(0, 1)), "falls with it")]
    finding.fixes = [
      Fix(title: "say why", safety: .unsafe, edits: [TextEdit(Place(index, ByteRange(at: end)), "basis: x")])
    ]
    change(&finding)
    return Report(files: files, findings: [finding], mapCount: 1)
  }

  private func print(_ format: ReportFormat, _ report: Report) -> String {
    format.print(report, from: .note, hasColor: false)
  }

  @Test func text() {
    #expect(
      print(.text, report("title: 漢字 é @here@ and on")) == """
        maps/x,y.argmap.yaml:1:13: error: nothing is said for it; 100 % [unsupported-claim]
          |
        1 | title: 漢字 é @here@ and on
          |               ^^^^^^
          | - falls with it
          fix (--unsafe): say why
          1 - title: 漢字 é @here@ and on
          1 + title: 漢字 é @here@basis: x and on

        """)
  }

  /// On a terminal, a rule with many findings does not push the others out of sight.
  @Test(arguments: [19, 20, 32]) func manyFindingsOfARuleAreFolded(_ count: Int) {
    var report = report("title: @here@")
    report.findings = Array(repeating: report.findings[0], count: count)
    var other = report.findings[0]
    other.rule = "other"
    report.findings.append(other)
    let folded = ReportFormat.text.print(report, from: .note, hasColor: false, folds: true)
    #expect(folded.matches(of: /error: nothing/).count == min(count, 19) + 1)
    #expect(folded.contains("\n\(count - 19) more [unsupported-claim]\n--no-fold shows them all\n") == (count > 19))
    for format in ReportFormat.allCases where format != .text {
      #expect(
        format.print(report, from: .note, hasColor: false, folds: true)
          == format.print(report, from: .note, hasColor: false))
    }
    #expect(!ReportFormat.text.print(report, from: .note, hasColor: false).contains("--no-fold"))
  }

  /// What makes the check fail decides, not the level.
  @Test func junitFailsWhereTheCheckFails() {
    var report = report("title: @here@") { $0.level = .warning }
    func fails() -> Bool { print(.junit, report).contains("failures=\"1\"") }
    #expect(fails())
    report.failLevels = [.error]
    #expect(!fails() && print(.junit, report).contains("skipped=\"1\""))
    report.areWarningsFailing = true
    #expect(fails())
    report.areWarningsFailing = false
    report.failLevels = [.note]
    #expect(!fails())
    report.findings[0].level = .note
    #expect(fails())
  }

  @Test func otherToolsAreToldThePathInTheRepository() {
    var report = report("title: @here@")
    report.repositoryPaths = ["top/maps/m.argmap.yaml"]
    for format in ReportFormat.allCases {
      let text = print(format, report)
      let isForPeople = [.text, .concise, .json, .ndjson].contains(format)
      #expect(text.contains("top/maps/m.argmap.yaml") == !isForPeople, "\(format)")
    }
  }

  @Test func concise() {
    #expect(
      print(.concise, report("🙂\n @@"))
        == "maps/x,y.argmap.yaml:2:2: error: nothing is said for it; 100 % [unsupported-claim]\n")
  }

  @Test func columnsCountScalars() {
    for (text, column) in [("é @", 3), ("漢字@", 3), ("🙂@", 2), ("e\u{301}@", 3), ("👩‍🔬@", 4)] {
      #expect(print(.concise, report(text)).hasPrefix("maps/x,y.argmap.yaml:1:\(column):"), "\(text)")
    }
  }

  @Test func terminalTricksAreDisarmed() {
    let shown = print(.text, report("\u{1B}[31m @ \u{202E}abc"))
    #expect(!shown.unicodeScalars.contains("\u{1B}") && !shown.unicodeScalars.contains("\u{202E}"))
  }

  @Test func colourIsOnlyColour() {
    let plain = print(.text, report("a @"))
    let coloured = ReportFormat.text.print(report("a @"), from: .note, hasColor: true)
    #expect(coloured != plain && coloured.contains("\u{1B}[1;31m"))
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func longLinesAreCut() {
    let shown = print(
      .text, report(String(repeating: "very ", count: 200) + "@ " + String(repeating: "long ", count: 200)))
    #expect(shown.split(separator: "\n").allSatisfy { $0.count < 160 })
    #expect(shown.contains("…") && shown.contains("^"))
  }

  @Test func json() throws {
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(print(.json, report("é @x\n@")).utf8)) as? [String: Any])
    #expect(object["version"] as? Int == 1)
    let finding = try #require((object["findings"] as? [[String: Any]])?.first)
    #expect(finding["rule"] as? String == "unsupported-claim" && finding["claim"] as? String == "a")
    #expect(finding["start"] as? [String: Int] == ["line": 1, "column": 3, "offset": 3])
    #expect(finding["end"] as? [String: Int] == ["line": 2, "column": 2, "offset": 7])
    #expect((finding["related"] as? [[String: Any]])?.first?["message"] as? String == "falls with it")
    let fix = try #require((finding["fixes"] as? [[String: Any]])?.first)
    #expect(fix["safety"] as? String == "unsafe")
    #expect(object["summary"] as? [String: Int] == ["maps": 1, "errors": 1, "warnings": 0, "notes": 0])
  }

  @Test func emptyFormsAreWhole() throws {
    let empty = Report(files: SourceFiles(), findings: [], mapCount: 0)
    #expect(try JSONSerialization.jsonObject(with: Data(print(.json, empty).utf8)) is [String: Any])
    for format in [ReportFormat.text, .concise, .github] { #expect(print(format, empty).isEmpty) }
  }

  @Test func github() {
    #expect(
      print(.github, report("a @b@")) == "::error title=argmap (unsupported-claim),file=maps/x%2Cy.argmap.yaml,line=1,"
        + "col=3,endLine=1,endColumn=6::nothing is said for it; 100 %25 [unsupported-claim]\n"
    )
    // Columns cannot be given for a range over several lines.
    let spanning = print(.github, report("a @b\n@"))
    #expect(!spanning.contains("col=") && spanning.contains("endLine=2"))
  }

  @Test func githubHasErrorsFirst() {
    var report = report("a @")
    var note = report.findings[0]
    note.level = .note
    report.findings.insert(note, at: 0)
    let lines = print(.github, report).split(separator: "\n")
    #expect(lines[0].hasPrefix("::error") && lines[1].hasPrefix("::notice"))
  }

  @Test func theSummaryCounts() {
    #expect(report("@").summary == "1 error in 1 map; 1 can be fixed with `argmap fix --unsafe`")
    #expect(report("@") { $0.fixes[0].safety = .safe }.summary == "1 error in 1 map; 1 can be fixed with `argmap fix`")
    #expect(report("@") { $0.fixes = [] }.summary == "1 error in 1 map")
    var several = report("@") { $0.fixes = [] }
    several.findings += [several.findings[0], several.findings[0]]
    several.findings[0].level = .note
    several.findings[1].level = .warning
    several.mapCount = 2
    #expect(several.summary == "1 error, 1 warning, 1 note in 2 maps")
    #expect(Report(files: SourceFiles(), findings: [], mapCount: 2).summary == "no findings in 2 maps")
  }

  /// Neither a character that merges with a markup character into one `Character`, nor an unpaired backquote, prevents
  /// escaping.
  @Test func nothingInTheSummaryOfAStepIsMarkup() {
    var files = SourceFiles()
    let file = files.add(SourceFile(path: "\u{0600}<b>.argmap.yaml", text: "claims:\n"))
    let finding = Diagnostic(
      rule: "x", level: .error, message: "`a|b` is ` \u{06DD}<i>\u{0600}[l](u)<u>",
      place: Place(file, ByteRange(0, 1)))
    let summary = Report(files: files, findings: [finding], mapCount: 1).stepSummary()
    #expect(
      summary.unicodeScalars.elementsEqual(
        """
        ### argmap

        1 error in 1 map

        | | where | what |
        | --- | --- | --- |
        | error | \u{0600}&lt;b&gt;.argmap.yaml:1:1 | `a\\|b` is &#96; \u{06DD}&lt;i&gt;\u{0600}\\[l\\](u)&lt;u&gt; [x] |

        """.unicodeScalars), "\(summary)")
  }
}
