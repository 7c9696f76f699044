import MapDrawing

/// Sheets of paper, and how a picture is distributed over them.
package struct Paper: Sendable {
  package enum Size: String, Sendable, CaseIterable {
    case a4, a3, letter

    /// The size in portrait orientation, in millimetres.
    var millimetres: (width: Double, height: Double) {
      switch self {
      case .a4: (210, 297)
      case .a3: (297, 420)
      case .letter: (215.9, 279.4)
      }
    }
  }

  /// One sheet and the part of the picture that it shows.
  package struct Page: Sendable {
    /// The area that the sheet covers, including its margins, in the picture's points.
    package var window: PlacedDrawing.Rect
    /// The size of the sheet, in millimetres.
    package var width, height: Double
  }

  /// The margin of a sheet, in millimetres.
  private static let margin = 10.0
  /// The smallest printed font size, in points, at which a picture is still put on a single sheet.
  private static let leastText = 6.0
  /// The printed font size of pictures on several sheets, in points.
  private static let goodText = 8.5
  private static let millimetresPerPoint = 25.4 / 72

  /// The sheets for a picture of the given size in points: a single sheet that shows all of it or, if its text would be
  /// too small there, several sheets in rows, each of which also shows the edges of its neighbours in its margins.
  package static func pages(_ size: Size, width: Double, height: Double) -> [Page] {
    let upright = size.millimetres
    let sheet = width > height ? (width: upright.height, height: upright.width) : upright
    let room = (width: sheet.width - 2 * margin, height: sheet.height - 2 * margin)
    // Millimetres of paper per point of the picture.
    let scale = min(room.width / width, room.height / height, millimetresPerPoint)
    let text = Drawing.Measure.textSize * scale / millimetresPerPoint
    if text >= leastText {
      let left = (sheet.width / scale - width) / 2
      return [page(x: -left, y: -margin / scale, scale, sheet)]
    }
    let large = goodText * millimetresPerPoint / Drawing.Measure.textSize
    let (columns, rows) = (count(width * large, room.width), count(height * large, room.height))
    return (0..<rows).flatMap { row in
      (0..<columns).map { column in
        page(
          x: start(column, of: columns, width, room.width / large) - margin / large,
          y: start(row, of: rows, height, room.height / large) - margin / large, large, sheet)
      }
    }
  }

  /// Where a sheet starts along one axis. Sheets are spaced evenly from edge to edge,
  /// so that none shows just a narrow strip.
  private static func start(_ i: Int, of count: Int, _ length: Double, _ room: Double) -> Double {
    count > 1 ? Double(i) * (length - room) / Double(count - 1) : min(0, (length - room) / 2)
  }

  private static func count(_ length: Double, _ room: Double) -> Int { max(1, Int((length / room).rounded(.up))) }

  private static func page(x: Double, y: Double, _ scale: Double, _ sheet: (width: Double, height: Double)) -> Page {
    Page(
      window: PlacedDrawing.Rect(x: x, y: y, width: sheet.width / scale, height: sheet.height / scale),
      width: sheet.width, height: sheet.height)
  }
}
