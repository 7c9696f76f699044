import MapDrawing
import MapRendering

/// How maps are drawn, as the flags of `argmap render` or the `render` of an `argmap.yaml` say it; nil for what they leave
/// open.
package struct RenderSettings: Sendable {
  package enum DirectionChoice: String, CaseIterable, Sendable {
    /// By the map's shape.
    case auto
    case down, right
  }

  package var direction: DirectionChoice?
  /// In `Drawing.Page.aspects`.
  package var aspect: Double?
  package var groups: Drawing.GroupStyle?
  package var colorBy: Drawing.ColorBy?
  package var theme: Theme?
  /// The path of a style sheet.
  package var css: String?
  /// An address with `{line}` in it.
  package var sourceLinks: String?
  /// In `scales`.
  package var scale: Double?
  package var background: String?
  package var paper: Paper.Size?
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
