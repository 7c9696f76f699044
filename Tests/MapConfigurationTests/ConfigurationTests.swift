import MapChecks
import MapConfiguration
import MapRepository
import Reporting
import SourceText
import Surroundings
import TestSupport
import Testing

/// What an `argmap.yaml` sets, and how mistakes in one are reported.
@Suite struct ConfigurationTests {
  static func read(_ text: String) throws -> Configuration {
    try Configurations(FilesOnPaper(["argmap.yaml": text])).nearest(toFile: "m.argmap.yaml")
  }

  static func mistakes(_ files: FilesOnPaper) -> String {
    do throws(Configurations.Problem) {
      _ = try Configurations(files).nearest(toFile: "m.argmap.yaml")
      return ""
    } catch {
      return ReportFormat.concise.print(error.report, from: .note, hasColor: false)
    }
  }

  /// Every mistake is reported at its place, with advice on how to fix it.
  @Test(arguments: [
    ("rulez: {}\n", "1:1: error: `rulez` is not a key of argmap.yaml; did you mean `rules`? [unknown-key]"),
    (
      "rules:\n  unsuported-claim: off\n",
      "2:3: error: there is no rule `unsuported-claim`; did you mean `unsupported-claim`? [unknown-key]"
    ),
    (
      "rules: {unsupported-claim: erorr}\n",
      "1:28: error: `erorr` is not one of `error`, `warning`, `note`, `off`; did you mean `error`? [wrong-value]"
    ),
    (
      "rules: {overlong-claim: {words: many}}\n",
      "1:33: error: `words` must be a whole number from 1 to 1000: the maximum number of words in a claim [wrong-value]"
    ),
    (
      "rules: {overlong-claim: {word: 3}}\n",
      "1:26: error: `overlong-claim` has no option `word`; did you mean `words`? [unknown-key]"
    ),
    ("fail-on: [a, b]\n", "1:10: error: text is expected here [wrong-value]"),
    ("fail-on:\n", "1:9: error: a value is missing here; fill it in, or delete the key [missing-value]"),
    ("select: wordings\n", "1:9: error: there is no rule `wordings`; did you mean `wording`? [unknown-key]"),
    (
      "overrides:\n  paths: a\n",
      "2:3: error: `overrides` must be a list of items with `paths` and `rules` [wrong-value]"
    ),
    ("overrides:\n  - rules: {}\n", "2:5: error: an override needs `paths` [missing-value]"),
    ("- a\n", "1:1: error: argmap.yaml must be a mapping; possible keys: `extend`, `rules`, `select`"),
    ("rules: {a: b: c}\n", "1:13: error:"),
    (
      "exclude: 'a[b'\n",
      "1:10: error: this `[` does not start a valid set; write `\\[` for a literal bracket [wrong-value]"
    ),
    ("overrides:\n  - paths: x\n", "2:5: error: an override needs `rules` [missing-value]"),
    ("rules:\n", "1:7: error: a value is missing here; fill it in, or delete the key [missing-value]"),
    ("hello\n", "1:1: error: an argmap.yaml must start with a key such as `rules:` or `exclude:`, not with text"),
    (
      "rules: {support: off}\n",
      "1:9: error: `support` stands for several rules; list them one by one, or put `support` under"
    ),
    ("ignore: support, wording\n", "1:9: error: write several rules as a list: `[support, wording]`"),
    (
      "rules: {deep-nesting: {levels: 3}}\n",
      "1:9: error: `deep-nesting` is off by default, so its options have no effect"
    ),
    ("render: {direction: left}\n", "1:21: error: `left` is not one of `auto`, `down`, `right`"),
    ("render: {aspect: 9}\n", "1:18: error: `aspect` must be a number from 0.2 to 5.0 [wrong-value]"),
    ("render: {aspect: 0x1p0}\n", "1:18: error: `aspect` must be a number from 0.2 to 5.0 [wrong-value]"),
    ("render:\n", "1:8: error: a value is missing here; fill it in, or delete the key [missing-value]"),
    ("render: {theme: drak}\n", "1:17: error: `drak` is not one of `auto`, `light`, `dark`, `print`, `plain`; did you"),
    ("render: {source-links: here}\n", "1:24: error: `source-links` must be an http(s) address that contains {line}"),
  ])
  func mistakesAreNamed(_ configuration: String, _ message: String) {
    let found = Self.mistakes(FilesOnPaper(["argmap.yaml": configuration]))
    #expect(found.contains("argmap.yaml:" + message), "\(found)")
  }

  @Test func aFileThatCannotBeReadIsAMistake() {
    #expect(
      Self.mistakes(FilesOnPaper([:], links: ["argmap.yaml": "nowhere"])).contains("it is a broken link"))
    #expect(Self.mistakes(FilesOnPaper(["argmap.yaml/x": ""])).contains("it is a folder"))
    let locked = FilesOnPaper(["argmap.yaml": ""])
    locked.lock("argmap.yaml")
    #expect(Self.mistakes(locked).contains("Permission denied"))
  }

  @Test(arguments: ["argmap.yml", ".argmap.yaml", ".argmap.yml"])
  func aFileWithAnotherNameIsNotOverlooked(_ name: String) {
    for files in [[name: "fail-on: error\n"], [name: "", "argmap.yaml": "fail-on: error\n"]] {
      let found = Self.mistakes(FilesOnPaper(files))
      #expect(found.hasPrefix("\(name):1:1: error: argmap reads its settings from `argmap.yaml`; rename this file"))
    }
  }

  // MARK: Extending

  @Test func listsAddAndValuesWin() throws {
    let files = FilesOnPaper([
      ".git/HEAD": "",
      "argmap.yaml": """
      rules: {one-sided: warning, unused-source: note}
      ignore: duplicate-text
      exclude: drafts/
      fail-on: error
      baseline: known.json
      overrides:
        - paths: pkg/
          rules: {unsupported-claim: note, isolated-claim: error}
      render: {theme: light, aspect: 2}
      """,
      "pkg/argmap.yaml": """
      extend: ../argmap.yaml
      rules: {unsupported-claim: warning}
      ignore: [overlong-claim]
      exclude: old/
      render: {theme: dark}
      fail-on: note
      """,
    ])
    let both = try Configurations(files).nearest(toFolder: "pkg")
    let settings = LevelRequest().applied(to: both, for: "/work/pkg/m.argmap.yaml")
    let levels = [
      "one-sided", "unused-source", "unsupported-claim", "isolated-claim", "duplicate-text", "overlong-claim",
    ].compactMap(Rule.named)
    #expect(levels.map { settings.level($0) } == [.warning, .note, .warning, .error, .off, .off])
    #expect(both.failOn == .note && both.baseline == "/work/known.json")
    #expect(both.render[RenderSettingTable.theme] == .dark && both.render[RenderSettingTable.aspect] == 2)
    #expect(both.files == ["/work/pkg/argmap.yaml", "/work/argmap.yaml"])
    for (path, isExcluded) in [("pkg/old", true), ("old", false), ("pkg/drafts", true), ("pkg/new", false)] {
      #expect(PathPatterns.exclude("/work/" + path, isFolder: true, by: both.exclude) == isExcluded, "\(path)")
    }
  }

  @Test(arguments: [
    ("extend: argmap.yaml\n", "argmap.yaml:1:9: error: these files extend each other in a circle"),
    ("extend: a/argmap.yaml\n", "a/argmap.yaml:1:9: error: these files extend each other in a circle"),
    ("extend: no.yaml\n", "argmap.yaml:1:9: error: there is no file `no.yaml`"),
    ("extend: a\n", "argmap.yaml:1:9: error: this is a folder; name the file in it"),
    ("extend: ../argmap.yaml\n", "argmap.yaml:1:9: error: this file is outside /work, which `extend` must not leave"),
    ("extend: b.yaml\n", "b.yaml:1:1: error: `rulez` is not a key of argmap.yaml; did you mean `rules`?"),
  ])
  func whatCannotBeExtendedIsNamed(_ text: String, _ message: String) {
    let found = Self.mistakes(
      FilesOnPaper([
        ".git/HEAD": "", "argmap.yaml": text, "a/argmap.yaml": "extend: ../argmap.yaml\n", "b.yaml": "rulez: {}\n",
        "/argmap.yaml": "",
      ]))
    #expect(found.contains(message), "\(found)")
  }

  /// An option of a rule that is off by default has an effect if the extended file sets a level.
  @Test func optionsCanReferToALevelFurtherOut() throws {
    let files = FilesOnPaper([
      "argmap.yaml": "rules: {deep-nesting: warning}\n",
      "a/argmap.yaml": "extend: ../argmap.yaml\nrules: {deep-nesting: {levels: 3}}\n",
    ])
    _ = try Configurations(files).nearest(toFolder: "a")
  }

  @Test func theNearestFileHoldsAndIsReadOnce() throws {
    let files = FilesOnPaper([
      "argmap.yaml": "fail-on: note\n", "a/b/argmap.yaml": "fail-on: error\nroot: ..\nbaseline: known.json\n",
    ])
    let configurations = Configurations(files)
    for _ in 0..<2 {
      #expect(try configurations.nearest(toFile: "a/m.argmap.yaml").failOn == .note)
      #expect(try configurations.nearest(toFile: "a/b/c/m.argmap.yaml").failOn == .error)
    }
    #expect(files.reads("argmap.yaml") == 1 && files.reads("a/b/argmap.yaml") == 1)
    // Paths are relative to the file that names them.
    let inner = try configurations.nearest(toFolder: "a/b")
    #expect(inner.root == "/work/a" && inner.baseline == "/work/a/b/known.json")
    #expect(try Configurations(files, isIsolated: true).nearest(toFolder: "a").failOn == nil)
  }

  @Test func ofSeveralOverridesTheLastHolds() throws {
    let configuration = try Self.read(
      """
      rules: {unused-source: note}
      overrides:
        - paths: drafts/
          rules: {unused-source: off, overlong-claim: {level: error, words: 9}}
        - paths: 'drafts/late.*'
          rules: {unused-source: warning}
      """)
    let rule = try #require(Rule.named("unused-source"))
    func level(_ path: String) -> Level { LevelRequest().applied(to: configuration, for: "/work/" + path).level(rule) }
    #expect(level("m.argmap.yaml") == .note && level("drafts/m.argmap.yaml") == .off)
    #expect(level("drafts/late.argmap.yaml") == .warning)
    let words = try #require(Rule.named("overlong-claim"))
    let settings = LevelRequest().applied(to: configuration, for: "/work/drafts/x")
    #expect(settings.level(words) == .error && settings.value(words.options[0], of: words) == 9)
  }

  /// Printed settings, when read back, are the same settings.
  @Test func settingsArePrintedAsAConfiguration() throws {
    let text = """
      rules: {overlong-claim: {level: note, words: 2}, one-sided: warning}
      ignore: unused-source
      fail-on: error
      render: {direction: right, aspect: 2, background: '#fff', paper: a4, strict: no, css: it's.css}
      rule-page: 'https://example.org/{rule}'
      """
    func printed(_ text: String) throws -> String {
      let files = FilesOnPaper(["argmap.yaml": text])
      return SettingsText.print(
        "m.argmap.yaml", try Configurations(files).nearest(toFile: "m.argmap.yaml"), LevelRequest(), failOn: nil,
        baseline: nil, files)
    }
    let first = try printed(text)
    for line in ["  overlong-claim: {level: note, words: 2}", "  unused-source: off", "  css: '/work/it''s.css'"] {
      #expect(first.contains(line + "\n"), "\(first)")
    }
    #expect(try printed(first) == first)
  }
}

@Suite struct RenderSettingsTests {
  @Test func everySettingHasANameOfItsOwnAndRefusesNonsense() {
    let names = RenderSettingTable.all.map(\.name)
    #expect(Set(names).count == names.count && names.count > 10)
    for setting in RenderSettingTable.all {
      #expect(!setting.help.isEmpty && setting.help.hasSuffix("."), "\(setting.name)")
      var settings = RenderSettings()
      let nonsense = if case .path = setting.kind { "" } else { setting.name == "background" ? "" : "?" }
      #expect(settings.set(setting, to: nonsense) != nil, "\(setting.name) takes \(nonsense)")
      #expect(settings.given.isEmpty)
    }
  }

  @Test func whatIsGivenWinsOverDefaults() {
    var flags = RenderSettings()
    var defaults = RenderSettings()
    #expect(flags.set(RenderSettingTable.theme.about, to: "dark") == nil)
    #expect(defaults.set(RenderSettingTable.theme.about, to: "print") == nil)
    #expect(defaults.set(RenderSettingTable.aspect.about, to: "2.5") == nil)
    #expect(defaults.set(RenderSettingTable.strict.about, to: "no") == nil)
    let both = flags.over(defaults)
    #expect(both[RenderSettingTable.theme] == .dark && both[RenderSettingTable.aspect] == 2.5)
    #expect(both[RenderSettingTable.strict] == false && both[RenderSettingTable.css] == nil)
    #expect(both.without(RenderSettingTable.theme.about)[RenderSettingTable.theme] == nil)
    #expect(both.given.map(\.name) == ["aspect", "theme", "strict"])
  }
}
