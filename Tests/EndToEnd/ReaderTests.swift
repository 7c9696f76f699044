import Foundation
import TestSupport
import Testing

/// The HTML page for readers (what it contains, and how it behaves in a browser), sites, and pictures as JSON.
@Suite(.slow, .serialized) struct ReaderTests {
  static let hostile = """
    title: '</title><script>window.harm = 1</script>'
    question: '</style><img src=x onerror="window.harm=1">?'
    language: '"><script>window.harm=1</script>'
    sources:
      - s: {title: '<script>window.harm=1</script>', url: 'javascript:window.harm=1'}
    claims:
      - a: '</text></svg><script>window.harm = 1</script> "onload="window.harm=1'
        note: '</div><iframe srcdoc="<script>parent.harm=1</script>"></iframe>'
        tags: [x]
        because:
          - b: "]]> <![CDATA[ </script><script>window.harm=1</script>"
            evidence: [s, 'javascript:window.harm=1']
          - c: "Bidi \\u202Eevil\\u202C and \\u2066more\\u2069 <b onclick=alert(1)>"
            evidence: https://example.org/?q="><script>window.harm=1</script>
    groups:
      - g: '</select><script>window.harm=1</script>'
        claims:
          - d: 'In a group'
            because: [{premises: [e], note: Of the step}]
          - e: 'Also in the group'
            basis: value
          - f: 'Against it'
            basis: value
            contradicts: d

    """

  /// An objection answered by an exception, one answered by an objection to it, joint premises, folds, accents.
  static let park = """
    title: The park
    claims:
      - park: The park should be lit at night
        because:
          - premises: [safe, cheap]
          - walk: People would walk to the café
            basis: assumption
        but:
          - owls: Light disturbs the owls
            basis: observation
            unless:
              - moved: The owls left ten years ago
                basis: observation
          - stars: One would no longer see the stars
            basis: observation
            but:
              - city: One does not see them now
                basis: observation
      - safe: Light makes the paths safe
        basis: assumption
      - cheap: The lamps are cheap
        basis: observation
    conclusions: park

    """

  /// A map with many conclusions; those with higher numbers have more reasons, but for the last.
  private static func proposals(_ count: Int) -> String {
    "title: Proposals\nclaims:\n"
      + (0..<count).map { i in
        "  - c\(i): Proposal \(i)\n    because:\n"
          + (0...(i % (count - 1))).map { "      - r\(i)x\($0): Reason \($0) for \(i)\n        basis: observation\n" }
          .joined()
      }.joined()
  }

  private func page(_ map: String, input: String = "") throws -> String {
    let result = try Tool.argmap("render", "-q", map, "--format", "html", input: input)
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }

  /// Drives the page in Chromium as readers would: three fonts, keyboard only, mouse, phone, dark mode, print, no
  /// script. Also runs axe and tries hostile claims. The Python script reports what is wrong.
  @Test func readersFindTheirWay() throws {
    #if os(macOS)
      guard FileManager.default.fileExists(atPath: "/Applications/Chromium.app") else {
        print("there is no Chromium: the page for readers is not tested")
        return
      }
    #endif
    try Repository.withFolder { folder in
      try Repository.write(try page("maps/claude-3-opus.argmap.yaml"), to: folder + "/page.html")
      try Repository.write(try page("-", input: Self.hostile), to: folder + "/hostile.html")
      try Repository.write(try page("-", input: Self.park), to: folder + "/park.html")
      let framed = try Tool.run(
        Tool.argmap, ["render", "-", "--format", "html", "--embed", "https://example.org/"],
        input: Array(Self.park.utf8))
      try Repository.write(framed.output, to: folder + "/framed.html")
      let part = try Tool.run(
        Tool.argmap, ["render", "-", "--format", "html", "--focus", "park", "--depth", "1"],
        input: Array(Self.park.utf8))
      try Repository.write(part.output, to: folder + "/part.html")
      try Repository.write("# Lake\n\nThe lake *did* not\nfreeze < this winter.\n", to: folder + "/diary.md")
      try Repository.write(
        "sources:\n  diary: {file: diary.md}\nclaims:\n  - a: No ice\n    evidence:\n      - {source: diary, at: p1, quote: not freeze}\n",
        to: folder + "/quoted.argmap.yaml")
      try Repository.write(
        try Tool.argmap("render", "quoted.argmap.yaml", "-o", "-", "--format", "html", in: folder).output,
        to: folder + "/quoted.html")
      for name in ["ring", "none", "one", "both", "winter", "import", "rtl", "zh", "german"] {
        let map = "Tests/EndToEnd/Fixtures/Reader/\(name).argmap.yaml"
        try Repository.write(try page(map), to: folder + "/\(name).html")
      }
      for count in [8, 30] {
        try Repository.write(try page("-", input: Self.proposals(count)), to: folder + "/\(count).html")
      }
      let result = try Tool.run(
        Repository.path(".build-python/bin/python"),
        ["Tests/EndToEnd/Browser/reader.py", folder + "/page.html", folder + "/hostile.html", folder])
      #expect(result.status == 0, "\(result.errors.suffix(2000))")
      #expect(result.output.isEmpty, "\(result.output)")
      // The edition for paper: few pages, none but the last nearly empty.
      let pages = Int(
        try Tool.run("pdfinfo", [folder + "/page.pdf"]).output.firstMatch(of: /Pages: +([0-9]+)/)?.1 ?? "")
      #expect((2...8).contains(pages ?? 0), "\(pages ?? 0) pages")
      for number in 1..<(pages ?? 1) {
        let lines = try Tool.run(
          "pdftotext", ["-layout", "-f", String(number), "-l", String(number), folder + "/page.pdf", "-"]
        ).output.split(separator: "\n")
        #expect(lines.count > 25, "page \(number) has \(lines.count) lines")
      }
      // The outline is printed as text.
      let paper = try Tool.run("pdftotext", [folder + "/page.pdf", "-"]).output
      #expect(paper.contains("C3O is a poor coding worker") && paper.contains("FOR"))
    }
  }

  /// The parts of the page's script that need no page, on their own.
  @Test func thePagesModulesDoWhatTheySay() throws {
    #if os(Linux)
      let result = try Tool.run(
        Repository.path(".build-python/bin/python"), [Repository.path("Tests/EndToEnd/Browser/module_tests.py")])
      #expect(result.status == 0 && result.output.isEmpty, "\(result.output) \(result.errors.suffix(2000))")
    #endif
  }

  /// The page of each map evaluates it as `argmap graph` does: the same standings, with the same reasons.
  @Test func everyPageEvaluatesItsMapAsTheTool() throws {
    #if os(Linux)
      try Repository.withFolder { folder in
        for (i, map) in Repository.maps.enumerated() {
          try Repository.write(try page(map), to: folder + "/\(i).html")
          let graph = try Tool.argmap("graph", map)
          #expect(graph.status == 0)
          try Repository.write(graph.output, to: folder + "/\(i).json")
        }
        let result = try Tool.run(
          Repository.path(".build-python/bin/python"),
          [Repository.path("Tests/EndToEnd/Browser/standings.py"), folder, String(Repository.maps.count)])
        #expect(
          result.status == 0 && result.output.isEmpty, "\(result.output.prefix(3000)) \(result.errors.suffix(2000))")
      }
    #endif
  }

  /// Makes sure that `readersFindTheirWay` can fail: its script must report several faults for pages with broken parts.
  @Test func whatDoesNotWorkIsFound() throws {
    #if os(Linux)
      try Repository.withFolder { folder in
        let page = try page("maps/claude-3-opus.argmap.yaml")
        let broken = page.replacing("sha256-", with: "sha256-no").replacing(
          " placeholder=\"Search\"", with: ""
        ).replacing(
          "<label for=\"search\" class=\"offscreen\">Search</label>", with: "")
        try Repository.write(broken, to: folder + "/page.html")
        let harm = page.replacing("</body>", with: "<img alt='x'></body>")
        try Repository.write(harm, to: folder + "/hostile.html")
        let result = try Tool.run(
          Repository.path(".build-python/bin/python"),
          ["Tests/EndToEnd/Browser/reader.py", folder + "/page.html", folder + "/hostile.html", folder])
        for part in ["check_start", "the console says", "check_keys", "hostile: a claim has made an element"] {
          #expect(result.output.contains(part), "\(part): \(result.output.prefix(1500))")
        }
      }
    #endif
  }

  @Test func thePolicyLetsThePagesOwnScriptRunAndNothingElse() throws {
    let page = try page("maps/claude-3-opus.argmap.yaml")
    let scripts = page.components(separatedBy: "<script>").dropFirst().compactMap {
      $0.components(separatedBy: "</script>").first
    }
    #expect(scripts.count == 2 && page.components(separatedBy: "<script").count == 3)
    for script in scripts {
      let hash = try Tool.run(
        "python3",
        [
          "-c",
          "import sys,hashlib,base64;print(base64.b64encode(hashlib.sha256(sys.stdin.buffer.read()).digest()).decode(),end='')",
        ],
        input: Array(script.utf8))
      #expect(page.contains("'sha256-\(hash.output)'"), "run Scripts/embed-reader")
    }
    #expect(page.contains("default-src 'none'"))
    // The page loads nothing: links are its only addresses.
    let addresses = page.matches(of: #/(?:src|href|url\()="?(https?:[^" )>]*)/#).map { String($0.1) }
    let links = page.matches(of: #/<a href="(https?:[^"]*)"/#).map { String($0.1) }
    #expect(Set(addresses).isSubset(of: Set(links)))
    #expect(page.utf8.count < 250_000, "\(page.utf8.count)")
    print("the page of the Claude 3 Opus map: \(page.utf8.count) bytes")
  }

  @Test func everyMapHasAPage() throws {
    for map in Repository.maps {
      let page = try page(map)
      let claims = page.components(separatedBy: "<g id=\"claim-").count - 1
      // Each claim is in the outline exactly once.
      #expect(page.components(separatedBy: "<div class=\"own\">").count - 1 == claims, "\(map)")
      #expect(page.components(separatedBy: "<li").count == page.components(separatedBy: "</li>").count)
      #expect(page.components(separatedBy: "<ul").count == page.components(separatedBy: "</ul>").count)
      #expect(page.components(separatedBy: "<details").count == page.components(separatedBy: "</details>").count)
    }
  }

  /// The script marks the quoted words in the paragraph, which is in the page once.
  @Test func aQuoteLeadsToItsParagraph() throws {
    try Repository.withFolder { folder in
      try Repository.write("# Lake\n\nThe lake *did* not\nfreeze < this winter.\n", to: folder + "/diary.md")
      try Repository.write(
        "sources:\n  diary: {file: diary.md}\nclaims:\n  - a: No ice\n    evidence:\n      - source: diary\n        at: p1\n        quote: not freeze\n",
        to: folder + "/m.argmap.yaml")
      let page = try Tool.argmap("render", "m.argmap.yaml", "-o", "-", "--format", "html", in: folder).output
      #expect(
        page.contains(
          "<blockquote data-text=\"text-1-p1\"><mark>not freeze</mark> <a href=\"#text-1-p1\">¶1</a></blockquote>")
          && page.contains(
            "<p id=\"text-1-p1\" data-claims=\"claim-a\"><b>¶1</b> The lake did not freeze &lt; this winter.</p>"),
        "\(page.suffix(3000))")
    }
  }

  /// The script puts the text in place of the reference; without the script, the reference leads to it.
  @Test func aParagraphThatIsCitedTwiceIsInThePageOnce() throws {
    try Repository.withFolder { folder in
      try Repository.write("The lake did not freeze this winter.\n", to: folder + "/d.md")
      let claims = ["a", "b"].map { "  - \($0): Claim \($0)\n    evidence: d#p1\n" }.joined()
      try Repository.write("sources:\n  d: {file: d.md}\nclaims:\n" + claims, to: folder + "/m.argmap.yaml")
      let page = try Tool.argmap("render", "m.argmap.yaml", "-o", "-", "--format", "html", in: folder).output
      #expect(page.matches(of: /did not freeze this winter/).count == 1)
      #expect(page.matches(of: /<p class="cited">Evidence: <a href="#text-1-p1">d ¶1<\/a><\/p>/).count == 2)
      #expect(page.contains("<p id=\"text-1-p1\" data-claims=\"claim-a claim-b\">"))
    }
  }

  /// Each page links to the whole map, its views and the index; a stub leads to what it stands for.
  @Test func thePagesOfASiteLeadOn() throws {
    try Repository.withFolder { folder in
      let map = Self.park + "views:\n  night: {focus: park, depth: 1}\n"
      try Repository.write(map, to: folder + "/maps/in/park.argmap.yaml")
      try Repository.write(CommandTests.sound, to: folder + "/maps/one.argmap.yaml")
      #expect(try Tool.argmap("render", "maps", "-o", "site", in: folder).status == 0)
      func page(_ name: String) throws -> String {
        try String(contentsOfFile: folder + "/site/\(name).html", encoding: .utf8)
      }
      let links = #"<a href="../index.html">All maps</a> · "#
      let view = try page("in/park-night")
      #expect(view.contains(links + #"<a href="../in/park.html">Whole map</a> · <b aria-current="page">night</b>"#))
      #expect(view.matches(of: #/<a href="../in/park.html#claim-(owls|stars|park)"/#).count >= 2, "\(view)")
      let whole = try page("in/park")
      #expect(
        whole.contains(links + #"<b aria-current="page">Whole map</b> · <a href="../in/park-night.html">night</a>"#))
      #expect(!whole.contains("park.html#"))
      // The index says what each map concludes, in the order of titles.
      let index = try page("index")
      #expect(
        index.contains("<ol><li>The park should be lit at night</li></ol><p>2 for · 2 against · 8 claims</p>"),
        "\(index)")
      let titles = index.matches(of: /<h2>([^<]*)/).map { String($0.1) }
      #expect(
        titles.count == 3 && titles.firstIndex(of: "The park").map { titles[$0 + 1] } == "The park – night", "\(titles)"
      )
      // A page that belongs to no site links to none.
      #expect(
        !(try Tool.argmap("render", "maps/one.argmap.yaml", "--format", "html", in: folder).output.contains("<nav")))
    }
  }

  @Test func aFolderOfMapsBecomesASite() throws {
    try Repository.withFolder { folder in
      try Repository.write(CommandTests.sound, to: folder + "/maps/one.argmap.yaml")
      try Repository.write(
        "title: '<b>Two</b>'\nquestion: Why?\nclaims:\n  - a: A\nviews:\n  part: {focus: a}\n",
        to: folder + "/maps/in/two #1.argmap.yaml")
      func site(_ more: String...) throws -> Finished {
        try Tool.run(Tool.argmap, ["render", "maps", "-o", "site"] + more, in: folder)
      }
      /// The expected messages: one for the map with an error, then the totals.
      func said(_ drawn: Int, _ unchanged: Int) -> String {
        "argmap: maps/in/two #1.argmap.yaml has 1 error; see argmap check\n"
          + "site/index.html: \(drawn) drawn, \(unchanged) unchanged\n"
      }
      let first = try site()
      #expect(first.status == 0 && first.errors == said(3, 0), "\(first.errors)")
      for name in ["one", "in/two #1", "in/two #1-part"] {
        let svg = try String(contentsOfFile: folder + "/site/\(name).svg", encoding: .utf8)
        #expect(svg.hasPrefix("<svg"))
        #expect(try String(contentsOfFile: folder + "/site/\(name).html", encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
      }
      let index = try String(contentsOfFile: folder + "/site/index.html", encoding: .utf8)
      #expect(index.contains("<a href=\"in/two%20%231.html\"><img src=\"in/two%20%231.svg\""))
      #expect(index.contains("&lt;b&gt;Two&lt;/b&gt;") && index.contains("1 unsupported") && index.contains("2 claims"))
      // Unchanged maps are not redrawn; a changed map, a deleted output file or a different drawing option causes a
      // redraw.
      #expect(try site().errors == said(0, 3))
      try Repository.write(CommandTests.sound + "  - c: C\n    basis: value\n", to: folder + "/maps/one.argmap.yaml")
      #expect(try site().errors == said(1, 2))
      try FileManager.default.removeItem(atPath: folder + "/site/in/two #1.svg")
      #expect(try site().errors == said(1, 2))
      #expect(try site("--theme", "dark").errors == said(3, 0))
      // A change to the folder's argmap.yaml redraws its maps too.
      try Repository.write("render: {theme: dark}\n", to: folder + "/argmap.yaml")
      #expect(try site().errors == said(3, 0))
      #expect(try String(contentsOfFile: folder + "/site/one.svg", encoding: .utf8).contains("{color-scheme:dark;"))
      // Pictures of deleted maps are deleted; one that cannot be drawn is reported and left out of the index page.
      try FileManager.default.removeItem(atPath: folder + "/maps/in/two #1.argmap.yaml")
      try Repository.write("claims:\n  - a: A\nviews:\n  none: {tags: [x]}\n", to: folder + "/maps/three.argmap.yaml")
      let third = try site()
      #expect(third.status == 2, "\(third.errors)")
      #expect(third.errors.contains("maps/three.argmap.yaml: no claim has the tag `x`"))
      #expect(third.errors.contains("site/index.html: 1 drawn, 1 unchanged\n"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/site/in/two #1.svg"))
      let rest = try String(contentsOfFile: folder + "/site/index.html", encoding: .utf8)
      #expect(rest.contains("three.html") && !rest.contains("three-none") && !rest.contains("in/two"))
      #expect(try site("--strict").status == 1)
      for arguments in [
        ["render", "maps"], ["render", "maps", "-o", "site", "--format", "svg"],
        ["render", "maps", "-o", "site", "--all-views"], ["render", "maps", "-o", "site", "--paper", "a4"],
        ["render", "maps", "-o", "maps/one.argmap.yaml"],
      ] {
        let refused = try Tool.run(Tool.argmap, arguments, in: folder)
        #expect(refused.status == 2 && !refused.errors.isEmpty, "\(arguments)")
      }
    }
  }

  @Test func noPictureTakesThePlaceOfAnother() throws {
    try Repository.withFolder { folder in
      for name in ["index.argmap.yaml", "a.argmap.yaml", "a.argmap.yml"] {
        try Repository.write(CommandTests.sound, to: folder + "/kärtchen/\(name)")
      }
      let result = try Tool.argmap("render", "kärtchen", "-o", "site", in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/site").filter { $0.hasSuffix(".html") }
      #expect(files.sorted() == ["a-2.html", "a.html", "index-2.html", "index.html"])
      let index = try String(contentsOfFile: folder + "/site/index.html", encoding: .utf8)
      for name in ["a", "a-2", "index-2"] { #expect(index.contains("<a href=\"\(name).html\">")) }
    }
  }

  @Test func placedPicturesFollowTheirSchema() throws {
    let tool = Repository.path(".build-python/bin/check-jsonschema")
    try Repository.withFolder { folder in
      var paths: [String] = []
      for (i, arguments) in [
        ["maps/tutorial.argmap.yaml", "--groups", "boxes"], ["maps/claude-3-opus.argmap.yaml", "--view", "monks"],
        ["maps/car-free-centre.argmap.yaml", "--collapse", "trade"],
      ].enumerated() {
        paths.append(folder + "/\(i).json")
        #expect(try Tool.run(Tool.argmap, ["render", "-q", "-o", paths[i]] + arguments).status == 0)
      }
      let result = try Tool.run(tool, ["--schemafile", "docs/picture.schema.json"] + paths)
      #expect(result.status == 0, "\(result.output)")
      let text = try String(contentsOfFile: paths[0], encoding: .utf8)
      try Repository.write(text.replacing("\"width\"", with: "\"breadth\""), to: paths[0])
      #expect(try Tool.run(tool, ["--schemafile", "docs/picture.schema.json", paths[0]]).status != 0)
    }
  }
}
