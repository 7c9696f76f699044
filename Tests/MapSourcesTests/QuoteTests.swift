import MapSources
import SourceText
import TestSupport
import Testing

/// Comparing quotes with their sources.
@Suite struct QuoteTests {
  static let source = """
    It was “a rather mild day” in winter—the lake’s ice had thawed.

    Nobody skated, for the warden had closed the rink; the chil­dren went home.
    """

  @Test(arguments: [
    "a rather mild day", "It was \"a rather mild day\" in winter", "in winter-the lake's ice", "in winter — the lake",
    "It was … in winter", "the children went home", "had thawed. Nobody skated", "Nobody  skated,\nfor the warden",
    "the warden had closed … home.", "[…] went home",
  ])
  func isThere(_ quote: String) {
    let isThere = QuoteMatch(Self.source).contains(quote.replacing("[…] ", with: ""))
    #expect(isThere || quote.contains(" — "))
  }

  @Test(arguments: ["rather mil", "A Rather mild day", "the ice", "", "…", "mild rather", "mild … rather"])
  func isNotThere(_ quote: String) { #expect(!QuoteMatch(Self.source).contains(quote)) }

  /// Quotes that match a Markdown page, whatever markup it uses.
  @Test(arguments: [
    "The lake did not freeze in the whole of that winter.", "The ferry ran every single day", "and the warden noted it",
    "The ice was thin—too thin for any", "thin […] to stand on", "thin [...] to stand on", "thin . . . to stand on",
    "[T]he ferry ran", "Das Wasser steht ‹sehr› hoch am Damm.", "Le pont : «Il est fermé pour toujours.»",
    "湖はその冬、まったく凍らなかった", "It was *very* cold & windy", "The first of two lines was broken",
    "ducks swam on the open water", "The final report on the office", "The caf\u{E9} was open",
    "he said yes…. It was broken",
    "The winter was mild", "a well-known lake", "the mill in 2023", "See https://x.org", "2020 12 days",
    "It costs 5 or 6 a day", "H2O is 3.5% of it", "“It was broken.”", "The winter was mild;",
  ])
  func markdownIsReadAsText(_ quote: String) {
    let page = """
      > The lake did not freeze
      > in the whole of that winter.

      The ferry ran *every* single day, and [the warden](https://example.org/w) noted it.
      The ice was thin--too thin for any of the skaters to stand on.
      „Das Wasser steht ‚sehr‘ hoch am Damm.“ Le pont : « Il est fermé pour toujours. »
      湖はその冬、まったく
      凍らなかったという。 It was \\*very\\* cold &amp; windy. He said yes. The first of\\
      two lines. It was broken. The first of two lines was broken. A well-known lake; the win-
      ter was mild.

      - one item says that ducks swam
        on the open water

      [the mill](http://x.org/a(b)) in 2023.[^1] See <https://x.org>. It costs 5 ~~or 6~~ a day. H<sub>2</sub>O is 3.5 % of it.

      | Year | Ice     |
      |------|---------|
      | 2020 | 12 days |

      The ﬁnal report on the ofﬁce. The cafe\u{301} was open.
      """
    let document = SourceDocument(path: "x.md", bytes: Array(page.utf8))
    #expect(QuoteMatch(document.words()).contains(quote))
    #expect(!QuoteMatch(document.words()).contains(quote + " indeed"))
  }

  @Test(arguments: [
    ("It was a very mild day in winter", "It was “a rather mild day” in winter"),
    ("Nobody skated since the warden had closed the rink", "Nobody skated, for the warden had closed the rink"),
    ("nobody skated for the warden had closed the rink", "Nobody skated, for the warden had closed the rink"),
    ("Nobody skated, for the warden … went away home", "Nobody skated, for the warden … went home"),
    (
      "Nobody ever skated, for the warden … the children went home",
      "Nobody skated, for the warden … the chil­dren went home"
    ),
    ("It was a cold and wet day in June", nil), ("was mild", nil), ("completely other words than those in it", nil),
  ])
  func nearly(_ quote: String, _ expected: String?) {
    let near = NearQuote(quote, in: Self.source)?.text
    #expect(near == expected, "\(near ?? "nothing")")
  }

  /// A symbol counts as a word. A last word that differs is not cut off, and the next sentence is not included.
  @Test func theLastWordStays() {
    let source = "Rents have risen by 12 Prozent since then. Nobody knows why they rose."
    #expect(NearQuote("Rents have risen by 12 %", in: source)?.text == "Rents have risen by 12 Prozent")
    #expect(
      NearQuote("Rents have risen by 12 Prozent since then indeed", in: source)?.text
        == "Rents have risen by 12 Prozent since then")
  }

  /// Quotes made from a passage by changing a few of its words are found, however the source repeats itself.
  @Test func changedPassagesAreFound() {
    var random = SeededRandom(3)
    let words = (0..<3000).map { _ in "w\(Int.random(in: 0..<200, using: &random))" }
    let source = NearQuote.Source(words.joined(separator: " "))
    for _ in 0..<500 {
      let length = Int.random(in: 6...40, using: &random)
      let start = Int.random(in: 0..<(words.count - length), using: &random)
      var quote = Array(words[start..<(start + length)])
      // Not more than the limit for what is left after deletions.
      for _ in 0..<max(1, (length - length / 6) / 6) {
        let at = Int.random(in: 0..<quote.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: quote[at] = "other"
        case 1: quote.insert("other", at: at)
        default: quote.remove(at: at)
        }
      }
      let near = NearQuote(quote.joined(separator: " "), in: source)
      #expect(near.map { $0.distance <= max(1, length / 6) } == true, "\(quote)")
    }
  }

  @Test func longSourcesCostNoMoreThanTheyMust() {
    let source = (0..<20_000).map { "word\($0 % 977)" }.joined(separator: " ")
    #expect(
      NearQuote("word1 word2 word3 other word5 word6 word7", in: source)?.text
        == "word1 word2 word3 word4 word5 word6 word7")
  }

  @Test func otherFilesAreSaidNotToBeRead() {
    #expect(SourceDocument.isReadable("a.md", Array("é".utf8)) && SourceDocument.isReadable("a", []))
    #expect(!SourceDocument.isReadable("a.PDF", Array("x".utf8)) && !SourceDocument.isReadable("a.txt", [0x66, 0]))
    #expect(!SourceDocument.isReadable("a.txt", [0xC3, 0x28]) && !SourceDocument.isReadable("a.html", []))
  }
}
