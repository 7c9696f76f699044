import MapChecks
import SourceText
import Surroundings

/// Prints the settings in effect for a map as an `argmap.yaml`, including defaults and command-line options but not
/// `exclude`.
package enum SettingsText {
  /// - Parameters:
  ///   - map: the path of the map, as given by the user.
  ///   - levels, failOn, baseline: the command-line options, which take precedence over the configuration.
  package static func print(
    _ map: String, _ configuration: Configuration, _ levels: LevelRequest, failOn: Level?, baseline: String?,
    _ fileSystem: any FileSystem
  ) -> String {
    let settings = levels.applied(to: configuration, for: fileSystem.realPath(map) ?? map)
    var text = "# Settings in effect for \(map)"
    text += configuration.path.map { ", from \(fileSystem.shown($0))" } ?? "; there is no argmap.yaml"
    text += "\n\nrules:\n"
    for rule in Rule.all {
      let level = settings.level(rule).rawValue
      let options = rule.options.map { ", \($0.name): \(settings.value($0, of: rule))" }.joined()
      text += "  \(rule.name): " + (options.isEmpty ? level : "{level: \(level)\(options)}") + "\n"
    }
    text += "fail-on: \((failOn ?? configuration.failOn ?? .warning).rawValue)\n"
    for (key, path) in [
      (ConfigurationKey.root, configuration.root), (.baseline, baseline ?? configuration.baseline),
      (.rulePage, configuration.rulePage),
    ] {
      if let path { text += "\(key.rawValue): \(quoted(path))\n" }
    }
    let lines = RenderSettingTable.all.compactMap { setting in
      configuration.render.text(setting).map { "  \(setting.name): \(quoted($0))\n" }
    }
    if !lines.isEmpty { text += "render:\n" + lines.joined() }
    return text
  }

  /// The text as a YAML scalar: plain if it has only digits, lowercase letters, `-` and `.`, else in single quotes.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x2E
    }
    return isPlain ? text : text.singleQuoted
  }
}
