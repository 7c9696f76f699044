extension PlacedDrawing {
  /// The picture with a list of its sources below the legend, for paper, where nobody can follow a link.
  package func listingSources() -> PlacedDrawing {
    if sources.isEmpty { return self }
    var result = self
    let (size, line, margin) = (12.0, 17.0, 24.0)
    var y = height + 6
    result.sourceList = [
      Text(text: "Sources", at: Point(margin, y), size: size, style: .legend, weight: .bold)
    ]
    for source in sources {
      let about = [source.text, source.url ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
      let lines = LineBreaking("\(source.name): \(about)", size: size).lines(within: width - 2 * margin)
      for (number, text) in lines.enumerated() {
        y += line
        result.sourceList.append(
          Text(text: text, at: Point(margin + (number > 0 ? 16 : 0), y), size: size, style: .legend))
      }
    }
    result.height = (y + margin).rounded(.up)
    return result
  }
}
