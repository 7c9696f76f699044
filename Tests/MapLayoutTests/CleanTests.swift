import MapDrawing
import MapLayout
import TestSupport
import Testing

/// The faults that a viewer would see in a picture, measured on the placed drawing.
struct PictureFaults {
  private let drawing: Drawing
  private let picture: PlacedDrawing
  private(set) var list: [String] = []
  /// The radius of the discs around signs.
  private static let radius = 6.5

  init(_ drawing: Drawing, _ picture: PlacedDrawing) {
    self.drawing = drawing
    self.picture = picture
    boxesOverlap()
    textsLeaveBoxes()
    let samples = picture.lines.map { Curve($0.points).samples(40) }
    linesRunThroughBoxes(samples)
    linesRunThroughTitles(samples)
    headsSitOnOneAnother()
    linesRunThroughSigns(samples)
    undercutsMissTheirStep()
    premisesMissTheirStep()
  }

  private mutating func boxesOverlap() {
    let boxes = picture.boxes
    for (i, a) in boxes.enumerated() {
      for b in boxes[(i + 1)...] where a.frame.intersects(b.frame) {
        list.append("boxes overlap: \(a.claim.id), \(b.claim.id)")
      }
      for junction in picture.junctions where a.frame.contains(junction.center, margin: -junction.radius) {
        list.append("a junction lies in \(a.claim.id)")
      }
      if a.frame.x < 0 || a.frame.y < 0 || a.frame.maxX > picture.width || a.frame.maxY > picture.height {
        list.append("\(a.claim.id) leaves the picture")
      }
    }
  }

  private mutating func textsLeaveBoxes() {
    for box in picture.boxes {
      for text in box.texts {
        let right = text.at.x + TextMetrics.width(text.text, size: text.size, weight: text.weight)
        let isInside =
          text.at.x >= box.frame.x && right <= box.frame.maxX && text.at.y - text.size * 0.8 >= box.frame.y
          && text.at.y + 2 <= box.frame.maxY
        if !isInside { list.append("text leaves its box: \(text.text)") }
      }
    }
  }

  private mutating func linesRunThroughBoxes(_ samples: [[PlacedDrawing.Point]]) {
    for (k, points) in samples.enumerated() {
      let hit = picture.boxes.first { box in points.contains { box.frame.contains($0, margin: 1.5) } }
      if let hit { list.append("a line runs through \(hit.claim.id): \(name(k))") }
    }
  }

  /// A title with a background hides the lines behind it; no line may run through a title without a background.
  private mutating func linesRunThroughTitles(_ samples: [[PlacedDrawing.Point]]) {
    for frame in picture.frames {
      for text in frame.title where !frame.hasGround {
        let width = TextMetrics.width(text.text, size: text.size, weight: text.weight)
        let rect = PlacedDrawing.Rect(x: text.at.x, y: text.at.y - text.size * 0.75, width: width, height: text.size)
        for (k, points) in samples.enumerated() where points.contains(where: { rect.contains($0) }) {
          list.append("a line runs through the title \(text.text): \(name(k))")
        }
      }
    }
  }

  private mutating func headsSitOnOneAnother() {
    var marks: [(line: Int, at: PlacedDrawing.Point)] = []
    var heads: [(line: Int, at: PlacedDrawing.Point)] = []
    for (k, line) in picture.lines.enumerated() {
      for head in line.heads {
        if let sign = head.sign { marks.append((k, sign)) }
        heads.append((k, PlacedDrawing.Point((head.tip.x + head.base.x) / 2, (head.tip.y + head.base.y) / 2)))
      }
    }
    for (i, a) in heads.enumerated() {
      for b in heads[(i + 1)...] where Curve.distance(a.at, b.at) < 7 {
        list.append("heads sit on one another: \(name(a.line)), \(name(b.line))")
      }
      for mark in marks where mark.line != a.line && Curve.distance(a.at, mark.at) < Self.radius + 2 {
        list.append("the sign of \(name(mark.line)) sits on the head of \(name(a.line))")
      }
    }
    for (i, a) in marks.enumerated() {
      for b in marks[(i + 1)...] where Curve.distance(a.at, b.at) < 2 * Self.radius {
        list.append("signs sit on one another: \(name(a.line)), \(name(b.line))")
      }
      for box in picture.boxes where box.frame.contains(a.at, margin: -3) {
        list.append("a sign sits on \(box.claim.id): \(name(a.line))")
      }
      for junction in picture.junctions where Curve.distance(a.at, junction.center) < Self.radius + junction.radius {
        list.append("a sign sits on a junction: \(name(a.line))")
      }
    }
  }

  /// A line that runs through another line's sign would seem to own that sign.
  private mutating func linesRunThroughSigns(_ samples: [[PlacedDrawing.Point]]) {
    for (k, line) in picture.lines.enumerated() {
      for case let sign? in line.heads.map(\.sign) {
        for (j, points) in samples.enumerated() where j != k {
          // Lines that end at the same box converge in front of it, hence the tolerance.
          if points.contains(where: { Curve.distance($0, sign) < Self.radius - 2.5 }) {
            list.append("a line runs through the sign of \(name(k)): \(name(j))")
          }
        }
      }
    }
  }

  private mutating func undercutsMissTheirStep() {
    for (link, line) in zip(drawing.links, picture.lines) {
      guard case .junction(let j) = link.to, link.hasHead, let tip = line.heads.first?.tip else { continue }
      let junction = picture.junctions[j]
      if abs(Curve.distance(tip, junction.center) - junction.radius) > 1.5 {
        list.append("an undercut does not end on its step: \(link.from)")
      }
    }
  }

  private mutating func premisesMissTheirStep() {
    for (link, line) in zip(drawing.links, picture.lines) {
      guard case .junction(let j) = link.to, !link.hasHead, let end = line.points.last else { continue }
      if Curve.distance(end, picture.junctions[j].center) > 1 {
        list.append("a premise does not end in its step: \(link.from)")
      }
    }
  }

  private func name(_ line: Int) -> String {
    func name(_ end: Drawing.End) -> String {
      switch end {
      case .box(let i): drawing.boxes[i].id
      case .junction(let i): "junction \(i)"
      }
    }
    let link = drawing.links[line]
    return "\(name(link.from)) to \(name(link.to))"
  }
}

extension PlacedDrawing.Rect {
  func intersects(_ other: PlacedDrawing.Rect) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }
}

@Suite(.slow, .serialized) struct CleanTests {
  @Test(arguments: Repository.maps, LayoutTests.directions)
  func picturesAreClean(_ map: String, _ direction: Drawing.Direction) throws {
    let drawing = try Pictures.kept(map, direction)
    let picture = try LayoutEngine.layOut(drawing)
    let faults = PictureFaults(drawing, picture).list
    #expect(faults.isEmpty, "\(map), \(direction): \(faults.joined(separator: "; "))")
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>, LayoutTests.directions)
  func randomPicturesAreClean(_ seed: UInt64, _ direction: Drawing.Direction) throws {
    let drawing = Pictures.drawing(Pictures.random(seed, claims: 8 + Int(seed) * 4), direction)
    let faults = PictureFaults(drawing, try LayoutEngine.layOut(drawing)).list
    #expect(faults.isEmpty, "\(seed), \(direction): \(faults.joined(separator: "; "))")
  }

  /// Large maps are laid out in parts, which are then put together.
  @Test(arguments: 1...4 as ClosedRange<UInt64>, LayoutTests.directions)
  func largePicturesAreClean(_ seed: UInt64, _ direction: Drawing.Direction) throws {
    let drawing = Pictures.drawing(Pictures.random(seed, claims: 320 + Int(seed) * 60), direction)
    #expect(drawing.boxes.count > 300)
    let picture = try LayoutEngine.layOut(drawing)
    let faults = PictureFaults(drawing, picture).list
    #expect(faults.isEmpty, "\(seed), \(direction): \(faults.joined(separator: "; "))")
    // Columns line up, whichever part their boxes are laid out in.
    let places = Dictionary(grouping: drawing.boxes.indices) { drawing.ranks[$0] }.map { _, boxes in
      Set(boxes.map { direction == .right ? picture.boxes[$0].frame.x : picture.boxes[$0].frame.center.y.rounded() })
    }
    #expect(places.allSatisfy { $0.max()! - $0.min()! < 1.5 }, "\(places)")
  }

  /// Contradictions beside arrowheads, and claims that bear on each other.
  @Test(
    arguments: [
      "  - a: Over\n    because: [b, c]\n    contradicts: e\n  - d: Cities\n    but: e\n  - b: Quiet\n    basis: value\n"
        + "  - c: Than\n    basis: value\n  - e: Would\n    basis: value\n",
      "  - a: Circle one\n    because: b\n  - b: Circle two\n    because: a\n",
      "  - a: One\n    but: b\n  - b: Two\n    because: a\n    contradicts: c\n  - c: Three\n    because: d\n  - d: Four\n"
        + "    basis: value\n    contradicts: [b, a]\n",
      // A premise that is placed above its step.
      "  - a: A\n    because: b\n  - b: B\n    because:\n      - premises: [c, d]\n      - premises: [e, f, a]\n  - c: C\n"
        + "    basis: value\n  - d: D\n    because: a\n  - e: E\n  - f: F\n    basis: value\n    contradicts: b\n",
      "  - t: Top\n    because: [a, b]\n  - a: A claim of some words that go on for a while\n    basis: value\n"
        + "    contradicts: [b, u]\n  - b: Other\n    basis: value\n  - u: Third\n    because: b\n",
    ], LayoutTests.directions)
  func linesWithoutRanksAreClean(_ claims: String, _ direction: Drawing.Direction) throws {
    let drawing = Pictures.drawing("claims:\n" + claims, direction)
    let faults = PictureFaults(drawing, try LayoutEngine.layOut(drawing)).list
    #expect(faults.isEmpty, "\(direction): \(faults.joined(separator: "; "))")
  }

  @Test func aClaimMayBearOnAnotherInTwoWays() throws {
    let text =
      "claims:\n  - a: A\n    because: [b, c]\n    but: b\n  - c: C\n    because:\n      - premises: [b, d]\n        unless: [b, d]\n"
      + "  - b: B\n    basis: value\n  - d: D\n    basis: value\n"
    for direction in LayoutTests.directions {
      let drawing = Pictures.drawing(text, direction)
      #expect(drawing.boxes.count == 4 && drawing.links.count == 8)
      #expect(try LayoutEngine.layOut(drawing).lines.count == 8)
    }
  }

  /// Layout terminates for circles that nothing leads into, and for claims that bear on themselves.
  @Test func circlesOnTheirOwnComeToAnEnd() throws {
    for text in [
      "claims:\n  - a: A\n    because: b\n  - b: B\n    because: a\n",
      "claims:\n  - a: A\n    because: a\n    but:\n      - premises: [a, a]\n      - a\n",
      "claims:\n  - a: A\n    because:\n      - premises: [b, b]\n  - b: B\n    because: [b, a]\n    but:\n      - premises: [b, a]\n        unless: b\n",
    ] {
      for direction in LayoutTests.directions {
        let drawing = Pictures.drawing(text, direction)
        #expect(try LayoutEngine.layOut(drawing).boxes.count == drawing.boxes.count)
      }
    }
  }

  /// The number of pairs of lines that cross, other than near a common end.
  private static func crossings(_ lines: [[PlacedDrawing.Point]]) -> Int {
    let samples = lines.map { $0.count > 3 ? Curve($0).samples(16) : [] }
    func turn(_ a: PlacedDrawing.Point, _ b: PlacedDrawing.Point, _ c: PlacedDrawing.Point) -> Double {
      (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    }
    func cross(_ first: [PlacedDrawing.Point], _ second: [PlacedDrawing.Point]) -> Bool {
      for i in first.indices.dropLast() {
        let (a, b) = (first[i], first[i + 1])
        for k in second.indices.dropLast() {
          let (c, d) = (second[k], second[k + 1])
          guard min(a.x, b.x) <= max(c.x, d.x), min(c.x, d.x) <= max(a.x, b.x), min(a.y, b.y) <= max(c.y, d.y),
            min(c.y, d.y) <= max(a.y, b.y)
          else { continue }
          if turn(a, b, c) * turn(a, b, d) < 0, turn(c, d, a) * turn(c, d, b) < 0 {
            // Near a common end, lines run side by side, and their order does not matter.
            let ends = [first.first!, first.last!].contains { e in
              [second.first!, second.last!].contains { Curve.distance(e, $0) < 24 } && Curve.distance(e, a) < 40
            }
            if !ends { return true }
          }
        }
      }
      return false
    }
    var count = 0
    for i in samples.indices {
      for k in samples.indices where k > i && cross(samples[i], samples[k]) { count += 1 }
    }
    return count
  }

  @Test func noMoreCrossingsThanTheEngineGives() throws {
    var (ours, engines) = (0, 0)
    for map in Repository.maps {
      for direction in LayoutTests.directions {
        var drawing = try Pictures.kept(map, direction)
        drawing.alternatives = []
        drawing.groups = []
        for i in drawing.boxes.indices { drawing.boxes[i].group = nil }
        for i in drawing.junctions.indices { drawing.junctions[i].group = nil }
        let a = Self.crossings(try LayoutEngine.layOut(drawing).lines.map(\.points))
        let b = Self.crossings(try LayoutEngine.enginesLines(drawing))
        print("  \(map) \(direction): crossings \(a), the engine's \(b)")
        ours += a
        engines += b
      }
    }
    print("crossings: \(ours), the engine's \(engines)")
    #expect(ours <= engines)
  }

  /// Tests the measurement itself: deliberate faults are found.
  @Test func faultsAreFound() throws {
    let drawing = try Pictures.kept("maps/school-phones.argmap.yaml", .right)
    let picture = try LayoutEngine.layOut(drawing)
    func faults(_ change: (inout PlacedDrawing) -> Void) -> [String] {
      var changed = picture
      change(&changed)
      return PictureFaults(drawing, changed).list
    }
    #expect(faults { $0.boxes[1].frame = $0.boxes[2].frame }.contains { $0.hasPrefix("boxes overlap") })
    #expect(faults { $0.boxes[1].texts[0].at.x -= 40 }.contains { $0.hasPrefix("text leaves") })
    #expect(faults { $0.boxes[5].frame.x = -4 }.contains { $0.hasSuffix("leaves the picture") })
    let first = picture.lines.firstIndex { !$0.heads.isEmpty }!
    let last = picture.lines.lastIndex { !$0.heads.isEmpty }!
    #expect(
      faults { $0.lines[first].heads[0].sign = $0.lines[last].heads[0].sign }.contains { $0.hasPrefix("signs sit") })
    #expect(
      faults { $0.lines[first].points = $0.lines[last].points }.contains {
        $0.hasPrefix("a line runs through the sign")
      })
    #expect(
      faults { $0.lines[first].heads[0].sign = $0.junctions[0].center }.contains { $0.hasPrefix("a sign sits on a j") })
    let undercut = drawing.links.firstIndex { if case .junction = $0.to { $0.hasHead } else { false } }!
    #expect(faults { $0.lines[undercut].heads[0].tip.x += 9 }.contains { $0.hasPrefix("an undercut does not end") })
    let frame = PlacedDrawing.Frame(
      rect: picture.boxes[0].frame,
      title: [PlacedDrawing.Text(text: "A title", at: picture.lines[first].points[1], size: 12, style: .group)],
      tint: 0)
    #expect(faults { $0.frames.append(frame) }.contains { $0.hasPrefix("a line runs through the title") })
    let box = picture.boxes.last!.frame.center
    #expect(faults { $0.lines[first].points[3] = box }.contains { $0.hasPrefix("a line runs through") })
  }
}
