import MapDrawing

/// The style sheet of a picture, with rules only for what the picture contains.
struct StyleSheet {
  private let theme: Theme
  private let idPrefix: String?
  private var used: [ThemeColor] = []
  private var rules: [String] = []

  /// What a picture contains, as far as it affects the rules.
  struct Contents {
    var relations: [Drawing.Relation] = []
    var tints: [Int] = []
    var styles: Set<PlacedDrawing.TextStyle> = []
    var marks: Set<Drawing.Mark.Kind> = []
    var hasConclusion = false
    var hasGround = false
    var hasUnsupported = false
    var hasImplicit = false
    var hasStub = false
    var hasGroup = false
    var hasFrame = false
    var hasPlate = false
    var hasLink = false
    var hasJunction = false
    var hasImplicitStep = false
    var hasFailingStep = false
    var hasBadge = false
    var hasHinge = false

    init(_ picture: PlacedDrawing) {
      let drawn = Set(picture.lines.map(\.relation)).union(picture.junctions.map(\.relation))
      relations = Drawing.Relation.allCases.filter {
        drawn.contains($0) || picture.legend.map(\.sample).contains(.line($0))
      }
      let samples = picture.legend.compactMap { if case .tint(let i) = $0.sample { i } else { nil } }
      let all = picture.boxes.compactMap(\.tint) + picture.frames.compactMap(\.tint) + samples
      tints = Set(all.map(ThemeColor.tint)).sorted()
      for text in picture.title + picture.question + picture.frames.flatMap(\.title) + picture.legend.map(\.text) {
        styles.insert(text.style)
      }
      for box in picture.boxes {
        for text in box.texts {
          styles.insert(text.style)
          if let mark = text.mark { marks.insert(mark) }
          if text.url.map(SVGRenderer.isWebAddress) ?? false { hasLink = true }
        }
        hasConclusion = hasConclusion || box.claim.isConclusion
        hasGround = hasGround || box.claim.isGround
        hasUnsupported = hasUnsupported || box.claim.isUnsupported
        hasImplicit = hasImplicit || box.claim.isImplicit
        hasStub = hasStub || box.claim.stub != nil
        hasGroup = hasGroup || box.claim.isGroup
        hasHinge = hasHinge || box.claim.isHinge
        hasBadge = hasBadge || box.claim.isConclusion && box.claim.standing.map { $0 != .accepted } == true
      }
      hasFrame = !picture.frames.isEmpty
      hasPlate = picture.frames.contains(where: \.hasGround)
      hasJunction = !picture.junctions.isEmpty
      hasImplicitStep = picture.lines.contains(where: \.isImplicit)
      hasFailingStep = picture.lines.contains { !$0.holds }
    }
  }

  /// The class of the root by which a picture's own rules apply to it alone.
  static func ownClass(_ prefix: String) -> String { "argmap-of-" + prefix }

  /// - Parameter idPrefix: as in `SVGRequest`.
  static func text(_ contents: Contents, theme: Theme, idPrefix: String? = nil) -> String {
    var sheet = StyleSheet(theme: theme, idPrefix: idPrefix)
    sheet.addTexts(contents)
    sheet.addBoxes(contents)
    sheet.addLines(contents)
    return sheet.assembled()
  }

  private init(theme: Theme, idPrefix: String?) {
    self.theme = theme
    self.idPrefix = idPrefix
  }

  /// How opaque the lines of steps that do not hold are: as pale as their contrast allows.
  static let failingOpacity = 0.72

  // MARK: Syntax

  /// A declaration preceded by its plain fallback: `fill:#fff;fill:var(--argmap-…)`.
  private mutating func color(_ property: String, _ color: ThemeColor) -> String {
    if !used.contains(where: { $0.name == color.name }) { used.append(color) }
    return "\(property):\(color.value(theme));\(property):var(--argmap-\(color.name))"
  }

  /// Adds a rule that every picture has.
  private mutating func add(_ selectors: String, _ declarations: String) {
    rules.append("\(selectors){\(declarations)}")
  }

  /// Adds a rule that not every picture has. If there may be others on the same page, it applies to this one alone: a
  /// rule that a second picture lacks could otherwise be overridden by one that it has.
  private mutating func addOwn(_ selectors: String, _ declarations: String) {
    guard let idPrefix else { return add(selectors, declarations) }
    let own = "." + Self.ownClass(idPrefix)
    let scoped = selectors.split(separator: ",").map { selector in
      selector.hasPrefix(".argmap ") ? own + selector.dropFirst(".argmap".count) : "\(own) \(selector)"
    }
    add(scoped.joined(separator: ","), declarations)
  }

  private func properties(_ value: (ThemeColor) -> String) -> String {
    used.map { "--argmap-\($0.name):\(value($0))" }.joined(separator: ";")
  }

  private func assembled() -> String {
    // Boxes are sized for Helvetica; `font-size-adjust` scales any other font to the same digit width.
    let scheme = theme == .auto ? "light dark" : theme == .dark ? "dark" : "light"
    let root = idPrefix.map { "." + Self.ownClass($0) } ?? ".argmap"
    var head = [
      "\(root){color-scheme:\(scheme);font-family:Helvetica,Arial,'Liberation Sans','Nimbus Sans',sans-serif;font-size-adjust:ch-width .556;\(properties { $0.value(theme) })}"
    ]
    if theme == .auto { head.append("@media (prefers-color-scheme:dark){\(root){\(properties(\.dark))}}") }
    let forced =
      "@media (forced-colors:active){.argmap-box,.argmap-line path,.argmap-head,.argmap-glyph{stroke:CanvasText}.argmap text{fill:CanvasText}}"
    return (head + rules + [forced]).joined(separator: "\n")
  }

  // MARK: Rules

  private mutating func addTexts(_ contents: Contents) {
    add(".argmap-background", color("fill", .background))
    add(".argmap text", color("fill", .text) + ";font-size:14px")
    if contents.styles.contains(.title) { addOwn(".argmap .argmap-title", "font-size:24px;font-weight:700") }
    if contents.styles.contains(.question) {
      addOwn(".argmap .argmap-question", color("fill", .muted) + ";font-size:16px;font-style:italic")
    }
    add(".argmap .argmap-mark", color("fill", .muted) + ";font-size:11px")
    if contents.styles.contains(.legend) {
      addOwn(".argmap .argmap-legend text", color("fill", .muted) + ";font-size:12px")
    }
    if contents.hasFrame { addOwn(".argmap .argmap-group", color("fill", .muted) + ";font-size:12px;font-weight:700") }
    if contents.styles.contains(.groupQuestion) {
      addOwn(".argmap .argmap-group-question", color("fill", .muted) + ";font-size:12px;font-style:italic")
    }
    if contents.hasConclusion || contents.hasGroup {
      addOwn(".argmap .argmap-strong", "font-weight:700")
    }
    if contents.marks.contains(.unsupported) {
      addOwn(".argmap .argmap-mark-unsupported", color("fill", .unsupported) + ";font-weight:700")
    }
    if contents.hasLink { addOwn(".argmap .argmap-mark a", color("fill", .link) + ";text-decoration:underline") }
  }

  private mutating func addBoxes(_ contents: Contents) {
    add(".argmap-box", color("fill", .box) + ";" + color("stroke", .border) + ";stroke-width:1.2")
    if contents.hasFrame {
      let opacity = theme.hasColors ? ".55" : "0"
      addOwn(".argmap-frame", "fill:none;" + color("stroke", .border) + ";stroke-width:1;fill-opacity:\(opacity)")
    }
    // Tints come after the rules for boxes and frames, whose fill they override.
    for i in contents.tints {
      if theme.hasColors {
        addOwn(".argmap-tint-\(i)", color("fill", ThemeColor.tints[i]))
      } else if theme == .print {
        addOwn(".argmap-band-\(i)", "fill:url(#\(idPrefix.map { $0 + "-" } ?? "")argmap-pattern-\(i))")
      }
    }
    if contents.hasPlate { addOwn(".argmap-plate", color("fill", .background)) }
    if contents.hasGround {
      addOwn(".argmap-ground", "fill:none;" + color("stroke", .border) + ";stroke-width:3.6")
    }
    if contents.hasGroup { addOwn(".argmap-stack", "fill:none;" + color("stroke", .border) + ";stroke-width:1.2") }
    if contents.hasImplicit { addOwn(".argmap-implicit .argmap-box", "stroke-dasharray:6 3") }
    if contents.hasStub { addOwn(".argmap-stub .argmap-box", color("fill", .background) + ";stroke-dasharray:2 3") }
    if contents.hasConclusion {
      addOwn(".argmap-conclusion .argmap-box", color("stroke", .conclusion) + ";stroke-width:2.4")
    }
    if contents.hasBadge {
      addOwn(
        ".argmap-badge",
        color("fill", .background) + ";" + color("stroke", .conclusion) + ";stroke-width:1.6;stroke-linecap:round")
      addOwn(".argmap-badge path", "fill:none")
    }
    if contents.hasHinge {
      addOwn(".argmap-hinge-bar", "fill:none;" + color("stroke", .conclusion) + ";stroke-width:4.6")
    }
    if contents.hasUnsupported {
      addOwn(
        ".argmap-unsupported .argmap-box",
        color("stroke", .unsupported) + ";stroke-width:3" + (theme.hasColors ? "" : ";stroke-dasharray:14 4"))
    }
  }

  private mutating func addLines(_ contents: Contents) {
    guard !contents.relations.isEmpty else { return }
    let names = contents.relations.map { ".argmap-\($0.rawValue)" }
    addOwn(names.joined(separator: ","), "stroke:currentColor")
    addOwn(".argmap-line path", "fill:none;stroke-width:1.8")
    addOwn(".argmap-head", color("fill", .background) + ";stroke-width:1.5;stroke-linejoin:round")
    addOwn(".argmap-sign", color("fill", .background) + ";stroke-width:1.4")
    addOwn(".argmap-glyph", "fill:none;stroke-width:1.7")
    for relation in contents.relations {
      let name = ".argmap-\(relation.rawValue)"
      let ink = ThemeColor.line(relation.rawValue)
      addOwn(name, color("color", ink))
      switch relation {
      case .support: addOwn("\(name) .argmap-head", "fill:currentColor")
      case .objection: addOwn(".argmap-line\(name)", "stroke-dasharray:7 4")
      case .undercut:
        addOwn(".argmap-line\(name)", "stroke-dasharray:1.5 4;stroke-linecap:round")
        addOwn(".argmap-line\(name) path", "stroke-width:2.2")
      case .contradiction: addOwn(".argmap-line\(name)", "stroke-dasharray:10 3 2 3")
      }
      if relation == .undercut || relation == .contradiction { addOwn("\(name) .argmap-head", "stroke-width:3") }
    }
    if contents.hasJunction { addOwn(".argmap-dots,.argmap-key>circle", "fill:currentColor") }
    if contents.hasImplicitStep {
      // Thinner than any other line, and with wider gaps.
      addOwn(".argmap-line.argmap-implicit path", "stroke-width:1.1;stroke-dasharray:5 5")
      addOwn(".argmap .argmap-open", color("fill", .background) + ";stroke-width:1.4")
    }
    if contents.hasFailingStep {
      // Paler, thinner and more broken than what holds.
      addOwn(".argmap-failing", "opacity:\(Self.failingOpacity)")
      for relation in contents.relations {
        let dashes: String
        switch relation {
        case .support: dashes = "12 7"
        case .objection: dashes = "7 9"
        case .undercut: dashes = "1.5 8"
        case .contradiction: continue
        }
        addOwn(
          ".argmap-line.argmap-\(relation.rawValue).argmap-failing path", "stroke-width:1.2;stroke-dasharray:\(dashes)")
      }
    }
  }
}
