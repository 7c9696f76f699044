import SourceText

/// JUnit XML as Jenkins, GitLab and others read it: a suite for each map, a failed case for each finding that makes the
/// check fail, and a skipped case for each of the others. A map without findings gets one passed case, because tools
/// treat an empty suite as an error.
struct JUnitFormat {
  let report: Report

  func print() -> String {
    var byFile: [[Diagnostic]] = Array(repeating: [], count: report.files.all.count)
    for finding in report.findings { byFile[finding.place.file.raw].append(finding) }
    let checked = byFile.enumerated().filter { report.isChecked[$0.offset] }
    let tests = checked.reduce(0) { $0 + max(1, $1.element.count) }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text +=
      "<testsuites name=\"argmap\" tests=\"\(max(1, tests))\" failures=\"\(failures(report.findings))\" errors=\"0\">\n"
    if checked.isEmpty {
      text += suite("argmap", []) + passed("argmap") + "  </testsuite>\n"
    }
    for (i, findings) in checked {
      let path = report.repositoryPaths[i]
      text += suite(path, findings)
      text += findings.isEmpty ? passed(path) : findings.map(testCase).joined()
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private func failures(_ findings: [Diagnostic]) -> Int { findings.count(where: report.isFailing) }

  private func suite(_ name: String, _ findings: [Diagnostic]) -> String {
    let failures = failures(findings)
    return "  <testsuite name=\"\(Self.escaped(name))\" tests=\"\(max(1, findings.count))\" failures=\"\(failures)\""
      + " errors=\"0\" skipped=\"\(findings.count - failures)\">\n"
  }

  private func passed(_ path: String) -> String {
    "    <testcase name=\"no findings\" classname=\"\(Self.escaped(path))\" file=\"\(Self.escaped(path))\"/>\n"
  }

  private func testCase(_ finding: Diagnostic) -> String {
    let path = Self.escaped(report.repositoryPath(finding.place))
    let at = report.start(finding.place)
    let name = Self.escaped(finding.subject.isEmpty ? finding.rule : "\(finding.rule): \(finding.subject)")
    let message = Self.escaped("\(finding.level.rawValue): \(finding.message)")
    let place = "\(path):\(at.line):\(at.column)"
    let outcome =
      report.isFailing(finding)
      ? "<failure type=\"\(finding.rule)\" message=\"\(message)\">\(place)</failure>"
      : "<skipped message=\"\(message) (\(place))\"/>"
    return """
          <testcase name="\(name)" classname="\(path)" file="\(path)" line="\(at.line)">
            \(outcome)
          </testcase>

      """
  }

  private static func escaped(_ text: String) -> String { text.xmlEscaped(folding: true) }
}
