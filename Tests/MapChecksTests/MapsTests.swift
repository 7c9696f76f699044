import MapChecks
import MapSources
import SourceText
import TestSupport
import Testing

/// Every rule that is on by default, on every map in this repository: no false alarms.
@Suite struct MapsTests {
  struct Disk: FileReading {
    func read(_ path: String) throws(FileReadingError) -> [UInt8] {
      guard let bytes = try? Repository.bytes("maps/" + path) else { throw .missing }
      return bytes
    }
    func locate(_ path: String) throws(FileReadingError) -> LocatedFile { throw .missing }
  }

  @Test(arguments: Repository.maps)
  func nothingIsFound(_ map: String) throws {
    let file = SourceFile(path: map, bytes: try Repository.bytes(map))
    let result = checkMap(file, index: FileIndex(0), files: Disk())
    #expect(result.findings.isEmpty, "\(result.findings.map { "\($0.rule): \($0.message)" })")
    #expect(result.graph.claims.count >= 15)
  }

  @Test func theClaude3OpusMapIsTheWholeEssay() throws {
    let map = "maps/claude-3-opus.argmap.yaml"
    let file = SourceFile(path: map, bytes: try Repository.bytes(map))
    let graph = checkMap(file, index: FileIndex(0), files: Disk()).graph
    #expect((60...110).contains(graph.claims.count))
    #expect(graph.citations.allSatisfy { $0.quote == nil })
    #expect(!graph.statedConclusions.isEmpty && !graph.groups.isEmpty)
    let ids = Set(graph.claimIndices.map { graph.id($0) })
    #expect(ids.isSuperset(of: ["poor-coding-worker", "multipolar-ai-preferable"]))
    var anchors = Set<String>()
    for citation in graph.citations {
      if case .source(_, _, let anchor?) = citation.reference { anchors.insert(anchor) }
    }
    // p1, p2, p16 and p18 contain no argument.
    #expect(anchors == Set((3...17).filter { $0 != 16 }.map { "p\($0)" }))
  }

  @Test func theNotesHaveEighteenParagraphs() throws {
    let path = "seeds/what-makes-claude-3-opus-misaligned.md"
    let document = SourceDocument(path: path, bytes: try Repository.bytes(path))
    #expect(document.headings.map(\.anchor).filter { $0.first == "p" } == (1...18).map { "p\($0)" })
  }
}
