import Foundation
import TestSupport
import Testing

/// Pictures and pages that become parts of other pages, and what a chat shows of a link.
@Suite(.slow, .serialized) struct EmbeddingTests {
  /// Two pictures with `--id-prefix` can be part of one page, whatever their themes.
  @Test(arguments: ["light", "print", "plain", "auto"]) func picturesOnOnePageDoNotDisturbEachOther(_ theme: String)
    throws
  {
    #if os(Linux)
      try Repository.withFolder { folder in
        let others = ["maps/tutorial.argmap.yaml", "maps/claude-3-opus.argmap.yaml"]
        for (map, options) in zip(
          others, [["--id-prefix", "one", "--theme", "dark"], ["--id-prefix", "two", "--theme", theme]])
        {
          let done = try Tool.run(Tool.argmap, ["render", "-q", map, "-o", "\(folder)/\(options[1]).svg"] + options)
          #expect(done.status == 0, "\(done.errors)")
        }
        let result = try Tool.run(
          Repository.path(".build-python/bin/python"),
          [Repository.path("Tests/EndToEnd/Browser/inline.py"), folder + "/one.svg", folder + "/two.svg"])
        #expect(result.status == 0 && result.output.isEmpty, "\(result.output) \(result.errors.suffix(2000))")
        // librsvg draws them too.
        #expect(try Tool.run("rsvg-convert", [folder + "/one.svg", "-o", folder + "/one.png"]).status == 0)
      }
    #endif
  }

  /// The page of a view has the walk that the view sets, as far as it shows the claims.
  @Test func aViewSetsItsWalk() throws {
    let map = ReaderTests.park + "views:\n  tour: {focus: park, depth: 1, guided-walk: [owls, park, city]}\n"
    let done = try Tool.run(Tool.argmap, ["render", "-", "--format", "html", "--view", "tour"], input: Array(map.utf8))
    #expect(done.output.contains(" data-walk=\"claim-owls claim-park\""), "\(done.errors)")
    let wrong = try Tool.run(
      Tool.argmap, ["check", "-"], input: Array(map.replacing("walk: [owls", with: "walk: [owl").utf8))
    #expect(wrong.status == 1 && wrong.output.contains("owl"), "\(wrong.output)")
  }

  /// A page for a frame has no head, but leads to the whole; a site with an address names preview pictures.
  @Test func pagesForFramesAndChats() throws {
    let framed = try Tool.argmap(
      "render", "-q", "maps/compost.argmap.yaml", "--format", "html", "--embed", "https://example.org/?a=1&b=2"
    ).output
    #expect(framed.contains("<body class=\"embedded\""))
    #expect(framed.contains("href=\"https://example.org/?a=1&amp;b=2\" target=\"_top\">The whole map ↗</a>"))
    try Repository.withFolder { folder in
      for name in ["winter", "import"] {
        let text = try String(
          contentsOfFile: Repository.path("Tests/EndToEnd/Fixtures/Reader/\(name).argmap.yaml"), encoding: .utf8)
        try Repository.write("description: 'About \"\(name)\"'\n" + text, to: folder + "/maps/\(name).argmap.yaml")
      }
      let done = try Tool.argmap("render", "maps", "-o", "site", "--address", "https://example.org/maps", in: folder)
      #expect(done.status == 0, "\(done.errors)")
      let page = try String(contentsOfFile: folder + "/site/import.html", encoding: .utf8)
      for part in [
        "<meta name=\"description\" content=\"About &quot;import&quot;\">",
        "<meta property=\"og:image\" content=\"https://example.org/maps/import.png\">",
        "data-home=\"winter.html#claim-mild\" data-there=\"1\"",
      ] { #expect(page.contains(part), "\(part)") }
      let png = try Tool.run("pngtopnm", [folder + "/site/import.png"])
      #expect(png.status == 0)
      // A preview that was deleted is drawn again.
      try FileManager.default.removeItem(atPath: folder + "/site/import.png")
      let again = try Tool.argmap("render", "maps", "-o", "site", "--address", "https://example.org/maps", in: folder)
      #expect(again.errors.contains("1 drawn, 1 unchanged"), "\(again.errors)")
      let index = try String(contentsOfFile: folder + "/site/index.html", encoding: .utf8)
      #expect(index.contains("<li data-id=\"claim-ice\">The lake did not freeze</li>"))
      // The search of the index finds claims of all maps, and leads to them.
      #if os(Linux)
        let result = try Tool.run(
          Repository.path(".build-python/bin/python"),
          [Repository.path("Tests/EndToEnd/Browser/site.py"), folder + "/site/index.html"])
        #expect(result.status == 0 && result.output.isEmpty, "\(result.output) \(result.errors.suffix(2000))")
      #endif
    }
    for refused in [["--embed", "https://example.org/"], ["--embed", "https://example.org/", "-o", "x.svg"]] {
      let done = try Tool.run(Tool.argmap, ["render", "maps/compost.argmap.yaml"] + refused)
      #expect(done.status == 2 && done.errors.contains("--embed is for HTML"), "\(refused): \(done.errors)")
    }
    for refused in [["--address", "example.org"], ["--address", "https://example.org"], ["--embed", "x"]] {
      let done = try Tool.run(Tool.argmap, ["render", "maps/compost.argmap.yaml"] + refused)
      #expect(done.status == 2, "\(refused)")
    }
    #expect(try Tool.argmap("render", "maps/compost.argmap.yaml", "--id-prefix", "a b").status == 2)
  }
}
