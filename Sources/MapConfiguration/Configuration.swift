import MapChecks
import MapRepository
import SourceText

/// What an `argmap.yaml` says. Paths in it are relative to its folder.
package struct Configuration: Sendable {
  /// The folder that it stands in, absolute; nil where there is none and everything is as it is by itself.
  package var folder: String?
  /// Levels and options by rule, in the order of the file.
  var rules: [RuleSetting] = []
  var select: Set<String>?
  var ignore: Set<String> = []
  package var failOn: Level?
  package var exclude: PathPatterns?
  /// Absolute.
  package var root: String?
  /// Absolute.
  package var baseline: String?
  /// Where the file names it, as path, line and column.
  package var baselinePlace: String?
  var overrides: [(paths: PathPatterns, rules: [RuleSetting])] = []
  package var render = RenderSettings()
  package var rulePage: String?

  /// What is said of one rule.
  struct RuleSetting: Sendable {
    var rule: Rule
    var level: Level?
    var options: [(option: Rule.Option, value: Int)] = []
  }

  package init() {}

  /// The path of the file.
  package var path: String? { folder.map { ($0 == "/" ? "" : $0) + "/" + Self.name } }
  static let name = Folders.configurationName

  /// The settings for a map, before the command line has its say.
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

/// Levels that the command line gives; they win over every file.
package struct LevelRequest: Sendable {
  /// The only rules that run.
  package var select: Set<String>?
  package var ignore: Set<String> = []
  package var levels: [(rule: Rule, level: Level)] = []

  package init() {}

  /// - Parameter map: absolute; asked for only where the configuration tells paths apart.
  package func applied(to configuration: Configuration, for map: @autoclosure () -> String) -> CheckSettings {
    var settings = configuration.settings(for: configuration.overrides.isEmpty ? "" : map())
    if let select = select ?? configuration.select { settings.select(select) }
    if !configuration.ignore.isEmpty { settings.ignore(configuration.ignore.subtracting(select ?? [])) }
    for (rule, level) in levels { settings.set(rule, level) }
    if !ignore.isEmpty { settings.ignore(ignore) }
    return settings
  }
}
