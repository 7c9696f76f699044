import SourceText

/// A rule that maps are checked against, with everything from which its page in the docs, the output of
/// `argmap explain` and its tests are made. Each rule has its own file under `Rules/`, as
/// `extension Rule { static let … }`; the file is named after the constant.
package final class Rule: Sendable {
  /// What a rule is about. The category is also the name of the folder of the rule's file, and a heading in the docs.
  package enum Category: String, Sendable, CaseIterable {
    case syntax = "Syntax"
    case shape = "Shape"
    case keys = "Keys"
    case references = "References"
    case support = "Support"
    case logic = "Logic"
    case structure = "Structure"
    case sources = "Sources"
    case wording = "Wording"
    case suppressions = "Suppressions"
  }

  /// The identifier in messages, suppressions and machine-readable output: lower case, with hyphens.
  package let name: String
  package let category: Category
  /// The default level.
  package let level: Level
  /// What the rule finds, on one line without a final period.
  package let summary: String
  /// Why a finding of this rule matters, and what to do about it.
  package let why: String
  /// Maps that break the rule. `⟪` and `⟫` surround each place that is reported. Nothing else may be found in these
  /// maps, except notes from other rules.
  package let breaking: [Example]
  /// Maps that follow the rule. Nothing may be found in them, except notes from other rules.
  package let keeping: [Example]
  /// The safety of each kind of fix that the rule offers; empty if it offers none. A test compares this with the fixes
  /// that the examples get.
  package let fixes: [Fix.Safety]
  /// The rule's options, which are set in `argmap.yaml`.
  package let options: [Option]
  /// Returns the rule's findings in a map; nil if they are reported elsewhere, such as by the parser.
  package let check: (@Sendable (Rule, CheckContext) -> [Diagnostic])?

  init(
    _ name: String, _ category: Category, _ level: Level, summary: String, why: String, breaking: [Example],
    keeping: [Example], fixes: [Fix.Safety] = [], options: [Option] = [],
    check: (@Sendable (Rule, CheckContext) -> [Diagnostic])? = nil
  ) {
    self.name = name
    self.category = category
    self.level = level
    self.summary = summary
    self.why = why
    self.breaking = breaking
    self.keeping = keeping
    self.fixes = fixes
    self.options = options
    self.check = check
  }

  /// An integer option of a rule.
  package struct Option: Sendable {
    /// The option's key in `argmap.yaml`, next to `level`.
    package let name: String
    /// What the option sets, on one line without a final period.
    package let summary: String
    /// The default value.
    package let standard: Int
    /// The values that the option accepts.
    package let range: ClosedRange<Int>
  }

  /// A map that illustrates a rule, and the files that it cites or imports, by their paths.
  package struct Example: Sendable, ExpressibleByStringLiteral {
    package let text: String
    package let files: [String: String]

    package init(_ text: String, files: [String: String] = [:]) {
      self.text = text
      self.files = files
    }

    package init(stringLiteral text: String) { self.init(text) }

    /// The map without the marks `⟪` and `⟫`.
    package var map: String { String(text.filter { $0 != "⟪" && $0 != "⟫" }) }
  }

  /// Creates a finding of this rule.
  func finding(
    _ message: String, _ place: Place, related: [Diagnostic.Related] = [], fix: Fix? = nil, claim: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      rule: name, level: level, message: message, place: place, related: related, fixes: fix.map { [$0] } ?? [],
      claim: claim)
  }

  /// Whether the rule reports that a file could not be read as written. Such rules run regardless of `--select`.
  package var isAboutReading: Bool { category == .syntax || category == .shape || category == .keys }

  /// The rule with the given name; nil if there is none.
  package static func named(_ name: String) -> Rule? { byName[name] }

  /// The rules with a `check`. They are unmanaged, which is safe since rules live as long as the process.
  static let checks: [Unmanaged<Rule>] = all.filter { $0.check != nil }.map { Unmanaged.passUnretained($0) }

  private static let byName: [String: Rule] = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
