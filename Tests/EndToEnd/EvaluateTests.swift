import Foundation
import TestSupport
import Testing

/// `argmap evaluate` and `argmap why`, in the built program.
@Suite struct EvaluateTests {
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

    """

  private func run(_ arguments: String..., map: String = map) throws -> Finished {
    try Tool.run(Tool.argmap, arguments, input: Array(map.utf8))
  }

  @Test func conclusionsComeWithReasonAndGround() throws {
    let done = try run("evaluate", "-")
    #expect(done.status == 0 && done.errors.isEmpty)
    #expect(
      done.output == """
        The lake

        accepted: It is safe to walk on the lake (`walk`)
          `thick` supports it; `lake` objects, but that step is undercut by `prints`
          rests on `thick`; the reply `prints`, an assumption

        """)
    let all = try run("evaluate", "-", "--all").output
    #expect(all.contains("accepted: Last year a man broke in (`lake`)\n  it is an assumption\n"))
    let markdown = try run("evaluate", "-", "--format", "md").output
    #expect(markdown.hasPrefix("# The lake\n\n- **accepted:** It is safe to walk on the lake (`walk`)"))
  }

  @Test func suppositionsShowWhatChanges() throws {
    let done = try run("evaluate", "-", "--suppose", "prints=rejected")
    #expect(done.output.contains("undecided: It is safe to walk on the lake (`walk`)\n"))
    #expect(
      done.output.contains(
        "What changes:\n  `walk`: accepted -> undecided, contested, `lake` objects as strongly as `thick` supports\n"))
    #expect(try run("evaluate", "-", "--suppose", "lake=rejected").output.contains("That changes nothing."))
    for (word, message) in [
      ("prnts=rejected", "no claim is called `prnts`; did you mean `prints`?"), ("prints", "such as an-id=rejected"),
      ("prints=maybe", "such as an-id=rejected"),
    ] {
      let wrong = try run("evaluate", "-", "--suppose", word)
      #expect(wrong.status == 2 && wrong.errors.contains(message), "\(wrong.errors)")
    }
    let rivals = "claims:\n  - a: A\n    basis: value\n    contradicts: b\n  - b: B\n    basis: value\n"
    let both = try run("evaluate", "-", "--suppose", "a=accepted", "--suppose", "b=accepted", map: rivals)
    #expect(both.status == 2 && both.errors.contains("contradict each other"))
  }

  @Test func hingesAreListedAssumptionsFirst() throws {
    let done = try run("hinges", "-")
    #expect(
      done.output == """
        `walk` (accepted): It is safe to walk on the lake
          `thick` supports it; `lake` objects, but that step is undercut by `prints`
          It hinges on these:
            undecided without the assumption `prints`: Last year it was half as thick
            undecided without what is given for `thick`: The ice is a foot thick
            undecided without the step from `thick` to `walk`
            undecided without the exception `prints` to the step from `lake`

        """, "\(done.output)")
    // A supposed reply is a hinge no more, and a claim that does not stand is held back by something.
    let supposed = try run("hinges", "-", "walk", "--suppose", "prints=rejected").output
    #expect(supposed.hasPrefix("supposed: `prints` is rejected\n\n`walk` (undecided)"))
    #expect(
      supposed.contains("Each of these holds it back:\n    accepted without the assumption `lake`"), "\(supposed)")
    let two =
      "claims:\n  - a: A\n    because:\n      - b: B\n        basis: value\n      - c: C\n        basis: value\n"
    let pairs = try run("hinges", "-", "--pairs", map: two).output
    #expect(pairs.contains("Nothing by itself decides that"), "\(pairs)")
    #expect(pairs.contains("undecided without what is given for `b` and what is given for `c`\n"), "\(pairs)")
    let unknown = try run("hinges", "-", "wlak")
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean `walk`?"))
  }

  @Test(arguments: [("evaluate", "evaluation"), ("why", "why"), ("hinges", "hinges")])
  func answersFollowTheirSchemas(_ command: String, _ schema: String) throws {
    let tool = Repository.path(".build-python/bin/check-jsonschema")
    try Repository.withFolder { folder in
      let claims = [
        "claude-3-opus": "misaligned", "slaughterhouse": "school", "tutorial": "car-free", "nuclear-power": "run-on",
      ]
      for (map, claim) in claims {
        var arguments = [command, Repository.path("maps/\(map).argmap.yaml"), "--format", "json"]
        if command != "evaluate" { arguments.insert(claim, at: 2) }
        if command == "hinges" { arguments.append("--pairs") }
        if command != "why" { arguments += ["--suppose", "\(claim)=rejected"] }
        let done = try Tool.run(Tool.argmap, arguments)
        #expect(done.status == 0 && done.output.hasPrefix("{"), "\(done.errors)")
        try Repository.write(done.output, to: folder + "/\(map).json")
      }
      let files = claims.keys.map { folder + "/\($0).json" }
      let result = try Tool.run(tool, ["--schemafile", Repository.path("docs/\(schema).schema.json")] + files)
      #expect(result.status == 0, "\(result.output)")
    }
  }

  /// Every claim of every map that is reached has a name, by which the commands know it.
  @Test func claimsOfImportedMapsHaveNames() throws {
    try Repository.withFolder { folder in
      func map(_ name: String, _ text: String) throws {
        try Repository.write(text, to: "\(folder)/\(name).argmap.yaml")
      }
      try map("far", "claims:\n  - x: X of far\n    basis: value\n")
      try map("near", "imports: {f: far.argmap.yaml}\nclaims:\n  - x: X of near\n    because: f.x\n")
      try map("main", "imports: {n: near.argmap.yaml}\nclaims:\n  - x: X of main\n    because: n.x\n")
      let why = try Tool.argmap("why", "main.argmap.yaml", "x", "--all", in: folder).output
      #expect(why.contains("because `n.x` (accepted): X of near  near.argmap.yaml:3"), "\(why)")
      #expect(why.contains("because `n.f.x` (accepted): X of far  far.argmap.yaml:2"), "\(why)")
      let far = try Tool.argmap("evaluate", "main.argmap.yaml", "--suppose", "n.f.x=rejected", in: folder).output
      #expect(far.contains("`x`: accepted -> undecided"), "\(far)")
      let hinges = try Tool.argmap("hinges", "main.argmap.yaml", in: folder).output
      #expect(hinges.contains("without what is given for `n.f.x`: X of far"), "\(hinges)")
      let joined = try Tool.argmap("graph", "main.argmap.yaml", "--joined", in: folder).output
      for part in [
        #""id": "n.f.x""#, #""path": "far.argmap.yaml""#, #""id": "n.x.because(n.f.x)""#,
        #""conclusionsAreStated": false"#,
      ] { #expect(joined.contains(part), "\(joined)") }
      #expect(!(try Tool.argmap("graph", "main.argmap.yaml", in: folder).output.contains("n.f.x\"")))
      try Repository.write(joined, to: folder + "/joined.json")
      let tool = Repository.path(".build-python/bin/check-jsonschema")
      let valid = try Tool.run(
        tool, ["--schemafile", Repository.path("docs/graph.schema.json"), folder + "/joined.json"])
      #expect(valid.status == 0, "\(valid.output)")
      let completed = try Tool.argmap(
        "---completion", "why", "--", "positional@1", "3", "1", "argmap", "why", "main.argmap.yaml", "n", in: folder)
      #expect(completed.output == "n.x\nn.f.x\n", "\(completed.output)")
    }
  }

  @Test func severalMapsAreOneDocument() throws {
    let done = try Tool.argmap("evaluate", "maps/tutorial.argmap.yaml", "maps/compost.argmap.yaml", "--format", "json")
    let json = try JSONSerialization.jsonObject(with: Data(done.output.utf8)) as? [String: Any]
    let maps = try #require(json?["maps"] as? [[String: Any]])
    #expect(maps.map { $0["path"] as? String } == ["maps/tutorial.argmap.yaml", "maps/compost.argmap.yaml"])
    #expect(maps.allSatisfy { ($0["conclusions"] as? [[String: Any]])?.first?["standing"] as? String == "accepted" })
  }

  @Test func aMapWithoutConclusionsIsNotSilent() throws {
    let circle = "claims:\n  - a: A\n    basis: value\n    because: b\n  - b: B\n    because: a\n"
    #expect(try run("evaluate", "-", map: circle).output.contains("There are no conclusions"))
    #expect(try run("evaluate", "-", "--format", "md", map: circle).output.contains("There are no conclusions"))
    let hinges = try run("hinges", "-", map: circle)
    #expect(hinges.status == 2 && hinges.errors.contains("has no conclusions; name a claim"))
    #expect(try run("hinges", "-", "b", map: circle).output.contains("undecided without what is given for `a`"))
  }

  /// A claim that answers an objection to itself does not rest on itself, and a contradiction is shown once.
  @Test func nothingRestsOnItself() throws {
    let map = """
      claims:
        - top: Top
          because:
            - mild: It is mild
              basis: observation
              but:
                - cold: It is cold
                  basis: observation
                  but:
                    - mild
                    - warm: It is warm
                      basis: observation
      """
    #expect(try run("evaluate", "-", map: map).output.contains("rests on `mild`; the reply `warm`\n"))
    let rivals =
      "claims:\n  - x: X\n    basis: value\n    contradicts: y\n  - y: Y\n    weight: 0.8\n    basis: value\n"
    let why = try run("why", "-", "x", map: rivals).output
    #expect(!why.contains("contradicts `x` (rejected): X"), "\(why)")
    // Several premises of a reply are named as elsewhere.
    let joint = map.replacing("- mild\n", with: "- premises: [warm, hot]\n").appending(
      "\n  - hot: H\n    basis: value\n"
    )
    .replacing(
      "- warm: It is warm\n                basis: observation",
      with: "- warm: W\n                strength: 0.2\n                basis: value")
    let rest = try run("evaluate", "-", map: joint).output
    #expect(rest.contains("the reply `warm` and `hot` together\n"), "\(rest)")
    // What only rests on a circle is not said to be part of it.
    let pair =
      "claims:\n  - a: A\n    basis: value\n    but: b\n  - b: B\n    basis: value\n    but: a\n  - c: C\n    because: a\n"
    #expect(try run("evaluate", "-", map: pair).output.contains("circular, it is open whether `a` supports it"))
  }

  @Test func aFolderIsSearchedForMaps() throws {
    try Repository.withFolder { folder in
      for name in ["a", "b"] { try Repository.write(Self.map, to: "\(folder)/\(name).argmap.yaml") }
      let done = try Tool.argmap("evaluate", in: folder)
      #expect(done.status == 0 && done.output.matches(of: /accepted: It is safe/).count == 2, "\(done.errors)")
      let unknown = try Tool.argmap("evaluate", ".", "--suppose", "lkae=rejected", in: folder)
      #expect(
        unknown.status == 2 && unknown.errors.contains("in a.argmap.yaml, no claim is called `lkae`"),
        "\(unknown.errors)")
    }
  }

  @Test func theStatusSaysWhatFails() throws {
    let tie = "claims:\n  - a: A\n    basis: value\n    but: b\n  - b: B\n    basis: value\nconclusions: a\n"
    #expect(try run("evaluate", "-", map: tie).status == 0)
    #expect(try run("evaluate", "-", "--fail-on", "rejected", map: tie).status == 0)
    #expect(try run("evaluate", "-", "--fail-on", "undecided", map: tie).status == 1)
    #expect(try run("evaluate", "-", "--fail-on", "rejected", "--suppose", "a=rejected", map: tie).status == 1)
    let doubtful = try run("evaluate", "-", map: "claims:\n  - a: A\n    because: zzz\n")
    #expect(doubtful.status == 0 && doubtful.errors.contains("has 1 error, so what follows may be wrong"))
  }

  @Test func whyIsATree() throws {
    let done = try run("why", "-", "walk", "--stdin-filename", "lake.argmap.yaml")
    #expect(
      done.output == """
        `walk` (accepted): It is safe to walk on the lake  lake.argmap.yaml:3
        │  accepted: `thick` supports it; `lake` objects, but that step is undercut by `prints`
        ├─ because `thick` (accepted): The ice is a foot thick  lake.argmap.yaml:5
        │     evidence: https://example.org/ice
        └─ but `lake` (accepted): Last year a man broke in  lake.argmap.yaml:8
           │  dead: that step is undercut by `prints`
           │  basis: assumption
           └─ unless `prints` (accepted): Last year it was half as thick  lake.argmap.yaml:11
                 basis: assumption

        """, "\(done.output)")
    // What a claim contradicts is part of the answer, and contradictions do not go round in circles.
    let rivals =
      "claims:\n  - a: A\n    basis: value\n    contradicts: b\n  - b: B\n    because: c\n  - c: C\n    basis: value\n    weight: 0.8\n"
    let rejected = try run("why", "-", "a", map: rivals).output
    #expect(rejected.contains("└─ contradicts `b` (accepted): B"), "\(rejected)")
    #expect(rejected.contains("because `c` (accepted): C") && rejected.split(separator: "\n").count < 9, "\(rejected)")
    #expect(try run("why", "-", "walk", "--depth", "0").output.split(separator: "\n").count == 2)
    let unknown = try run("why", "-", "wlak")
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean `walk`?"))
    struct Tree: Decodable {
      struct Node: Decodable {
        var id: String?
        var depth: Int
        var line: Int?
      }
      var nodes: [Node]
    }
    let tree = try JSONDecoder().decode(
      Tree.self, from: Data(try run("why", "-", "walk", "--format", "json").output.utf8))
    #expect(tree.nodes.map(\.id) == ["walk", "thick", "lake", "prints"] && tree.nodes.map(\.line) == [3, 5, 8, 11])
  }
}
