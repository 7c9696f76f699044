import MapConfiguration
import MapDrawing
import MapRendering
import SourceText
import Surroundings

/// How a picture is to look.
package struct PictureRequest: Sendable {
  /// Nil: chosen by the map's shape.
  package var direction: Drawing.Direction?
  /// Width by height.
  package var aspect = Drawing.Page.standardAspect
  package var groups = Drawing.GroupStyle.auto
  package var colorBy = Drawing.ColorBy.group
  /// Ids of groups that are drawn as one box each.
  package var collapsed: [String] = []
  package var svg = SVGOptions()
  /// Pixels of a PNG for a point.
  package var scale = 1.0
  /// What is behind the picture in PNG and PDF, as CSS names colours; nil for the theme's own ground.
  package var background: String?
  /// The sheets of a PDF; nil for one page of the picture's size.
  package var paper: Paper.Size?

  package init() {}
}

extension PictureRequest {
  /// - Throws: that the style sheet cannot be read.
  package init(_ settings: RenderSettings, _ fileSystem: any FileSystem) throws(Rendering.Failure) {
    self.init()
    typealias Table = RenderSettingTable
    direction = settings[Table.direction].flatMap { Drawing.Direction(rawValue: $0.rawValue) }
    aspect = settings[Table.aspect] ?? aspect
    groups = settings[Table.groups] ?? groups
    colorBy = settings[Table.colorBy] ?? colorBy
    svg.theme = settings[Table.theme] ?? svg.theme
    svg.sourceLinks = settings[Table.sourceLinks]
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
