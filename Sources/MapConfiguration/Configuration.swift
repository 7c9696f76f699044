import MapChecks
import MapRepository
import SourceText

/// The contents of an `argmap.yaml`, with its paths resolved against its folder.
package struct Configuration: Sendable {
  /// The absolute paths of the file and of the files that it extends; empty if there is no file, so that every setting
  /// has its default.
  package var files: [String] = []
  /// The levels and options of rules; if several layers set the same one, the last layer that applies to a map wins.
  var layers: [Layer] = []
  var select: Set<String>?
  var ignore: Set<String> = []
  /// The lowest level at which findings make a check fail; nil if the file does not say.
  package var failOn: Level?
  /// The patterns of paths that a search for maps skips, one entry for each file that has some.
  package var exclude: [PathPatterns] = []
  /// The absolute path of the folder that paths in maps must not leave.
  package var root: String?
  /// The absolute path of the baseline file.
  package var baseline: String?
  /// Where the file sets `baseline`, as `path:line:column`.
  package var baselinePlace: String?
  package var render = RenderSettings()
  /// The URL of a rule's page, with `{rule}` in place of the rule's name.
  package var rulePage: String?

  /// The level and options that the file sets for a rule.
  struct RuleSetting: Sendable {
    var rule: Rule
    var level: Level?
    var options: [(option: Rule.Option, value: Int)] = []
  }

  /// The levels and options that `rules` or an item of `overrides` sets.
  struct Layer: Sendable {
    /// The maps that the layer applies to; nil for all maps.
    var paths: PathPatterns?
    var rules: [RuleSetting]
  }

  package init() {}

  /// Whether the settings differ from map to map.
  var hasOverrides: Bool { layers.contains { $0.paths != nil } }
  package static let name = Folders.configurationName
  /// Names that people give to the file by mistake.
  static let otherNames = ["argmap.yml", ".argmap.yaml", ".argmap.yml"]

  /// The settings for a map, before command-line options are applied.
  /// - Parameter map: the absolute path of the map.
  func settings(for map: String) -> CheckSettings {
    var settings = CheckSettings.standard
    for layer in layers {
      if let paths = layer.paths, !PathPatterns.exclude(map, isFolder: false, by: [paths]) { continue }
      for setting in layer.rules {
        if let level = setting.level { settings.set(setting.rule, level) }
        for (option, value) in setting.options { settings.set(option, of: setting.rule, value) }
      }
    }
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
    var settings = configuration.settings(for: configuration.hasOverrides ? map() : "")
    if let select = select ?? configuration.select { settings.select(select) }
    if !configuration.ignore.isEmpty { settings.ignore(configuration.ignore.subtracting(select ?? [])) }
    for (rule, level) in levels { settings.set(rule, level) }
    if !ignore.isEmpty { settings.ignore(ignore) }
    return settings
  }
}
