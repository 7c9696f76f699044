import MapDrawing
import MapRendering

/// Where reasons stand.
package enum DirectionChoice: String, CaseIterable, Sendable {
  /// By the map's shape.
  case auto
  case down, right
}

/// Every setting of how maps are drawn. The keys of `render` in `argmap.yaml`, its schema, the flags of `argmap render` and
/// what a drawing process is told are made of it.
package enum RenderSettingTable {
  package static let direction = RenderSetting<DirectionChoice>(
    "direction", standard: "auto",
    "Where reasons stand: down (conclusions at the top), right (at the left), auto (by the map's shape).")
  package static let aspect = RenderSetting<Double>(
    "aspect", in: Drawing.Page.aspects, standard: "1.5",
    "Width by height that the picture should have, as far as its text stays readable: 0.2 to 5.")
  package static let groups = RenderSetting<Drawing.GroupStyle>(
    "groups", standard: "auto",
    "How groups show: boxes, tint (with a legend), none, auto (boxes where the author's order allows it).")
  package static let colorBy = RenderSetting<Drawing.ColorBy>(
    "color-by", standard: "group",
    "What the colours of boxes tell: group, role (a reason, an objection, against a step), tags, standing.")
  package static let theme = RenderSetting<Theme>(
    "theme", standard: "auto",
    "Colours: auto (dark where the reader's system is), light, dark, print (black on white, patterns), plain.")
  package static let css = RenderSetting<String>(
    "css", .path, placeholder: "file", "A file of rules that the picture's own style sheet is followed by.")
  package static let sourceLinks = RenderSetting<String>(
    "source-links", .text, placeholder: "address",
    fault: { address in
      let isAddress = address.hasPrefix("https://") || address.hasPrefix("http://")
      return isAddress && address.contains("{line}")
        ? nil : "an http address with {line} in it, and {path} where it differs by map"
    },
    "An address that each box leads to, with {path} and {line} in it, such as https://…/blob/main/{path}#L{line}.")
  package static let scale = RenderSetting<Double>(
    "scale", in: 0.1...10, standard: "1",
    "Pixels of a PNG for a point of the picture, 0.1 to 10; 2 for fine screens."
  ).forConverter
  package static let background = RenderSetting<String>(
    "background", .text, placeholder: "colour", standard: "the theme's ground",
    "What is behind the picture in PNG and PDF, such as white, \"#eee\" or none."
  ).forConverter
  package static let paper = RenderSetting<Paper.Size>(
    "paper", standard: "one page of the picture's size",
    "The sheets of a PDF: a4, a3, letter; several where one would make the text too small."
  ).forConverter
  package static let strict = RenderSetting<Bool>("strict", "Refuse a map with errors.")

  package static let all: [RenderSettingInfo] = [
    direction.about, aspect.about, groups.about, colorBy.about, theme.about, css.about, sourceLinks.about, scale.about,
    background.about, paper.about, strict.about,
  ]
}
