/// The keys of `argmap.yaml`: what its reader and its schema are made of.
package enum ConfigurationKey: String, CaseIterable, Sendable {
  case rules, select, ignore
  case failOn = "fail-on"
  case exclude, root, baseline, overrides, render
  case rulePage = "rule-page"
  // In `overrides`
  case paths
  // In a rule
  case level

  /// The keys at the top.
  package static let top: [ConfigurationKey] = [
    .rules, .select, .ignore, .failOn, .exclude, .root, .baseline, .overrides, .render, .rulePage,
  ]
  package static let ofOverride: [ConfigurationKey] = [.paths, .rules]

  /// What it says, in a line with a full stop.
  package var summary: String {
    switch self {
    case .rules: "The level of each rule, and its options."
    case .select: "The only rules that run, beside those that say that a file cannot be read as it is written."
    case .ignore: "Rules that do not run."
    case .failOn: "The least level that makes a check fail."
    case .exclude: "Patterns of paths that are not searched for maps, as in `.gitignore`."
    case .root: "The folder that paths in maps may not leave."
    case .baseline: "The file of findings that are known."
    case .overrides: "Other levels for some paths; of several that fit, the last holds."
    case .render: "Defaults of the flags of `argmap render`."
    case .rulePage: "Where the page of a rule is, `{rule}` standing for its name."
    case .paths: "Patterns of the paths, as in `.gitignore`."
    case .level: "The level of the rule."
    }
  }

  /// The levels that a rule can be set to.
  package static let levels = ["error", "warning", "note", "off"]
  package static let failLevels = ["error", "warning", "note"]
}
