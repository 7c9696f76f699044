import MapChecks
import SourceText

/// What holds for a map, written as an `argmap.yaml` that says all of it.
package enum SettingsText {
  package static func print(_ map: String, _ configuration: Configuration, _ request: CheckRequest) -> String {
    let settings = request.levels.applied(to: configuration, for: System.realPath(map) ?? map)
    var text = "# What holds for \(map)"
    text += configuration.path.map { ", by \(PathText.shown($0))" } ?? ": there is no argmap.yaml"
    text += "\n\nrules:\n"
    for rule in Rule.all {
      let level = settings.level(rule).rawValue
      let options = rule.options.map { ", \($0.name): \(settings.value($0, of: rule))" }.joined()
      text += "  \(rule.name): " + (options.isEmpty ? level : "{level: \(level)\(options)}") + "\n"
    }
    text += "fail-on: \((request.failOn ?? configuration.failOn ?? .warning).rawValue)\n"
    for (key, path) in [
      (ConfigurationKey.root, configuration.root), (.baseline, request.baseline ?? configuration.baseline),
      (.rulePage, configuration.rulePage),
    ] {
      if let path { text += "\(key.rawValue): \(quoted(path))\n" }
    }
    let lines = ConfigurationKey.ofRender.compactMap { key in
      value(key, configuration.render).map { "  \(key.rawValue): \($0)\n" }
    }
    if !lines.isEmpty { text += "render:\n" + lines.joined() }
    return text
  }

  private static func value(_ key: ConfigurationKey, _ render: RenderSettings) -> String? {
    switch key {
    case .direction: render.direction?.rawValue
    case .aspect: render.aspect.map { "\($0)" }
    case .groups: render.groups?.rawValue
    case .colorBy: render.colorBy?.rawValue
    case .theme: render.theme?.rawValue
    case .css: render.css.map(quoted)
    case .sourceLinks: render.sourceLinks.map(quoted)
    case .scale: render.scale.map { "\($0)" }
    case .background: render.background.map(quoted)
    case .paper: render.paper?.rawValue
    case .strict: render.isStrict.map { $0 ? "yes" : "no" }
    default: nil
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
