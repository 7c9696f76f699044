import ArgumentMap
import MapChecks
import MapDrawing
import MapLayout
import SourceText
import TestSupport
import Testing

@Suite(.serialized) struct GroupTests {
  private func drawing(_ text: String, _ change: (inout DrawingRequest, Graph) -> Void) -> Drawing {
    let result = checkMap(SourceFile(path: "t", text: text), index: FileIndex(0), files: Pictures.NoFiles())
    var options = DrawingRequest()
    change(&options, result.graph)
    return try! makeDrawing(result.graph, support: result.support, options: options)
  }

  private func collapsed(_ text: String, _ ids: String...) -> Drawing {
    drawing(text, collapsing: Set(ids))
  }

  private func drawing(_ text: String, collapsing ids: Set<String>) -> Drawing {
    drawing(text) { options, graph in
      options.collapsed = Set(graph.groups.indices.map(GroupIndex.init).filter { ids.contains(graph.name($0)) })
    }
  }

  private static let map = """
    claims:
      - top: Top
        because:
          - premises: [a, x]
            unless: c
          - b
    groups:
      - g: The group
        claims:
          - a: First
            because: d
          - b: Second
          - d: Fourth
            because: x
        groups:
          - inner: The inner group
            claims:
              - c: Third
                basis: value
      - rest: The rest
        claims:
          - x: Outside
            basis: value
    """

  private func links(_ drawing: Drawing) -> Set<String> {
    func name(_ end: Drawing.End) -> String {
      switch end {
      case .box(let i): drawing.boxes[i].id
      case .junction: "+"
      }
    }
    return Set(drawing.links.map { "\(name($0.from)) \($0.relation.sign) \(name($0.to))" })
  }

  @Test func aCollapsedGroupHasTheLinesOfAllThatIsInIt() {
    let drawing = collapsed(Self.map, "g")
    #expect(drawing.boxes.map(\.id) == ["top", "g", "x"])
    // Links within the group are gone; each link that leaves or enters it is there once.
    #expect(links(drawing) == ["g + +", "x + +", "+ + top", "g × +", "g + top", "x + g"])
    let box = drawing.boxes[1]
    #expect(box.isGroup && box.isUnsupported && box.shown == "The group")
    #expect(box.marks.map(\.text) == ["1 unsupported", "4 claims"])
    #expect(
      box.name
        == "Group: The group. Collapsed, with 4 claims, 1 of them unsupported. Supported by 1. Supports: Top.")
    #expect(box.note == "First\nFourth\nThird\nSecond")
  }

  @Test func anInnerGroupMayBeCollapsedAlone() {
    #expect(collapsed(Self.map, "inner").boxes.map(\.id) == ["top", "a", "d", "x", "inner", "b"])
    #expect(collapsed(Self.map, "g", "inner").boxes.map(\.id) == ["top", "g", "x"])
  }

  @Test func stepsWithinAGroupAreNotDrawn() {
    let all = collapsed(Self.map, "g", "rest")
    #expect(all.boxes.map(\.id) == ["top", "g", "rest"])
    #expect(all.junctions.count == 1)
    let text =
      "claims: [x: {a: A}]\n".replacing("[x: {a: A}]", with: "[]")
      + "groups:\n  - g: G\n    claims:\n      - a: A\n        because:\n          - premises: [b, c]\n            unless: d\n"
      + "      - b: B\n        basis: value\n      - c: C\n        basis: value\n  - h: H\n    claims:\n      - d: D\n        basis: value\n"
    let inside = collapsed(text, "g")
    #expect(inside.junctions.isEmpty)
    #expect(links(inside) == ["d × g"])
  }

  /// Collapses each group of each map, and then all groups: every line has its ends and its place, and the picture is
  /// clean.
  @Test(.slow, arguments: Repository.maps)
  func everyGroupCanBeCollapsed(_ map: String) throws {
    let text = try Repository.text(map)
    let groups = drawing(text) { _, _ in }.groups.map(\.id)
    for ids in groups.map({ [$0] }) + [groups] where !ids.isEmpty {
      let drawing = drawing(text, collapsing: Set(ids))
      #expect(drawing.boxes.contains { $0.isGroup })
      var ports: [Drawing.End: [Int]] = [:]
      for link in drawing.links {
        #expect(link.from != link.to)
        if let port = link.port { ports[link.to, default: []].append(port) }
      }
      for (end, list) in ports {
        guard case .box(let box) = end else { continue }
        #expect(list.sorted() == Array(0..<drawing.portCounts[box]), "\(map) \(ids)")
      }
      for j in drawing.junctions.indices {
        let into = drawing.links.filter { $0.to == .junction(j) }
        let out = drawing.links.filter { $0.from == .junction(j) }
        #expect(into.count > (drawing.junctions[j].words == nil ? 1 : 0) && out.count == 1)
      }
      // Where all lines of a map come together, a short line may have no free place for its sign.
      let faults = PictureFaults(drawing, try LayoutEngine.layOut(drawing)).list
      #expect(faults.filter { !$0.contains("the sign of") }.isEmpty, "\(map), \(ids): \(faults)")
      #expect(faults.count < 2, "\(map), \(ids): \(faults)")
    }
  }

  @Test func theStyleSaysHowGroupsShow() throws {
    func picture(_ style: Drawing.GroupStyle) throws -> PlacedDrawing {
      try LayoutEngine.layOut(
        drawing(try Repository.text("maps/tutorial.argmap.yaml")) { options, _ in options.groupStyle = style })
    }
    let boxes = try picture(.boxes)
    #expect(boxes.frames.count == 3 && boxes.boxes.allSatisfy { $0.tint == nil })
    // Inner frames lie within outer ones.
    let outer = boxes.frames.first { $0.title[0].text == "What the town gains" }!.rect
    let inner = boxes.frames.first { $0.title[0].text == "Safety on foot" }!.rect
    #expect(inner.x > outer.x && inner.maxX < outer.maxX && inner.y > outer.y && inner.maxY < outer.maxY)
    let tint = try picture(.tint)
    #expect(tint.frames.isEmpty && tint.boxes.contains { $0.tint != nil })
    #expect(tint.legend.contains { $0.text.text == "What the town gains › Safety on foot" })
    let none = try picture(.none)
    #expect(none.frames.isEmpty && none.boxes.allSatisfy { $0.tint == nil })
    #expect(!none.legend.contains { $0.text.text.contains("Safety") })
  }

  /// A title that is too long for the legend keeps as many characters as fit.
  @Test func longTitlesAreCutInTheLegend() throws {
    func label(_ title: String) throws -> PlacedDrawing.Text {
      let map = "claims: [{a: A is so, basis: value}]\ngroups: [{g: \"\(title)\", claims: [a]}]\n"
      let picture = try LayoutEngine.layOut(drawing(map) { options, _ in options.groupStyle = .tint })
      return try #require(picture.legend.last).text
    }
    let title = Array(repeating: "mild winters", count: 40).joined(separator: " ")
    let whole = String(title.prefix(60))
    #expect(try label(whole).text == whole)
    let cut = try label(title)
    #expect(cut.text.hasSuffix("…") && title.hasPrefix(cut.text.dropLast()))
    // The legend of a small picture is at most 900 points wide, of which the margins, the sample and a gap take some.
    let width = TextMetrics.width(cut.text, size: cut.size)
    let next = TextMetrics.width(String(title.prefix(cut.text.count)) + "…", size: cut.size)
    #expect(width <= 876 - cut.at.x && next > 876 - cut.at.x)
  }

  @Test func theAspectIsAimedAt() throws {
    for map in ["maps/slaughterhouse.argmap.yaml", "maps/nuclear-power.argmap.yaml"] {
      let text = try Repository.text(map)
      func shape(_ aspect: Double) throws -> Double {
        let picture = try LayoutEngine.layOut(
          drawing(text) { options, _ in options.page = Drawing.Page(aspect: aspect) })
        return picture.width / picture.height
      }
      let (narrow, wide) = (try shape(0.5), try shape(2.5))
      #expect(narrow < wide, "\(map)")
      #expect(narrow < 1.1, "\(map)")
    }
  }

  @Test func coloursTellWhatIsAsked() throws {
    func picture(_ colorBy: Drawing.ColorBy) throws -> PlacedDrawing {
      try LayoutEngine.layOut(
        drawing(
          """
          claims:
            - top: Top
              because:
                - a: A
                  tags: [x, y]
                  basis: value
                  unless:
                    - c: C
                      basis: value
              but:
                - b: B
                  tags: [y]
                  basis: value
          """
        ) { options, _ in options.colorBy = colorBy })
    }
    func tints(_ picture: PlacedDrawing) -> [String: Int] {
      Dictionary(uniqueKeysWithValues: picture.boxes.compactMap { box in box.tint.map { (box.claim.id, $0) } })
    }
    func legend(_ picture: PlacedDrawing) -> [String] {
      picture.legend.compactMap { if case .tint = $0.sample { $0.text.text } else { nil } }
    }
    let role = try picture(.role)
    #expect(Set(tints(role).keys) == ["a", "b", "c"] && Set(tints(role).values).count == 3)
    #expect(legend(role) == ["a reason", "an objection", "against a step"])
    let tags = try picture(.tags)
    #expect(tints(tags) == ["a": 0, "b": 1] && legend(tags) == ["x", "y"])
    #expect(try tints(picture(.group)).isEmpty)
  }

  /// There are ten tints; everything after the ninth shares the last, and the legend says so.
  @Test func manyTagsShareTheLastTint() throws {
    let claims = (0..<13).map { "  - c\($0): Claim \($0)\n    basis: value\n    tags: [t\($0)]\n" }.joined()
    let picture = try LayoutEngine.layOut(drawing("claims:\n" + claims) { options, _ in options.colorBy = .tags })
    let tints = picture.boxes.compactMap(\.tint)
    #expect(tints.count == 13 && Set(tints).count == 10 && tints.max() == 9)
    let words = picture.legend.compactMap { if case .tint = $0.sample { $0.text.text } else { nil } }
    #expect(words.count == 10 && words.last == "t9, t10, t11, t12")
  }

  /// libgvc occasionally gives a line between clusters two routes; only one may be used.
  @Test func aContradictionBetweenBoxesOfGroups() throws {
    let picture = try LayoutEngine.layOut(
      drawing(
        """
        groups:
          - g0: Group
            claims:
              - a: One
                contradicts: d
              - b: Two
          - g1: Group
            claims:
              - c: Three
              - d: Four
              - e: Five
        """
      ) { options, _ in options.groupStyle = .boxes })
    #expect(picture.lines.count == 1 && picture.lines.allSatisfy { $0.points.count % 3 == 1 })
  }
}
