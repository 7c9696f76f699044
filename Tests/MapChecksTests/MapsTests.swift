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
    // p1 and p16 contain no argument.
    #expect(anchors == Set((2...18).filter { $0 != 16 }.map { "p\($0)" }))
  }

  /// Every place in a source that a map cites is where it was when the map was written.
  @Test func citedParagraphsStayWhereTheyAre() throws {
    let starts = [
      "maps/claude-3-opus.argmap.yaml":
        "p10 81, p11 90, p12 99, p13 107, p14 117, p15 126, p17 136, p18 142, p2 19, p3 26, p4 31, p5 37, p6 46, p7 55, p8 66, p9 74",
      "maps/tutorial.argmap.yaml": "air-and-noise 23, letters 32, safety 18, side-streets 27, the-trial 9",
    ]
    for map in Repository.maps {
      let file = SourceFile(path: map, bytes: try Repository.bytes(map))
      let graph = checkMap(file, index: FileIndex(0), files: Disk()).graph
      let documents = SourceDocuments(graph, files: Disk())
      var lines: Set<String> = []
      for citation in graph.citations {
        guard case .source(_, _, let anchor?) = citation.reference, let document = documents.document(citation) else {
          continue
        }
        lines.insert("\(anchor) \(try #require(document.place(at: anchor)).lines.lowerBound + 1)")
      }
      #expect(lines.sorted().joined(separator: ", ") == starts[map, default: ""], "\(map)")
    }
  }

  @Test func theNotesHaveEighteenParagraphs() throws {
    let path = "seeds/what-makes-claude-3-opus-misaligned.md"
    let document = SourceDocument(path: path, bytes: try Repository.bytes(path))
    #expect(document.headings.map(\.anchor).filter { $0.first == "p" } == (1...18).map { "p\($0)" })
  }
}
