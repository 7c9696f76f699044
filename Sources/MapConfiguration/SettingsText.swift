import MapChecks
import SourceText
import Surroundings

/// Prints the settings in effect for a map as an `argmap.yaml`: with the command-line options and with the defaults of
/// the rules and `fail-on`, but without the defaults of `render` and without `exclude`.
package enum SettingsText {
  /// - Parameters:
  ///   - path: the path that the user gave, of a map or a folder; for a folder, the settings are those of any new map in
  ///     it.
  ///   - levels, failOn, baseline: the command-line options, which take precedence over the configuration.
  package static func print(
    _ path: String, _ configuration: Configuration, _ levels: LevelRequest, failOn: Level?, baseline: String?,
    _ fileSystem: any FileSystem
  ) -> String {
    let isFolder = fileSystem.kind(path) == .folder
    let map = isFolder ? PathText.absolute("new.argmap.yaml", in: fileSystem.resolved(path)) : path
    let settings = levels.applied(to: configuration, for: fileSystem.resolved(map))
    var text = "# Settings in effect for \(isFolder ? "maps in " : "")\(path)"
    let files = configuration.files.map { fileSystem.shown($0) }
    text += files.isEmpty ? "; there is no argmap.yaml" : ", from \(files.joined(separator: ", which extends "))"
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
