import Foundation
import TestSupport
import Testing

/// The built program, run as a user would.
@Suite struct CommandTests {
  static let sound = "claims:\n  - a: A\n    because: b\n  - b: B\n    basis: value\n"
  static let gap = "claims:\n  - a: A\n    because: b\n  - b: B\n"

  @Test func soundMapsPassQuietly() throws {
    let result = try Tool.argmap("check", "maps")
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(result.errors == "no findings in 13 maps\n")
    #expect(try Tool.argmap("check", "maps", "--quiet", "--fail-on", "note").errors.isEmpty)
  }

  @Test func aGapIsShownAtItsPlace() throws {
    let result = try Tool.argmap("check", "-", "--stdin-filename", "x.argmap.yaml", input: Self.gap)
    #expect(result.status == 1)
    #expect(
      result.output == """
        x.argmap.yaml:4:5: error: `b` has no support; give a reason (`because`), cite `evidence`, or state its `basis`; `a` falls with it [unsupported-claim]
          |
        2 |   - a: A
          |     - `a` falls with `b`
          …
        4 |   - b: B
          |     ^
          suggestion: add a reason below it
          5 +     because:
          6 +       - an-id: Why `b`?

        """)
    #expect(result.errors == "1 error in 1 map\n")
  }

  @Test(arguments: ["text", "concise", "json", "ndjson", "sarif", "github", "gitlab", "junit", "rdjson"])
  func everyFormatSaysIt(_ format: String) throws {
    let result = try Tool.argmap("check", "-", "--format", format, input: Self.gap)
    #expect(result.status == 1 && result.output.contains("unsupported-claim") && result.output.hasSuffix("\n"))
  }

  @Test func theThresholdDecides() throws {
    let note = Self.sound + "  - c: C\n    basis: value\n"
    #expect(try Tool.argmap("check", "--isolated", "-", input: note).status == 0)
    #expect(try Tool.argmap("check", "--isolated", "-", input: note).output.isEmpty)
    #expect(try Tool.argmap("check", "--isolated", "-", input: note).errors == "1 note in 1 map\n")
    #expect(try Tool.argmap("check", "--isolated", "-", "--verbose", input: note).output.contains("isolated-claim"))
    #expect(try Tool.argmap("check", "--isolated", "-", "--fail-on", "note", input: note).status == 1)
    let warning = "sources:\n  s: {title: S}\n" + Self.sound
    #expect(try Tool.argmap("check", "--isolated", "-", input: warning).status == 1)
    #expect(try Tool.argmap("check", "--isolated", "-", "--fail-on", "error", input: warning).status == 0)
  }

  @Test func badCallsAreTwo() throws {
    for arguments in [
      ["check", "no-such-file"], ["check", "--no-such-flag"], ["nonsense"], ["check", "--format", "xml"],
      ["check", "Sources/SourceText"], ["render"], ["render", "no-such-file"],
      ["render", "maps/tutorial.argmap.yaml", "-o", "x.xyz"],
      ["render", "maps/tutorial.argmap.yaml", "-o", "/no/such/folder/x.svg"], ["explain", "no-such-rule"],
      ["render", "maps/tutorial.argmap.yaml", "--watch"], ["graph", "no-such-file"], ["check", "--fail-on", "off"],
    ] {
      let result = try Tool.run(Tool.argmap, arguments)
      #expect(result.status == 2, "\(arguments): \(result.status)")
      #expect(result.output.isEmpty && !result.errors.isEmpty, "\(arguments)")
    }
    #expect(try Tool.argmap("explain", "unsuported-claim").errors.contains("did you mean unsupported-claim"))
    #expect(try Tool.argmap("check", "Sources/SourceText", "--allow-empty").status == 0)
  }

  @Test func fixesAreAppliedOrShown() throws {
    try Repository.withFolder { folder in
      let path = folder + "/x.argmap.yaml"
      let wrong = "claims:\n  - a: Two things: frost\n    bassis: value\n"
      try Repository.write(wrong, to: path)
      let shown = try Tool.argmap("fix", path, "--diff")
      #expect(shown.status == 1)
      #expect(shown.output.contains("-  - a: Two things: frost\n+  - a: 'Two things: frost'\n"))
      #expect(shown.errors == "1 fix possible in 1 map; 1 finding is left (argmap check)\n")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == wrong)
      let fixed = try Tool.argmap("fix", path)
      #expect(fixed.status == 1 && fixed.output.isEmpty)
      #expect(fixed.errors == "1 fix in 1 map; 1 finding is left (argmap check)\n")
      let all = try Tool.argmap("fix", folder, "--unsafe")
      #expect(all.status == 0 && all.errors == "1 fix in 1 map\n")
      let right = "claims:\n  - a: 'Two things: frost'\n    basis: value\n"
      #expect(try String(contentsOfFile: path, encoding: .utf8) == right)
      #expect(try Tool.argmap("fix", path).errors == "nothing to fix\n")
      // A map from standard input is written to standard output.
      let piped = try Tool.argmap("fix", "-", "--unsafe", input: wrong)
      #expect(piped.status == 0 && piped.output == right)
    }
  }

  /// A named pipe, a mistyped command, an id that is only half remembered: each gets a word.
  @Test func slipsOnTheCommandLineGetAWord() throws {
    #expect(try Tool.argmap("chek").errors.contains("Did you mean argmap check?"))
    #expect(!(try Tool.argmap("zzzzzz").errors.contains("Did you mean")))
    let map = "claims:\n  - multipolar-is-better: Several powers are better\n    basis: value\n"
    for (word, hint) in [
      ("multipolar", "did you mean `multipolar-is-better`?"), ("powers", "it is in the text of `multipolar-is-better`"),
    ] {
      #expect(try Tool.argmap("render", "-", "--focus", word, "-o", "-", input: map).errors.contains(hint), "\(word)")
    }
    try Repository.withFolder { folder in
      let script = "mkfifo p.argmap.yaml && \"$0\" check p.argmap.yaml"
      let pipe = try Tool.run("sh", ["-c", script, Tool.argmap], in: folder)
      #expect(pipe.status == 2 && pipe.errors.contains("it is a pipe"), "\(pipe.errors)")
    }
  }

  /// What a file is called cannot break a line or start a command of GitHub's.
  @Test func fileNamesCannotManipulateALog() throws {
    try Repository.withFolder { folder in
      for name in ["a\n::error::x", "::y", "z\u{202E}"] {
        try Repository.write("claims:\n- m:   M\n", to: folder + "/\(name).argmap.yaml")
      }
      for arguments in [
        ["check"], ["check", "--format", "concise"], ["stats"], ["fmt", "--check"], ["fmt", "--diff"],
        ["fix", "--diff"],
        ["check", "b\n::x"],
      ] {
        let result = try Tool.run(Tool.argmap, arguments, in: folder)
        for line in (result.output + result.errors).split(separator: "\n") {
          #expect(!line.hasPrefix("::") && !line.unicodeScalars.contains("\u{202E}"), "\(arguments): \(line)")
        }
      }
    }
  }

  @Test func aNewMapPasses() throws {
    try Repository.withFolder { folder in
      let path = folder + "/it's mine"
      #expect(try Tool.argmap("new", path).status == 0)
      let check = try Tool.argmap("check", path + ".argmap.yaml", "--fail-on", "note")
      #expect(check.status == 0, "\(check.output)")
      #expect(try Tool.argmap("graph", path + ".argmap.yaml").output.contains("\"title\": \"it's mine\""))
      // An existing file is not overwritten.
      #expect(try Tool.argmap("new", path).status == 2)
      #expect(try Tool.argmap("new", folder + "/none/x").status == 2)
      // The map is laid out as `fmt` does it, and the next command works in a shell.
      for name in ["my map's", "plain", "yes", "a: b", "-x"] {
        let made = try Tool.argmap("new", "--", name, in: folder)
        let next = try #require(made.errors.split(separator: "next: ").last).trimmingCharacters(in: .newlines)
        let script = next.replacingOccurrences(of: "argmap check", with: "\"$0\" fmt --check")
        #expect(try Tool.run("sh", ["-c", script, Tool.argmap], in: folder).status == 0, "\(next)")
      }
      #expect(try Tool.argmap("new", "-").output.hasPrefix("title: "))
    }
  }

  @Test func theTreeAsItWasRead() throws {
    let text = "a: [x, {b: 'y''s'}]\nc:\n- d\ne: {}\n"
    let json = try Tool.argmap("syntax", "-", "--format", "json", input: text)
    #expect(json.status == 0)
    #expect(
      json.output
        == #"{"version":1,"tree":{"map":[["a",["x",{"map":[["b","y's"]]}]],["c",["d"]],["e",{"map":[]}]]}}"# + "\n")
    let outline = try Tool.argmap("syntax", "-", input: "a: x\nb:\n")
    #expect(
      outline.output
        == "mapping 1:1\n  scalar 1:1 plain \"a\"\n  scalar 1:4 plain \"x\"\n  scalar 2:1 plain \"b\"\n  scalar 2:3 absent\n"
    )
    let broken = try Tool.argmap("syntax", "-", input: "a: b: c\n")
    #expect(broken.status == 1 && broken.errors.contains("colon-in-text"))
    // `syntax` does not report unknown claims.
    #expect(try Tool.argmap("syntax", "-", input: "claims: [x]\n").status == 0)
  }

  /// The same bytes in every run. Without zeros behind libgvc's tables, one in a hundred pictures of this view differs.
  @Test(.slow) func everyRunDrawsTheSame() throws {
    let arguments = ["render", "maps/claude-3-opus.argmap.yaml", "--view", "monks"]
    let first = try Tool.run(Tool.argmap, arguments).output
    #expect(first.contains("argmap-stub"))
    for _ in 0..<300 { #expect(try Tool.run(Tool.argmap, arguments).output == first) }
  }

  @Test func partsOfAMap() throws {
    try Repository.withFolder { folder in
      let map = "maps/claude-3-opus.argmap.yaml"
      let all = try Tool.argmap("render", map, "--all-views", "-o", folder + "/views")
      #expect(all.status == 0)
      for name in ["overview", "worker", "monks"] {
        let one = try Tool.argmap("render", map, "--view", name)
        #expect(one.status == 0 && one.output.contains("argmap-stub"))
        #expect(try String(contentsOfFile: folder + "/views/\(name).svg", encoding: .utf8) == one.output)
      }
      #expect(try Tool.argmap("render", map, "--focus", "poor-coding-worker", "--depth", "1").status == 0)
      #expect(try Tool.argmap("render", map, "--path", "never-cared..misaligned", "--format", "dot").status == 0)
      for arguments in [
        ["--view", "monk"], ["--focus", "nobody"], ["--path", "misaligned"], ["--tag", "none"], ["--group", "none"],
        ["--depth", "-1"], ["--all-views"], ["--all-views", "--depth", "1", "-o", folder],
        ["--focus", "misaligned", "--depth", "0", "--tag", "own-life"],
      ] {
        let result = try Tool.run(Tool.argmap, ["render", map] + arguments)
        #expect(result.status == 2 && result.output.isEmpty && !result.errors.isEmpty, "\(arguments)")
      }
      #expect(try Tool.argmap("render", map, "--view", "monk").errors.contains("did you mean `monks`?"))
    }
  }

  @Test func mapsOfSeveralFiles() throws {
    try Repository.withFolder { folder in
      try Repository.write(
        "imports: {o: sub/o.argmap.yaml}\nclaims:\n  - a: A\n    because: o.b\n", to: folder + "/m.argmap.yaml")
      try Repository.write("claims:\n  - b: B\n", to: folder + "/sub/o.argmap.yaml")
      let result = try Tool.argmap("check", folder + "/m.argmap.yaml", "--format", "concise")
      #expect(result.output.hasPrefix(folder + "/sub/o.argmap.yaml:2:5: error: `b` has no support"))
      #expect(result.errors == "1 error in 2 maps\n")
      // The search finds the imported map too, but it counts only once.
      #expect(try Tool.argmap("check", folder, "--format", "concise").errors == "1 error in 2 maps\n")
      // A claim that another map refers to is not isolated, unless that other map is not part of the run.
      try Repository.write("claims:\n  - b: B\n  - c: C\n    basis: value\n", to: folder + "/sub/o.argmap.yaml")
      func isolated(_ path: String) throws -> [String] {
        try Tool.argmap("check", path, "--verbose", "--format", "concise").output.split(separator: "\n")
          .filter { $0.contains("[isolated-claim]") }.compactMap {
            $0.split(separator: "`").dropFirst().first.map(String.init)
          }
      }
      #expect(try isolated(folder) == ["c"])
      #expect(try isolated(folder + "/sub") == ["b", "c"])
      #expect(try Tool.argmap("render", folder + "/m.argmap.yaml").output.contains("from o"))
      #expect(try Tool.argmap("graph", folder + "/m.argmap.yaml").output.contains("\"id\": \"o.b\""))
    }
  }

  @Test func helpAndVersion() throws {
    for arguments in [["--help"], ["check", "--help"], ["--version"], ["help", "render"], []] {
      let result = try Tool.run(Tool.argmap, arguments)
      #expect(result.status == 0 && !result.output.isEmpty && result.errors.isEmpty, "\(arguments)")
    }
    #expect(try Tool.argmap("--version").output.contains("libgvc 2."))
  }

  @Test func aReaderThatLeavesEndsItQuietly() throws {
    let result = try Tool.run("sh", ["-c", "\"$0\" explain --all | head -1", Tool.argmap])
    #expect(result.status == 0 && result.errors.isEmpty && result.output == "# The checks\n")
  }

  @Test func colourFollowsTheUsersWish() throws {
    func isColoured(_ environment: [String: String], _ more: String...) throws -> Bool {
      let result = try Tool.run(
        Tool.argmap, ["check", "-"] + more, input: Array(Self.gap.utf8), environment: environment)
      return result.output.contains("\u{1B}[")
    }
    #expect(try !isColoured([:]))
    #expect(try isColoured(["FORCE_COLOR": "1"]))
    #expect(try !isColoured(["FORCE_COLOR": "1", "NO_COLOR": "1"]))
    #expect(try isColoured(["FORCE_COLOR": "1", "NO_COLOR": ""]))
    #expect(try isColoured(["NO_COLOR": "1"], "--color", "always"))
    #expect(try !isColoured(["FORCE_COLOR": "1"], "--color", "never"))
  }

  /// If one `basis` and one `because` are removed from the map, there is one finding for each.
  @Test func aCopyOfTheMapWithTwoReasonsGone() throws {
    let lines = try Repository.text("maps/claude-3-opus.argmap.yaml").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    let basis = try #require(lines.firstIndex { $0.contains("cause-first:") }) + 1
    #expect(lines[basis].contains("basis:"))
    let because = try #require(lines.firstIndex { $0.contains("- not-optimised: ") }) + 2
    #expect(lines[because].contains("because: poor-coding-worker"))
    var changed = lines
    changed.remove(at: because)
    changed.remove(at: basis)
    try Repository.withFolder { folder in
      let path = folder + "/copy.argmap.yaml"
      let text = changed.joined(separator: "\n")
        .replacing("../seeds/", with: Repository.path("seeds") + "/")
      try Repository.write(text, to: path)
      let result = try Tool.argmap("check", path, "--format", "json", "--root", "/")
      #expect(result.status == 1)
      let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
      let findings = try #require(object?["findings"] as? [[String: Any]])
      #expect(
        findings.map { $0["rule"] as? String } == ["unsupported-claim", "unsupported-claim", "unexpected-standing"])
      #expect(findings.map { $0["claim"] as? String } == ["cause-first", "not-optimised", "investigate"])
      let starts = findings.compactMap { ($0["start"] as? [String: Int])?["line"] }
      #expect(starts.prefix(2) == [basis, because - 2])
      // A claim that loses its support as a consequence is a related place; one that has another reason is not.
      let related = findings.map { ($0["related"] as? [[String: Any]] ?? []).compactMap { $0["message"] as? String } }
      #expect(related[0].contains { $0.contains("falls with `cause-first`") }, "\(related)")
      #expect(related[1].isEmpty, "\(related)")
    }
  }
}
