import SourceText

/// A check, with everything that its page in the docs, `argmap explain` and its tests are made of. One file each,
/// under `Rules/`, as `extension Rule { static let … }`; the file is named after the constant.
package final class Rule: Sendable {
  /// What a rule is about; the folder of its file and the heading in the docs.
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

  /// The identifier in messages, suppressions and machine forms: lower case, with hyphens.
  package let name: String
  package let category: Category
  /// The level unless the user says otherwise.
  package let level: Level
  /// What it finds, in a line without a full stop.
  package let summary: String
  /// Why that matters and what to do.
  package let why: String
  /// Maps that break it. `⟪` and `⟫` stand around each place that is reported, and no other finding may come up.
  package let breaking: [Example]
  /// Maps that keep it, in which nothing may be found.
  package let keeping: [Example]
  /// How safe the ways are that it gives to mend a finding; empty where it gives none. The tests compare it with what
  /// the examples get.
  package let fixes: [Fix.Safety]
  /// What of it can be set in `argmap.yaml`.
  package let options: [Option]
  /// What it finds in a map; nil where the reader or the graph reports it.
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

  /// A whole number that a rule goes by.
  package struct Option: Sendable {
    /// As it stands in `argmap.yaml`, beside `level`.
    package let name: String
    /// What it is, in a line without a full stop.
    package let summary: String
    package let standard: Int
    package let range: ClosedRange<Int>
  }

  /// A map that shows a rule, and the files beside it that it cites.
  package struct Example: Sendable, ExpressibleByStringLiteral {
    package let text: String
    package let files: [String: String]

    package init(_ text: String, files: [String: String] = [:]) {
      self.text = text
      self.files = files
    }

    package init(stringLiteral text: String) { self.init(text) }

    /// The map without its marks.
    package var map: String { String(text.filter { $0 != "⟪" && $0 != "⟫" }) }
  }

  /// A finding of this rule.
  func finding(
    _ message: String, _ place: Place, related: [Diagnostic.Related] = [], fix: Fix? = nil, claim: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      rule: name, level: level, message: message, place: place, related: related, fixes: fix.map { [$0] } ?? [],
      claim: claim)
  }

  /// Whether it says that a file could not be read as it is written: such rules run whatever is selected.
  package var isAboutReading: Bool { category == .syntax || category == .shape || category == .keys }

  /// The rule with a name.
  package static func named(_ name: String) -> Rule? { byName[name] }

  /// The rules that look at a graph themselves; they live as long as the process.
  static let checks: [Unmanaged<Rule>] = all.filter { $0.check != nil }.map { Unmanaged.passUnretained($0) }

  private static let byName: [String: Rule] = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
