import ArgumentMap
import Foundation
import MapChecks
import MapDrawing
import MapRendering
import SourceText
import TestSupport
import Testing

/// What Mermaid's own library shows of the texts that it is given.
@Suite struct MermaidTests {
  /// Texts with signs that Mermaid or Markdown could interpret.
  static let nasty = [
    "1. Whoever lies is no witness", "12) twelve", "- A dash starts this", "+ plus", "* star start", "= equals",
    "# is the sign of a number", "## two", "Run `make install` first", "See [the page](https://example.org)",
    "![an image](x.png)", "*snow* and __init__ and ~~gone~~", "**bold** _it_", "It costs $$5 to $$6",
    "It costs $5 and $6", "fa:fa-car is an icon", "fab:fa-twitter too", "https://example.org/a_b*c",
    "www.example.org is a page", "mail me@example.org now", "a < b > c & d", "&amp; stays", "#35; stays", "#quot; x",
    "a | b", "{curly} (round) [square]", "\\ back \\n slash \\\\", "\"quoted\" 'single'", "`", "```", "---", "***",
    "===",
    "> quote", "a\\*b", "<b>bold</b>", "%% comment", "end", "subgraph x", "click a", "x --> y", "1.5 is a number",
    "2024. A year", "a ~ b ~~ c", "H~2~O", "<!-- c -->", "😀 emoji é 漢字", "x: y", "::: x", "@{ shape: x }", "a@{x}",
    "$$\\frac{1}{2}$$", "- [ ] todo", "| a | b |", "1\\. x", "***all***", "~~~", "http://a.b", "ftp://x", "C:\\dir",
    "graph TD", "_", "__", "a_b_c", "[x]: http://y", "[^1] foot", "(c) (r)", "...", "“quotes” – dash",
    "style a fill:red", "linkStyle 0", "classDef x", "call me()", "href \"x\"", "~", "$", "$$", "a$b$c", "&nbsp;",
    "&#35;", "#", "##", "\\", "\\\\", "*", "-", "1.", "1)", "A: 1. b", "fas:fa-x fa:fa-y", "---\ntitle: x\n---",
    "flowchart LR", "%%{init: {}}%%", "direction TB", "a --- b", "note: x", "class a b", "\u{0600}1. x", "x\u{0301}",
    "a;b", "a#b;c", "\\u0041", "${x}", "{{x}}", "[[x]]", "((x))",
  ]

  private static func shown(_ texts: [String: String]) throws -> [String: [[String]]] {
    try Repository.withFolder { folder in
      for (name, text) in texts {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let inner = lines.drop { !$0.hasPrefix("```") }.dropFirst().prefix { !$0.hasPrefix("```") }
        try Repository.write(inner.joined(separator: "\n"), to: folder + "/\(name).mmd")
      }
      let library = Repository.path(".build-python/mermaid/nicegui/elements/mermaid/dist")
      let result = try Tool.run(
        Repository.path(".build-python/bin/python"), ["Tests/EndToEnd/Browser/mermaid.py", library, folder])
      #expect(result.status == 0, "\(result.errors.suffix(2000))")
      return try JSONDecoder().decode([String: [[String]]].self, from: Data(result.output.utf8))
    }
  }

  private static func drawing(_ text: String) throws -> Drawing {
    let result = checkMap(SourceFile(path: "test", text: text), files: FilesInMemory([:]))
    return try makeDrawing(result.graph, support: result.support)
  }

  /// A text without white space and invisible characters.
  private static func bare(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{2060}" }))
  }

  @Test(.slow) func everyTextComesOutAsWritten() throws {
    #if os(Linux)
      var drawings: [String: Drawing] = [:]
      for path in Repository.files(under: "maps", endings: [".argmap.yaml"]) {
        drawings[path.split(separator: "/").last!.prefix { $0 != "." } + ""] = try Self.drawing(Repository.text(path))
      }
      let json = { (text: String) in String(decoding: try JSONEncoder().encode(text), as: UTF8.self) }
      let claims = try Self.nasty.enumerated().map { "  - c\($0): \(try json($1))\n    basis: value\n" }
      let steps = try Self.nasty.enumerated().map { "      - premises: [c\($0)]\n        label: \(try json($1))\n" }
      let groups = try Self.nasty.enumerated().map { "  - g\($0): \(try json($1))\n    claims: [c\($0)]\n" }
      let head = "claims:\n  - top: Top\n    because:\n"
      drawings["nasty"] = try Self.drawing(head + steps.joined() + claims.joined() + "groups:\n" + groups.joined())
      let shown = try Self.shown(drawings.mapValues { MermaidRenderer.render($0) })
      #expect(
        drawings["nasty"]!.groups.count == Self.nasty.count && drawings["nasty"]!.junctions.count == Self.nasty.count)
      for (name, drawing) in drawings {
        let texts = Dictionary(shown[name + ".mmd"]!.map { ($0[0], Self.bare($0[1])) }) { first, _ in first }
        for (i, box) in drawing.boxes.enumerated() {
          let marks = box.marks.map(\.text).joined(separator: "·")
          #expect(texts["c\(i)"] == Self.bare(box.shown + marks), "\(name): \(box.shown)")
        }
        for (i, junction) in drawing.junctions.enumerated() {
          let words = junction.words
          let said = [words?.print].compactMap(\.self).filter { !$0.isEmpty } + (words?.citations.map(\.text) ?? [])
          #expect(
            texts["j\(i)"] == Self.bare(said.joined(separator: " · ") + (words?.note ?? "")), "\(name): \(junction)")
        }
        for (i, group) in drawing.groups.enumerated() {
          #expect(
            texts["g\(i)"] == Self.bare(([group.title, group.question].compactMap(\.self)).joined(separator: " – ")),
            "\(name): \(group.title)")
        }
      }
    #endif
  }

  @Test func groupsAreSubgraphs() throws {
    let text = """
      claims:
        - a: A
          because: [b, c]
      groups:
        - outer: The outer group
          question: Which is it?
          claims:
            - b: B
              basis: value
          groups:
            - inner: The inner group
              claims:
                - c: C
                  basis: value
      """
    let mermaid = MermaidRenderer.render(try Self.drawing(text))
    let lines = mermaid.split(separator: "\n").filter { !$0.contains("%%") && !$0.contains("classDef") }
    #expect(
      lines.dropFirst(2).prefix(7).map { $0.prefix { $0 != "[" } } == [
        "  c0", "  subgraph g0", "    c1", "    subgraph g1", "      c2", "    end", "  end",
      ])
    #expect(mermaid.contains("[\"The outer group – Which is it?\"]"))
  }

  @Test func whatMermaidRefusesIsSaid() throws {
    let claims = (0..<600).map { "  - c\($0): Claim \($0)\n    basis: value\n" }.joined()
    let reasons = (0..<600).map { "c\($0)" }.joined(separator: ", ")
    let map = "claims:\n  - top: Top\n    because: [\(reasons)]\n" + claims
    let result = try Tool.argmap("render", "-", "--format", "mermaid", input: map)
    #expect(
      result.status == 0 && result.errors.contains("more than 50,000 characters and a picture of more than 500 lines"))
    let small = try Tool.argmap("render", "-", "--format", "mermaid", input: "claims:\n  - a: A\n    basis: value\n")
    #expect(small.status == 0 && small.errors == "")
  }
}
