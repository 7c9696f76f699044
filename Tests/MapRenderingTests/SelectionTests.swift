import ArgumentMap
import MapChecks
import MapDrawing
import MapLayout
import MapRendering
import SourceText
import TestSupport
import Testing

/// Parts of maps: what is shown, and the stubs that replace the rest.
@Suite struct SelectionTests {
  static let text = """
    claims:
      - top: The conclusion
        because:
          - left: A reason
            tags: seen
            because:
              - deep: A deeper reason
                basis: value
            unless:
              - doubt: A doubt
                basis: value
          - premises:
              - one: The first premise
                basis: value
              - two: The second premise
                basis: value
                tags: seen
        but:
          - against: An objection
            basis: value
      - other: Another conclusion
        because: deep
        contradicts: top
    groups:
      - empty: A group of nothing
        claims: []
      - outer: A group
        groups:
          - inner: A group inside it
            claims:
              - member: A member
                but: left
                basis: value
    """

  let graph = checkMap(SourceFile(path: "test", text: Self.text), files: FilesInMemory([:]))

  func drawing(_ change: (inout Selection) throws -> Void) throws -> Drawing {
    var selection = Selection()
    try change(&selection)
    return try makeDrawing(
      graph.graph, support: graph.support, options: DrawingRequest(direction: .right, selection: selection))
  }

  func ids(_ drawing: Drawing) -> [String] { drawing.boxes.filter { $0.stub == nil }.map(\.id).sorted() }
  func stubs(_ drawing: Drawing) -> [String] { drawing.boxes.filter { $0.stub != nil }.map(\.shown).sorted() }

  /// A path through an undercut also shows the step that is undercut.
  @Test func waysThroughUndercuts() throws {
    let text = """
      claims:
        - a: A
          because:
            - b: B
              basis: value
              unless:
                - u: U
                  basis: value
                  unless:
                    - v: V
                      basis: value
        - c: C
          because: a
      """
    let graph = checkMap(SourceFile(path: "test", text: text), files: FilesInMemory([:])).graph
    for (from, expected) in [("u", "a b u"), ("v", "a b u v"), ("b", "a b")] {
      var selection = Selection()
      selection.path = (try graph.claim(called: from), try graph.claim(called: "a"))
      let shown = try selection.claims(of: graph)
      let ids = graph.ownClaims.filter { shown[$0.int] }.map { graph.id($0) }
      #expect(ids.sorted().joined(separator: " ") == expected)
    }
  }

  @Test func theTagOfAStepSelectsWhatItJoins() throws {
    let text = """
      claims:
        - a: A
          because:
            - premises: [b, c]
              tags: main
            - d: D
              basis: value
        - b: B
          basis: value
        - c: C
          basis: value
      """
    let graph = checkMap(SourceFile(path: "test", text: text), files: FilesInMemory([:])).graph
    var selection = Selection()
    selection.tags = ["main"]
    let shown = try selection.claims(of: graph)
    #expect(graph.ownClaims.filter { shown[$0.int] }.map { graph.id($0) } == ["a", "b", "c"])
    selection.tags = ["mian"]
    #expect(throws: Selection.Problem.self) { try selection.claims(of: graph) }
    #expect(selection.problem(in: graph)?.message.contains("did you mean `main`?") == true)
  }

  @Test func depthCutsOffWithStubs() throws {
    let drawing = try drawing { $0.depth = 0 }
    #expect(ids(drawing) == ["member", "other", "top"])
    #expect(stubs(drawing) == ["+1 objection", "+1 objection", "+1 reason", "+2 reasons"])
  }

  @Test func aFocusShowsWhatBearsOnItAndSaysWhatItBearsOn() throws {
    let drawing = try drawing { $0.focus = [try graph.graph.claim(called: "left")] }
    #expect(ids(drawing) == ["deep", "left"])
    #expect(stubs(drawing) == ["objects to 1 more", "supports 1 more", "supports 1 more"])
    let whole = try self.drawing { $0.focus = [try graph.graph.claim(called: "top")] }
    #expect(ids(whole) == ["against", "deep", "doubt", "left", "one", "top", "two"])
    #expect(whole.boxes.first { $0.id == "top" }?.marks.contains { $0.text == "contradicts 1 more" } == true)
  }

  @Test func aPathShowsTheWaysAndWhatTheyLeaveOut() throws {
    let drawing = try drawing {
      $0.path = (try graph.graph.claim(called: "one"), try graph.graph.claim(called: "top"))
    }
    #expect(ids(drawing) == ["one", "top"])
    #expect(stubs(drawing) == ["+1 objection", "+1 premise", "+1 reason"])
    #expect(drawing.junctions.count == 1)
  }

  @Test func groupsHoldThoseInsideThem() throws {
    let drawing = try drawing { $0.groups = [try graph.graph.group(called: "outer")] }
    #expect(ids(drawing) == ["member"])
    #expect(stubs(drawing) == ["+1 objection"])
    #expect(drawing.boxes.allSatisfy { $0.group == 1 }, "the stub stands in its claim's group")
  }

  @Test func partsNarrowOneAnother() throws {
    let drawing = try drawing {
      $0.depth = 1
      $0.tags = ["seen"]
    }
    #expect(ids(drawing) == ["left", "two"])
  }

  func problem(_ change: (inout Selection) throws -> Void) -> String? {
    do {
      _ = try drawing(change)
      return nil
    } catch {
      return (error as? Selection.Problem)?.message
    }
  }

  @Test func whatIsEmptySaysWhichPartMadeItSo() {
    #expect(problem { $0.tags = ["scene"] } == "no claim has the tag `scene`; the tags are `seen`")
    #expect(problem { $0.tags = ["sen"] } == "no claim has the tag `sen`; did you mean `seen`?")
    #expect(problem { $0.groups = [try graph.graph.group(called: "empty")] } == "no claim is in `empty`")
    #expect(
      problem {
        $0.focus = [try graph.graph.claim(called: "top")]
        $0.depth = 0
        $0.tags = ["seen"]
      } == "of the claims selected so far (1), none has the tag `seen`")
    #expect(
      problem { $0.path = (try graph.graph.claim(called: "top"), try graph.graph.claim(called: "deep")) }
        == "`top` does not bear on `deep`; it is the other way round")
    #expect(
      problem { $0.focus = [try graph.graph.claim(called: "lef")] } == "no claim is called `lef`; did you mean `left`?")
  }

  @Test func stubsAreDrawnAndLaidOut() throws {
    for direction in Drawing.Direction.allCases {
      var selection = Selection()
      selection.depth = 0
      let drawing = try makeDrawing(
        graph.graph, support: graph.support, options: DrawingRequest(direction: direction, selection: selection))
      let picture = try LayoutEngine.layOut(drawing)
      #expect(picture.boxes.count == drawing.boxes.count)
      let svg = SVGRenderer.render(picture)
      #expect(svg.contains("argmap-stub") && svg.contains("Not in this picture: +1 reason."))
      #expect(DOTRenderer.render(drawing).contains("+1 reason"))
    }
  }
}
