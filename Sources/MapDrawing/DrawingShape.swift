/// The shape of a drawing: how many columns and leaves it has, and what that means for direction and widths. From the
/// links alone, not from the words.
package struct DrawingShape {
  /// Columns of claims along the longest chain.
  package let columns: Int
  /// Boxes that no line ends at.
  package let leaves: Int

  package init(_ drawing: Drawing) {
    let nodes = drawing.boxes.count + drawing.junctions.count
    func number(_ end: Drawing.End) -> Int {
      switch end {
      case .box(let i): i
      case .junction(let i): drawing.boxes.count + i
      }
    }
    var below: [[(node: Int, span: Int)]] = Array(repeating: [], count: nodes)
    var isBelow = [Bool](repeating: false, count: nodes)
    for link in drawing.links where link.relation != .contradiction {
      below[number(link.to)].append((number(link.from), drawing.span(link.to, link.from)))
      isBelow[number(link.from)] = true
    }
    leaves = max(1, (0..<drawing.boxes.count).lazy.filter { below[$0].isEmpty }.count)
    columns = Self.longestChain(below, roots: (0..<nodes).filter { !isBelow[$0] }) / 2 + 1
  }

  /// The longest way in ranks, links that close a circle left out. Without recursion.
  private static func longestChain(_ below: [[(node: Int, span: Int)]], roots: [Int]) -> Int {
    enum State { case new, open, done }
    var state = [State](repeating: .new, count: below.count)
    var length = [Int](repeating: 0, count: below.count)
    for root in roots + Array(below.indices) where state[root] == .new {
      var path: [(node: Int, next: Int)] = [(root, 0)]
      state[root] = .open
      while let (node, next) = path.last {
        if next < below[node].count {
          path[path.count - 1].next += 1
          let child = below[node][next].node
          if state[child] == .new {
            state[child] = .open
            path.append((child, 0))
          }
          continue
        }
        length[node] = below[node].lazy.filter { state[$0.node] == .done }.map { length[$0.node] + $0.span }.max() ?? 0
        state[node] = .done
        path.removeLast()
      }
    }
    return length.max() ?? 0
  }

  // MARK: Decisions

  /// The width that a picture should not go over, so that its text is readable on a page 1600 pixels wide.
  private static let pageWidth = 2250.0
  private static let em = Drawing.Measure.textSize
  /// What stands between two columns of boxes, the junctions included.
  package static let columnGap = 74.0
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
