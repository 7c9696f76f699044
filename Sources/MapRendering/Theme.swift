/// The colours of a picture, light and dark. Each stands in the SVG as a plain value before its `var()`, since some
/// readers (librsvg) know no variables.
struct Theme {
  struct Color {
    /// The name of its custom property is `--argmap-` and this.
    var name: String
    var light: String
    var dark: String
  }

  static let background = Color(name: "background", light: "#ffffff", dark: "#12161c")
  static let text = Color(name: "text", light: "#1b2430", dark: "#e8ecf1")
  static let muted = Color(name: "muted", light: "#566073", dark: "#a6b0bf")
  static let box = Color(name: "box", light: "#ffffff", dark: "#1c222b")
  static let border = Color(name: "border", light: "#7d8899", dark: "#76829a")
  static let conclusion = Color(name: "conclusion", light: "#1b2430", dark: "#e8ecf1")
  static let unsupported = Color(name: "unsupported", light: "#b3261e", dark: "#ff8a80")
  static let link = Color(name: "link", light: "#1a56b0", dark: "#8ab4f8")
  static let support = Color(name: "support", light: "#00708f", dark: "#4cc3e0")
  static let objection = Color(name: "objection", light: "#c2410c", dark: "#ff9a66")
  static let undercut = Color(name: "undercut", light: "#7a3bc4", dark: "#c4a0ff")
  static let contradiction = Color(name: "contradiction", light: "#4a5363", dark: "#c2cad6")

  /// Tints of groups, told apart by lightness as well as hue as far as pale colours can be.
  static let tints: [Color] = [
    Color(name: "tint-0", light: "#e6f0fb", dark: "#1b2f47"), Color(name: "tint-1", light: "#fdf0d9", dark: "#41331a"),
    Color(name: "tint-2", light: "#e4f5e6", dark: "#1c3a26"), Color(name: "tint-3", light: "#f6e6f3", dark: "#40243d"),
    Color(name: "tint-4", light: "#e1f4f4", dark: "#173a3c"), Color(name: "tint-5", light: "#fbe7e1", dark: "#452720"),
    Color(name: "tint-6", light: "#ecebfa", dark: "#2c2a4d"), Color(name: "tint-7", light: "#f1f3d8", dark: "#363a1a"),
    Color(name: "tint-8", light: "#e9ecef", dark: "#2d333c"), Color(name: "tint-9", light: "#f4ead8", dark: "#3b3022"),
  ]

  static let all =
    [
      background, text, muted, box, border, conclusion, unsupported, link, support, objection, undercut, contradiction,
    ] + tints

  /// `fill:#fff;fill:var(--argmap-…)`.
  static func value(_ property: String, _ color: Color) -> String {
    "\(property):\(color.light);\(property):var(--argmap-\(color.name))"
  }

  static func tint(_ number: Int) -> Int { number % tints.count }

  /// The style sheet of a picture.
  static var styleSheet: String {
    let light = all.map { "--argmap-\($0.name):\($0.light)" }.joined(separator: ";")
    let dark = all.map { "--argmap-\($0.name):\($0.dark)" }.joined(separator: ";")
    var rules = [
      ".argmap{color-scheme:light dark;\(light)}",
      "@media (prefers-color-scheme:dark){.argmap{\(dark)}}",
      ".argmap-background{\(value("fill", background))}",
      ".argmap text{font-family:Helvetica,Arial,'Liberation Sans','Nimbus Sans',sans-serif;\(value("fill", text))}",
      ".argmap .argmap-title,.argmap .argmap-strong{font-weight:700}",
      ".argmap .argmap-question{font-style:italic;\(value("fill", muted))}",
      ".argmap .argmap-mark,.argmap .argmap-legend{\(value("fill", muted))}",
      ".argmap .argmap-mark-unsupported{\(value("fill", unsupported));font-weight:700}",
      ".argmap a .argmap-mark{\(value("fill", link));text-decoration:underline}",
      ".argmap-box{\(value("fill", box));\(value("stroke", border));stroke-width:1.2}",
      ".argmap-conclusion .argmap-box{\(value("stroke", conclusion));stroke-width:2.4}",
      ".argmap-implicit .argmap-box{stroke-dasharray:6 3}",
      ".argmap-collapsed .argmap-box{stroke-width:1.6}",
      ".argmap-stack{fill:none;\(value("stroke", border));stroke-width:1.2}",
      ".argmap-stub .argmap-box{stroke-dasharray:2 3;\(value("fill", background))}",
      ".argmap-unsupported .argmap-box{\(value("stroke", unsupported));stroke-width:3}",
      ".argmap-ground{fill:none;\(value("stroke", border));stroke-width:3.6}",
      ".argmap-frame{\(value("stroke", border));stroke-width:1;fill-opacity:.55}",
      ".argmap .argmap-group{\(value("fill", muted));font-weight:700}",
      ".argmap-plate{\(value("fill", background))}",
      ".argmap-line{fill:none;stroke-width:1.8}",
      ".argmap-sign{\(value("fill", background));stroke-width:1.4}",
      ".argmap-glyph{fill:none;stroke-width:1.7}",
    ]
    for (name, color, dashes) in [
      ("support", support, ""), ("objection", objection, "stroke-dasharray:7 4"),
      ("undercut", undercut, "stroke-dasharray:1.5 4;stroke-linecap:round;stroke-width:2.2"),
      ("contradiction", contradiction, "stroke-dasharray:10 3 2 3"),
    ] {
      rules.append(
        ".argmap-\(name) .argmap-line,.argmap-\(name) .argmap-sign,.argmap-\(name) .argmap-glyph,.argmap-\(name) .argmap-head{\(value("stroke", color))}"
      )
      if !dashes.isEmpty { rules.append(".argmap-\(name) .argmap-line{\(dashes)}") }
      let head = name == "support" ? color : background
      rules.append(".argmap-\(name) .argmap-head{\(value("fill", head));stroke-width:1.5;stroke-linejoin:round}")
      rules.append(".argmap-junction.argmap-\(name){\(value("fill", color))}")
    }
    rules.append(".argmap-undercut .argmap-head,.argmap-contradiction .argmap-head{stroke-width:3}")
    for (i, tint) in tints.enumerated() { rules.append(".argmap-tint-\(i){\(value("fill", tint))}") }
    rules.append(
      "@media (forced-colors:active){.argmap-box,.argmap-line,.argmap-head,.argmap-glyph{stroke:CanvasText}.argmap text{fill:CanvasText}}"
    )
    return rules.joined(separator: "\n")
  }
}
