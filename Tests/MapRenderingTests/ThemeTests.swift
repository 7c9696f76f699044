import ArgumentMap
import Foundation
import MapChecks
import MapDrawing
import MapLayout
import MapRendering
import SourceText
import TestSupport
import Testing

/// The colours that a picture's style sheet defines.
private struct Colors {
  /// The colours in light and dark mode, keyed by the names of their custom properties.
  let light, dark: [String: String]

  init(_ svg: String) throws {
    func properties(_ text: Substring) -> [String: String] {
      var result: [String: String] = [:]
      for match in text.matches(of: #/--argmap-([a-z0-9-]+):(#[0-9a-f]{3,6})/#) {
        result[String(match.1)] = String(match.2)
      }
      return result
    }
    let start = try #require(svg.range(of: ".argmap{"))
    light = properties(svg[start.upperBound..<svg[start.upperBound...].firstIndex(of: "}")!])
    if let media = svg.range(of: "(prefers-color-scheme:dark){.argmap{") {
      dark = properties(svg[media.upperBound..<svg[media.upperBound...].firstIndex(of: "}")!])
    } else {
      dark = light
    }
  }

  /// The contrast ratio of two colours as defined by WCAG 2.2, from 1 to 21.
  static func contrast(_ a: [Double], _ b: [Double]) -> Double {
    func luminance(_ rgb: [Double]) -> Double {
      let linear = rgb.map { c in
        let v = c / 255
        return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  static func rgb(_ hex: String) -> [Double] {
    let digits = Array(hex.dropFirst())
    let pairs =
      digits.count == 3 ? digits.map { [$0, $0] } : stride(from: 0, to: 6, by: 2).map { [digits[$0], digits[$0 + 1]] }
    return pairs.map { Double(Int(String($0), radix: 16)!) }
  }
}

@Suite struct ThemeTests {
  /// A picture that contains every coloured element.
  private static func everything(_ theme: Theme) -> String {
    var picture = SVGTests.handMade(url: "https://example.org")
    for i in 0..<10 {
      picture.legend.append(
        PlacedDrawing.LegendEntry(
          sample: .tint(i), frame: PlacedDrawing.Rect(x: 0, y: 0, width: 9, height: 9),
          text: PlacedDrawing.Text(text: "tint", at: PlacedDrawing.Point(0, 0), size: 12, style: .legend)))
    }
    picture.lines[0].holds = false
    picture.boxes[0].claim.marks = [Drawing.Mark(kind: .unsupported, text: "unsupported")]
    picture.boxes[0].texts.append(
      PlacedDrawing.Text(
        text: "unsupported", at: PlacedDrawing.Point(30, 100), size: 11, style: .mark, weight: .bold, mark: .unsupported
      ))
    picture.frames = [
      PlacedDrawing.Frame(
        rect: PlacedDrawing.Rect(x: 0, y: 0, width: 99, height: 99),
        title: [PlacedDrawing.Text(text: "G", at: PlacedDrawing.Point(9, 9), size: 12, style: .group)], tint: 0)
    ]
    picture.frames[0].hasGround = true
    picture.question = [PlacedDrawing.Text(text: "Q?", at: PlacedDrawing.Point(9, 9), size: 16, style: .question)]
    var options = SVGRequest()
    options.theme = theme
    return SVGRenderer.render(picture, options)
  }

  /// Text has a contrast of at least 4.5:1, and lines and marks 3:1, on every background they may have (WCAG 2.2,
  /// 1.4.3, 1.4.11).
  @Test(arguments: Theme.allCases)
  func contrastsAreEnough(_ theme: Theme) throws {
    let colors = try Colors(Self.everything(theme))
    for values in [colors.light, colors.dark] {
      func rgb(_ name: String) -> [Double] { Colors.rgb(values[name]!) }
      let background = rgb("background")
      let tints = theme == .print || theme == .plain ? [] : (0..<10).map { rgb("tint-\($0)") }
      #expect(tints.count == 10 || values["tint-0"] == nil)
      // The background of a frame is its tint at 55% opacity.
      let frames = tints.map { tint in zip(tint, background).map { 0.55 * $0 + 0.45 * $1 } }
      var worst = (text: 21.0, line: 21.0)
      for ground in [rgb("box")] + tints {
        for name in ["text", "muted", "unsupported", "link"] {
          let contrast = Colors.contrast(rgb(name), ground)
          worst.text = min(worst.text, contrast)
          #expect(contrast >= 4.5, "\(theme): \(name) on \(ground)")
        }
      }
      for ground in [background] + frames {
        for name in ["text", "muted"] {
          let contrast = Colors.contrast(rgb(name), ground)
          worst.text = min(worst.text, contrast)
          #expect(contrast >= 4.5, "\(theme): \(name) on \(ground)")
        }
        for name in ["support", "objection", "undercut", "contradiction", "border", "conclusion", "unsupported"] {
          let contrast = Colors.contrast(rgb(name), ground)
          worst.line = min(worst.line, contrast)
          #expect(contrast >= 3, "\(theme): \(name) on \(ground)")
        }
      }
      let opacity = try #require(
        Self.everything(theme).firstMatch(of: /argmap-failing{opacity:([.\d]+)}/).flatMap { Double($0.1) })
      for name in ["support", "objection", "undercut"] {
        let pale = zip(rgb(name), background).map { opacity * $0 + (1 - opacity) * $1 }
        let contrast = Colors.contrast(pale, background)
        #expect(contrast >= 3, "\(theme): \(name) of a step that does not hold: \(contrast)")
      }
      for ground in tints { #expect(Colors.contrast(rgb("border"), ground) >= 3, "\(theme): border on \(ground)") }
      print(
        "contrasts, \(theme.rawValue): text \((worst.text * 100).rounded() / 100), lines \((worst.line * 100).rounded() / 100)"
      )
    }
  }

  @Test func theContrastIsThatOfTheSpecification() {
    #expect(abs(Colors.contrast([0, 0, 0], [255, 255, 255]) - 21) < 0.001)
    #expect(abs(Colors.contrast(Colors.rgb("#767676"), Colors.rgb("#fff")) - 4.54) < 0.01)
  }

  @Test func themesWithoutColoursHaveNone() throws {
    for theme in [Theme.print, .plain] {
      let svg = Self.everything(theme)
      let hexes = Set(svg.matches(of: #/[:"](#[0-9a-f]{3,6})\b/#).map { String($0.1) })
      #expect(hexes.isSubset(of: ["#000", "#fff"]), "\(hexes)")
      #expect(!svg.contains("prefers-color-scheme"))
    }
    // In print, groups have patterns: ten different ones.
    let print = Self.everything(.print)
    let patterns = print.components(separatedBy: "<pattern ").dropFirst().map {
      $0.components(separatedBy: " d=\"")[1].prefix { $0 != "\"" }
    }
    #expect(patterns.count == 10 && Set(patterns).count == 10)
    // The plain theme has neither patterns nor a legend of groups, in which all boxes would look the same.
    #expect(!Self.everything(.plain).contains("<pattern ") && !Self.everything(.plain).contains(">tint</text>"))
    #expect(print.components(separatedBy: ">tint</text>").count == 11)
  }

  @Test func aThemeIsLightOrDarkOrBoth() throws {
    #expect(try Colors(Self.everything(.light)).light["background"] == "#fff")
    #expect(!Self.everything(.light).contains("prefers-color-scheme"))
    let dark = Self.everything(.dark)
    #expect(try Colors(dark).light["background"] == "#12161c")
    // The plain values are dark too, for viewers that do not support variables.
    #expect(dark.contains(".argmap-background{fill:#12161c;fill:var(--argmap-background)}"))
    let auto = try Colors(Self.everything(.auto))
    #expect(auto.light["background"] == "#fff" && auto.dark["background"] == "#12161c")
    #expect(Set(auto.light.keys) == Set(auto.dark.keys))
  }

  /// The names that a page may rely on are exactly those listed in docs/svg.md.
  @Test func namesAreThoseOfTheDocument() throws {
    let page = try Repository.text("docs/svg.md")
    var documented = Set<String>()
    for match in page.matches(of: #/`(argmap(?:-[a-zA-Z-]+)?)`/#) { documented.insert(String(match.1)) }
    for match in page.matches(of: #/`(argmap-mark)-citation`((?:, `-[a-z]+`)+)/#) {
      for part in match.2.matches(of: #/`(-[a-z]+)`/#) { documented.insert(String(match.1) + String(part.1)) }
    }
    var used = Set<String>()
    for svg in Theme.allCases.map(Self.everything) + [
      Self.kept("maps/tutorial.argmap.yaml"), Self.kept("maps/school-phones.argmap.yaml"),
      Self.kept("maps/tutorial.argmap.yaml") { options, graph in
        options.collapsed = [try! graph.group(called: "safety")]
        options.selection = Selection()
        options.selection?.depth = 1
        options.groupStyle = .boxes
      },
      Self.kept("maps/school-phones.argmap.yaml") { options, graph in
        options.evaluated = DrawingRequest.Evaluated(
          standings: graph.claimIndices.map { Graph.Standing.allCases[$0.int % 3] },
          holds: graph.inferenceIndices.map { $0.int % 2 == 0 })
        options.evaluated?.hingeClaims = Set(graph.claimIndices)
        options.colorBy = .standing
        options.groupStyle = .boxes
      },
    ] {
      for match in svg.matches(of: #/class="([^"]*)"/#) {
        for word in match.1.split(separator: " ") {
          used.insert(
            String(word).replacing(#/-\d+$/#, with: { _ in "-N" }).replacing(
              #/argmap-tag-.*/#, with: { _ in "argmap-tag-TAG" })
          )
        }
      }
    }
    #expect(used.subtracting(documented) == [])
    // Except for an id, and classes that only maps with imports, or with reasons that are unsupported, have.
    #expect(documented.subtracting(used).subtracting(["argmap-outline", "argmap-imported", "argmap-fallen"]) == [])
    let properties = Set(
      try Colors(Self.everything(.auto)).light.keys.map { $0.replacing(#/-\d$/#, with: { _ in "" }) })
    for property in properties {
      #expect(page.contains("`-\(property)") || page.contains("--argmap-\(property)`"), "\(property)")
    }
  }

  private static func kept(_ map: String, _ change: (inout DrawingRequest, Graph) -> Void = { _, _ in }) -> String {
    let result = checkMap(
      SourceFile(path: map, bytes: try! Repository.bytes(map)), index: FileIndex(0), files: FilesInMemory([:]))
    var options = DrawingRequest()
    change(&options, result.graph)
    return SVGRenderer.render(
      try! LayoutEngine.layOut(try! makeDrawing(result.graph, support: result.support, options: options)))
  }

  /// A picture's size per claim includes markup, style sheet and legend. The limit is higher for the tutorial's map,
  /// which has nearly every construct in only a few claims.
  @Test(arguments: Repository.maps)
  func fewBytesAClaim(_ map: String) throws {
    let svg = Self.kept(map)
    let claims = svg.components(separatedBy: "id=\"claim-").count - 1
    let bytes = svg.utf8.count / claims
    print("\(map): \(bytes) bytes a claim")
    #expect(bytes <= (map.contains("tutorial") ? 1100 : 950))
  }

  @Test func moreRulesAndLinksToTheSource() throws {
    var options = SVGRequest()
    options.css = ".argmap-claim{opacity:.5} /* </style><script>alert(1)</script> */"
    options.sourceLinks = "https://example.org/blob/{rev}/main/{path}#L{line}"
    var picture = SVGTests.handMade()
    picture.boxes[0].claim.path = "maps/a map ü.argmap.yaml"
    picture.boxes[0].claim.line = 12
    let svg = SVGRenderer.render(picture, options)
    #expect(svg.contains("<style>.argmap-claim{opacity:.5} /* &lt;/style&gt;"))
    #expect(!svg.contains("<script"))
    #expect(svg.contains("<a href=\"https://example.org/blob/{rev}/main/maps/a%20map%20%C3%BC.argmap.yaml#L12\""))
    #expect(svg.components(separatedBy: "<a href").count == 2)
    try SVGTests().expectWellFormed(svg)
    #expect(SourceLink.address("javascript:{path}", path: "a", line: 1) == nil)
  }

  @Test func textFromTheRightStartsAtTheRight() throws {
    let text =
      "language: he\nclaims:\n  - a: האגם לא קפא בחורף הזה ולכן הברבורים נשארו כאן כל השנה\n    basis: observation\n  - b: Left to right\n    basis: value\n"
    let result = checkMap(SourceFile(path: "t", text: text), index: FileIndex(0), files: FilesInMemory([:]))
    let picture = try LayoutEngine.layOut(try makeDrawing(result.graph, support: result.support))
    let svg = SVGRenderer.render(picture)
    let box = picture.boxes[0]
    #expect(svg.contains("x=\"\(Int(box.frame.maxX) - 10)\" y=\"\(box.texts[0].at.y)\" direction=\"rtl\">האגם"))
    #expect(svg.contains("y=\"\(picture.boxes[1].texts[0].at.y)\">Left"))
  }
}
