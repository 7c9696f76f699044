import MapDrawing
import MapRendering

/// How maps are drawn, as the flags of `argmap render` or the `render` of an `argmap.yaml` say it; nil for what they leave
/// open.
package struct RenderSettings: Sendable {
  /// Where reasons stand.
  package enum DirectionChoice: String, CaseIterable, Sendable {
    /// By the map's shape.
    case auto
    case down, right
  }

  /// Where reasons stand.
  package var direction: DirectionChoice?
  /// In `Drawing.Page.aspects`.
  package var aspect: Double?
  /// How groups show.
  package var groups: Drawing.GroupStyle?
  /// What the colours of boxes tell.
  package var colorBy: Drawing.ColorBy?
  /// The colours.
  package var theme: Theme?
  /// The path of a style sheet.
  package var css: String?
  /// An address with `{line}` in it.
  package var sourceLinks: String?
  /// In `scales`.
  package var scale: Double?
  /// What is behind PNG and PDF, as CSS names colours.
  package var background: String?
  /// The sheets of a PDF.
  package var paper: Paper.Size?
  /// Whether a map with errors is refused.
  package var isStrict: Bool?

  /// The pixels for a point that a PNG can have.
  package static let scales = 0.1...10.0

  package init() {}

  /// These settings, with others for what they leave open.
  package func over(_ defaults: RenderSettings) -> RenderSettings {
    var result = self
    result.direction = direction ?? defaults.direction
    result.aspect = aspect ?? defaults.aspect
    result.groups = groups ?? defaults.groups
    result.colorBy = colorBy ?? defaults.colorBy
    result.theme = theme ?? defaults.theme
    result.css = css ?? defaults.css
    result.sourceLinks = sourceLinks ?? defaults.sourceLinks
    result.scale = scale ?? defaults.scale
    result.background = background ?? defaults.background
    result.paper = paper ?? defaults.paper
    result.isStrict = isStrict ?? defaults.isStrict
    return result
  }

  /// What is said of a key of `render`, as it is written; nil where nothing is.
  package func text(_ key: ConfigurationKey) -> String? {
    switch key {
    case .direction: direction?.rawValue
    case .aspect: aspect.map { "\($0)" }
    case .groups: groups?.rawValue
    case .colorBy: colorBy?.rawValue
    case .theme: theme?.rawValue
    case .css: css
    case .sourceLinks: sourceLinks
    case .scale: scale.map { "\($0)" }
    case .background: background
    case .paper: paper?.rawValue
    case .strict: isStrict.map { $0 ? "yes" : "no" }
    default: nil
    }
  }

  /// These settings as flags of `render`.
  package var flags: [String] {
    ConfigurationKey.ofRender.compactMap { key in
      // A flag without a value.
      if key == .strict { return isStrict.map { $0 ? "--strict" : "--no-strict" } }
      return text(key).map { "--\(key.rawValue)=\($0)" }
    }
  }

  /// What is wrong with an address for `sourceLinks`; nil if nothing is.
  package static func faultOfSourceLinks(_ address: String) -> String? {
    let isAddress = address.hasPrefix("https://") || address.hasPrefix("http://")
    return isAddress && address.contains("{line}")
      ? nil : "an http address with {line} in it, and {path} where it differs by map"
  }
}

extension PictureRequest {
  /// - Throws: that the style sheet cannot be read.
  package init(_ settings: RenderSettings) throws(Rendering.Failure) {
    self.init()
    direction = settings.direction.flatMap { Drawing.Direction(rawValue: $0.rawValue) }
    aspect = settings.aspect ?? aspect
    groups = settings.groups ?? groups
    colorBy = settings.colorBy ?? colorBy
    svg.theme = settings.theme ?? svg.theme
    svg.sourceLinks = settings.sourceLinks
    scale = settings.scale ?? scale
    background = settings.background
    paper = settings.paper
    guard let path = settings.css else { return }
    do {
      svg.css = String(decoding: try System.read(path), as: UTF8.self)
    } catch {
      var reason = "there is no such file"
      if case .unreadable(let why) = error { reason = why }
      throw Rendering.Failure(reason: "cannot read the style sheet \(PathText.shown(path)): \(reason)", isOurs: false)
    }
  }
}
