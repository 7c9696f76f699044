import MapDrawing
import MapLayout
import TestSupport
import Testing

/// Properties of every picture, whatever the version of libgvc.
@Suite(.serialized) struct LayoutTests {
  static let directions: [Drawing.Direction] = [.right, .down]

  private func expectSound(_ drawing: Drawing, _ name: String) throws {
    let picture = try LayoutEngine.layOut(drawing)
    #expect(picture.warnings.isEmpty, "\(name): \(picture.warnings)")
    expectApart(picture, name)
    expectTextInside(picture, name)
    expectNoLineThroughABox(drawing, picture, name)
    expectForward(drawing, picture, name)
    for box in picture.boxes {
      #expect(
        box.frame.x >= 0 && box.frame.y >= 0 && box.frame.maxX <= picture.width && box.frame.maxY <= picture.height)
    }
  }

  private func expectApart(_ picture: PlacedDrawing, _ name: String) {
    let boxes = picture.boxes.map(\.frame)
    for (i, a) in boxes.enumerated() {
      for b in boxes[(i + 1)...] where a.x < b.maxX && b.x < a.maxX && a.y < b.maxY && b.y < a.maxY {
        Issue.record("\(name): two boxes overlap at \(a.x), \(a.y)")
      }
      for junction in picture.junctions where a.contains(junction.center, margin: -junction.radius) {
        Issue.record("\(name): a junction lies in a box at \(a.x), \(a.y)")
      }
    }
  }

  private func expectTextInside(_ picture: PlacedDrawing, _ name: String) {
    for box in picture.boxes {
      for text in box.texts {
        let right = text.at.x + TextMetrics.width(text.text, size: text.size, weight: text.weight)
        #expect(text.at.x >= box.frame.x && right <= box.frame.maxX, "\(name): \(text.text)")
        #expect(text.at.y - text.size * 0.8 >= box.frame.y && text.at.y + 2 <= box.frame.maxY, "\(name): \(text.text)")
      }
    }
  }

  /// Checks that no line runs through a box.
  private func expectNoLineThroughABox(_ drawing: Drawing, _ picture: PlacedDrawing, _ name: String) {
    for (k, line) in picture.lines.enumerated() {
      for point in Curve(line.points).samples(40) {
        for box in picture.boxes where box.frame.contains(point, margin: 1.5) {
          Issue.record("\(name): a \(line.relation.rawValue) line (\(k)) runs through \(box.claim.id)")
          return
        }
      }
    }
  }

  /// Checks that without circles no line runs backwards: each claim is placed after the claims that it bears on.
  private func expectForward(_ drawing: Drawing, _ picture: PlacedDrawing, _ name: String) {
    func place(_ end: Drawing.End) -> PlacedDrawing.Point {
      switch end {
      case .box(let i): picture.boxes[i].frame.center
      case .junction(let i): picture.junctions[i].center
      }
    }
    for link in drawing.links where link.length != nil {
      let from = place(link.from)
      let to = place(link.to)
      let isForward = drawing.direction == .right ? from.x > to.x : from.y > to.y
      #expect(isForward, "\(name): \(link.from) to \(link.to)")
    }
  }

  @Test(arguments: Repository.maps, directions)
  func keptMapsAreSound(_ map: String, _ direction: Drawing.Direction) throws {
    try expectSound(try Pictures.kept(map, direction), map)
  }

  @Test(.slow, arguments: 1...20 as ClosedRange<UInt64>)
  func randomMapsAreSound(_ seed: UInt64) throws {
    let text = Pictures.random(seed, claims: 10 + Int(seed) * 4)
    for direction in Self.directions { try expectSound(Pictures.drawing(text, direction), "seed \(seed)") }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func siblingsKeepTheAuthorsOrder(_ seed: UInt64) throws {
    let drawing = Pictures.drawing(Pictures.random(seed, claims: 40), .right)
    let picture = try LayoutEngine.layOut(drawing)
    // In a tree, every claim bears on exactly one other.
    var siblings: [Drawing.End: [Int]] = [:]
    for link in drawing.links {
      if case .box(let i) = link.from { siblings[link.to, default: []].append(i) }
    }
    for list in siblings.values {
      for column in Dictionary(grouping: list, by: { picture.boxes[$0].frame.x }).values {
        let tops = column.map { picture.boxes[$0].frame.y }
        #expect(tops == tops.sorted(), "seed \(seed)")
      }
    }
  }

  /// libgvc occasionally breaks the order that it is given; this measures how often.
  @Test func siblingsKeepTheAuthorsOrderInTheMapsWeKeep() throws {
    var right = 0
    var wrong = 0
    for map in Repository.maps {
      for direction in Self.directions {
        let drawing = try Pictures.kept(map, direction)
        let picture = try LayoutEngine.layOut(drawing)
        func across(_ i: Int) -> Double {
          direction == .right ? picture.boxes[i].frame.center.y : picture.boxes[i].frame.center.x
        }
        for (first, second) in SiblingOrder.pairs(drawing) {
          if across(first) < across(second) { right += 1 } else { wrong += 1 }
        }
      }
    }
    print("siblings in the author's order: \(right) of \(right + wrong) pairs")
    #expect(right > 140 && wrong * 50 <= right + wrong, "\(wrong) pairs are out of order")
  }

  /// A sign on a premise's line would make the premise look like the undercut. Where lines come in from all sides,
  /// there may be no free place for the sign; this measures how often.
  @Test func undercutsComeInApartFromPremises() throws {
    var apart = 0
    var close: [String] = []
    for map in Repository.maps {
      for direction in Self.directions {
        let drawing = try Pictures.kept(map, direction)
        let picture = try LayoutEngine.layOut(drawing)
        // Every link has its line, in the same order.
        #expect(drawing.links.count == picture.lines.count)
        let lines = Array(zip(drawing.links, picture.lines))
        for (link, line) in lines where link.hasHead {
          guard case .junction = link.to, let sign = line.heads.first?.sign else { continue }
          let premises = lines.filter { $0.0.to == link.to && !$0.0.hasHead }
          let nearest =
            premises.flatMap { Curve($0.1.points).samples(60) }.map { Curve.distance($0, sign) }.min() ?? 100
          if nearest > 6.5 { apart += 1 } else { close.append("\(map) \(direction) \(link.from)") }
        }
      }
    }
    print("undercuts apart from premises: \(apart) of \(apart + close.count)")
    #expect(apart > 40 && close.count <= 1, "\(close)")
  }

  @Test func conclusionsComeFirst() throws {
    let drawing = try Pictures.kept("maps/claude-3-opus.argmap.yaml", .right)
    let picture = try LayoutEngine.layOut(drawing)
    let left = picture.boxes.map(\.frame.x).min()!
    #expect(picture.boxes.filter { $0.frame.x < left + 1 }.allSatisfy { $0.claim.isConclusion })
  }

  @Test func theClaude3OpusMapIsReadableAt1600Pixels() throws {
    let picture = try LayoutEngine.layOut(try Pictures.kept("maps/claude-3-opus.argmap.yaml"))
    #expect(Drawing.Measure.textSize * 1600 / picture.width >= 9)
  }

  @Test func circlesAreDrawn() throws {
    let text =
      "claims:\n  - a: A\n    because: b\n  - b: B\n    because: [c, a]\n  - c: C\n    because: a\n    contradicts: b\n"
    for direction in Self.directions {
      let picture = try LayoutEngine.layOut(Pictures.drawing(text, direction))
      #expect(picture.boxes.count == 3 && picture.lines.count == 5)
    }
  }

  /// libgvc cannot handle lengths over 65,535 points, so larger layouts are passed to it at a coarser scale.
  @Test func aTreeThatIsHigherThanTheEngineBears() throws {
    var text = "claims:\n"
    for i in 0..<4095 {
      text += "  - c\(i): Claim \(i)\n"
      text += i < 2047 ? "    because: [c\(2 * i + 1), c\(2 * i + 2)]\n" : "    basis: value\n"
    }
    let picture = try LayoutEngine.layOut(Pictures.drawing(text, .right))
    #expect(picture.warnings.isEmpty && picture.height > 100_000)
    #expect(picture.lines.count == 4094)
    var columns: [Double: [PlacedDrawing.Rect]] = [:]
    for box in picture.boxes { columns[box.frame.x, default: []].append(box.frame) }
    #expect(columns.count >= 12)
    for column in columns.values {
      let sorted = column.sorted { $0.y < $1.y }
      #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.maxY + 15 <= $1.y })
    }
    let frames = Dictionary(uniqueKeysWithValues: picture.boxes.map { ("claim-" + $0.claim.id, $0.frame) })
    for line in picture.lines {
      let from = try #require(frames[line.from[0]])
      let to = try #require(frames[line.to[0]])
      // Two arrowheads, each a quarter of the side's length from one of its ends.
      let tip = line.heads[0].tip
      #expect(abs(line.points[0].y - from.center.y) < 1 && abs(abs(tip.y - to.center.y) - to.height / 4) < 1)
    }
  }

  @Test func emptyAndSingle() throws {
    #expect(try LayoutEngine.layOut(Pictures.drawing("")).boxes.isEmpty)
    #expect(try LayoutEngine.layOut(Pictures.drawing("claims:\n  - a: A\n    basis: value\n")).boxes.count == 1)
  }

  @Test func directionFollowsTheShape() {
    var deep = "claims:\n"
    for i in 0..<12 { deep += "  - c\(i): A claim of some length in a chain\n    because: c\(i + 1)\n" }
    deep += "  - c12: End\n    basis: value\n"
    #expect(Pictures.drawing(deep).direction == .down)
    var wide = "claims:\n  - a: A\n    because:\n"
    for i in 0..<40 { wide += "      - c\(i): A reason of some length among many\n        basis: value\n" }
    #expect(Pictures.drawing(wide).direction == .right)
  }

  @Test func theSameInputGivesTheSamePicture() throws {
    let drawing = try Pictures.kept("maps/tutorial.argmap.yaml")
    let first = try LayoutEngine.layOut(drawing)
    for _ in 0..<3 {
      let again = try LayoutEngine.layOut(drawing)
      #expect(again.lines.map(\.points) == first.lines.map(\.points))
      #expect(again.boxes.map(\.frame) == first.boxes.map(\.frame))
    }
  }

  @Test func frameWhereTheOrderHolds() throws {
    let drawing = Pictures.drawing(
      """
      claims:
        - top: Top
          because: [a, z]
        - z: Last
          basis: value
      groups:
        - g: The group
          claims:
            - a: First
              because:
                - b: Second
                  basis: value
                - c: Third
                  because:
                    - d: Fourth
                      basis: value
      """, .right)
    let picture = try LayoutEngine.layOut(drawing)
    // Whether framed or tinted, the group is named exactly once.
    let isFramed = picture.frames.contains { $0.title.first?.text == "The group" }
    let isTinted = picture.legend.contains { $0.text.text == "The group" }
    #expect(isFramed != isTinted)
  }
}
