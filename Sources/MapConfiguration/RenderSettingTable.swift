import MapDrawing
import MapRendering

/// Where reasons are drawn, relative to their conclusions.
package enum DirectionChoice: String, CaseIterable, Sendable {
  /// Chosen according to the map's shape.
  case auto
  case down, right
}

/// All settings for drawing maps. The keys of `render` in `argmap.yaml`, the schema of that file, the options of
/// `argmap render` and the jobs of drawing processes are derived from this table.
package enum RenderSettingTable {
  package static let direction = RenderSetting<DirectionChoice>(
    "direction", standard: "auto",
    "Where reasons go: down (conclusions at the top), right (conclusions on the left), auto (by the map's shape)."
  )
  package static let aspect = RenderSetting<Double>(
    "aspect", in: Drawing.Page.aspects, standard: "1.5",
    "Desired ratio of width to height, 0.2 to 5; followed only as far as the text stays readable.")
  package static let groups = RenderSetting<Drawing.GroupStyle>(
    "groups", standard: "auto",
    "How groups are shown: boxes, tint (with a legend), none, auto (boxes where the layout allows them, tint elsewhere)."
  )
  package static let colorBy = RenderSetting<Drawing.ColorBy>(
    "color-by", standard: "group",
    "What the colours of boxes mean: group, role (reason, objection, undercut), tags, standing.")
  package static let hinges = RenderSetting<Bool>(
    "hinges", "Mark what the standing of the conclusions hinges on: claims and steps without which it would differ.")
  package static let theme = RenderSetting<Theme>(
    "theme", standard: "auto",
    "Colours: auto (dark if the reader's system uses dark mode), light, dark, print (black on white, patterns), plain.")
  package static let css = RenderSetting<String>(
    "css", .path, placeholder: "file", "A CSS file to append to the picture's own style sheet.")
  package static let sourceLinks = RenderSetting<String>(
    "source-links", .text, placeholder: "address",
    fault: { address in
      let isAddress = address.hasPrefix("https://") || address.hasPrefix("http://")
      return isAddress && address.contains("{line}")
        ? nil : "an http(s) address that contains {line}, and {path} if the address differs from map to map"
    },
    "Link each box to this address; {path} and {line} are replaced, as in https://…/blob/main/{path}#L{line}.")
  package static let idPrefix = RenderSetting<String>(
    "id-prefix", .text, placeholder: "name",
    fault: { name in
      let isName =
        name.first?.isLetter == true
        && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
      return isName ? nil : "a name of letters, digits, - and _ that begins with a letter"
    },
    "Begin all ids of the SVG with this name, so that several can be part of one web page."
  )
  package static let scale = RenderSetting<Double>(
    "scale", in: 0.1...10, standard: "1",
    "Pixels per point in a PNG, 0.1 to 10; 2 for high-resolution screens."
  ).forConverter
  package static let background = RenderSetting<String>(
    "background", .text, placeholder: "colour", standard: "the theme's background",
    "Background of PNG and PDF, such as white, \"#eee\" or none."
  ).forConverter
  package static let paper = RenderSetting<Paper.Size>(
    "paper", standard: "one page, the size of the picture",
    "Sheet size of a PDF: a4, a3, letter; several sheets if a single one would make the text too small."
  ).forConverter
  package static let strict = RenderSetting<Bool>("strict", "Refuse a map with errors.")

  package static let all: [RenderSettingInfo] = [
    direction.about, aspect.about, groups.about, colorBy.about, hinges.about, theme.about, css.about, sourceLinks.about,
    idPrefix.about, scale.about, background.about, paper.about, strict.about,
  ]
}
