import Foundation
import TestSupport
import Testing

/// The `rename`, `graph`, `stats` and `schema` subcommands of the built program.
@Suite struct GraphCommandTests {
  @Test func aNewNameGoesIntoTheMapsThatImportIt() throws {
    try Repository.withFolder { folder in
      let map = "claims:\n  - x: X is so\n    basis: value\n  - y: Y is so\n    because: x\n"
      let other = "imports: {o: ../a.argmap.yaml}\nclaims:\n  - z: Z is so # o.x\n    because: [o.x]\n"
      try FileManager.default.createDirectory(atPath: folder + "/sub", withIntermediateDirectories: true)
      try Repository.write(map, to: folder + "/a.argmap.yaml")
      try Repository.write(other, to: folder + "/sub/b.argmap.yaml")
      func text(_ path: String) throws -> String { try String(contentsOfFile: folder + "/" + path, encoding: .utf8) }

      let diff = try Tool.argmap("rename", "a.argmap.yaml", "x", "ex", "--diff", in: folder)
      #expect(diff.status == 1)
      #expect(diff.output.contains("+    because: [o.ex]") && diff.output.contains("+  - ex: X is so"))
      #expect(try text("a.argmap.yaml") == map && text("sub/b.argmap.yaml") == other)

      let taken = try Tool.argmap("rename", "a.argmap.yaml", "x", "y", in: folder)
      #expect(taken.status == 2)
      #expect(taken.errors == "argmap: error: a.argmap.yaml:4:5: the claim `y` already exists; choose another name\n")

      let done = try Tool.argmap("rename", "a.argmap.yaml", "x", "ex", in: folder)
      #expect(done.status == 0 && done.errors == "3 places in 2 maps\n")
      #expect(
        try text("a.argmap.yaml") == "claims:\n  - ex: X is so\n    basis: value\n  - y: Y is so\n    because: ex\n")
      #expect(try text("sub/b.argmap.yaml") == other.replacing("[o.x]", with: "[o.ex]"))

      try Repository.write("imports: {o: a.argmap.yaml}\nclaims: [o.ex\n", to: folder + "/c.argmap.yaml")
      let broken = try Tool.argmap("rename", "a.argmap.yaml", "ex", "x", in: folder)
      #expect(broken.status == 2 && broken.errors.contains("c.argmap.yaml"))
      #expect(try text("sub/b.argmap.yaml").contains("[o.ex]"))
    }
  }

  @Test func graphsFollowTheirSchema() throws {
    let tool = Repository.path(".build-python/bin/check-jsonschema")
    try Repository.withFolder { folder in
      let paths = try Repository.files(under: "maps", endings: [".argmap.yaml"]).enumerated().map { i, map in
        let graph = try Tool.argmap("graph", Repository.path(map))
        #expect(graph.status == 0, "\(map): \(graph.errors)")
        try Repository.write(graph.output, to: folder + "/\(i).json")
        return folder + "/\(i).json"
      }
      let result = try Tool.run(tool, ["--schemafile", Repository.path("docs/graph.schema.json")] + paths)
      #expect(result.status == 0 && paths.count > 10, "\(result.output)")
    }
  }

  @Test func aMapInNumbers() throws {
    let map = """
      claims:
        - a: A is so
          because:
            - premises: [b, c]
              unless: d
          but: a2
        - b: B is so
          basis: value
        - c: C is so
          because: e
        - {d: D is so, basis: value}
        - {e: E is so, implicit: yes}
        - {a2: A is not so, evidence: 'https://x.org'}
      """
    let text = try Tool.argmap("stats", "-", input: map).output
    for row in [
      "claims            6", "supported       3 (50%)", "depth             2", "branching         1.5, at most 2",
    ] {
      #expect(text.contains(row), "\(text)")
    }
    struct Answer: Decodable {
      struct Map: Decodable {
        var path: String
        var claims, unsupported, supports, objections, undercuts, linkedPremises, implicit, conclusions: Int
        var shareSupported: Double
      }
      var version: Int
      var maps: [Map]
    }
    let output = try Tool.argmap("stats", "-", "--format", "json", input: map).output
    let answer = try JSONDecoder().decode(Answer.self, from: Data(output.utf8))
    let numbers = try #require(answer.maps.first)
    #expect(answer.version == 1 && numbers.path == "-" && numbers.claims == 6 && numbers.unsupported == 3)
    #expect(numbers.supports == 2 && numbers.objections == 1 && numbers.undercuts == 1)
    #expect(numbers.linkedPremises == 1 && numbers.implicit == 1 && numbers.conclusions == 1)
    #expect(numbers.shareSupported == 0.5)
    let two = try Tool.argmap("stats", "maps/compost.argmap.yaml", "maps/tutorial.argmap.yaml", "--format", "json")
      .output
    let all = try #require(try JSONSerialization.jsonObject(with: Data(two.utf8)) as? [String: Any])
    let counts = try #require(all["maps"] as? [[String: Any]]).compactMap { $0["claims"] as? Int }
    #expect((all["total"] as? [String: Any])?["claims"] as? Int == counts.reduce(0, +))
    let both = try Tool.argmap("stats", "maps/compost.argmap.yaml", "maps/tutorial.argmap.yaml").output
    #expect(both.contains("\ntotal (2 maps)\n  claims            \(counts.reduce(0, +))\n"))
    #expect(try Tool.argmap("stats", "no-such-folder").status == 2)
  }

  @Test func schemasArePrinted() throws {
    #expect(try Tool.argmap("schema").output == (try Repository.text("docs/argmap.schema.json")))
    #expect(try Tool.argmap("schema", "--config").output == (try Repository.text("docs/argmap-config.schema.json")))
  }
}
