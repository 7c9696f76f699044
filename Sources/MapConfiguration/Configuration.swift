import MapChecks
import MapRepository
import SourceText

/// The contents of an `argmap.yaml`, with its paths resolved against its folder.
package struct Configuration: Sendable {
  /// The absolute path of the file's folder; nil if there is no file, so that every setting has its default.
  package var folder: String?
  /// The levels and options of rules, in the order of the file.
  var rules: [RuleSetting] = []
  var select: Set<String>?
  var ignore: Set<String> = []
  /// The lowest level at which findings make a check fail; nil if the file does not say.
  package var failOn: Level?
  /// The patterns of paths that a search for maps skips.
  package var exclude: PathPatterns?
  /// The absolute path of the folder that paths in maps must not leave.
  package var root: String?
  /// The absolute path of the baseline file.
  package var baseline: String?
  /// Where the file sets `baseline`, as `path:line:column`.
  package var baselinePlace: String?
  var overrides: [(paths: PathPatterns, rules: [RuleSetting])] = []
  package var render = RenderSettings()
  /// The URL of a rule's page, with `{rule}` in place of the rule's name.
  package var rulePage: String?

  /// The level and options that the file sets for a rule.
  struct RuleSetting: Sendable {
    var rule: Rule
    var level: Level?
    var options: [(option: Rule.Option, value: Int)] = []
  }

  package init() {}

  /// The absolute path of the file; nil if there is none.
  package var path: String? { folder.map { ($0 == "/" ? "" : $0) + "/" + Self.name } }
  static let name = Folders.configurationName

  /// The settings for a map, before command-line options are applied.
  /// - Parameter map: the absolute path of the map.
  func settings(for map: String) -> CheckSettings {
    var settings = CheckSettings.standard
    func apply(_ rules: [RuleSetting]) {
      for setting in rules {
        if let level = setting.level { settings.set(setting.rule, level) }
        for (option, value) in setting.options { settings.set(option, of: setting.rule, value) }
      }
    }
    apply(rules)
    for override in overrides where override.paths.matches(map, isFolder: false) == true { apply(override.rules) }
    return settings
  }
}

/// Rule levels given on the command line. They take precedence over `argmap.yaml`.
package struct LevelRequest: Sendable {
  /// The names of the only rules to run; nil to run those that `argmap.yaml` selects.
  package var select: Set<String>?
  /// The names of rules not to run.
  package var ignore: Set<String> = []
  /// Levels to set, in order.
  package var levels: [(rule: Rule, level: Level)] = []

  package init() {}

  /// The settings for a map.
  /// - Parameter map: the absolute path of the map; evaluated only if the configuration has overrides.
  package func applied(to configuration: Configuration, for map: @autoclosure () -> String) -> CheckSettings {
    var settings = configuration.settings(for: configuration.overrides.isEmpty ? "" : map())
    if let select = select ?? configuration.select { settings.select(select) }
    if !configuration.ignore.isEmpty { settings.ignore(configuration.ignore.subtracting(select ?? [])) }
    for (rule, level) in levels { settings.set(rule, level) }
    if !ignore.isEmpty { settings.ignore(ignore) }
    return settings
  }
}
