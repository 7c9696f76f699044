import Foundation
import MapSources
import TestSupport
import Testing

/// Compares what is read from Markdown with what another reader, markdown-it, finds in it.
@Suite struct CommonMarkTests {
  struct Blocks: Decodable {
    var paragraphs: [[Int]]
    var headings: [[Int]]
    /// The text of paragraphs and headings that contain neither HTML nor images.
    var pieces: [String]
  }

  static func blocks(_ texts: [String]) throws -> [Blocks] {
    let done = try Tool.run(
      Repository.path(".build-python/bin/python"), ["Tests/MapSourcesTests/CommonMark/blocks.py"],
      input: Array(try JSONEncoder().encode(texts)))
    #expect(done.status == 0, "\(done.errors)")
    return try JSONDecoder().decode([Blocks].self, from: Data(done.output.utf8))
  }

  static func compare(_ text: String, _ wanted: Blocks, _ name: String) {
    let found = SourceDocument(path: "x.md", bytes: Array(text.utf8))
    #expect(
      found.paragraphs.map { [$0.lines.lowerBound, $0.lines.upperBound] } == wanted.paragraphs, "\(name): \(text)")
    #expect(found.headings.map { $0.place.lines.lowerBound } == wanted.headings.map { $0[0] }, "\(name): \(text)")
    func folded(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    let pieces = found.pieces.map(folded)
    for piece in wanted.pieces.map(folded) where !piece.isEmpty {
      #expect(pieces.contains(piece), "\(name): \(text)")
    }
  }

  /// Pages made of lines that open, continue and interrupt blocks in every order.
  @Test func randomPages() throws {
    var random = SeededRandom(22)
    let lines = [
      "", "", "", "Some text", "more *words* and `code`", "- item", "  continued", "1. one", "2. two", "* other",
      "> quote",
      ">> deeper", "> - both", "# Title", "## Part", "===", "---", "***", "```", "~~~ sh", "    indented", "\tTab",
      "<!-- note -->", "<div>", "</div>", "[a]: /u", "[b]: <v> \"w\"", "text[^1]", "a \\", "- - nested", "   - three",
      "| a | b |",
    ]
    let pages = (0..<1000).map { _ in
      (0..<Int.random(in: 1...14, using: &random)).map { _ in lines.randomElement(using: &random)! }
        .joined(separator: "\n") + "\n"
    }
    let wanted = try Self.blocks(pages)
    for (number, (page, blocks)) in zip(pages, wanted).enumerated() where !page.hasPrefix("---\n") {
      // The two disagree on what can follow a definition without a blank line.
      let undecided = ["/u", "\"w\""].flatMap { end in ["---", "===", "2. ", "\t", "    "].map { "\(end)\n\($0)" } }
      if undecided.contains(where: page.contains) { continue }
      Self.compare(page, blocks, "page \(number)")
    }
  }

  /// Examples that differ since cmark-gfm, like GitHub, follows version 0.29 of the specification: numbers of characters
  /// could have eight digits, `textarea` was not special, and currency signs were not punctuation.
  static let differing: Set<Int> = [28, 173, 356]

  @Test func examplesOfTheSpecification() throws {
    let path = Repository.path("Tests/MapSourcesTests/CommonMark/examples.json")
    let examples = try JSONDecoder().decode([String].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(examples.count > 600)
    let wanted = try Self.blocks(examples)
    for (number, (text, blocks)) in zip(examples, wanted).enumerated() where !Self.differing.contains(number + 1) {
      // What could be metadata is not read as Markdown.
      if text.hasPrefix("---\n"), text.dropFirst(4).contains("---\n") { continue }
      Self.compare(text, blocks, "example \(number + 1)")
    }
  }
}
