import MapDrawing

/// The small print beside the junction of a step.
enum StepText {
  typealias Point = PlacedDrawing.Point
  typealias Rect = PlacedDrawing.Rect

  private static let size = Drawing.Measure.markSize
  /// The distance from the baseline to the top of the letters.
  private static let ascent = 8.5
  private static let descent = 2.5

  /// The lines of small print. If the argument runs to the right, the first half is above the line that passes through
  /// the junction and the rest below it or, if the step is undercut, all are above it; otherwise they are to the right of
  /// the junction.
  static func lines(
    _ junction: Drawing.Junction, _ center: Point, _ direction: Drawing.Direction
  ) -> [PlacedDrawing.Text] {
    let radius = Double(Drawing.Measure.junctionSize) / 2
    return junction.lines.enumerated().map { number, text in
      let width = TextMetrics.width(text, size: size)
      let at: Point
      if direction == .right {
        let above = junction.linesAbove
        let y =
          number < above
          ? center.y - radius - 4 - Double((above - 1 - number) * Drawing.Measure.markLine)
          : center.y + radius + ascent + 3 + Double((number - above) * Drawing.Measure.markLine)
        at = Point(center.x - width / 2, y)
      } else {
        let first = center.y - Double((junction.lines.count - 1) * Drawing.Measure.markLine) / 2 + 3.5
        at = Point(center.x + radius + 6, first + Double(number * Drawing.Measure.markLine))
      }
      return PlacedDrawing.Text(text: text, at: at, size: size, style: .mark)
    }
  }

  /// The space that each line of small print takes.
  static func frames(_ junction: Drawing.Junction, _ center: Point, _ direction: Drawing.Direction) -> [Rect] {
    lines(junction, center, direction).map { line in
      Rect(
        x: line.at.x, y: line.at.y - ascent, width: TextMetrics.width(line.text, size: size), height: ascent + descent)
    }
  }
}
