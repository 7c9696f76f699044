import MapChecks
import SourceText
import TestSupport
import Testing

/// What `quote-not-found` says about a quote that stands elsewhere in its source.
@Suite struct QuotePlaceTests {
  private struct Page: FileReading {
    let text: String
    func read(_ path: String) throws(FileReadingError) -> [UInt8] { Array(text.utf8) }
    func locate(_ path: String) throws(FileReadingError) -> LocatedFile { throw .missing }
  }

  static let page = """
    # The winter

    It was cold at first.

    ## January

    Then it was mild,
    and the caf\u{E9} stayed open.

    - The lake
    - The old mill
    """

  @Test(arguments: [
    ("p2", "cold at first", "p1"), ("p1", "it was mild, and the", "p2"), ("p1", "the old mill", "p3"),
    ("p1", "cafe\u{301} stayed open", "p2"), ("p1", "The winter", "the-winter"), ("january", "cold … at first", "p1"),
    ("p3", "cold at first … the lake", "p1"), ("p1", "January", "january"),
  ])
  func theRightAnchorIsNamed(_ anchor: String, _ quote: String, _ right: String) {
    let map = """
      sources: {s: {title: S, file: s.md}}
      claims:
        - c: The winter was mild
          evidence: {source: s, at: \(anchor), quote: "\(quote)"}
      """
    let file = SourceFile(path: "m.argmap.yaml", bytes: Array(map.utf8))
    let findings = checkMap(file, index: FileIndex(0), files: Page(text: Self.page)).findings
    #expect(
      findings.filter { $0.rule == "quote-not-found" }.map(\.message)
        == ["the quote is not in `s#\(anchor)`, but in `s#\(right)`; correct the anchor"])
  }
}
