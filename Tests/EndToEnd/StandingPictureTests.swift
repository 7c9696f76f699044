import Foundation
import TestSupport
import Testing

/// What pictures and pages show of what stands.
@Suite struct StandingPictureTests {
  /// `walk` is contested by `snow`, `lake` is answered, and `sled` is accepted.
  private static let map = """
    title: The lake
    claims:
      - walk: It is safe to walk on the lake
        because:
          - thick: The ice is a foot thick
            evidence: https://example.org/ice
        but:
          - lake: Last year a man broke in
            basis: assumption
            unless:
              - prints: Last year it was half as thick
                basis: assumption
          - snow: Snow hides the cracks
            basis: observation
      - sled: Sleds are lighter than cars
        because: thick
    conclusions: [walk, sled]

    """

  private func render(_ arguments: String..., map: String = map) throws -> String {
    let done = try Tool.run(Tool.argmap, ["render", "-"] + arguments, input: Array(map.utf8))
    #expect(done.status == 0, "\(done.errors)")
    return done.output
  }

  @Test func whatDoesNotHoldIsPaleAndConclusionsThatDoNotStandAreMarked() throws {
    let svg = try render()
    #expect(svg.contains("<g class=\"argmap-line argmap-objection argmap-failing\">"))
    #expect(svg.contains("<g class=\"argmap-line argmap-objection\">") && svg.contains(">does not hold</text>"))
    // The only such line for a support is the legend's.
    #expect(svg.matches(of: /argmap-support argmap-failing/).count == 1)
    // One badge at the conclusion, one in the legend; the word is in the small print and in the accessible name.
    #expect(svg.matches(of: /class="argmap-badge"/).count == 2 && svg.contains(">undecided conclusion</text>"))
    #expect(svg.contains("It is safe to walk on the lake. Undecided."))
    #expect(!svg.contains("Sleds are lighter than cars. Accepted."))
    #expect(svg.contains("Objects to: It is safe to walk on the lake (this step does not hold)."))
    #expect(svg.contains("1 conclusion is undecided."))
    #expect(svg.contains("But (does not hold): Last year a man broke in"))
    let all = try render("--color-by", "standing")
    #expect(all.contains("Sleds are lighter than cars. Accepted.") && all.contains(">accepted</text>"))
    let json = try render("--format", "json")
    #expect(json.matches(of: /"holds": false/).count == 2 && json.matches(of: /"standing": "undecided"/).count == 1)
  }

  @Test func hingesAreMarkedOnRequest() throws {
    #expect(!(try render().contains("hinge")))
    let svg = try render("--hinges")
    // Taking `thick` away changes `sled`; taking `snow` away raises `walk`.
    for id in ["thick", "snow"] {
      #expect(svg.contains("id=\"claim-\(id)\" class=\"argmap-claim argmap-hinge\""), "\(id)")
    }
    #expect(!svg.contains("id=\"claim-lake\" class=\"argmap-claim argmap-hinge\""))
    #expect(svg.contains("A conclusion hinges on it.") && svg.contains(">a conclusion hinges on it</text>"))
    #expect(svg.matches(of: />hinge<\/text>/).count > 1)
  }

  /// A map with an error is drawn without marks, since they may be wrong.
  @Test func nothingIsSaidOfADoubtfulMap() throws {
    let svg = try render(map: Self.map.replacing("basis: observation", with: "basis: observed"))
    #expect(!svg.contains("argmap-failing") && !svg.contains("argmap-badge"))
    let page = try render("--format", "html", map: Self.map.replacing("basis: observation", with: "basis: observed"))
    #expect(!page.contains("class=\"standing\""))
  }

  @Test func thePageSaysWhy() throws {
    // The page of a part is told; that of the whole map evaluates it.
    let whole = try render("--format", "html")
    #expect(!whole.contains("class=\"standing\"") && whole.matches(of: /data-standing="undecided"/).count == 1)
    let page = try render("--format", "html", "--focus", "walk")
    #expect(
      page.contains(
        """
        <p class="standing"><b>Undecided:</b> contested, <a href="#claim-snow">Snow hides the cracks</a> objects as \
        strongly as <a href="#claim-thick">The ice is a foot thick</a> supports.</p>
        """))
    #expect(page.matches(of: /class="standing"/).count == 5)
  }
}
