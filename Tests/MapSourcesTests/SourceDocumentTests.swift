import MapSources
import Testing

@Suite struct SourceDocumentTests {
  private func document(_ text: String, _ path: String = "a.md") -> SourceDocument {
    SourceDocument(path: path, bytes: Array(text.utf8))
  }

  @Test func paragraphsOfAText() {
    let text = document("One\ntwo\n\n\n  \nThree\n", "a.txt")
    #expect(text.paragraphs.count == 2)
    #expect(text.place(at: "p1").map { text.text($0) } == "One\ntwo")
    #expect(text.place(at: "p2").map { text.text($0) } == "Three")
    for anchor in ["p0", "p3", "p", "q1", ""] { #expect(text.place(at: anchor) == nil) }
  }

  @Test func paragraphsOfMarkdown() {
    let text = document(
      """
      ---
      title: Front matter
      ---
      # Heading One!

      First.

      - item

      - item

      ```
      code

      code
      ```

      ---
      <!-- a
      comment -->
      Second-last.
      Setext
      ======
      Last.
      """)
    #expect(text.headings.map(\.anchor) == ["heading-one", "second-last-setext"] && text.paragraphs.count == 4)
    #expect(text.place(at: "p2").map { text.text($0) } == "- item\n\n- item")
    #expect(text.place(at: "p4").map { text.text($0) } == "Last.")
  }

  /// What is a paragraph of its own, given as the text of each paragraph.
  @Test(arguments: [
    ("a\n\nb", ["a", "b"]), ("a\nb", ["a\nb"]), ("Text:\n- one\n- two", ["Text:\n- one\n- two"]),
    ("Text:\n\n- one", ["Text:", "- one"]), ("Text:\n2. two", ["Text:\n2. two"]),
    ("- a\n\n  b\n\n- c\n\nd", ["- a\n\n  b\n\n- c", "d"]),
    ("- a\n* b", ["- a", "* b"]), ("> a\n\n> b\n>\n> c", ["> a", "> b\n>\n> c"]), ("a\n> b", ["a", "> b"]),
    ("a\n```\nb\n\nc\n```\nd", ["a", "```\nb\n\nc\n```", "d"]),
    ("- a\n  ```\n  b\n  ```\n- c\n\nd", ["- a\n  ```\n  b\n  ```\n- c", "d"]),
    ("a\n\n    b\n\n    c\n\nd", ["a", "    b\n\n    c", "d"]), ("| a |\n|---|\n| b |", ["| a |\n|---|\n| b |"]),
    ("<div>\na\n</div>\n\nb", ["<div>\na\n</div>", "b"]), ("<!-- a\n\nb -->\nc", ["c"]),
    ("<!-- a --> b\nc", ["<!-- a --> b", "c"]),
    ("<h2>a</h2>\n\nb", ["b"]), ("<h2>a</h2>\nb", ["<h2>a</h2>\nb"]), ("# a\nb\n***\nc", ["b", "c"]),
    ("a\n===\nb", ["b"]),
    ("[r]: /u\n\"title\"\na", ["a"]),
    ("[r]: /u\n[s]: /v \"t\nu\"\na [r]\n\n[t]: /w\n\nb", ["a [r]", "b"]),
    ("[^1]: A note.\n\na", ["[^1]: A note.", "a"]),
    ("---\ntitle: T\n---\na", ["a"]), ("---\ntitle: T\n...\na", ["a"]), ("---\na", ["a"]),
    ("a\rb\r\rc\r\n\r\nd", ["a\rb", "c", "d"]),
    ("", []), ("\n \n", []), ("\u{FEFF}a", ["a"]),
  ])
  func blocksAreParagraphs(_ markdown: String, _ paragraphs: [String]) {
    let document = document(markdown)
    #expect(document.paragraphs.map { document.text($0) } == paragraphs)
  }

  @Test func sectionsInQuotesAndListsEndWithThem() {
    let text = document("# A\n\n> ## B\n>\n> b\n\na\n\n- ## C\n\n  c\n\n  ### D\n\n  d\n- e\n\n## E\n\nf\n")
    #expect(text.headings.map(\.anchor) == ["a", "b", "c", "d", "e"])
    let words = text.headings.map { text.words($0.body).split(whereSeparator: \.isNewline).joined(separator: " ") }
    #expect(words == ["B b a C c D d e E f", "b", "c D d", "d", "f"])
  }

  /// Marks beyond all reason are text, and nothing is lost.
  @Test(arguments: [
    String(repeating: ">", count: 5000) + "a", String(repeating: "- ", count: 5000) + "a",
    String(repeating: "1. ", count: 5000) + "a",
    String(repeating: "> - ", count: 5000) + "a", String(repeating: " ", count: 5000) + "a",
    String(repeating: "- \t ", count: 5000) + "a",
    "b " + String(repeating: "<? ", count: 5000) + "a", "b " + String(repeating: "<!A ", count: 5000) + "a",
    String(repeating: "![[]()", count: 5000) + "a", String(repeating: "<a ", count: 5000) + "a",
    "<div>" + String(repeating: "<a ", count: 5000) + "a", String(repeating: "![a](b) ", count: 5000) + "a",
  ])
  func marksBeyondReasonAreText(_ markdown: String) {
    let document = document(markdown + " long word\n\nThe end.\n")
    #expect(document.words().contains("a long word") && document.words().hasSuffix("The end."))
    #expect(document.paragraphs.count == 2)
  }

  @Test func aHeadingWinsOverANumber() {
    let text = document("## p2\n\nTwo.\n\n## p1\n\nOne.\n")
    #expect(text.place(at: "p1").map { text.text($0).contains("One.") } == true)
    #expect(text.place(at: "p2").map { text.text($0).contains("One.") } == false)
  }

  @Test func equalHeadingsAreNumbered() {
    #expect(document("# A\n\nx\n\n# A\n\ny\n").headings.map(\.anchor) == ["a", "a-1"])
  }
}

@Suite struct QuoteMatchTests {
  @Test(arguments: [
    ("It was, I swear,\na mild day.", "It was … a mild day", true), ("It was mild", "it was mild", true),
    ("“Don’t”, she said – twice", "\"Don't\", she said - twice", true), ("a soft\u{AD}hyphen", "softhyphen", true),
    ("one two three", "three … one", false), ("one two three", "one... three", true), ("one", "…", false),
    ("a\u{A0}b", "a b", true), ("a ab", "ab", true),
    ("heart disease", "art dis", false), ("aa aab", "aab", true), ("abc abd", "abd", true),
  ])
  func matches(_ text: String, _ quote: String, _ isIn: Bool) {
    #expect(QuoteMatch(text).contains(quote) == isIn)
  }
}
