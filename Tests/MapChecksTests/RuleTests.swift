import ArgumentMap
import MapChecks
import MapLoading
import MapSyntax
import SourceText
import TestSupport
import Testing

/// Every rule checked against its own examples: the expected findings are at the marked places, and there are no
/// others.
@Suite struct RuleTests {
  struct Sample: Sendable, CustomStringConvertible {
    var rule: Rule
    var example: Rule.Example
    var description: String { "\(rule.name): \(example.map.prefix(60))" }
    /// Whether the example starts with a byte-order mark, so that nothing may be put in front of it.
    var startsWithByteOrderMark: Bool { example.map.unicodeScalars.first == "\u{FEFF}" }
  }

  static let breaking = Rule.all.flatMap { rule in rule.breaking.map { Sample(rule: rule, example: $0) } }
  static let keeping = Rule.all.flatMap { rule in rule.keeping.map { Sample(rule: rule, example: $0) } }

  /// The standard settings, with the rule turned on if it is off by default.
  static func settings(_ rule: Rule) -> CheckSettings {
    var settings = CheckSettings.standard
    if rule.level == .off { settings.set(rule, .warning) }
    return settings
  }

  func check(_ bytes: [UInt8], _ files: [String: String], _ settings: CheckSettings = .standard) -> [Diagnostic] {
    checkMap(
      SourceFile(path: "test", bytes: bytes), index: FileIndex(0), files: FilesInMemory(files), settings: settings
    ).findings
  }

  /// The findings in a variant of a sample's example, without the notes of other rules.
  func findings(_ bytes: [UInt8], _ sample: Sample) -> [Diagnostic] {
    check(bytes, sample.example.files, Self.settings(sample.rule))
      .filter { $0.rule == sample.rule.name || $0.level != .note }
  }

  @Test(arguments: breaking)
  func breakingIsFound(_ sample: Sample) {
    let marked = MarkedText(sample.example.text)
    let found = findings(marked.bytes, sample)
    #expect(found.map(\.rule) == marked.ranges.map { _ in sample.rule.name }, "\(found.map(\.message))")
    #expect(found.map(\.place.range) == marked.ranges, "\(found.map(\.message))")
    #expect(!marked.ranges.isEmpty)
  }

  @Test(arguments: keeping)
  func keepingIsQuiet(_ sample: Sample) {
    let found = findings(Array(sample.example.map.utf8), sample)
    #expect(found.isEmpty, "\(found.map { "\($0.rule): \($0.message)" })")
  }

  /// A comment at the top shifts every line but changes no finding, except where something must come first in the file.
  @Test(arguments: breaking.filter { !$0.startsWithByteOrderMark })
  func breakingIsFoundBehindAnEmojiAndWithWindowsLineEnds(_ sample: Sample) {
    let lines = ("# 🧭 Überblick\n" + sample.example.text).split(separator: "\n", omittingEmptySubsequences: false)
    let marked = MarkedText(lines.joined(separator: "\r\n"))
    let found = findings(marked.bytes, sample)
    #expect(found.map(\.rule) == marked.ranges.map { _ in sample.rule.name }, "\(found.map(\.message))")
    // Windows line endings change where ranges over several lines end, so only the starts are compared.
    #expect(found.map(\.place.range.start) == marked.ranges.map(\.start))
  }

  /// Mistakes in an imported map are reported there, at the same places. A ring of imports is the exception: it is
  /// reported in the map that is read first.
  @Test(arguments: breaking.filter { $0.rule.name != "import-cycle" })
  func breakingIsFoundInAnImportedFile(_ sample: Sample) {
    let marked = MarkedText(sample.example.text)
    var files = sample.example.files
    files["part.argmap.yaml"] = String(decoding: marked.bytes, as: UTF8.self)
    let main = SourceFile(
      path: "main", text: "imports: {part: part.argmap.yaml}\nclaims:\n  - own: Own\n    basis: value\n")
    let maps = LoadedMaps([.init(main, identity: "main", files: FilesInMemory(files))])
    let found = maps.check(1, Self.settings(sample.rule)).findings
      .filter { $0.rule == sample.rule.name || $0.level != .note }
    #expect(found.map(\.rule) == marked.ranges.map { _ in sample.rule.name }, "\(found.map(\.message))")
    #expect(found.map(\.place) == marked.ranges.map { Place(FileIndex(1), $0) })
  }

  /// The fixes for a rule's examples have exactly the degrees of safety that the rule declares.
  @Test(arguments: Rule.all.map(\.name))
  func fixesAreDeclared(_ name: String) throws {
    let rule = try #require(Rule.named(name))
    let safeties = rule.breaking.flatMap { example in
      check(MarkedText(example.text).bytes, example.files, Self.settings(rule))
        .filter { $0.rule == rule.name }.flatMap { $0.fixes.map(\.safety) }
    }
    #expect(Set(safeties) == Set(rule.fixes), "\(name): \(Set(safeties).map(\.rawValue).sorted())")
  }

  /// An `allow` comment cannot allow findings about `allow` comments, so that category is left out.
  @Test(arguments: breaking.filter { $0.rule.category != .suppressions && !$0.startsWithByteOrderMark })
  func aCommentAllowsIt(_ sample: Sample) {
    let text = "# argmap: allow \(sample.rule.name) -- an example\n" + sample.example.map
    let found = findings(Array(text.utf8), sample)
    #expect(
      !found.contains { $0.rule == sample.rule.name || $0.rule == "unused-suppression" }, "\(found.map(\.message))")
  }

  @Test func everyNameThatIsReportedHasARule() {
    let names = SyntaxRule.allCases.map(\.rawValue) + MapRule.allCases.map(\.rawValue)
    for name in names { #expect(Rule.named(name) != nil, "\(name) has no page") }
    let reported = Set(names)
    for rule in Rule.all where rule.check == nil && rule.name != "unused-suppression" {
      #expect(reported.contains(rule.name), "\(rule.name) is reported by nobody")
    }
  }

  @Test func everyRuleIsWhole() {
    for rule in Rule.all {
      #expect(!rule.summary.hasSuffix(".") && !rule.summary.isEmpty, "\(rule.name)")
      #expect(rule.why.count > 20, "\(rule.name)")
      #expect(!rule.keeping.isEmpty, "\(rule.name)")
      #expect(!rule.breaking.isEmpty || rule.name == "invalid-utf8", "\(rule.name)")
      #expect(RulePages.page(rule).contains("`\(rule.name)`"))
    }
    #expect(Rule.all.map(\.name) == Rule.all.map(\.name).sorted(), "the registry is sorted by file name")
  }

  @Test func offIsSilent() {
    for sample in Self.breaking {
      var settings = CheckSettings.standard
      settings.set(sample.rule, .off)
      let found = check(MarkedText(sample.example.text).bytes, sample.example.files, settings)
      #expect(!found.contains { $0.rule == sample.rule.name }, "\(sample)")
    }
  }

  @Test func bytesThatAreNotUTF8() {
    let bytes = Array("claims:\n  - mild: The w".utf8) + [0xFF] + Array("inter\n    basis: value\n".utf8)
    #expect(check(bytes, [:]).map(\.rule) == ["invalid-utf8"])
  }
}
