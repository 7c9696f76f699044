import Foundation
import TestSupport
import Testing

/// `argmap.yaml` and the equivalent flags, in the built program.
@Suite struct ConfigurationTests {
  static let map = SampleMap.threeFindings

  /// Runs a check in a temporary folder with the given files; `found` is the rule and level of each finding.
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

  /// A mistake in `argmap.yaml` is reported with its position and a way to fix it, and nothing is checked.
  @Test func aMistakeEndsTheCheck() throws {
    let result = try Self.check(["argmap.yaml": "rulez: {}\n", "m.argmap.yaml": Self.map])
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(
      result.errors.contains("argmap.yaml:1:1: error: `rulez` is not a key of argmap.yaml; did you mean `rules`?"),
      "\(result.errors)")
    #expect(result.errors.hasSuffix("argmap.yaml has mistakes; fix them, or use --isolated to ignore it\n"))
  }

  /// Files that cannot be read are reported, and command lines that make no sense are rejected.
  @Test func callsAndFilesThatMeanNothing() throws {
    try Repository.withFolder { top in
      try Repository.write(Self.map, to: top + "/m.argmap.yaml")
      func errors(_ arguments: String...) throws -> String {
        let result = try Tool.run(Tool.argmap, ["check"] + arguments, in: top)
        return "\(result.status) \(result.errors)"
      }
      #expect(try errors("--report", "xml=x").contains("there is no format xml; the formats are text, concise"))
      #expect(try errors("--report", "jsn=x").contains("did you mean json?"))
      #expect(try errors("--report", "json=x", "--report", "sarif=x").contains("cannot be written to the same file, x"))
      #expect(try errors("--max-warnings", "-1").contains("--max-warnings must be 0 or more"))
      #expect(try errors("--stdin-filename", "m.argmap.yaml", ".").contains("add - to the paths"))
      #expect(try errors("--prune", "--exit-zero").contains("--prune needs a baseline"))
      try Repository.write("baseline: none.yaml\n", to: top + "/argmap.yaml")
      #expect(try errors().contains("2 argmap: error: argmap.yaml:1:11: cannot read the baseline none.yaml"))
      try Repository.write("exclude: '*.argmap.yaml'\n", to: top + "/argmap.yaml")
      #expect(try errors().contains("except those excluded by argmap.yaml or .gitignore"))
      try FileManager.default.removeItem(atPath: top + "/argmap.yaml")
      try FileManager.default.createSymbolicLink(atPath: top + "/argmap.yaml", withDestinationPath: "nowhere")
      #expect(try errors().contains("a broken link"))
      try FileManager.default.removeItem(atPath: top + "/argmap.yaml")
      try FileManager.default.createDirectory(atPath: top + "/argmap.yaml", withIntermediateDirectories: false)
      #expect(try errors().contains("it is a folder"))
      try FileManager.default.removeItem(atPath: top + "/argmap.yaml")
      // A map that is also found through a link is shown under its own name.
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
      // The path of a style sheet is relative to the file that names it; flags take precedence.
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

  @Test func settingsArePrinted() throws {
    try Repository.withFolder { top in
      try Repository.write(Self.map, to: top + "/m.argmap.yaml")
      try Repository.write("rules: {overlong-claim: {level: note, words: 2}}\n", to: top + "/argmap.yaml")
      let settings = try Tool.argmap("check", "--show-settings", "m.argmap.yaml", in: top)
      #expect(settings.status == 0 && settings.output.contains("  overlong-claim: {level: note, words: 2}\n"))
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
      (["--ignore", "wordin"], "did you mean wording?"), (["--severity", "x=error"], "argmap explain lists all rules"),
      (["--severity", "unsupported-claim"], "expected RULE=LEVEL"),
      (["--severity", "unsupported-claim=loud"], "expected RULE=LEVEL"),
      (["--report", "xml=x"], "--report"), (["--max-warnings", "-1"], "--max-warnings"),
      (["--diff-only"], "--changed-since"), (["--statistics", "--format", "sarif"], "--statistics"),
    ] {
      let result = try Tool.run(Tool.argmap, ["check", "maps"] + arguments)
      #expect(result.status == 2 && result.errors.contains(hint), "\(arguments): \(result.errors)")
    }
  }
}
