import Foundation
import MapChecks
import MapConfiguration
import TestSupport
import Testing

/// Other programs accept what this repository provides for them: hooks, the action, the examples in docs/ci.md.
@Suite struct IntegrationTests {
  static let tools = Repository.path(".build-python/bin/")

  @Test func preCommitTakesTheHooks() throws {
    let result = try Tool.run(Self.tools + "pre-commit", ["validate-manifest", ".pre-commit-hooks.yaml"])
    #expect(result.status == 0, "\(result.output)")
    try Repository.withFolder { folder in
      try Repository.write("- id: x\n", to: folder + "/hooks.yaml")
      #expect(try Tool.run(Self.tools + "pre-commit", ["validate-manifest", folder + "/hooks.yaml"]).status != 0)
    }
    // Each hook runs a command that exists.
    let entries = try Repository.text(".pre-commit-hooks.yaml").matches(of: /entry: argmap (\w+)/).map { String($0.1) }
    #expect(entries == ["check", "fmt"])
    for entry in entries { #expect(try Tool.argmap(entry, "--help").status == 0) }
  }

  /// The hooks, run by pre-commit at real commits, see what a change breaks in files that are not part of it.
  @Test(.slow) func theHooksSeeWhatAChangeBreaks() throws {
    let hooks = try Repository.text(".pre-commit-hooks.yaml")
      .replacing("entry: argmap", with: "entry: \(Tool.argmap)").replacing("language: swift", with: "language: system")
      .split(separator: "\n").map { "      " + $0 }.joined(separator: "\n")
    let files = [
      ".pre-commit-config.yaml": "repos:\n  - repo: local\n    hooks:\n\(hooks)\n",
      "winter.argmap.yaml": "claims:\n  - mild: The winter was mild\n    basis: observation\n",
      "spring.argmap.yaml": """
      imports: {w: winter.argmap.yaml}

      sources: {diary: {title: Diary, file: diary.md}}

      claims:
        - early: Spring came early
          because: w.mild
          evidence: {source: diary, quote: the cherries blossomed}

      """,
      "diary.md": "In February, the cherries blossomed.\n", "argmap.yaml": "exclude: drafts/\n",
      "drafts/d.argmap.yaml": "claims:\n- m:   M\n",
    ]
    try Repository.withFolder { folder in
      func git(_ arguments: String...) throws -> Finished {
        try Tool.run(
          "git", ["-c", "user.name=A", "-c", "user.email=a@example.org"] + arguments, in: folder,
          environment: ["PRE_COMMIT_HOME": folder + "/.git/cache"])
      }
      #expect(try git("init", "-q").status == 0)
      for (path, text) in files { try Repository.write(text, to: folder + "/" + path) }
      #expect(try Tool.run(Self.tools + "pre-commit", ["install"], in: folder).status == 0)
      /// The rules of the findings that stop a commit.
      func commit(_ path: String, _ text: String) throws -> [String] {
        try Repository.write(text, to: folder + "/" + path)
        _ = try git("add", "-A")
        let result = try git("commit", "-q", "-m", "x")
        if result.status == 0 { return [] }
        _ = try git("reset", "-q", "--hard")
        let said = result.output + result.errors
        return said.matches(of: /\[([a-z]+-[a-z-]+)\]/).map { String($0.1) }
      }
      #expect(try commit("notes.txt", "first") == [])
      #expect(
        try commit("winter.argmap.yaml", "claims:\n  - warm: The winter was mild\n    basis: observation\n")
          == ["unknown-claim"])
      #expect(try commit("diary.md", "In March, they blossomed.\n") == ["quote-not-found"])
      #expect(try commit("argmap.yaml", "fail-on: error\n") == ["unsupported-claim"])
      #expect(try commit("drafts/d.argmap.yaml", "claims:\n- m:   M is so\n") == [])
    }
  }

  static func validate(_ text: String, _ arguments: String...) throws -> Finished {
    try Repository.withFolder { folder in
      try Repository.write(text, to: folder + "/file.yml")
      return try Tool.run(tools + "check-jsonschema", arguments + [folder + "/file.yml"])
    }
  }

  @Test func githubTakesTheAction() throws {
    let action = try Repository.text("action.yml")
    let result = try Self.validate(action, "--builtin-schema", "vendor.github-actions")
    #expect(result.status == 0, "\(result.output)")
    #expect(try Self.validate("name: x\n", "--builtin-schema", "vendor.github-actions").status != 0)
    // Inputs are never inserted into the script itself, where they would be executed.
    let scripts = action.split(separator: "\n").filter { $0.contains("run:") }
    #expect(scripts.count == 2 && !scripts.contains { $0.contains("${{") })
  }

  /// Runs the action's last script in bash, as GitHub does, with a path and with different arguments.
  @Test func theActionsCommandRuns() throws {
    let action = try Repository.text("action.yml")
    let script = try #require(action.split(separator: "\n").last { $0.contains("run:") }).split(
      separator: "run: ", maxSplits: 1)[1]
    try Repository.withFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/action/.build/release", withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/action/.build/release/argmap", withDestinationPath: Tool.argmap)
      try Repository.write("claims:\n  - a: A claim\n", to: folder + "/maps/m.argmap.yaml")
      for (arguments, status) in [("", 1), ("--severity unsupported-claim=note", 0)] as [(String, Int32)] {
        let result = try Tool.run(
          "bash", ["-e", "-o", "pipefail", "-c", String(script)], in: folder,
          environment: ["GITHUB_ACTION_PATH": folder + "/action", "ARGUMENTS": arguments, "PATHS": "maps"])
        #expect(result.status == status, "\(result.errors)")
        #expect(result.output.hasPrefix(status == 1 ? "::error title=argmap" : "::notice title=argmap"))
      }
      // Paths with spaces are given one per line. A check that cannot be carried out is annotated, too.
      try Repository.write("claims:\n  - b: B\n", to: folder + "/two words/n.argmap.yaml")
      for (paths, status, words) in [
        ("maps\ntwo words\n", 1, "`b` has no support"), ("nowhere", 2, "::error title=argmap::"),
      ] as [(String, Int32, String)] {
        let result = try Tool.run(
          "bash", ["-e", "-o", "pipefail", "-c", String(script)], in: folder,
          environment: ["GITHUB_ACTION_PATH": folder + "/action", "ARGUMENTS": "", "PATHS": paths])
        #expect(result.status == status && result.output.contains(words), "\(result.output) \(result.errors)")
      }
    }
  }

  static func blocks(_ document: String, _ language: String) throws -> [String] {
    try Repository.text(document).components(separatedBy: "```").filter { $0.hasPrefix(language + "\n") }
      .map { String($0.dropFirst(language.count + 1)) }
  }

  @Test func theExamplesOfContinuousIntegrationAreValid() throws {
    var kinds: Set<String> = []
    for block in try Self.blocks("docs/ci.md", "yaml") {
      let result: Finished
      if block.hasPrefix("on:") {
        kinds.insert("github")
        result = try Self.validate(block, "--builtin-schema", "vendor.github-workflows")
      } else if block.hasPrefix("repos:") {
        kinds.insert("pre-commit")
        result = try Repository.withFolder { folder in
          try Repository.write(block, to: folder + "/.pre-commit-config.yaml")
          return try Tool.run(Self.tools + "pre-commit", ["validate-config", folder + "/.pre-commit-config.yaml"])
        }
      } else {
        kinds.insert("gitlab")
        result = try Self.validate(block, "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
      }
      #expect(result.status == 0, "\(block)\n\(result.output)")
    }
    #expect(kinds == ["github", "gitlab", "pre-commit"])
  }

  /// The program accepts the `argmap check` commands that the documents show.
  @Test func commandsInTheDocumentsAreUnderstood() throws {
    var count = 0
    for document in ["docs/ci.md", "docs/configuration.md"] {
      for block in try Self.blocks(document, "sh") + Self.blocks(document, "yaml") {
        for match in block.matches(of: /argmap check ([^\n}]*)/) {
          let arguments = match.1.split(separator: " ").map(String.init)
          try Repository.withFolder { folder in
            try Repository.write("claims:\n  - a: A\n", to: folder + "/m.argmap.yaml")
            try Repository.write("{\"version\": 1}", to: folder + "/baseline.json")
            let result = try Tool.run(Tool.argmap, ["check"] + arguments, in: folder)
            #expect(result.status < 2, "argmap check \(match.1): \(result.errors)")
            count += 1
          }
        }
      }
    }
    #expect(count >= 3)
  }

  @Test func theExampleOfAConfigurationHolds() throws {
    let example = try #require(try Self.blocks("docs/configuration.md", "yaml").first)
    #expect(try Self.validate(example, "--schemafile", Repository.path("docs/argmap-config.schema.json")).status == 0)
    try Repository.withFolder { folder in
      try Repository.write(example, to: folder + "/argmap.yaml")
      let settings = try Tool.argmap("check", "--show-settings", in: folder)
      #expect(settings.status == 0, "\(settings.errors)")
      #expect(settings.output.contains("  overlong-claim: {level: off, words: 30}\n"), "ignore wins")
      #expect(
        settings.output.contains("  unsupported-claim: warning\n") && settings.output.contains("fail-on: error\n"))
    }
    let baseline = try #require(try Self.blocks("docs/configuration.md", "json").first)
    try Repository.withFolder { folder in
      try Repository.write("claims:\n  - lake: The lake did not freeze\n", to: folder + "/maps/winter.argmap.yaml")
      try Repository.write(baseline, to: folder + "/baseline.json")
      #expect(try Tool.argmap("check", "--baseline", "baseline.json", in: folder).status == 0)
    }
  }

  @Test func everyKeyOfTheConfigurationIsDocumented() throws {
    let page = try Repository.text("docs/configuration.md")
    for key in ConfigurationKey.top { #expect(page.contains("| `\(key.rawValue)` |"), "\(key.rawValue)") }
    let flags = try Tool.argmap("check", "--help").output.matches(of: /\n  (?:-\w, )?(--[a-z-]+)/).map { String($0.1) }
    let documented = try Repository.text("docs/command.md")
    #expect(flags.count > 20)
    for flag in flags where flag != "--help" && flag != "--version" {
      #expect(documented.contains("`\(flag)"), "docs/command.md does not name \(flag)")
    }
  }
}
