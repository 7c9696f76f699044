extension Drawing {
  /// This drawing with a plan applied: ranks assigned, texts broken into lines, and boxes sized in whole points.
  package func set(by plan: Plan) -> Drawing {
    var result = self
    result.plan = plan
    var ranks = Ranks(self)
    ranks.setInBlocks(plan.blocks)
    ranks.stack(self, depth: plan.stack)
    result.ranks = Array(ranks.rank.prefix(boxes.count))
    result.firstRanks = boxes.indices.map { ranks.isFirst($0) ? ranks.rank[$0] : nil }
    for i in junctions.indices { result.junctions[i].rank = ranks.rank[boxes.count + i] }
    for (i, length) in ranks.lengths(self).enumerated() { result.links[i].length = length }
    var room = Double(plan.boxWidth - 2 * Measure.padding)
    // In this direction, all boxes share one width, which must hold the small print that cannot be shortened.
    if plan.direction == .right { room = max(room, boxes.map { Self.least(of: $0.allMarks) }.max() ?? 0).rounded(.up) }
    if plan.direction == .right { room = min(room, Self.needed(boxes, room: room)) }
    // A line whose `length` is nil attaches beside the heads and the outgoing line, so the box needs extra room for it.
    var free = [Int](repeating: 0, count: boxes.count)
    for (i, link) in links.enumerated() where result.links[i].length == nil {
      for case .box(let box) in [link.from, link.to] { free[box] += 1 }
    }
    for link in links where link.hasHead {
      if case .junction(let i) = link.to { result.junctions[i].isUndercut = true }
    }
    for i in junctions.indices { result.setSize(ofJunction: i) }
    for i in boxes.indices { result.setSize(i, room: room, ports: free[i] + max(portCounts[i], min(free[i], 1))) }
    return result
  }

  /// The width in points that the widest line of any box needs if texts are broken at `room` points. Rounded up to a
  /// coarse step, so that changing a word rarely changes the width of all boxes.
  private static func needed(_ boxes: [Box], room: Double) -> Double {
    let step = 28.0
    var widest = 0.0
    for box in boxes where widest + step <= room {
      let size = box.stub == nil ? Measure.textSize : Measure.markSize
      let lines = LineBreaking(box.shown, size: size, weight: box.weight).lines(within: room)
      let marks = box.allMarks.isEmpty ? 0 : width(of: fitted(box.allMarks, room: room))
      widest = max(widest, marks, lines.map { TextMetrics.width($0, size: size, weight: box.weight) }.max() ?? 0)
    }
    return max(7 * Measure.textSize, (widest / step).rounded(.up) * step)
  }

  /// Reserves space for a junction and the small print beside it: above and below the line that passes through the
  /// junction (only above, if an undercut comes from below), or to the right of that line if it is vertical.
  private mutating func setSize(ofJunction i: Int) {
    let least = Measure.junctionSize + 2 * Measure.junctionClearance
    junctions[i].lines = Self.stepLines(junctions[i].words)
    let widths = junctions[i].lines.map { TextMetrics.width($0, size: Measure.markSize) }
    let text = Int((widths.max() ?? 0).rounded(.up))
    (junctions[i].width, junctions[i].height) = (least, least)
    if text == 0 { return }
    if direction == .right {
      junctions[i].width = max(least, text + 8)
      let above = junctions[i].linesAbove
      junctions[i].height = Measure.junctionSize + 2 * (above * Measure.markLine + 3)
    } else {
      // The line runs through the middle, so the space to its left is as wide.
      junctions[i].width = least + 2 * (text + 4)
      junctions[i].height = max(least, junctions[i].lines.count * Measure.markLine + 4)
    }
  }

  private mutating func setSize(_ i: Int, room: Double, ports count: Int) {
    var box = boxes[i]
    let isUniform = direction == .right
    let padding = 2 * Measure.padding
    let ports = count * Measure.portLength
    if box.stub != nil {
      let natural = Int(TextMetrics.width(box.shown, size: Measure.markSize).rounded(.up)) + padding
      box.width = isUniform ? Int(room) + padding : natural
      box.drawnWidth = isUniform ? natural : nil
      box.height = max(Measure.stubHeight, isUniform ? ports : 0)
      if !isUniform { box.width = max(box.width, ports) }
      boxes[i] = box
      return
    }
    let weight = box.weight
    box.lines = LineBreaking(box.shown, size: Measure.textSize, weight: weight).lines(within: room)
    var textWidth = box.lines.map { TextMetrics.width($0, size: Measure.textSize, weight: weight) }.max() ?? 0
    if !box.allMarks.isEmpty {
      box.marks = Self.fitted(box.allMarks, room: max(room, Self.least(of: box.allMarks)))
      textWidth = max(textWidth, Self.width(of: box.marks))
    }
    let natural = max(Int(textWidth.rounded(.up)) + padding, 7 * Int(Measure.textSize))
    box.width = isUniform ? Int(room) + padding : natural
    box.height = box.lines.count * Measure.lineHeight + padding + (box.marks.isEmpty ? 0 : Measure.markHeight)
    if isUniform { box.height = max(box.height, ports) } else { box.width = max(box.width, ports) }
    boxes[i] = box
  }

  /// The width of small print in points, with ` · ` between the marks.
  package static func width(of marks: [Drawing.Mark]) -> Double {
    let text = marks.map(\.text).joined(separator: " · ")
    return TextMetrics.width(text, size: Measure.markSize, weight: .bold)
  }

  /// The width in points that marks need when their citations are reduced to a count.
  private static func least(of marks: [Drawing.Mark]) -> Double {
    let fixed = marks.filter { $0.kind != .citation }
    return fixed.isEmpty
      ? 0 : width(of: fixed.count < marks.count ? fixed + [Drawing.Mark(kind: .citation, text: "+9")] : fixed)
  }

  /// Marks shortened to fit `room` points. Only citations, which come last, are shortened; one that would become
  /// unreadably short is replaced with a count (`+1`) unless it is the only mark. The result can still be too wide if
  /// the other marks are too wide by themselves.
  package static func fitted(_ marks: [Drawing.Mark], room: Double) -> [Drawing.Mark] {
    var marks = marks
    var more = 0
    if let last = marks.last, last.kind == .citation, last.text.hasPrefix("+"), let count = Int(last.text.dropFirst()) {
      more = count
      marks.removeLast()
    }
    var all: [Drawing.Mark] { more > 0 ? marks + [Drawing.Mark(kind: .citation, text: "+\(more)")] : marks }
    while width(of: all) > room, var last = marks.last, last.kind == .citation {
      if marks.count > 1, last.text.count < 7 {
        marks.removeLast()
        more += 1
        continue
      }
      if last.text.count <= 2 { break }
      last.text = String(last.text.dropLast(2)) + "…"
      marks[marks.count - 1] = last
    }
    return all
  }
}
