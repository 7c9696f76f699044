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
  // In `render`
  case direction, aspect, groups
  case colorBy = "color-by"
  case theme, css
  case sourceLinks = "source-links"
  case scale, background, paper, strict

  /// The keys at the top.
  package static let top: [ConfigurationKey] = [
    .rules, .select, .ignore, .failOn, .exclude, .root, .baseline, .overrides, .render, .rulePage,
  ]
  package static let ofOverride: [ConfigurationKey] = [.paths, .rules]
  package static let ofRender: [ConfigurationKey] = [
    .direction, .aspect, .groups, .colorBy, .theme, .css, .sourceLinks, .scale, .background, .paper, .strict,
  ]

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
    case .direction: "Where reasons stand."
    case .aspect: "Width by height that pictures should have."
    case .groups: "How groups show."
    case .colorBy: "What the colours of boxes tell."
    case .theme: "The colours."
    case .css: "A file of rules that follow the picture's own style sheet."
    case .sourceLinks: "Where a claim's line is shown: an address with `{path}` and `{line}` in it."
    case .scale: "Pixels of a PNG for a point of the picture."
    case .background: "What is behind the picture in PNG and PDF."
    case .paper: "The sheets of a PDF."
    case .strict: "Refuse a map with errors."
    }
  }

  /// The levels that a rule can be set to.
  package static let levels = ["error", "warning", "note", "off"]
  package static let failLevels = ["error", "warning", "note"]
}
