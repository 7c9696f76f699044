import MapChecks
import SourceText
import TestSupport
import Testing

/// `docs/standing.md` is correct: its examples are sound maps, and stand as their `expect` says.
@Suite struct StandingPageTests {
  private struct NoFiles: FileReading {
    func read(_ path: String) throws(FileReadingError) -> [UInt8] { throw .missing }
    func locate(_ path: String) throws(FileReadingError) -> LocatedFile { throw .missing }
  }

  @Test func theExamplesStandAsThePageSays() throws {
    let page = try Repository.text("docs/standing.md")
    let blocks = page.components(separatedBy: "```yaml\n").dropFirst().map {
      $0.components(separatedBy: "\n```")[0] + "\n"
    }
    #expect(blocks.count >= 3)
    for block in blocks {
      let findings = checkMap(SourceFile(path: "m.argmap.yaml", text: block), files: NoFiles()).findings
      #expect(block.contains("expect:") && findings.isEmpty, "\(findings.map(\.message))\n\(block)")
    }
  }
}
