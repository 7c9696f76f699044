import Foundation
import TestSupport
import Testing

/// `argmap.yaml` and the flags that say the same, in the built program.
@Suite struct ConfigurationTests {
  /// Findings: an unsupported claim (error), an unused source (warning), an isolated claim (note).
  static let map = """
    sources:
      s: {title: S}
    claims:
      - a: The first claim
        because: b
      - b: The second claim
      - c: The third claim
        basis: value

    """

  /// The rules and levels that a check reports, in a folder with some files.
  static func check(_ files: [String: String], _ arguments: String..., in folder: String = "") throws -> (
    found: [String], status: Int32, errors: String, output: String
  ) {
    try Repository.withFolder { top in
      for (path, text) in files { try Repository.write(text, to: top + "/" + path) }
      let result = try Tool.run(
        Tool.argmap, ["check", "--format", "concise"] + arguments, in: folder.isEmpty ? top : top + "/" + folder)
      let found = result.output.split(separator: "\n").compactMap { line -> String? in
        guard let match = line.firstMatch(of: /^(.*?):\d+:\d+: (\w+): .* \[([a-z-]+)\]$/) else { return nil }
        return "\(match.3) \(match.2)"
      }
      return (found, result.status, result.errors, result.output)
    }
  }

  static let all = ["unused-source warning", "unsupported-claim error", "isolated-claim note"]

  @Test(arguments: [
    ("", [], all + ["status 1"]),
    ("# nothing\n", [], all + ["status 1"]),
    (
      "fail-on: error\nrules: {unsupported-claim: warning}\n", [],
      ["unused-source warning", "unsupported-claim warning", "isolated-claim note", "status 0"]
    ),
    (
      "rules:\n  unused-source: off\n  isolated-claim: {level: error}\n", [],
      ["unsupported-claim error", "isolated-claim error", "status 1"]
    ),
    ("select: references\n", [], ["unused-source warning", "status 1"]),
    ("select: single-reason\n", [], ["single-reason warning", "status 1"]),
    ("ignore: [support, unused-source]\n", [], ["isolated-claim note", "status 0"]),
    ("ignore: support\n", ["--select", "unsupported-claim"], ["unsupported-claim error", "status 1"]),
    (
      "rules: {unsupported-claim: note}\n", ["--severity", "unsupported-claim=warning"],
      ["unused-source warning", "unsupported-claim warning", "isolated-claim note", "status 1"]
    ),
    (
      "overrides:\n  - paths: 'm.*'\n    rules: {unsupported-claim: off}\n  - paths: other/\n    rules: {unused-source: off}\n",
      [], ["unused-source warning", "isolated-claim note", "status 1"]
    ),
    (
      "fail-on: error\n", ["--ignore", "unsupported-claim", "--fail-on", "note"],
      ["unused-source warning", "isolated-claim note", "status 1"]
    ),
    (
      "rules: {overlong-claim: {level: warning, words: 2}}\nselect: overlong-claim\n", [],
      Array(repeating: "overlong-claim warning", count: 3) + ["status 1"]
    ),
    ("ignore: all\n", [], ["status 0"]), ("ignore: all\n", ["--isolated"], all + ["status 1"]),
  ])
  func levels(_ configuration: String, _ arguments: [String], _ expected: [String]) throws {
    let found = try Repository.withFolder { top in
      try Repository.write(Self.map, to: top + "/m.argmap.yaml")
      try Repository.write(configuration, to: top + "/argmap.yaml")
      let result = try Tool.run(Tool.argmap, ["check", "--format", "ndjson"] + arguments, in: top)
      return try result.output.split(separator: "\n").map { line in
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as! [String: Any]
        return "\(object["rule"]!) \(object["level"]!)"
      } + ["status \(result.status)"]
    }
    #expect(found == expected, "\(configuration)")
  }

  @Test func theNearestFileHolds() throws {
    let files = [
      "argmap.yaml": "ignore: unsupported-claim\n", "a/m.argmap.yaml": Self.map, "a/b/argmap.yaml": "",
      "a/b/m.argmap.yaml": Self.map,
    ]
    let result = try Self.check(files)
    #expect(result.output.contains("a/b/m.argmap.yaml:6:5: error") && !result.output.contains("a/m.argmap.yaml:6:5"))
    // The same from anywhere.
    #expect(try Self.check(files, in: "a").found == result.found)
    #expect(try Self.check(files, "m.argmap.yaml", in: "a").found == ["unused-source warning"])
  }

  @Test func whatIsExcludedIsNotSearched() throws {
    let files = [
      "argmap.yaml": "exclude: [drafts/, 'x*']\n", "m.argmap.yaml": CommandTests.sound,
      "drafts/m.argmap.yaml": Self.map,
      "x.argmap.yaml": Self.map, "deep/drafts/m.argmap.yaml": Self.map,
    ]
    #expect(try Self.check(files).found.isEmpty)
    #expect(try Self.check(files, "drafts/m.argmap.yaml").found.count == 2)
    #expect(try Self.check(files, "drafts").status == 2)
  }

  @Test func theRootIsAsItSays() throws {
    let files = [
      "argmap.yaml": "root: maps\n", "notes.txt": "A mild day.\n",
      "maps/m.argmap.yaml":
        "sources:\n  s: {title: S, file: ../notes.txt}\nclaims:\n  - a: A claim\n    evidence: s\n",
    ]
    #expect(try Self.check(files).found == ["outside-root error"])
    #expect(try Self.check(files, "--root", ".").found == [])
  }

  /// Every mistake has its place and a way out, and nothing is checked.
  @Test(arguments: [
    ("rulez: {}\n", "1:1: error: `rulez` is no key of argmap.yaml; did you mean `rules`? [unknown-key]"),
    (
      "rules:\n  unsuported-claim: off\n",
      "2:3: error: there is no rule `unsuported-claim`; did you mean `unsupported-claim`? [unknown-key]"
    ),
    (
      "rules: {unsupported-claim: erorr}\n",
      "1:28: error: `erorr` is none of `error`, `warning`, `note`, `off`; did you mean `error`? [wrong-value]"
    ),
    (
      "rules: {overlong-claim: {words: many}}\n",
      "1:33: error: `words` is a whole number from 1 to 1000: how many words a text may have [wrong-value]"
    ),
    (
      "rules: {overlong-claim: {word: 3}}\n",
      "1:26: error: `overlong-claim` has no option `word`; did you mean `words`? [unknown-key]"
    ),
    ("fail-on: [a, b]\n", "1:10: error: a text is due here [wrong-value]"),
    ("fail-on:\n", "1:9: error: a value is missing here; fill it in, or delete the key [missing-value]"),
    ("select: wordings\n", "1:9: error: there is no rule `wordings`; did you mean `wording`? [unknown-key]"),
    (
      "overrides:\n  paths: a\n",
      "2:3: error: `overrides` takes a list: `- paths: …` with `rules` beside it [wrong-value]"
    ),
    ("overrides:\n  - rules: {}\n", "2:5: error: an override needs `paths` [missing-value]"),
    ("- a\n", "1:1: error: argmap.yaml takes keys with values"),
    ("rules: {a: b: c}\n", "1:13: error:"),
    ("exclude: 'a[b'\n", "1:10: error: this `[` is not closed; `\\[` is the sign itself [wrong-value]"),
    ("overrides:\n  - paths: x\n", "2:5: error: an override needs `rules` [missing-value]"),
    ("rules:\n", "1:7: error: a value is missing here; fill it in, or delete the key [missing-value]"),
    ("hello\n", "1:1: error: an argmap.yaml starts with a key such as `rules:` or `exclude:`, not with a text"),
    ("rules: {support: off}\n", "1:9: error: `support` stands for several rules; name each, or put it under"),
    ("ignore: support, wording\n", "1:9: error: several rules are written as a list: `[support, wording]`"),
    ("rules: {deep-nesting: {levels: 3}}\n", "1:9: error: `deep-nesting` is off by itself, so its options change"),
    ("render: {direction: left}\n", "1:21: error: `left` is none of `auto`, `down`, `right`"),
    ("render: {aspect: 9}\n", "1:18: error: a number from 0.2 to 5.0 is due here [wrong-value]"),
    ("render: {aspect: 0x1p0}\n", "1:18: error: a number from 0.2 to 5.0 is due here [wrong-value]"),
    ("render:\n", "1:8: error: a value is missing here; fill it in, or delete the key [missing-value]"),
    ("render: {theme: drak}\n", "1:17: error: `drak` is none of `auto`, `light`, `dark`, `print`, `plain`; did you"),
    ("render: {source-links: here}\n", "1:24: error: `source-links` is an http address with {line} in it"),
  ])
  func mistakes(_ configuration: String, _ message: String) throws {
    let result = try Self.check(["argmap.yaml": configuration, "m.argmap.yaml": Self.map])
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains("argmap.yaml:" + message), "\(result.errors)")
    #expect(result.errors.hasSuffix("argmap.yaml has mistakes in it; mend it, or say --isolated to do without\n"))
  }

  /// What cannot be read is told of, and calls that cannot mean anything are refused.
  @Test func callsAndFilesThatMeanNothing() throws {
    try Repository.withFolder { top in
      try Repository.write(Self.map, to: top + "/m.argmap.yaml")
      func errors(_ arguments: String...) throws -> String {
        let result = try Tool.run(Tool.argmap, ["check"] + arguments, in: top)
        return "\(result.status) \(result.errors)"
      }
      #expect(try errors("--report", "xml=x").contains("there is no form xml; there are text, concise"))
      #expect(try errors("--report", "jsn=x").contains("did you mean json?"))
      #expect(try errors("--report", "json=x", "--report", "sarif=x").contains("two forms cannot go into one file, x"))
      #expect(try errors("--max-warnings", "-1").contains("--max-warnings is 0 or more"))
      #expect(try errors("--stdin-filename", "m.argmap.yaml", ".").contains("name - as a path too"))
      #expect(try errors("--prune", "--exit-zero").contains("there is no baseline"))
      try Repository.write("baseline: none.yaml\n", to: top + "/argmap.yaml")
      #expect(try errors().contains("2 argmap: error: argmap.yaml:1:11: cannot read the baseline none.yaml"))
      try Repository.write("exclude: '*.argmap.yaml'\n", to: top + "/argmap.yaml")
      #expect(try errors().contains("that neither exclude nor a .gitignore leaves out"))
      try FileManager.default.removeItem(atPath: top + "/argmap.yaml")
      try FileManager.default.createSymbolicLink(atPath: top + "/argmap.yaml", withDestinationPath: "nowhere")
      #expect(try errors().contains("a link that leads nowhere"))
      try FileManager.default.removeItem(atPath: top + "/argmap.yaml")
      try FileManager.default.createDirectory(atPath: top + "/argmap.yaml", withIntermediateDirectories: false)
      #expect(try errors().contains("it is a folder"))
      try FileManager.default.removeItem(atPath: top + "/argmap.yaml")
      // A link is shown under the name of its map.
      try FileManager.default.createSymbolicLink(atPath: top + "/a.argmap.yaml", withDestinationPath: "m.argmap.yaml")
      let output = try Tool.argmap("check", "--format", "concise", in: top).output
      #expect(output.contains("m.argmap.yaml:") && !output.contains("a.argmap.yaml:"))
    }
  }

  @Test func renderHasDefaults() throws {
    try Repository.withFolder { top in
      try Repository.write(CommandTests.gap, to: top + "/m.argmap.yaml")
      let down = try Tool.argmap("render", "m.argmap.yaml", "--direction", "down", in: top).output
      let right = try Tool.argmap("render", "m.argmap.yaml", "--direction", "right", in: top).output
      #expect(down != right)
      for (direction, picture) in [("down", down), ("right", right)] {
        try Repository.write("render: {direction: \(direction)}\n", to: top + "/argmap.yaml")
        #expect(try Tool.argmap("render", "m.argmap.yaml", in: top).output == picture)
      }
      // A style sheet is looked for beside the file that names it; flags win.
      try Repository.write("text { font-style: italic }\n", to: top + "/house/own.css")
      try Repository.write(CommandTests.gap, to: top + "/house/m.argmap.yaml")
      try Repository.write(
        "render: {css: own.css, theme: dark, color-by: role, groups: none, aspect: 1, "
          + "source-links: 'https://example.org/{path}#L{line}'}\n", to: top + "/house/argmap.yaml")
      let flags = [
        "--css", "house/own.css", "--theme", "dark", "--color-by", "role", "--groups", "none", "--aspect", "1",
        "--source-links", "https://example.org/{path}#L{line}",
      ]
      let house = try Tool.argmap("render", "house/m.argmap.yaml", in: top).output
      #expect(
        house == (try Tool.run(Tool.argmap, ["render", "house/m.argmap.yaml", "--isolated"] + flags, in: top).output))
      #expect(house.contains("font-style: italic") && house.contains("https://example.org/house/m.argmap.yaml#L"))
      #expect(try Tool.argmap("render", "house/m.argmap.yaml", "--theme", "light", in: top).output != house)
      try Repository.write("render: {css: none.css}\n", to: top + "/house/argmap.yaml")
      let missing = try Tool.argmap("render", "house/m.argmap.yaml", in: top)
      #expect(missing.status == 2 && missing.errors.contains("cannot read the style sheet house/none.css"))
      try Repository.write("render: {strict: yes}\n", to: top + "/argmap.yaml")
      #expect(try Tool.argmap("render", "m.argmap.yaml", in: top).status == 1)
      #expect(try Tool.argmap("render", "m.argmap.yaml", "--no-strict", in: top).status == 0)
    }
  }

  /// What is printed says the same when it is read.
  @Test func settingsArePrintedAsAConfiguration() throws {
    try Repository.withFolder { top in
      try Repository.write(Self.map, to: top + "/m.argmap.yaml")
      try Repository.write(
        "rules: {overlong-claim: {level: note, words: 2}, one-sided: warning}\nignore: unused-source\nfail-on: error\n"
          + "render: {direction: right, aspect: 2, background: '#fff', paper: a4, strict: no}\nrule-page: 'https://example.org/{rule}'\n",
        to: top + "/argmap.yaml")
      let first = try Tool.argmap("check", "--show-settings", "m.argmap.yaml", in: top)
      #expect(first.status == 0 && first.output.contains("  overlong-claim: {level: note, words: 2}\n"))
      try Repository.write(first.output, to: top + "/argmap.yaml")
      let second = try Tool.argmap("check", "--show-settings", "m.argmap.yaml", in: top)
      #expect(second.output == first.output, "\(second.errors)")
      #expect(
        try Tool.argmap("check", "--show-settings", "--isolated", in: top).output.contains("there is no argmap.yaml"))
    }
  }

  @Test func theRulesPageIsALink() throws {
    try Repository.withFolder { top in
      try Repository.write(CommandTests.gap, to: top + "/m.argmap.yaml")
      try Repository.write("rule-page: 'https://example.org/checks#{rule}'\n", to: top + "/argmap.yaml")
      let coloured = try Tool.argmap("check", "--color", "always", in: top).output
      #expect(
        coloured.contains(
          "\u{1B}]8;;https://example.org/checks#unsupported-claim\u{1B}\\unsupported-claim\u{1B}]8;;\u{1B}\\"))
      #expect(
        try Tool.argmap("check", "--format", "sarif", in: top).output.contains(
          "\"helpUri\":\"https://example.org/checks#"))
      #expect(!(try Tool.argmap("check", in: top).output.contains("\u{1B}")))
    }
  }

  @Test func unknownRulesOnTheCommandLineAreRefused() throws {
    for (arguments, hint) in [
      (["--select", "unsuported-claim"], "did you mean unsupported-claim?"),
      (["--ignore", "wordin"], "did you mean wording?"), (["--severity", "x=error"], "argmap explain lists them"),
      (["--severity", "unsupported-claim"], "write RULE=LEVEL"),
      (["--severity", "unsupported-claim=loud"], "write RULE=LEVEL"),
      (["--report", "xml=x"], "--report"), (["--max-warnings", "-1"], "--max-warnings"),
      (["--diff-only"], "--changed-since"), (["--statistics", "--format", "sarif"], "--statistics"),
    ] {
      let result = try Tool.run(Tool.argmap, ["check", "maps"] + arguments)
      #expect(result.status == 2 && result.errors.contains(hint), "\(arguments): \(result.errors)")
    }
  }
}
