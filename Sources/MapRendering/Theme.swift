/// The colour scheme of a picture.
package enum Theme: String, Sendable, CaseIterable {
  /// Follows the reader's system: light or dark.
  case auto
  case light, dark
  /// Black on white, with patterns instead of tints.
  case print
  /// Black on white, without tints.
  case plain

  var hasColors: Bool { self != .print && self != .plain }
}

/// A colour used in pictures, in its light and dark variants. In the SVG, each use is written as a plain value and a
/// `var()`, since some viewers (librsvg) do not support variables.
struct ThemeColor: Sendable {
  /// The name of the custom property, without `--argmap-`.
  var name: String
  var light: String
  var dark: String

  /// The colour's plain value in a theme. Themes without colours use white for backgrounds and fills, black for the
  /// rest.
  func value(_ theme: Theme) -> String {
    switch theme {
    case .auto, .light: light
    case .dark: dark
    case .print, .plain: isGround ? "#fff" : "#000"
    }
  }

  private var isGround: Bool { name == "background" || name == "box" || name.hasPrefix("tint-") }

  static let background = ThemeColor(name: "background", light: "#fff", dark: "#12161c")
  static let text = ThemeColor(name: "text", light: "#1b2430", dark: "#e8ecf1")
  static let muted = ThemeColor(name: "muted", light: "#505a6c", dark: "#aeb7c5")
  static let box = ThemeColor(name: "box", light: "#fff", dark: "#1c222b")
  static let border = ThemeColor(name: "border", light: "#747f91", dark: "#8792a8")
  static let conclusion = ThemeColor(name: "conclusion", light: "#1b2430", dark: "#e8ecf1")
  static let unsupported = ThemeColor(name: "unsupported", light: "#b3261e", dark: "#ff8a80")
  static let link = ThemeColor(name: "link", light: "#1a56b0", dark: "#9cc0fa")
  static let support = ThemeColor(name: "support", light: "#00708f", dark: "#4cc3e0")
  static let objection = ThemeColor(name: "objection", light: "#c2410c", dark: "#ff9a66")
  static let undercut = ThemeColor(name: "undercut", light: "#7a3bc4", dark: "#c4a0ff")
  static let contradiction = ThemeColor(name: "contradiction", light: "#4a5363", dark: "#c2cad6")

  /// The tints, which differ in lightness as well as hue, as far as pale colours allow.
  static let tints: [ThemeColor] = [
    ThemeColor(name: "tint-0", light: "#e6f0fb", dark: "#1b2f47"),
    ThemeColor(name: "tint-1", light: "#fdf0d9", dark: "#41331a"),
    ThemeColor(name: "tint-2", light: "#e4f5e6", dark: "#1c3a26"),
    ThemeColor(name: "tint-3", light: "#f6e6f3", dark: "#40243d"),
    ThemeColor(name: "tint-4", light: "#e1f4f4", dark: "#173a3c"),
    ThemeColor(name: "tint-5", light: "#fbe7e1", dark: "#452720"),
    ThemeColor(name: "tint-6", light: "#ecebfa", dark: "#2c2a4d"),
    ThemeColor(name: "tint-7", light: "#f1f3d8", dark: "#363a1a"),
    ThemeColor(name: "tint-8", light: "#e9ecef", dark: "#2d333c"),
    ThemeColor(name: "tint-9", light: "#f4ead8", dark: "#3b3022"),
  ]

  static func tint(_ number: Int) -> Int { number % tints.count }

  static func line(_ relation: String) -> ThemeColor {
    [support, objection, undercut, contradiction].first { $0.name == relation } ?? contradiction
  }
}
