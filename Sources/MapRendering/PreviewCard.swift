import MapDrawing

/// The picture that a chat shows of a link to a map's page: the title, the question and the conclusions, at 1200 × 630.
package struct PreviewCard {
  let title: String
  let question: String?
  let conclusions: [String]
  let steps: (pro: Int, con: Int)

  package init(title: String, question: String?, conclusions: [String], steps: (pro: Int, con: Int)) {
    self.title = title
    self.question = question
    self.conclusions = conclusions
    self.steps = steps
  }

  /// The conclusions that fit; others are counted.
  private static let most = 4
  private static let margin = 60.0
  private static let width = 1200.0

  package var svg: String {
    var svg = SVGWriter()
    svg.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("width", "1200"), ("height", "630"),
        ("font-family", "Helvetica,Arial,'Liberation Sans',sans-serif"), ("fill", "#19222e"),
      ])
    svg.element("rect", [("width", "1200"), ("height", "630"), ("fill", "#f3f4f6")])
    var y = 50.0
    /// Writes a text on at most `most` lines, from `y` on.
    func write(_ text: String, size: Double, most: Int, x: Double, weight: TextMetrics.Weight, color: String) {
      let room = Self.width - Self.margin - x
      var lines = LineBreaking(text, size: size, weight: weight).lines(within: room)
      if lines.count > most { lines = Array(lines.prefix(most - 1)) + [lines[most - 1] + " …"] }
      for line in lines {
        y += size * 1.2
        svg.element(
          "text",
          [
            ("x", SVGWriter.number(x)), ("y", SVGWriter.number(y)), ("font-size", SVGWriter.number(size)),
            ("font-weight", weight == .bold ? "700" : "400"), ("fill", color),
          ], text: line)
      }
    }
    write(title, size: 46, most: 2, x: Self.margin, weight: .bold, color: "#19222e")
    if let question { write(question, size: 28, most: 2, x: Self.margin, weight: .regular, color: "#566172") }
    y += 24
    let rest = conclusions.count - Self.most
    for (number, text) in conclusions.prefix(Self.most).enumerated() {
      let top = y + 14
      write(text, size: 26, most: 2, x: Self.margin + 56, weight: .bold, color: "#22304a")
      svg.element(
        "circle",
        [("cx", "78"), ("cy", SVGWriter.number(top + 9)), ("r", "18"), ("fill", "#22304a")])
      svg.element(
        "text",
        [
          ("x", "78"), ("y", SVGWriter.number(top + 16)), ("font-size", "20"), ("font-weight", "700"),
          ("text-anchor", "middle"), ("fill", "#fff"),
        ], text: String(number + 1))
      y += 12
    }
    let more = rest > 0 ? "and \(rest) more · " : ""
    svg.element(
      "text", [("x", "60"), ("y", "596"), ("font-size", "24"), ("fill", "#566172")],
      text: "\(more)\(steps.pro) for · \(steps.con) against")
    svg.close()
    return svg.text + "\n"
  }
}
