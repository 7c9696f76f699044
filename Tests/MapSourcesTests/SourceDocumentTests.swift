import MapSources
import Testing

@Suite struct SourceDocumentTests {
  private func document(_ text: String, _ path: String = "a.md") -> SourceDocument {
    SourceDocument(path: path, bytes: Array(text.utf8))
  }

  @Test func paragraphsOfAText() {
    let text = document("One\ntwo\n\n\n  \nThree\n", "a.txt")
    #expect(text.paragraphs.count == 2)
    #expect(text.lines(at: "p1").map { text.text($0) } == "One\ntwo")
    #expect(text.lines(at: "p2").map { text.text($0) } == "Three")
    for anchor in ["p0", "p3", "p", "q1", ""] { #expect(text.lines(at: anchor) == nil) }
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
    #expect(text.headings.map(\.anchor) == ["heading-one", "setext"] && text.paragraphs.count == 5)
    #expect(text.lines(at: "p2").map { text.text($0) } == "- item\n\n- item")
    #expect(text.lines(at: "p5").map { text.text($0) } == "Last.")
  }

  @Test func aHeadingWinsOverANumber() {
    let text = document("## p2\n\nTwo.\n\n## p1\n\nOne.\n")
    #expect(text.lines(at: "p1").map { text.text($0).contains("One.") } == true)
    #expect(text.lines(at: "p2").map { text.text($0).contains("One.") } == false)
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
