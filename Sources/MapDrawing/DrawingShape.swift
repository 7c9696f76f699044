/// The shape of a drawing: its ranks, how many columns and leaves it has, and what that means for direction and widths.
/// From the links alone, not from the words.
package struct DrawingShape {
  /// Columns of claims along the longest chain.
  package let columns: Int
  /// Boxes that no line ends at.
  package let leaves: Int
  /// For each link, how many ranks lie between its ends; nil for contradictions, and for lines that close a circle.
  package let lengths: [Int?]

  package init(_ drawing: Drawing) {
    let boxCount = drawing.boxes.count
    let nodes = boxCount + drawing.junctions.count
    func number(_ end: Drawing.End) -> Int {
      switch end {
      case .box(let i): i
      case .junction(let i): boxCount + i
      }
    }
    var below: [[(node: Int, span: Int, link: Int)]] = Array(repeating: [], count: nodes)
    for (i, link) in drawing.links.enumerated() where link.relation != .contradiction {
      below[number(link.to)].append((number(link.from), drawing.span(link.to, link.from), i))
    }
    leaves = max(1, (0..<boxCount).lazy.filter { below[$0].isEmpty }.count)
    let (order, closing) = Self.topologicalOrder(below, roots: drawing.order.map(number))
    // Each node as near to the conclusions as what it bears on allows.
    var rank = [Int](repeating: 0, count: nodes)
    for node in order {
      for edge in below[node] where !closing.contains(edge.link) {
        rank[edge.node] = max(rank[edge.node], rank[node] + edge.span)
      }
    }
    columns = (rank.max() ?? 0) / 2 + 1
    lengths = drawing.links.enumerated().map { i, link in
      link.relation == .contradiction || closing.contains(i) ? nil : rank[number(link.from)] - rank[number(link.to)]
    }
  }

  /// The nodes, each before those below it, and the links that close a circle, which are left out. Without recursion.
  private static func topologicalOrder(
    _ below: [[(node: Int, span: Int, link: Int)]], roots: [Int]
  ) -> (order: [Int], closing: Set<Int>) {
    enum State { case new, open, done }
    var state = [State](repeating: .new, count: below.count)
    var reversed: [Int] = []
    var closing = Set<Int>()
    for root in roots where state[root] == .new {
      var path: [(node: Int, next: Int)] = [(root, 0)]
      state[root] = .open
      while let (node, next) = path.last {
        guard next < below[node].count else {
          state[node] = .done
          reversed.append(node)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let edge = below[node][next]
        switch state[edge.node] {
        case .new:
          state[edge.node] = .open
          path.append((edge.node, 0))
        case .open: closing.insert(edge.link)
        case .done: break
        }
      }
    }
    return (reversed.reversed(), closing)
  }

  // MARK: Decisions

  /// The width that a picture should not go over, so that its text is readable on a page 1600 pixels wide.
  private static let pageWidth = 2250.0
  private static let em = Drawing.Measure.textSize
  /// What stands between two columns of boxes, the junctions included.
  package static let columnGap = 84.0
  package static let siblingGap = 16.0

  /// The width of boxes drawn to the right, from 28 em down to 14 as the columns grow.
  package var widthToTheRight: Double {
    let room = (Self.pageWidth - Double(columns - 1) * Self.columnGap) / Double(columns)
    return min(28 * Self.em, max(14 * Self.em, room)).rounded()
  }

  /// The greatest width of boxes drawn downwards, where each leaf takes a column of its own.
  package var widthDownwards: Double {
    let room = (Self.pageWidth - Double(leaves - 1) * Self.siblingGap) / Double(leaves)
    return min(28 * Self.em, max(14 * Self.em, room)).rounded()
  }

  /// Downwards where that is no wider than a page holds at a good size, or no wider than to the right.
  package var bestDirection: Drawing.Direction {
    let down = Double(leaves) * (widthDownwards * 0.9 + Self.siblingGap)
    let right = Double(columns) * (widthToTheRight + Self.columnGap)
    return down <= max(right, 90 * Self.em) ? .down : .right
  }
}

extension DrawingBuilder {
  /// Breaks the texts into lines and gives the boxes their sizes, whole points.
  mutating func setSizes(_ shape: DrawingShape) {
    let isToTheRight = drawing.direction == .right
    let widest = isToTheRight ? shape.widthToTheRight : shape.widthDownwards
    let room = widest - 2 * Double(Drawing.Measure.padding)
    for i in drawing.boxes.indices {
      setSize(i, room: room, isUniform: isToTheRight)
    }
  }

  private mutating func setSize(_ i: Int, room: Double, isUniform: Bool) {
    typealias Measure = Drawing.Measure
    var box = drawing.boxes[i]
    if box.stub != nil {
      let natural = Int(TextMetrics.width(box.text, size: Measure.markSize).rounded(.up)) + 2 * Measure.padding
      box.width = isUniform ? Int(room) + 2 * Measure.padding : natural
      box.drawnWidth = isUniform ? natural : nil
      box.height = max(Measure.stubHeight, drawing.portCounts[i] * Measure.portLength)
      drawing.boxes[i] = box
      return
    }
    let weight: TextMetrics.Weight = box.isConclusion ? .bold : .regular
    box.lines = LineBreaking(box.lines[0], size: Measure.textSize, weight: weight).lines(within: room)
    var textWidth = box.lines.map { TextMetrics.width($0, size: Measure.textSize, weight: weight) }.max() ?? 0
    if !box.marks.isEmpty {
      box.marks = fitted(box.marks, room: room)
      textWidth = max(textWidth, Self.width(of: box.marks))
    }
    let padding = 2 * Measure.padding
    let natural = max(Int(textWidth.rounded(.up)) + padding, 7 * Int(Measure.textSize))
    box.width = isUniform ? Int(room) + padding : natural
    box.height = box.lines.count * Measure.lineHeight + padding + (box.marks.isEmpty ? 0 : Measure.markHeight)
    let ports = drawing.portCounts[i] * Measure.portLength
    if isUniform { box.height = max(box.height, ports) } else { box.width = max(box.width, ports) }
    drawing.boxes[i] = box
  }

  /// The width of small print, with ` · ` between the marks.
  package static func width(of marks: [Drawing.Mark]) -> Double {
    let text = marks.map(\.text).joined(separator: " · ")
    return TextMetrics.width(text, size: Drawing.Measure.markSize, weight: .bold)
  }

  /// Marks cut to a width: the citation, which comes last, gives way.
  private func fitted(_ marks: [Drawing.Mark], room: Double) -> [Drawing.Mark] {
    var marks = marks
    while Self.width(of: marks) > room, var last = marks.last, last.text.count > 2 {
      last.text = String(last.text.dropLast(2)) + "…"
      marks[marks.count - 1] = last
    }
    return marks
  }
}
