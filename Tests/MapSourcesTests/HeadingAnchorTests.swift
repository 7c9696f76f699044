import Foundation
import MapSources
import TestSupport
import Testing

/// The anchors of headings.
@Suite struct HeadingAnchorTests {
  private func anchors(_ markdown: String) -> [String] {
    SourceDocument(path: "x.md", bytes: Array(markdown.utf8)).headings.map(\.anchor)
  }

  struct Fixture: Decodable {
    var name: String
    var input: String
    /// The heading, if it is not just the input with all punctuation escaped.
    var markdownOverwrite: String?
    /// What GitHub makes of the heading.
    var expected: String
  }

  /// A page of headings in all kinds of characters, with the anchors that GitHub gave them.
  @Test func charactersAreTreatedAsOnGitHub() throws {
    let path = Repository.path("Tests/MapSourcesTests/GitHubAnchors/fixtures.json")
    let fixtures = try JSONDecoder().decode([Fixture].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    let page = fixtures.map { fixture in
      fixture.markdownOverwrite
        ?? "# "
        + fixture.input.map { $0.isASCII && ($0.isPunctuation || $0.isSymbol) ? "\\\($0)" : String($0) }.joined()
    }
    let found = anchors(page.joined(separator: "\n\n"))
    #expect(found.count == fixtures.count)
    // Some characters have been assigned since GitHub was asked.
    for (anchor, fixture) in zip(found, fixtures) where fixture.name != "Unassigned" {
      #expect(anchor == fixture.expected, "\(fixture.name)")
    }
  }

  @Test(arguments: [
    ("# The _real_ cost", "the-real-cost"), ("# The __real__ *cost*", "the-real-cost"),
    ("# snake_case_name", "snake_case_name"),
    ("# **Bold** start", "bold-start"), ("# ***Both***", "both"), ("# A*star*isk", "astarisk"),
    ("# 2 * 3 = 6", "2--3--6"),
    ("# Cost &amp; benefit", "cost--benefit"), ("# Cost & benefit", "cost--benefit"), ("# A&nbsp;B", "ab"),
    ("# &Eacute;t&eacute;", "été"), ("# &#35; sign", "-sign"), ("# &copy; 2024", "-2024"), ("# A &lt;tag&gt;", "a-tag"),
    ("# <a name=\"old\"></a>Old anchor", "old-anchor"), ("# H<sub>2</sub>O", "h2o"), ("# A <br> B", "a--b"),
    ("# Text <!-- comment -->", "text-"), ("# <kbd>Ctrl</kbd>+<kbd>C</kbd>", "ctrlc"),
    ("# ![logo](x.png) With picture", "-with-picture"), ("# ![logo](x.png)", ""), ("# A ![b][r] c\n\n[r]: /u", "a--c"),
    ("# [A link](http://example.org/a_b)", "a-link"), ("# See [the ref][r]\n\n[r]: /u", "see-the-ref"),
    ("# See [the ref][none]", "see-the-refnone"), ("# [r]\n\n[r]: /u", "r"),
    ("# <https://example.org>", "httpsexampleorg"),
    ("# https://example.org/a", "httpsexampleorga"), ("# A [b](<c d> \"t\") e", "a-b-e"), ("# [![i](a)](b) x", "-x"),
    ("# `code`", "code"), ("# Use `--flag=x`", "use---flagx"), ("# ``a`b``", "ab"), ("# The `_x_` key", "the-_x_-key"),
    ("# `a & b`", "a--b"), ("# `&amp;`", "amp"), ("# Escaped \\*star\\*", "escaped-star"),
    ("# Escaped \\_x\\_", "escaped-_x_"),
    ("# Trailing ##", "trailing"), ("# Trailing#", "trailing"), ("# C#", "c"), ("# C\\#", "c"), ("#", ""), ("# #", ""),
    ("###### Six", "six"), ("   # Indented", "indented"), ("#\tTab", "tab"), ("#  Two  spaces", "two--spaces"),
    ("Several\nlines\n=====", "several-lines"), ("Under _line_\n---", "under-line"), ("A  \nbreak\n===", "a-break"),
    ("- # In a list", "in-a-list"), ("> # In a quote", "in-a-quote"), ("1. a\n\n   ## Deeper", "deeper"),
    ("# ~~Gone~~ here", "gone-here"), ("# 100 % sure?", "100--sure"), ("# 1. First", "1-first"),
    ("# What's new", "whats-new"),
    ("# «Été» à l’école", "été-à-lécole"), ("# 数据 分析", "数据-分析"), ("# Straße ÜBER", "straße-über"),
    ("# Ελλάδα", "ελλάδα"),
    ("# हिन्दी", "हिन्दी"), ("# عربي نص", "عربي-نص"), ("# 한국어", "한국어"), ("# é", "é"), ("# 🚀 Launch", "-launch"),
    ("# Launch 🚀", "launch-"), ("# 👩‍👩‍👧 Family", "-family"), ("# :rocket: Go", "rocket-go"), ("# a/b/c.md", "abcmd"),
    ("# foo() → bar", "foo--bar"), ("# A – B — C", "a--b--c"), ("# $x^2$", "x2"), ("# (c) [d] {e}", "c-d-e"),
    ("<h1 align=\"center\">Big <b>title</b></h1>", "big-title"), ("<h2>\n  Two &amp; lines\n</h2>", "--two--lines"),
  ])
  func markupIsLeftOut(_ markdown: String, _ anchor: String) { #expect(anchors(markdown + "\n") == [anchor]) }

  @Test(arguments: [
    "####### Seven", "#None", "\\# Escaped", "    # In code", "- a\n  ```\n  # In a fence\n  ```",
    "```\n# In a fence\n```",
    "<!-- # In a comment -->", "<div>\n# In HTML\n</div>", "a\n    # In text", "***", "a | b\n--|--",
  ])
  func isNoHeading(_ markdown: String) { #expect(anchors(markdown).isEmpty) }

  @Test func anchorsCanBePercentEncoded() {
    let page = SourceDocument(path: "x.md", bytes: Array("# Été 50%\n\na\n\n# Привет\n\nb\n".utf8))
    #expect(page.place(at: "%C3%A9t%C3%A9-50").map { page.words($0) } == "Été 50%\n\na")
    #expect(page.place(at: "%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82").map { page.words($0) } == "Привет\n\nb")
    #expect(page.place(at: "Été-50") == page.place(at: "été-50") && page.place(at: "user-content-été-50") != nil)
    #expect(page.place(at: "при\u{200C}вет") == page.place(at: "привет"))
    #expect(page.place(at: "P1") == page.place(at: "p1") && page.place(at: "%70%31") == page.place(at: "p1"))
    #expect(page.place(at: "%") == nil && page.place(at: "%G0") == nil)
  }

  @Test func idsOfElementsAreAnchors() {
    let page = SourceDocument(
      path: "x.md",
      bytes: Array(
        """
        <a id="start"></a>

        ## First

        One.

        <a name="here"></a>

        Two <span id="span">words</span>.

        <h3 id="third">Third</h3>

        Three.

        ## First
        """.utf8))
    #expect(page.headings.map(\.anchor) == ["first", "third", "first-1"])
    #expect(page.place(at: "start") == page.place(at: "first") && page.place(at: "start") != nil)
    #expect(page.place(at: "here").map { page.text($0) } == "Two <span id=\"span\">words</span>.")
    #expect(page.place(at: "span") == page.place(at: "here"))
    #expect(page.place(at: "third").map { page.words($0) } == "Third\n\nThree.")
    #expect(page.place(at: "first").map { page.words($0).hasSuffix("Three.") } == true)
  }
}
