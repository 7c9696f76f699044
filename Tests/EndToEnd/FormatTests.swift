import Foundation
import TestSupport
import Testing

/// Every machine-readable format, from a real run, checked with its schema or with a program that reads it.
@Suite struct FormatTests {
  /// A map with findings of every level, a fix over several lines, related places, and texts that need escaping.
  static let broken = """
    title: 'é 漢字 🧭 e\u{301} <&">%'
    claims:
      - a: Is é 漢字 🧭 e\u{301} <&">% right?
        because: [b, b]
        weight: 3
      - b: It holds, said X because Y was true
        bassis: value
      - c: 'A text: with, commas'
        but:
          - d: The same text
          - e: the same TEXT!
            basis: value
      # argmap: allow isolated-claim -- é & <co>
      - lone: A lone claim
        basis: value
      - alone: Another one
        basis: value
      - 漢: Not an id
    """

  static let tools = Repository.path(".build-python/bin/")

  /// The output in each format for a map in a folder with an awkward name.
  static func outputs(_ map: String) throws -> [String: String] {
    try Repository.withFolder { folder in
      let path = "a b, é%:1/x.argmap.yaml"
      try Repository.write(map, to: folder + "/" + path)
      var result: [String: String] = [:]
      let formats = ["json", "ndjson", "sarif", "github", "gitlab", "junit", "rdjson"]
      let reports = formats.flatMap { ["--report", "\($0)=\(folder)/out.\($0)"] }
      _ = try Tool.run(Tool.argmap, ["check", path, "--quiet"] + reports, in: folder)
      for format in formats {
        let printed = try Tool.run(Tool.argmap, ["check", path, "--quiet", "--format", format], in: folder)
        result[format] = printed.output
        #expect(
          printed.output == (try String(contentsOfFile: "\(folder)/out.\(format)", encoding: .utf8)),
          "--report \(format) differs from --format")
      }
      return result
    }
  }

  static func validate(_ text: String, schema: String) throws -> Finished {
    try Repository.withFolder { folder in
      try Repository.write(text, to: folder + "/file.json")
      return try Tool.run(
        tools + "check-jsonschema", ["--schemafile", Repository.path(schema), folder + "/file.json"])
    }
  }

  static func validateJUnit(_ text: String) throws -> Finished {
    try Tool.run(
      "xmllint", ["--noout", "--schema", Repository.path("Tests/Schemas/junit.xsd"), "-"], input: Array(text.utf8))
  }

  @Test(arguments: [broken, CommandTests.sound, ""])
  func areValid(_ map: String) throws {
    let outputs = try Self.outputs(map)
    for (format, schema) in [
      ("sarif", "Tests/Schemas/sarif-2.1.0.json"), ("gitlab", "Tests/Schemas/gitlab.json"),
      ("rdjson", "Tests/Schemas/rdjson.json"),
    ] {
      let result = try Self.validate(outputs[format]!, schema: schema)
      #expect(result.status == 0, "\(format): \(result.output)")
    }
    let schema = Repository.path("docs/findings.schema.json")
    try Repository.withFolder { folder in
      try Repository.write(outputs["json"]!, to: folder + "/file.json")
      let result = try Tool.run(Self.tools + "check-jsonschema", ["--schemafile", schema, folder + "/file.json"])
      #expect(result.status == 0, "json: \(result.output)")
    }
    let junit = try Self.validateJUnit(outputs["junit"]!)
    #expect(junit.status == 0, "\(junit.errors)")
    for line in outputs["ndjson"]!.split(separator: "\n") {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(object["version"] as? Int == 1 && object["rule"] is String)
    }
  }

  @Test func theSchemasCanFail() throws {
    #expect(try Self.validate("{\"version\": \"2.1.0\"}", schema: "Tests/Schemas/sarif-2.1.0.json").status != 0)
    #expect(try Self.validate("[{\"description\": \"x\"}]", schema: "Tests/Schemas/gitlab.json").status != 0)
    #expect(try Self.validate("{\"diagnostics\": [{}]}", schema: "Tests/Schemas/rdjson.json").status != 0)
    #expect(try Self.validateJUnit("<testsuites name=\"x\"/>").status != 0)
  }

  struct Found: Hashable {
    var rule: String
    var line: Int
    var column: Int
  }

  static func findings(_ json: String) throws -> [[String: Any]] {
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    return try #require(object["findings"] as? [[String: Any]])
  }

  /// The findings in the JSON output, with which the other formats are compared.
  static func expected(_ json: String) throws -> [Found] {
    try findings(json).map { finding in
      let start = try #require(finding["start"] as? [String: Int])
      return Found(rule: finding["rule"] as! String, line: start["line"]!, column: start["column"]!)
    }
  }

  @Test func allFormsSayTheSame() throws {
    let outputs = try Self.outputs(Self.broken)
    let expected = try Self.expected(outputs["json"]!)
    #expect(Set(expected.map(\.rule)).count >= 8)
    let gitlab = try #require(
      try JSONSerialization.jsonObject(with: Data(outputs["gitlab"]!.utf8)) as? [[String: Any]])
    #expect(
      gitlab.map { issue in
        let begin = ((issue["location"] as! [String: Any])["positions"] as! [String: Any])["begin"] as! [String: Int]
        return Found(rule: issue["check_name"] as! String, line: begin["line"]!, column: begin["column"]!)
      } == expected)
    #expect(Set(gitlab.map { $0["fingerprint"] as! String }).count == gitlab.count)
    // Columns in the Reviewdog format count bytes.
    let rdjson = try #require(try JSONSerialization.jsonObject(with: Data(outputs["rdjson"]!.utf8)) as? [String: Any])
    let lines = Self.broken.components(separatedBy: "\n")
    let diagnostics = try #require(rdjson["diagnostics"] as? [[String: Any]])
    #expect(
      diagnostics.map { diagnostic in
        let range = (diagnostic["location"] as! [String: Any])["range"] as! [String: Any]
        let start = range["start"] as! [String: Int]
        let before = Array(lines[start["line"]! - 1].utf8).prefix(start["column"]! - 1)
        let column = String(decoding: before, as: UTF8.self).unicodeScalars.count + 1
        return Found(
          rule: (diagnostic["code"] as! [String: Any])["value"] as! String, line: start["line"]!, column: column)
      } == expected)
    let names = outputs["junit"]!.matches(of: /<testcase name="([a-z-]+)[":].* line="(\d+)"/)
    #expect(names.map { "\($0.1) \($0.2)" } == expected.map { "\($0.rule) \($0.line)" })
  }

  @Test func sarifIsWhatItsReadersNeed() throws {
    let text = try Self.outputs(Self.broken)["sarif"]!
    let expected = try Self.expected(try Self.outputs(Self.broken)["json"]!)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let run = try #require((object["runs"] as? [[String: Any]])?.first)
    let driver = (run["tool"] as! [String: Any])["driver"] as! [String: Any]
    let rules = driver["rules"] as! [[String: Any]]
    #expect(rules.count >= 100)
    for rule in rules {
      for key in ["shortDescription", "fullDescription"] {
        let text = (rule[key] as! [String: String])["text"]!
        #expect(!text.isEmpty && text.count <= 1024)
      }
    }
    let results = run["results"] as! [[String: Any]]
    let open = results.filter { $0["suppressions"] == nil }
    var found: [Found] = []
    for result in open {
      let location = (result["locations"] as! [[String: Any]])[0]["physicalLocation"] as! [String: Any]
      let region = location["region"] as! [String: Int]
      let uri = (location["artifactLocation"] as! [String: Any])["uri"] as? String
      #expect(rules[result["ruleIndex"] as! Int]["id"] as? String == result["ruleId"] as? String)
      #expect(uri == "a%20b%2C%20%C3%A9%25%3A1/x.argmap.yaml")
      #expect((result["partialFingerprints"] as! [String: String])["primaryLocationLineHash"]!.hasSuffix(":1"))
      found.append(
        Found(rule: result["ruleId"] as! String, line: region["startLine"]!, column: region["startColumn"]!))
    }
    #expect(found == expected)
    let allowed = results.filter { $0["suppressions"] != nil }
    #expect(allowed.map { $0["ruleId"] as? String } == ["isolated-claim"])
    #expect(
      (allowed[0]["suppressions"] as! [[String: String]]) == [["kind": "inSource", "justification": "é & <co>"]])
  }

  /// sarif-tools finds as many findings of each level as the JSON output has, and the suppressed ones.
  @Test func sarifToolsReadIt() throws {
    let outputs = try Self.outputs(Self.broken)
    let levels = try Self.findings(outputs["json"]!).map { $0["level"] as! String }
    try Repository.withFolder { folder in
      try Repository.write(outputs["sarif"]!, to: folder + "/x.sarif")
      let summary = try Tool.run(Self.tools + "sarif", ["summary", folder + "/x.sarif"])
      #expect(summary.status == 0, "\(summary.errors)")
      // sarif-tools also counts suppressed findings.
      for (level, extra) in [("error", 0), ("warning", 0), ("note", 1)] {
        let count = levels.count { $0 == level } + extra
        #expect(summary.output.contains("\(level): \(count)"), "\(summary.output)")
      }
      let csv = try Tool.run(Self.tools + "sarif", ["csv", folder + "/x.sarif", "-o", folder + "/x.csv"])
      #expect(csv.status == 0, "\(csv.errors)")
    }
  }

  // MARK: GitHub

  /// Parses a workflow command as GitHub's runner does (actions/runner, ActionCommand).
  static func command(_ line: String) -> (name: String, properties: [String: String], message: String)? {
    guard line.hasPrefix("::"), let end = line.dropFirst(2).range(of: "::") else { return nil }
    let head = line[line.index(line.startIndex, offsetBy: 2)..<end.lowerBound]
    let space = head.firstIndex(of: " ") ?? head.endIndex
    func unescaped(_ text: Substring, isProperty: Bool) -> String {
      var text = text.replacingOccurrences(of: "%0D", with: "\r").replacingOccurrences(of: "%0A", with: "\n")
      if isProperty {
        text = text.replacingOccurrences(of: "%3A", with: ":").replacingOccurrences(of: "%2C", with: ",")
      }
      return text.replacingOccurrences(of: "%25", with: "%")
    }
    var properties: [String: String] = [:]
    for pair in head[space...].dropFirst().split(separator: ",") {
      let sign = pair.firstIndex(of: "=")!
      properties[String(pair[..<sign])] = unescaped(pair[pair.index(after: sign)...], isProperty: true)
    }
    return (String(head[..<space]), properties, unescaped(line[end.upperBound...], isProperty: false))
  }

  @Test func githubsRunnerReadsItsCommands() throws {
    let outputs = try Self.outputs(Self.broken)
    let expected = try Self.findings(outputs["json"]!)
    let lines = outputs["github"]!.split(separator: "\n").map(String.init)
    let commands = try lines.map { try #require(Self.command($0)) }
    #expect(commands.count == expected.count)
    // Errors come first, because GitHub limits the number of annotations.
    let ranks = commands.map { ["error": 0, "warning": 1, "notice": 2][$0.name]! }
    #expect(ranks == ranks.sorted() && Set(ranks).count == 3)
    for command in commands { #expect(command.properties["file"] == "a b, é%:1/x.argmap.yaml") }
    let said = Set(commands.map { "\($0.properties["line"]!):\($0.properties["col"]!)" })
    #expect(
      said
        == Set(
          expected.map { "\(($0["start"] as! [String: Int])["line"]!):\(($0["start"] as! [String: Int])["column"]!)" }))
  }

  @Test func theSummaryOfAStepHasAllOfThem() throws {
    try Repository.withFolder { folder in
      let claims = (1...15).map { "  - c\($0): Claim number \($0)\n" }.joined()
      try Repository.write("claims:\n" + claims, to: folder + "/x.argmap.yaml")
      try Repository.write("before\n", to: folder + "/summary.md")
      _ = try Tool.argmap(
        "check", "--format", "github", in: folder, environment: ["GITHUB_STEP_SUMMARY": folder + "/summary.md"])
      let summary = try String(contentsOfFile: folder + "/summary.md", encoding: .utf8)
      #expect(summary.hasPrefix("before\n### argmap\n"))
      #expect(summary.matches(of: /\n\| error \| x\.argmap\.yaml:\d+:5 \|/).count == 15)
      // Other formats do not write a summary.
      _ = try Tool.argmap("check", in: folder, environment: ["GITHUB_STEP_SUMMARY": folder + "/other.md"])
      #expect(!FileManager.default.fileExists(atPath: folder + "/other.md"))
    }
  }

  // MARK: Fingerprints

  @Test func fingerprintsSurviveEditsElsewhere() throws {
    func prints(_ map: String) throws -> [String: String] {
      let issues =
        try JSONSerialization.jsonObject(with: Data(try Self.outputs(map)["gitlab"]!.utf8)) as! [[String: Any]]
      return Dictionary(
        issues.map { ($0["fingerprint"] as! String, $0["check_name"] as! String) }, uniquingKeysWith: { a, _ in a })
    }
    let before = try prints(Self.broken)
    let moved = Self.broken.replacingOccurrences(
      of: "claims:\n", with: "claims:\n  # A comment\n\n  - new: A new claim\n    basis: value\n")
    let after = try prints(moved)
    // The new claim is isolated; everything else is unchanged.
    #expect(Set(before.keys).isSubset(of: after.keys) && after.count == before.count + 1)
    // A fingerprint stays the same when the claim's text changes.
    #expect(try prints(Self.broken.replacingOccurrences(of: "was true", with: "was so true")) == before)
  }
}
