import SourceText

/// The levels and options of the rules for one map.
package struct CheckSettings: Sendable, Equatable {
  /// The levels that differ from a rule's default, by the rule's name.
  private var levels: [String: Level] = [:]
  /// The option values that differ from an option's default, by `rule/option`.
  private var options: [String: Int] = [:]

  /// Every rule and option at its default.
  package static let standard = CheckSettings()

  package init() {}

  /// The level of a rule; `off` if it does not run.
  package func level(_ rule: Rule) -> Level {
    levels.isEmpty ? rule.level : levels[rule.name] ?? rule.level
  }

  package mutating func set(_ rule: Rule, _ level: Level) { levels[rule.name] = level }

  package mutating func set(_ option: Rule.Option, of rule: Rule, _ value: Int) {
    options["\(rule.name)/\(option.name)"] = value
  }

  package func value(_ option: Rule.Option, of rule: Rule) -> Int {
    options.isEmpty ? option.standard : options["\(rule.name)/\(option.name)"] ?? option.standard
  }

  /// The value of one of a rule's options, by the option's name; 0 if the rule has no such option.
  func value(_ option: String, of rule: Rule) -> Int {
    rule.options.first { $0.name == option }.map { value($0, of: rule) } ?? 0
  }

  /// Turns off all rules except the named ones and those that report that a file could not be read as written. A named
  /// rule that was off gets the level `warning`.
  package mutating func select(_ names: Set<String>) {
    for rule in Rule.all {
      if names.contains(rule.name) {
        if level(rule) == .off { set(rule, .warning) }
      } else if !rule.isAboutReading {
        set(rule, .off)
      }
    }
  }

  /// Turns off the named rules.
  package mutating func ignore(_ names: Set<String>) {
    for rule in Rule.all where names.contains(rule.name) { set(rule, .off) }
  }

  /// The names of the rules that a word selects: the word is a rule's name, a category in lower case, or `all`. Nil for
  /// any other word.
  package static func rules(_ word: String) -> [String]? {
    if word == "all" { return Rule.all.map(\.name) }
    if Rule.named(word) != nil { return [word] }
    let inCategory = Rule.all.filter { $0.category.rawValue.lowercased() == word }
    return inCategory.isEmpty ? nil : inCategory.map(\.name)
  }

  /// Every word that `rules(_:)` accepts.
  package static var selectors: [String] {
    ["all"] + Rule.Category.allCases.map { $0.rawValue.lowercased() } + Rule.all.map(\.name)
  }
}
