import MapConfiguration
import MapDrawing
import MapRendering
import SourceText
import Surroundings

/// How to draw a picture.
package struct PictureRequest: Sendable {
  /// Where reasons are placed; nil to choose by the map's shape.
  package var direction: Drawing.Direction?
  /// The desired width divided by height.
  package var aspect = Drawing.Page.standardAspect
  package var groups = Drawing.GroupStyle.auto
  package var colorBy = Drawing.ColorBy.group
  /// Whether to mark what the conclusions hinge on.
  package var marksHinges = false
  /// The ids of groups to draw as a single box each.
  package var collapsed: [String] = []
  package var svg = SVGRequest()
  /// Where the picture's page is.
  package var place = PagePlace()
  /// Pixels per point in a PNG.
  package var scale = 1.0
  /// The background of PNG and PDF, as a CSS colour; nil for the theme's background.
  package var background: String?
  /// The paper size of a PDF; nil for a single page of the picture's size.
  package var paper: Paper.Size?

  package init() {}

  /// How to draw a picture that is to be converted to PNG or PDF.
  var converted: SVGRequest {
    var request = svg
    request.hasBackground = background == nil
    return request
  }
}

extension PictureRequest {
  /// - Throws: `Rendering.Failure` if the style sheet cannot be read.
  package init(_ settings: RenderSettings, _ fileSystem: any FileSystem) throws(Rendering.Failure) {
    self.init()
    typealias Table = RenderSettingTable
    direction = settings[Table.direction].flatMap { Drawing.Direction(rawValue: $0.rawValue) }
    aspect = settings[Table.aspect] ?? aspect
    groups = settings[Table.groups] ?? groups
    colorBy = settings[Table.colorBy] ?? colorBy
    marksHinges = settings[Table.hinges] ?? marksHinges
    svg.theme = settings[Table.theme] ?? svg.theme
    svg.sourceLinks = settings[Table.sourceLinks]
    svg.idPrefix = settings[Table.idPrefix]
    scale = settings[Table.scale] ?? scale
    background = settings[Table.background]
    paper = settings[Table.paper]
    guard let path = settings[Table.css] else { return }
    do {
      svg.css = String(decoding: try fileSystem.read(path), as: UTF8.self)
    } catch {
      var reason = "there is no such file"
      if case .unreadable(let why) = error { reason = why }
      throw Rendering.Failure(reason: "cannot read the style sheet \(fileSystem.shown(path)): \(reason)", isOurs: false)
    }
  }
}
