import ArgumentMap
import MapChecks
import MapDrawing
import MapLayout
import MapRendering
import SourceText
import TestSupport
import Testing

@Suite struct OutlineTests {
  private func drawing(_ text: String) -> Drawing {
    let result = checkMap(SourceFile(path: "t", text: text), index: FileIndex(0), files: FilesInMemory([:]))
    return try! makeDrawing(result.graph, support: result.support)
  }

  /// The question of a group stands at its conclusions, also if it is the question of a group around the group.
  @Test func questionsOfGroupsAreSaid() {
    let drawing = drawing(
      """
      groups:
        - town: The town
          question: What should be done?
          groups:
            - lake: The lake
              claims:
                - close: Close the lake
                  because: [thin]
        - winter: The winter
          question: How cold was it?
          claims:
            - thin: The ice is thin
              basis: observation
      """)
    let markdown = MarkdownRenderer.render(drawing)
    #expect(markdown.contains("Close the lake\n\n*What should be done?*\n"))
    #expect(markdown.contains("- *How cold was it?* **Because:** <a id=\"claim-thin\"></a>The ice is thin"))
    // Each question is asked once.
    #expect(markdown.components(separatedBy: "What should be done?").count == 2)
  }

  /// Who made the map and what it is based on, quotes, weights, and when a source was accessed.
  @Test func quotesAndOriginsAreSaid() {
    let drawing = drawing(
      """
      title: The winter
      author: A. Frost
      date: 2024-03-05
      from: diary
      sources:
        diary: {title: A diary, accessed: 2024-03-01}
      claims:
        - mild: The winter was mild
          weight: 0.3
          evidence: {source: diary, at: p2, quote: It was … mild, note: Of January}
          because:
            - lake: The lake did not freeze
              from: {source: diary, note: In passing}
      """)
    let markdown = MarkdownRenderer.render(drawing)
    for part in [
      "*A. Frost, 2024-03-05*", "Based on diary.", "(weight 0.3; diary ¶2)", "> “It was … mild” (diary ¶2: Of January)",
      "  > diary: In passing", "- **diary:** A diary, accessed 2024-03-01",
    ] { #expect(markdown.contains(part), "\(part)\n\(markdown)") }
  }

  /// A linked premise without its conclusion is still told as one of several.
  @Test func partsOfStepsAreToldAsParts() throws {
    let file = SourceFile(
      path: "m",
      text:
        "claims:\n  - a: A\n    because:\n      - premises: [b, c]\n  - b: B\n    basis: value\n  - c: C\n    basis: value\n"
    )
    let result = checkMap(file, index: FileIndex(0), files: FilesInMemory([:]))
    var selection = Selection()
    selection.focus = [try #require(result.graph.claimIndices.first { result.graph.id($0) == "b" })]
    let options = DrawingRequest(selection: selection)
    let markdown = MarkdownRenderer.render(try makeDrawing(result.graph, support: result.support, options: options))
    #expect(
      markdown.contains("## Not shown here: A\n\n- **Because:** all of these together:\n"), "\(markdown)")
    #expect(markdown.contains("</a>B (value)\n  - \\+1 premise"), "\(markdown)")
  }

  private static let text = """
    title: Winter & co
    question: Was it *mild*?
    claims:
      - mild: The winter was mild
        because:
          - premises:
              - lake: The lake <did> not freeze
                evidence: https://example.org/lake
              - deep: Deep lakes freeze late
                basis: common-knowledge
            unless:
              - salt: The lake is salt
          - swans
        but:
          - frost: There was frost [once]
            basis: observation
            note: In the second week
            because:
              - swans: Swans stayed
                contradicts: salt
                basis: observation
      - other: Another conclusion
        because: frost
    """

  /// What a step says about itself is in every outline.
  @Test func stepsSaySomethingAboutThemselves() throws {
    let drawing = drawing(
      """
      from: book
      sources:
        book: {title: A book, author: A. Frost, url: 'https://example.org/book'}
        unused: {title: Unused}
        paper: {title: A paper, url: 'doi:10.1000/1'}
      claims:
        - mild: The winter was mild
          label: Mild
          because:
            - premises: [lake, cold]
              label: The argument from the lake
              scheme: modus ponens
              strength: 0.9
              implicit: yes
              note: A remark
              from: book#p3
            - swans: Swans stayed
              evidence: paper
              scheme: sign
        - lake: The lake did not freeze
          basis: observation
        - cold: Cold winters freeze it
          basis: observation
      """)
    let markdown = MarkdownRenderer.render(drawing)
    for part in [
      "*Mild* – The winter was mild",
      "- **Because, by modus ponens** (*The argument from the lake*; strength 0.9; implicit; "
        + "[book ¶3](<https://example.org/book>)): all of these together:\n\n  > On this step: A remark",
      "- **Because, by sign:** ", "## Sources\n\n- **book:** [A. Frost, A book](<https://example.org/book>)\n",
      // An address that is not a web address is shown, but not linked.
      "- **paper:** A paper, doi:10.1000/1\n",
    ] { #expect(markdown.contains(part), "\(part)\n\(markdown)") }
    #expect(!markdown.contains("Unused"))
    let text = Outline.text(drawing)
    #expect(text.hasPrefix("1 Mild: The winter was mild\n"))
    #expect(
      text.contains(
        "1.1 Because, by modus ponens (The argument from the lake; strength 0.9; implicit; book ¶3): all of these together\n"
          + "  (On this step: A remark)"))
    let picture = try LayoutEngine.layOut(drawing)
    let page = HTMLRenderer.render(drawing, picture, ReaderMap(), SVGRequest())
    for part in [
      "<em class=\"label\">Mild</em> – ",
      "<span class=\"word\">For, by modus ponens</span><span class=\"step\">"
        + "(<em>The argument from the lake</em>; strength 0.9; implicit; <a href=\"https://example.org/book\"",
      "On this step: A remark", "<b>paper:</b> A paper, doi:10.1000/1</li>",
      "<li><b>book:</b> A. Frost, A book, <a href=\"https://example.org/book\"",
    ] { #expect(page.contains(part), "\(part)") }
    let svg = SVGRenderer.render(picture)
    #expect(
      svg.contains(
        "<title>The argument from the lake, by modus ponens\nstrength 0.9 · implicit · book ¶3\nA remark</title>"))
    #expect(svg.contains(">sign</text>") && svg.contains("argmap-line argmap-support argmap-implicit"))
    #expect(
      !svg.contains("Sources") && SVGRenderer.render(picture.listingSources()).contains(">book: A. Frost, A book"))
    let dot = DOTRenderer.render(drawing)
    #expect(
      dot.contains("xlabel=\"sign\"")
        && dot.contains("xlabel=\"The argument from the lake · modus ponens · strength 0.9\""))
  }

  /// A character that merges with a markup character into one `Character` does not keep it from being escaped.
  @Test(arguments: ["\u{0600}", "\u{06DD}"], ["", "\u{0301}"])
  func signsBesideJoiningCharactersMeanNothing(_ before: String, _ after: String) {
    let image = "\(before)<\(after)img src=x onerror=alert(1)>"
    let link = "\(before)[\(after)click\(before)](javascript:alert(1))"
    let text = """
      title: T
      claims:
        - a: "See \(image) here"
          basis: assumption
        - b: "\(link)"
          evidence: "https://e.test/\(before)>) \(image)"
        - c: "\(before)\\\\\(after)N"
          basis: assumption
      """
    let markdown = MarkdownRenderer.render(drawing(text)).unicodeScalars
    var previous: Unicode.Scalar = " "
    for (at, scalar) in zip(markdown.indices, markdown) {
      let rest = markdown[at...].prefix(4).map { String($0) }.joined()
      // The renderer's own anchors, links and small print.
      let isOurs = rest.hasPrefix("<a i") || rest.hasPrefix("></a") || rest.hasPrefix("</a>") || rest.hasPrefix("<htt")
      if "<[".unicodeScalars.contains(scalar), !isOurs, !markdown[at...].starts(with: "[https".unicodeScalars) {
        #expect(previous == "\\", "\(String(markdown[at...].prefix(30)))")
      }
      previous = scalar
    }
    // A backslash without U+200B after it would start one of Graphviz's own escapes.
    let dot = DOTRenderer.render(drawing(text)).unicodeScalars
    #expect(zip(dot, dot.dropFirst()).contains { $0 == "\\" && $1 == "\u{200B}" }, "\(String(dot))")
  }

  @Test func itReadsLikeTheArgument() {
    let expected = """
      # Winter \\& co

      *Was it \\*mild\\*?*

      ## <a id="claim-mild"></a>The winter was mild

      - **Because:** all of these together:
        - <a id="claim-lake"></a>The lake &lt;did&gt; not freeze ([example.org](<https://example.org/lake>))
        - <a id="claim-deep"></a>Deep lakes freeze late (common knowledge)
        - **Unless:** <a id="claim-salt"></a>The lake is salt (**unsupported**) – *contradicts [Swans stayed](#claim-swans)*
      - **Because:** <a id="claim-swans"></a>Swans stayed (observation) – *contradicts [The lake is salt](#claim-salt)*
      - **But:** <a id="claim-frost"></a>There was frost \\[once\\] (observation)

        > In the second week

        - **Because:** [Swans stayed](#claim-swans) (see above)

      ## <a id="claim-other"></a>Another conclusion

      - **Because:** [There was frost \\[once\\]](#claim-frost) (see above)

      """
    #expect(MarkdownRenderer.render(drawing(Self.text)) == expected)
  }

  @Test(arguments: Repository.maps)
  func everyClaimIsThereOnceAndEveryLinkLeadsToOne(_ map: String) throws {
    let result = checkMap(
      SourceFile(path: map, bytes: try Repository.bytes(map)), index: FileIndex(0), files: FilesInMemory([:]))
    let drawing = try makeDrawing(result.graph, support: result.support)
    let points = Outline(drawing).points
    let whole = points.filter { !$0.isRepeated }.compactMap(\.box)
    #expect(whole.sorted() == Array(drawing.boxes.indices))
    // Each line of the drawing is a point in the outline.
    let lines = drawing.links.count { $0.relation != .contradiction }
    let roots = points.count { $0.depth == 0 }
    let steps = drawing.junctions.indices.count { j in drawing.links.count { $0.to == .junction(j) && !$0.hasHead } == 1
    }
    #expect(points.count - roots == lines - steps)
    let text = MarkdownRenderer.render(drawing)
    let anchors = Set(text.matches(of: #/<a id="([^"]+)">/#).map { String($0.1) })
    #expect(anchors.count == drawing.boxes.count)
    for match in text.matches(of: #/\]\(#([^)]+)\)/#) { #expect(anchors.contains(String(match.1))) }
  }

  /// A claim's text at the start of a line must not become a list or a heading.
  @Test func textsStayTexts() {
    let text = "title: '- T'\ndescription: 1. first\nclaims:\n  - a: '+ A'\n    note: '2) N'\n    basis: value\n"
    let markdown = MarkdownRenderer.render(drawing(text))
    for line in ["# \\- T", "1\\. first", "> 2\\) N"] { #expect(markdown.contains(line), "\(line)\n\(markdown)") }
  }

  /// The picture of a short map contains its outline.
  @Test func asPlainText() throws {
    let text = """
      claims:
        - top: Top
          because:
            - premises: [a, b]
          but: c
        - a: A
          basis: value
        - b: B
          contradicts: c
        - c: C
          because: a
      """
    let short = drawing(text)
    #expect(
      Outline.text(short)
        == """
        1 Top
        1.1 Because: all of these together
        1.1.1 A (value)
        1.1.2 B (unsupported)
        1.2 But: C
        1.2.1 Because: A (as in 1.1.1)
        1.1.2 and 1.2 contradict each other
        """.replacing("Top\n", with: "Top (unsupported)\n"))
    let svg = SVGRenderer.render(try LayoutEngine.layOut(short))
    #expect(svg.contains(" aria-describedby=\"argmap-outline\"") && svg.contains("<desc id=\"argmap-outline\">1 Top"))
    let more = (0..<12).map { "  - x\($0): X\n    basis: value\n" }.joined()
    #expect(!SVGRenderer.render(try LayoutEngine.layOut(drawing(text + "\n" + more))).contains("argmap-outline"))
  }

  @Test func circlesAndPartsComeToAnEnd() throws {
    let circle = drawing("claims:\n  - a: A\n    because: b\n  - b: B\n    because: a\n")
    #expect(Outline(circle).points.map(\.isRepeated) == [false, false, true])
    let result = checkMap(SourceFile(path: "t", text: Self.text), index: FileIndex(0), files: FilesInMemory([:]))
    var options = DrawingRequest()
    options.selection = Selection()
    options.selection?.depth = 0
    let part = MarkdownRenderer.render(try makeDrawing(result.graph, support: result.support, options: options))
    #expect(part.contains("+2 reasons"))
  }

  @Test func mermaidSaysTheSame() {
    let text = MermaidRenderer.render(drawing(Self.text))
    #expect(text.hasPrefix("```mermaid\n---\ntitle: \"Winter & co – Was it *mild*?\"\n---\nflowchart BT\n"))
    #expect(text.hasSuffix("```\n"))
    #expect(text.contains("[\"The lake #lt;did#gt; not freeze<br><small>example.org</small>\"]:::claim"))
    #expect(text.contains("-.-x|undercuts| j0") && text.contains("-->|supports| c0") && text.contains("--- j0"))
    #expect(text.contains("-.->|objects to| c0") && text.contains("x--x|contradict|"))
    let hostile = MermaidRenderer.render(
      drawing("title: '\"\\'\nclaims: [{a: 'x\"] --> c9; click c0 href `y` #quot; &', basis: value}]\n"))
    #expect(hostile.contains("title: \"\\\"\\\\\""))
    #expect(hostile.contains("c0[\"x#quot;] --#gt; c9; click c0 href #96;y#96; #35;quot; #amp;<br>"), "\(hostile)")
    // Not a formula.
    let prices = MermaidRenderer.render(drawing("claims: [{a: 'for $5 or $$6$$', basis: value}]\n"))
    #expect(prices.contains("for $5 or $\u{2060}$6$\u{2060}$"))
  }
}

@Suite struct PaperTests {
  @Test func aPictureIsOnOneSheetWhereItsTextIsLargeEnough() {
    let one = Paper.pages(.a4, width: 1200, height: 800)
    #expect(one.count == 1 && one[0].width == 297 && one[0].height == 210)
    // The whole picture is shown and is not enlarged.
    let window = one[0].window
    #expect(window.x < 0 && window.y < 0 && window.maxX >= 1200 && window.maxY >= 800)
    #expect(Paper.pages(.a4, width: 100, height: 100)[0].window.width > 500)
    #expect(Paper.pages(.letter, width: 800, height: 1200)[0].width == 215.9)
  }

  @Test func aLargePictureIsOnSeveralSheets() {
    for (width, height) in [(2400.0, 3200.0), (6000, 900), (3000, 3000)] {
      for size in Paper.Size.allCases {
        let pages = Paper.pages(size, width: width, height: height)
        #expect(pages.count > 1)
        // Every point is on a sheet, and text is 8.5 points high in print.
        for x in stride(from: 1.0, to: width, by: 37) {
          for y in stride(from: 1.0, to: height, by: 41) {
            #expect(pages.contains { $0.window.contains(PlacedDrawing.Point(x, y)) })
          }
        }
        for page in pages {
          #expect(abs(14 * page.width / page.window.width / (25.4 / 72) - 8.5) < 0.01)
          #expect(abs(page.window.width / page.window.height - page.width / page.height) < 0.001)
        }
      }
    }
  }
}
