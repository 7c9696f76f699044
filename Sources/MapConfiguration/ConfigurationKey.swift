/// The keys of `argmap.yaml`, shared by its parser and its schema.
package enum ConfigurationKey: String, CaseIterable, Sendable {
  case extend, rules, select, ignore
  case failOn = "fail-on"
  case exclude, root, baseline, overrides, render
  case rulePage = "rule-page"
  // In `overrides`:
  case paths
  // In a rule:
  case level

  /// The top-level keys.
  package static let top: [ConfigurationKey] = [
    .extend, .rules, .select, .ignore, .failOn, .exclude, .root, .baseline, .overrides, .render, .rulePage,
  ]
  /// The keys of an item of `overrides`.
  package static let ofOverride: [ConfigurationKey] = [.paths, .rules]

  /// A one-line description that ends with a full stop.
  package var summary: String {
    switch self {
    case .extend: "Another configuration file to build on; this file adds to its lists and replaces its other settings."
    case .rules: "The levels and options of rules."
    case .select: "The only rules that run, besides those that report that a file cannot be read as written."
    case .ignore: "Rules that do not run."
    case .failOn: "The lowest level at which findings make a check fail."
    case .exclude: "Patterns of paths that are not searched for maps, as in `.gitignore`."
    case .root: "The folder that paths in maps must not leave."
    case .baseline: "The file of known findings."
    case .overrides: "Levels and options of rules for some paths; if several entries match, later ones take precedence."
    case .render: "Defaults for the options of `argmap render`."
    case .rulePage: "The address of the page about a rule, with `{rule}` in place of its name."
    case .paths: "Patterns of paths, as in `.gitignore`."
    case .level: "The level of the rule."
    }
  }

  /// The levels that a rule can be set to.
  package static let levels = ["error", "warning", "note", "off"]
  /// The levels that `fail-on` can be set to.
  package static let failLevels = ["error", "warning", "note"]
}
