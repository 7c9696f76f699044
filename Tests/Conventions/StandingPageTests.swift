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
    // Three examples, and ten questions, each answered by a map.
    let questions = page.components(separatedBy: "## Questions")[1]
    #expect(questions.matches(of: /\n\*\*[^*]+\?/).count == 10 && blocks.count == 13)
    for block in blocks {
      let findings = checkMap(SourceFile(path: "m.argmap.yaml", text: block), files: NoFiles()).findings
      #expect(block.contains("expect:") && findings.isEmpty, "\(findings.map(\.message))\n\(block)")
    }
    try Repository.withFolder { folder in
      for (number, block) in blocks.prefix(3).enumerated() {
        try Repository.write(block, to: folder + "/m.argmap.yaml")
        let kept = try Repository.text("docs/standing-\(number + 1).svg")
        #expect(try DocumentTests.isFresh(kept, of: folder + "/m.argmap.yaml") != false, "run `make generate`")
      }
    }
  }
}
