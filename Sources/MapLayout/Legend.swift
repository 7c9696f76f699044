import MapDrawing

/// The legend, which explains only what occurs in the picture.
enum Legend {
  private static let size = 12.0
  private static let sampleWidth = 44.0
  private static let rowHeight = 22.0
  private static let gap = 22.0
  private static let margin = 24.0
  private static let widest = 900.0

  /// Adds the legend below `top`, widening the picture if needed, and returns the legend's bottom edge.
  static func add(to picture: inout PlacedDrawing, _ drawing: Drawing, framed: Set<Int>, top: Double) -> Double {
    var entries = drawing.legend(framed: framed)
    if entries.isEmpty { return top - gap }
    // A small picture is widened for long labels, up to a limit; labels that are still too long are truncated.
    let most = max(picture.width, widest) - 2 * margin
    for i in entries.indices { entries[i].1 = cut(entries[i].1, to: most - sampleWidth - 8) }
    let needed = entries.map { sampleWidth + 8 + TextMetrics.width($0.1, size: size) }.max() ?? 0
    picture.width = max(picture.width, (needed + 2 * margin).rounded(.up))
    var x = margin
    var y = top
    let right = picture.width - margin
    var isTinted = false
    for (sample, label) in entries {
      let width = sampleWidth + 8 + TextMetrics.width(label, size: size)
      // Tints start on a row of their own.
      if case .tint = sample, !isTinted {
        isTinted = true
        if x > margin { (x, y) = (margin, y + rowHeight) }
      }
      if x > margin, x + width > right { (x, y) = (margin, y + rowHeight) }
      let frame = PlacedDrawing.Rect(x: x, y: y, width: sampleWidth, height: 16)
      let text = PlacedDrawing.Text(
        text: label, at: PlacedDrawing.Point(x + sampleWidth + 8, y + 12.5), size: size, style: .legend,
        weight: .regular)
      picture.legend.append(PlacedDrawing.LegendEntry(sample: sample, frame: frame, text: text))
      x += (width + gap).rounded()
    }
    return y + 16
  }

  private static func cut(_ label: String, to width: Double) -> String {
    if TextMetrics.width(label, size: size) <= width { return label }
    var rest = width - TextMetrics.width("…", size: size)
    let kept = label.prefix { character in
      rest -= TextMetrics.width(String(character), size: size)
      return rest >= 0
    }
    return kept + "…"
  }
}
