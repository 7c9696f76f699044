import Foundation
import MapChecks
import MapDrawing
import MapLayout
import MapRendering
import SourceText
import TestSupport
import Testing

@Suite struct SVGTests {
  typealias Point = PlacedDrawing.Point
  typealias Rect = PlacedDrawing.Rect

  /// A hand-made picture, so that no layout engine is involved.
  static func handMade(_ text: String = "The winter was mild", url: String? = nil) -> PlacedDrawing {
    var picture = PlacedDrawing(width: 460, height: 200, name: "Winter", description: "A picture made by hand.")
    picture.language = "en"
    picture.title = [PlacedDrawing.Text(text: "Winter", at: Point(24, 40), size: 24, style: .title, weight: .bold)]
    func box(_ id: String, _ text: String, _ x: Double, _ change: (inout Drawing.Box) -> Void) -> PlacedDrawing.Box {
      var claim = Drawing.Box(id: id, text: text, lines: [text], marks: [], name: "Claim: \(text).")
      change(&claim)
      let frame = Rect(x: x, y: 70, width: 160, height: 54)
      var texts = [PlacedDrawing.Text(text: text, at: Point(x + 10, 92), size: 14, style: .claim)]
      texts += claim.marks.map {
        var text = PlacedDrawing.Text(text: $0.text, at: Point(x + 10, 112), size: 11, style: .mark, mark: $0.kind)
        text.url = $0.url
        return text
      }
      return PlacedDrawing.Box(frame: frame, texts: texts, claim: claim, tint: 1)
    }
    picture.boxes = [
      box("mild", text, 24) { $0.isConclusion = true },
      box("lake", "The lake did not freeze", 270) {
        $0.isImplicit = true
        $0.isUnsupported = true
        $0.note = "Seen from the bridge"
        $0.marks = [
          Drawing.Mark(kind: .basis, text: "observation"), Drawing.Mark(kind: .citation, text: "diary ¶1", url: url),
        ]
        $0.tags = ["weather"]
      },
    ]
    for (i, relation) in Drawing.Relation.allCases.enumerated() {
      let y = 80 + Double(i) * 12
      picture.lines.append(
        PlacedDrawing.Line(
          points: [Point(270, y), Point(240, y), Point(220, y), Point(193, y)], relation: relation,
          heads: [PlacedDrawing.Head(tip: Point(184, y), base: Point(193, y), sign: Point(201, y))]))
      picture.legend.append(
        PlacedDrawing.LegendEntry(
          sample: .line(relation), frame: Rect(x: 24 + Double(i) * 100, y: 160, width: 44, height: 16),
          text: PlacedDrawing.Text(
            text: relation.rawValue, at: Point(74 + Double(i) * 100, 172), size: 12, style: .legend)))
    }
    picture.junctions = [PlacedDrawing.Junction(center: Point(225, 140), radius: 5, relation: .support)]
    return picture
  }

  @Test func handMadePictureIsAsKept() {
    expectGolden(
      SVGRenderer.render(Self.handMade(url: "https://example.org/?a=1&b=2")),
      "Tests/MapRenderingTests/Goldens/hand-made.svg")
    expectGolden(PlacedJSON.render(Self.handMade()), "Tests/MapRenderingTests/Goldens/hand-made.json")
  }

  @Test func textIsEscaped() throws {
    let svg = SVGRenderer.render(Self.handMade("</text><script>alert(1)</script>\u{1B}"))
    #expect(!svg.contains("<script"))
    #expect(svg.contains("&lt;/text&gt;&lt;script&gt;"))
    #expect(!svg.unicodeScalars.contains("\u{1B}"))
    try expectWellFormed(svg)
  }

  @Test func onlyPagesBecomeLinks() {
    #expect(SVGRenderer.render(Self.handMade(url: "https://example.org")).contains("<a href=\"https://example.org\">"))
    #expect(!SVGRenderer.render(Self.handMade(url: "javascript://x%0Aalert(1)")).contains("<a "))
  }

  @Test func everyClaimIsAGroupWithItsBoxFirst() throws {
    let svg = SVGRenderer.render(Self.handMade())
    let parts = svg.components(separatedBy: "<g id=\"claim-").dropFirst()
    #expect(parts.count == 2)
    for part in parts {
      let opening = part.components(separatedBy: ">\n")[1]
      #expect(opening.hasPrefix("<rect class=\"argmap-box"))
      #expect(part.contains("aria-label=\"Claim: "))
    }
    #expect(svg.components(separatedBy: "id=\"claim-").count == 3)
  }

  @Test func everyColourHasAPlainValueFirst() {
    let svg = SVGRenderer.render(Self.handMade())
    let parts = svg.components(separatedBy: ":var(--argmap-")
    #expect(parts.count > 15)
    for part in parts.dropLast() {
      // The variable is preceded by a plain value, as in `fill:#ffffff;fill:var(--argmap-box)`.
      let property = part.split(whereSeparator: { ";{".contains($0) }).last ?? ""
      #expect(part.hasSuffix(";\(property)") && part.contains("\(property):#"), "\(part.suffix(40))")
    }
  }

  @Test func itIsTheSameEveryTime() {
    #expect(SVGRenderer.render(Self.handMade()) == SVGRenderer.render(Self.handMade()))
  }

  func expectWellFormed(_ svg: String) throws {
    try Repository.withFolder { folder in
      try Repository.write(svg, to: folder + "/a.svg")
      let result = try Tool.run("xmllint", ["--noout", folder + "/a.svg"])
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    }
  }

  /// librsvg does not support `var()`, so what it paints shows whether the plain values are right.
  @Test func librsvgPaintsTheColours() throws {
    try Repository.withFolder { folder in
      try Repository.write(SVGRenderer.render(Self.handMade()), to: folder + "/a.svg")
      let drawn = try Tool.run("rsvg-convert", ["-o", folder + "/a.png", folder + "/a.svg"])
      #expect(drawn.status == 0, "\(drawn.errors)")
      let pixels = try Pixels(png: folder + "/a.png")
      #expect(pixels.color(2, 2) == [0xFF, 0xFF, 0xFF])
      // Inside a box with the second tint, and in the disc of a junction.
      #expect(pixels.color(140, 118) == [0xFD, 0xF0, 0xD9])
      #expect(pixels.color(225, 140) == [0x00, 0x70, 0x8F])
    }
  }
}

@Suite struct DOTTests {
  private func drawing(_ map: String) throws -> Drawing {
    let result = checkMap(
      SourceFile(path: map, bytes: try Repository.bytes(map)), index: FileIndex(0), files: FilesInMemory([:]))
    return try! makeDrawing(result.graph, support: result.support)
  }

  @Test(arguments: Repository.maps)
  func dotTakesItWithoutAWord(_ map: String) throws {
    let dot = DOTRenderer.render(try drawing(map))
    let result = try Tool.run("dot", ["-Tsvg"], input: Array(dot.utf8))
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(result.output.contains("</svg>"))
  }

  @Test func oddTextsAreQuoted() throws {
    let text = #"claims: [{a: 'Say "yes" \N & &lt;b&gt; {x|y} \', basis: value, note: "one\ntwo"}]"#
    let result = checkMap(SourceFile(path: "t", text: text), index: FileIndex(0), files: FilesInMemory([:]))
    let dot = DOTRenderer.render(try! makeDrawing(result.graph, support: result.support))
    let svg = try Tool.run("dot", ["-Tsvg"], input: Array(dot.utf8))
    #expect(svg.status == 0 && svg.errors.isEmpty, "\(svg.errors)")
    #expect(svg.output.contains("&amp;lt;b&amp;gt;"))
    #expect(svg.output.contains("\\\u{200B}N"))
  }

  @Test func asKept() throws {
    expectGolden(
      DOTRenderer.render(try drawing("maps/tutorial.argmap.yaml")), "Tests/MapRenderingTests/Goldens/tutorial.dot")
  }

  /// The drawing before any layout: a difference here is a change of content.
  @Test func theDrawingIsAsKept() throws {
    expectGolden(
      DrawingJSON.render(try drawing("maps/tutorial.argmap.yaml")),
      "Tests/MapRenderingTests/Goldens/tutorial.drawing.json")
  }
}
