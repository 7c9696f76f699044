import ArgumentMap
import MapDrawing
import MapSyntax
import SourceText
import Testing

/// Compact descriptions of drawings that have not been laid out.
enum Drawn {
  static func map(_ text: String, _ change: (inout DrawingRequest) -> Void = { _ in }) throws -> Drawing {
    let file = SourceFile(path: "m", text: text)
    let (tree, _) = parseSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
    let (graph, _) = buildGraph(tree, of: file, index: FileIndex(0))
    var options = DrawingRequest()
    change(&options)
    return try makeDrawing(graph, support: Support(graph), options: options)
  }

  /// The column of each claim, counted from the conclusions; claims are on even ranks.
  static func columns(_ drawing: Drawing) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: zip(drawing.boxes.map(\.id), drawing.ranks).map { ($0, $1 / 2) })
  }

  /// Links as text, with junctions given by number.
  static func links(_ drawing: Drawing) -> Set<String> {
    func name(_ end: Drawing.End) -> String {
      switch end {
      case .box(let i): drawing.boxes[i].id
      case .junction(let j): "+\(j)"
      }
    }
    return Set(drawing.links.map { "\(name($0.from)) \($0.hasHead ? $0.relation.rawValue : "premise") \(name($0.to))" })
  }
}

@Suite struct DrawingBuilderTests {
  static let map = """
    claims:
      - top: T
        because:
          - premises: [a, b]
          - c: C
            because:
              - d: D
      - a: A
        basis: value
        because: e
      - b: B
        basis: value
      - e: E
        basis: value
    groups:
      - g: G
        claims: [a, b, d]
    """

  /// In a part without their target, linked premises keep their junction, with one stub for what they bear on.
  @Test func linkedPremisesStayTogetherWithoutTheirTarget() throws {
    let drawing = try Drawn.map(Self.map) { request in
      request.selection = Selection()
      request.selection?.groups = [GroupIndex(0)]
    }
    #expect(drawing.boxes.filter { $0.stub == nil }.map(\.id) == ["a", "b", "d"])
    #expect(drawing.junctions.count == 1)
    #expect(
      Set(Drawn.links(drawing).filter { $0.contains("+0") }) == [
        "a premise +0", "b premise +0", "+0 support ~\(drawing.boxes.firstIndex { $0.shown == "supports 1 more" }!)",
      ])
    // A reason on its own has a stub of its own.
    #expect(drawing.boxes.filter { $0.stub == .above }.map(\.shown) == ["supports 1 more", "supports 1 more"])
  }

  /// Red marks only the claims where support is missing, and none if nobody wants to know.
  @Test func onlyCausesAreFaults() throws {
    func states(_ causes: Set<ClaimIndex>?) throws -> [String] {
      try Drawn.map(Self.map) { $0.causes = causes }.boxes.filter { $0.isUnsupported || $0.isFallen }
        .map { "\($0.id) \($0.isUnsupported ? "cause" : "fallen") \($0.marks.map(\.text).joined(separator: ","))" }
        .sorted()
    }
    let d = try Drawn.map(Self.map).boxes.firstIndex { $0.id == "d" }
    #expect(d != nil)
    let file = SourceFile(path: "m", text: Self.map)
    let (tree, _) = parseSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
    let graph = buildGraph(tree, of: file, index: FileIndex(0)).0
    let cause = try graph.claim(called: "d")
    #expect(try states([cause]) == ["c fallen reasons unsupported", "d cause unsupported"])
    #expect(try states([]) == [])
  }

  /// A claim with a basis and a reason does not stand without a reason.
  @Test func whatHasAReasonIsNoGround() throws {
    let drawing = try Drawn.map(Self.map)
    #expect(Set(drawing.boxes.filter(\.isGround).map(\.id)) == ["b", "e"])
  }

  /// Boxes side by side are no wider than their texts need.
  @Test func boxesAreAsWideAsTheirTexts() throws {
    let drawing = try Drawn.map(Self.map) { $0.direction = .right }
    #expect(Set(drawing.boxes.map(\.width)).count == 1 && drawing.boxes[0].width <= 150)
  }
}

@Suite struct RankTests {
  @Test func aClaimIsAsNearAsWhatItBearsOnAllows() throws {
    let drawing = try Drawn.map(
      """
      claims:
        - top: T
          because:
            - near: N
              because: [far]
            - far: F
              because: [end]
        - other: O
          because: end
        - end: E
          basis: value
      """)
    let columns = Drawn.columns(drawing)
    // `far` bears on both `top` and `near`; its column follows the one further from the conclusions.
    #expect(columns == ["top": 0, "near": 1, "far": 2, "end": 3, "other": 0])
  }

  @Test func junctionsStandBetweenTheColumns() throws {
    let drawing = try Drawn.map(
      """
      claims:
        - a: A
          because:
            - premises: [b, c]
              unless: [d]
        - b: B
          basis: value
        - c: C
          basis: value
        - d: D
          basis: value
      """)
    #expect(drawing.junctions.count == 1)
    #expect(Drawn.links(drawing) == ["b premise +0", "c premise +0", "+0 support a", "d undercut +0"])
    #expect(Drawn.columns(drawing) == ["a": 0, "b": 1, "c": 1, "d": 1])
    for link in drawing.links where link.relation == .support { #expect(link.length == 1, "half a column") }
  }

  /// In a map without circles, every line points towards the conclusions.
  @Test(arguments: 1...40)
  func linesLeadTowardsTheConclusions(_ seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func random(_ n: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % n
    }
    var text = "claims:\n"
    for i in 0..<12 {
      text += "  - c\(i): Claim number \(i)\n"
      let later = (0..<random(3)).map { _ in i + 1 + random(12 - i) }.filter { $0 < 12 }
      if !later.isEmpty {
        text +=
          "    \(random(3) == 0 ? "but" : "because"): [\(Set(later).sorted().map { "c\($0)" }.joined(separator: ", "))]\n"
      }
    }
    let drawing = try Drawn.map(text)
    for link in drawing.links {
      if case .box(let from) = link.from, case .box(let to) = link.to {
        #expect(drawing.ranks[from] > drawing.ranks[to], "\(text)")
      }
    }
    #expect(drawing.ranks.allSatisfy { $0 % 2 == 0 && $0 >= 0 } && drawing.ranks.contains(0))
  }

  @Test func aCircleStillGetsRanks() throws {
    let drawing = try Drawn.map("claims:\n  - a: A\n    because: b\n  - b: B\n    because: a\n")
    #expect(Set(drawing.ranks) == [0, 2] && drawing.links.count == 2)
  }
}

@Suite struct PlanTests {
  static func star(_ count: Int) -> String {
    "claims:\n  - top: T\n    because:\n"
      + (0..<count).map { "      - c\($0): Reason number \($0)\n        basis: value\n" }.joined()
  }

  @Test func whatIsAskedForHolds() throws {
    for direction in [Drawing.Direction.down, .right] {
      let drawing = try Drawn.map(Self.star(3)) { $0.direction = direction }
      #expect(drawing.direction == direction && drawing.alternatives.allSatisfy { $0.plan.direction == direction })
    }
  }

  @Test func manyLeavesStandBehindOneAnother() throws {
    let few = try Drawn.map(Self.star(3)) { $0.direction = .down }
    #expect(Set(Drawn.columns(few).values) == [0, 1])
    let many = try Drawn.map(Self.star(40)) { $0.direction = .down }
    #expect(many.plan.stack > 1 && Set(Drawn.columns(many).values).count > 2)
  }

  /// A small change in wording does not change the picture's plan.
  @Test func wordsDoNotTurnThePicture() throws {
    let plan = try Drawn.map(Self.star(9)).plan
    #expect(try Drawn.map(Self.star(9).replacing("number 4", with: "number four")).plan == plan)
  }

  @Test func boxesHoldTheirLines() throws {
    let long =
      "claims:\n  - a: \(Array(repeating: "several words", count: 30).joined(separator: " "))\n    basis: value\n"
    for direction in [Drawing.Direction.down, .right] {
      let drawing = try Drawn.map(long) { $0.direction = direction }
      let box = try #require(drawing.boxes.first)
      #expect(box.lines.count > 5 && box.lines.joined(separator: " ") == box.text)
      let widest =
        box.lines.map { TextMetrics.width($0, size: Drawing.Measure.textSize, weight: box.weight) }.max() ?? 0
      #expect(Double(box.width) >= widest + 2 * Double(Drawing.Measure.padding) - 1)
    }
  }
}

@Suite struct CollapsingTests {
  static let map = """
    claims:
      - top: The conclusion
        because:
          - premises: [in1, in2]
        but: [in3]
      - out: Outside
        basis: value
    groups:
      - g: The group
        claims:
          - in1: First
            because: [out]
          - in2: Second
            because: [in3]
          - in3: Third
            basis: value
            contradicts: out
    """

  func collapsed(_ text: String, _ groups: [String] = ["g"]) throws -> Drawing {
    let file = SourceFile(path: "m", text: text)
    let (tree, _) = parseSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
    let (graph, _) = buildGraph(tree, of: file, index: FileIndex(0))
    var options = DrawingRequest()
    for group in groups { options.collapsed.insert(try graph.group(called: group)) }
    return try makeDrawing(graph, support: Support(graph), options: options)
  }

  @Test func oneBoxHasTheLinesOfAll() throws {
    let drawing = try collapsed(Self.map)
    #expect(Set(drawing.boxes.map(\.id)) == ["top", "out", "g"] && drawing.junctions.isEmpty)
    #expect(Drawn.links(drawing).count == 4)
    #expect(
      Drawn.links(drawing).isSuperset(of: ["g support top", "g objection top", "out support g"]),
      "\(Drawn.links(drawing))")
    let box = try #require(drawing.boxes.first { $0.isGroup })
    #expect(box.text == "The group" && box.allMarks.map(\.text) == ["3 claims"])
    #expect(box.name.hasPrefix("Group: The group. Collapsed, with 3 claims.") && box.name.contains("Supported by 1."))
    #expect(box.elementID == "group-g" && drawing.boxes.first?.elementID == "claim-top")
  }

  @Test func theQuestionOfACollapsedGroupStaysVisible() throws {
    let text = "groups:\n  - g: The group\n    question: Why?\n    claims:\n      - a: A\n        basis: value\n"
    let box = try #require(try collapsed(text).boxes.first { $0.isGroup })
    #expect(box.marks.map(\.text) == ["Why?", "1 claim"])
    #expect(box.name.hasPrefix("Group: The group. Question: Why? Collapsed, with 1 claim."))
  }

  @Test func whatIsUnsupportedInsideIsCounted() throws {
    let drawing = try collapsed(
      Self.map.replacing("        basis: value\n        contradicts", with: "        contradicts"))
    let box = try #require(drawing.boxes.first { $0.isGroup })
    #expect(box.isUnsupported)
    #expect(box.allMarks.map(\.text) == ["2 unsupported", "3 claims"], "one, and what rests on it")
  }

  /// A step with only some of its premises inside the collapsed group keeps its junction.
  @Test func aStepThatLeadsOutKeepsItsJunction() throws {
    let drawing = try collapsed(
      """
      claims:
        - top: T
          because:
            - premises: [a, b]
        - b: B
          basis: value
      groups:
        - g: G
          claims:
            - a: A
              basis: value
      """)
    #expect(Drawn.links(drawing) == ["g premise +0", "b premise +0", "+0 support top"])
  }

  @Test func anInnerGroupGoesWithTheOuterOne() throws {
    let drawing = try collapsed(
      """
      groups:
        - outer: O
          groups:
            - inner: I
              claims:
                - a: A
                  basis: value
          claims:
            - b: B
              because: a
      """, ["outer", "inner"])
    #expect(drawing.boxes.map(\.id) == ["outer"] && drawing.links.isEmpty)
  }
}
