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

  /// A quote reaches over every construct that can stand in a sentence: it has the words that a reader sees.
  @Test(arguments: [
    ("a *mild* winter", "a mild winter"), ("a _mild_ winter", "a mild winter"), ("a **mild** winter", "a mild winter"),
    ("a ***mild*** winter", "a mild winter"), ("a **very *mild*** winter", "a very mild winter"),
    ("a w*int*er", "a winter"),
    ("the `key` works", "the key works"), ("the ``a`b`` key", "the a`b key"), ("the `a\nb` key", "the a b key"),
    ("the [old lake](http://x.org) froze", "the old lake froze"), ("the [lake](<a b> \"t\") froze", "the lake froze"),
    ("the [lake](a(b(c))) froze", "the lake froze"), ("the [lake\nnear](x) town", "the lake near town"),
    ("the [lake](\nx\n'title') froze", "the lake froze"), ("the [*old* `lake`](x) froze", "the old lake froze"),
    ("the [lake][r] froze", "the lake froze"), ("the [r][] froze", "the r froze"), ("the [r] froze", "the r froze"),
    ("the [lake][unknown] froze", "the [lake][unknown] froze"),
    ("see <http://x.org/a_b> there", "see http://x.org/a_b there"),
    ("write <a@x.org> now", "write a@x.org now"), ("the ![old map](x.png) lake", "the lake"),
    ("the ![map][r] lake", "the lake"),
    ("an [![icon](a)](b) icon", "an icon"), ("cold &amp; wet", "cold & wet"), ("1 &lt; 2", "1 < 2"),
    ("caf&eacute;s", "cafés"),
    ("a &#8212; b", "a — b"), ("a &#x2014; b", "a—b"), ("a&nbsp;b", "a b"),
    ("&notanentity; here", "&notanentity; here"),
    ("5 \\* 6 \\_ 7", "5 * 6 _ 7"), ("a\\\nb", "a b"), ("a  \nb", "a b"), ("a\nb", "a b"), ("C:\\dir is", "C:\\dir is"),
    ("H<sub>2</sub>O", "H2O"), ("a<br>b", "a b"), ("a<br/>b", "a b"), ("<kbd>Ctrl</kbd>+<kbd>C</kbd>", "Ctrl+C"),
    ("a <span title=\"x > y\">b</span> c", "a b c"), ("a <!-- not shown --> b", "a b"),
    ("a <!-- over\nlines --> b", "a b"),
    ("mild.[^1] Then", "mild. Then"), ("mild[^note], then", "mild, then"), ("~~5~~ 6 a day", "5 6 a day"),
    ("a [^ b", "a [^ b"),
    ("2 < 3 and 5 > 4", "2 < 3 and 5 > 4"), ("$x_1$ and $x_2$", "$x_1$ and $x_2$"), ("a | b", "a b"),
    ("|one two|three|", "one two three"), ("`a \\| b` c", "a | b c"), ("`a \\| b` c", "a b c"),
    ("the class [^c]ar matches", "the class [^c]ar matches"), ("mild[^note] [^other]", "mild [^other]"),
    ("an <img src=x alt='old map'> icon", "an icon"), ("a\u{200C}b\u{200E}c", "abc"),
    ("x*y and z*w", "xy and zw"),
  ])
  func marksInSentencesAreSkipped(_ markdown: String, _ quote: String) {
    for (start, end) in [
      ("It says ", " indeed."), ("> It says ", " indeed."), ("- It says ", " indeed."), ("## It says ", " indeed."),
    ] {
      // A heading takes only one line.
      if start.hasPrefix("#"), markdown.contains("\n") { continue }
      let page = SourceDocument(
        path: "x.md",
        bytes: Array((start + markdown + end + "\n\n[r]: /u\n\n[^1]: A note.\n[^note]: Another: one.\n").utf8))
      #expect(QuoteMatch(page.pieces).contains("It says \(quote) indeed."), "\(page.pieces)")
      #expect(QuoteMatch(page.pieces).contains(quote))
      #expect(!QuoteMatch(page.pieces).contains("It says \(quote) not indeed."))
    }
  }

  /// What stands for an image can be quoted as well.
  @Test func textsOfImagesCanBeQuoted() {
    let page = SourceDocument(
      path: "x.md", bytes: Array("The chart: ![Ice on *the* lake\nby year](x.png) shows it.\n".utf8))
    #expect(QuoteMatch(page.pieces).contains("The chart: shows it"))
    #expect(QuoteMatch(page.pieces).contains("Ice on the lake by year"))
  }

  /// Footnotes one below the other, and the texts of images in HTML.
  @Test func footnotesAndImagesCanBeQuoted() {
    let page = SourceDocument(
      path: "x.md",
      bytes: Array(
        "A.[^1]\n\n[^1]: The first note.\n[^2]: The second one.\n\n<p><img src=x alt=\"The ice &amp; snow\"></p>\n".utf8
      ))
    let match = QuoteMatch(page.pieces)
    for quote in ["The first note. The second one.", "The ice & snow", "A."] {
      #expect(match.contains(quote), "\(quote)")
    }
  }

  @Test func htmlIsReadAsText() {
    let page = SourceDocument(
      path: "x.md",
      bytes: Array(
        """
        <table>
          <tr><td>The lake&rsquo;s ice</td><td>12&nbsp;days</td></tr>
        </table>
        <script>hidden()</script>
        <!-- hidden too -->

        <details><summary>More</summary>

        It was *mild*.

        </details>
        """.utf8))
    let match = QuoteMatch(page.pieces)
    for quote in ["The lake's ice 12 days", "More", "It was mild"] { #expect(match.contains(quote)) }
    for quote in ["hidden", "hidden too", "td", "iceday"] { #expect(!match.contains(quote)) }
  }

  /// The place where a quote really is.
  @Test(arguments: [
    ("First words", 0), ("in a title", 1), ("second part of it", 2), ("of an item", 4), ("third of an item", 4),
    ("x = 1", 5),
    ("caf\u{E9} here", 6), ("broken word", 7), ("First … second", 0), ("caf\u{E9} here. … A bro", 6),
    ("the second part … third", 2),
  ])
  func piecesAreFound(_ quote: String, _ piece: Int) {
    let page = SourceDocument(
      path: "x.md",
      bytes: Array(
        """
        First words.

        # In a title

        The second part of it.

        - one
        - the third of an item

        ```
        x = 1
        ```

        The cafe\u{301} here.

        A bro-
        ken word.
        """.utf8))
    #expect(QuoteMatch(page.pieces).piece(of: quote) == piece)
    #expect(QuoteMatch(page.pieces).piece(of: quote + " and more") == nil)
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
