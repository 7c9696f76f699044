extension Drawing {
  /// This drawing with each of the given groups (indices into `groups`) collapsed into one box. The box says how many
  /// claims the group has, and the links of those claims start or end at the box instead.
  func collapsing(_ collapsed: Set<Int>) -> Drawing {
    collapsed.isEmpty ? self : Collapsing(self, collapsed).result
  }
}

extension Drawing {
  /// Removes all groups.
  mutating func dropGroups() {
    groups = []
    for i in boxes.indices { boxes[i].group = nil }
    for i in junctions.indices { junctions[i].group = nil }
  }
}

/// Replaces each collapsed group with a box.
private struct Collapsing {
  private(set) var result: Drawing
  private let old: Drawing
  /// What replaces each box and junction of the old drawing.
  private var newEnd: [Drawing.End: Drawing.End] = [:]
  /// The box of each collapsed group, keyed by the group's index.
  private var boxOf: [Int: Int] = [:]

  init(_ drawing: Drawing, _ collapsed: Set<Int>) {
    old = drawing
    result = drawing
    result.boxes = []
    result.junctions = []
    result.links = []
    result.order = []
    let outermost = Self.outermost(drawing, collapsed)
    for end in drawing.order {
      switch end {
      case .box(let i): addBox(i, outermost)
      case .junction(let i): addJunction(i)
      }
    }
    addLinks()
    dropNeedlessJunctions()
    countPorts()
    describe(outermost)
  }

  /// For each group, the outermost collapsed group that contains it, possibly itself; nil if there is none.
  private static func outermost(_ drawing: Drawing, _ collapsed: Set<Int>) -> [Int?] {
    drawing.groups.indices.map { group in
      var found: Int?
      var at: Int? = group
      while let g = at {
        if collapsed.contains(g) { found = g }
        at = drawing.groups[g].parent
      }
      return found
    }
  }

  private mutating func addBox(_ i: Int, _ outermost: [Int?]) {
    let box = old.boxes[i]
    guard let group = box.group.flatMap({ outermost[$0] }) else {
      newEnd[.box(i)] = .box(result.boxes.count)
      result.order.append(.box(result.boxes.count))
      result.boxes.append(box)
      return
    }
    if boxOf[group] == nil {
      boxOf[group] = result.boxes.count
      result.order.append(.box(result.boxes.count))
      let title = old.groups[group].title
      var new = Drawing.Box(id: old.groups[group].id, text: title, lines: [title], marks: [], name: title)
      new.isGroup = true
      new.group = group
      result.boxes.append(new)
    }
    newEnd[.box(i)] = .box(boxOf[group]!)
  }

  /// Copies a junction. `dropNeedlessJunctions` later removes those that are no longer needed.
  private mutating func addJunction(_ i: Int) {
    newEnd[.junction(i)] = .junction(result.junctions.count)
    result.order.append(.junction(result.junctions.count))
    result.junctions.append(old.junctions[i])
  }

  private struct Line: Hashable {
    var from, to: Drawing.End
    var relation: Drawing.Relation
  }

  private mutating func addLinks() {
    var seen: [Line: Int] = [:]
    for link in old.links {
      guard let from = newEnd[link.from], let to = newEnd[link.to], from != to else { continue }
      let line = Line(from: from, to: to, relation: link.relation)
      if let same = seen[line] {
        result.links[same].holds = result.links[same].holds || link.holds
        continue
      }
      seen[line] = result.links.count
      var new = link
      if let replies = link.answer?.replies {
        let boxes = replies.compactMap { reply in if case .box(let i)? = newEnd[.box(reply)] { i } else { nil as Int? }
        }
        new.answer?.replies = Set(boxes).sorted()
      }
      new.from = from
      new.to = to
      result.links.append(new)
    }
  }

  /// Removes junctions where fewer than two lines still meet: a junction needs two premises, a premise and an
  /// undercut, or something that the step says about itself. If a premise and the target are now the same box, the step
  /// lies inside that box, so its junction is removed too, and the other lines that met there lead to the box.
  private mutating func dropNeedlessJunctions() {
    for j in result.junctions.indices {
      let junction = Drawing.End.junction(j)
      guard let out = result.links.firstIndex(where: { $0.from == junction }) else { continue }
      let target = result.links[out].to
      let into = result.links.indices.filter { result.links[$0].to == junction }
      let premises = into.filter { !result.links[$0].hasHead }
      let outside = premises.filter { result.links[$0].from != target }
      let hasPurpose = outside.count + (into.count - premises.count) > 1 || result.junctions[j].words != nil
      if hasPurpose, !outside.isEmpty, outside.count == premises.count { continue }
      // The incoming lines continue to the target and keep their relation.
      for i in into {
        result.links[i].to = target
        result.links[i].hasHead = true
      }
      result.links[out].from = target
      result.order.removeAll { $0 == junction }
    }
    var seen = Set<Line>()
    result.links.removeAll {
      $0.from == $0.to || !seen.insert(Line(from: $0.from, to: $0.to, relation: $0.relation)).inserted
    }
    // Renumber the remaining junctions.
    let left = result.order.compactMap { end -> Int? in if case .junction(let j) = end { j } else { nil } }
    var number: [Int: Int] = [:]
    for (new, j) in left.enumerated() { number[j] = new }
    func renumbered(_ end: Drawing.End) -> Drawing.End {
      if case .junction(let j) = end, let new = number[j] { .junction(new) } else { end }
    }
    result.junctions = left.map { result.junctions[$0] }
    result.order = result.order.map(renumbered)
    for i in result.links.indices {
      result.links[i].from = renumbered(result.links[i].from)
      result.links[i].to = renumbered(result.links[i].to)
    }
  }

  private mutating func countPorts() {
    result.portCounts = Array(repeating: 0, count: result.boxes.count)
    for i in result.links.indices where result.links[i].relation != .contradiction {
      guard case .box(let box) = result.links[i].to else {
        result.links[i].port = nil
        continue
      }
      result.links[i].port = result.portCounts[box]
      result.portCounts[box] += 1
    }
  }

  private mutating func describe(_ outermost: [Int?]) {
    for (group, box) in boxOf {
      let members = old.boxes.filter { $0.stub == nil && $0.group.flatMap { outermost[$0] } == group }
      let unsupported = members.count(where: \.isUnsupported)
      let holds = "\(members.count) claim\(members.count == 1 ? "" : "s")"
      result.boxes[box].isConclusion = members.contains(where: \.isConclusion)
      result.boxes[box].isUnsupported = unsupported > 0
      var marks = [Drawing.Mark(kind: .collapsed, text: holds)]
      if unsupported > 0 { marks.insert(Drawing.Mark(kind: .unsupported, text: "\(unsupported) unsupported"), at: 0) }
      if let question = old.groups[group].question {
        marks.insert(Drawing.Mark(kind: .collapsed, text: question), at: 0)
      }
      result.boxes[box].allMarks = marks
      result.boxes[box].marks = marks
      result.boxes[box].note = members.map(\.text).joined(separator: "\n")
      let rest = unsupported > 0 ? ", \(unsupported) of them unsupported" : ""
      result.boxes[box].name =
        "Group: \(old.groups[group].title). \(old.groups[group].question.map { "Question: \($0) " } ?? "")Collapsed, with \(holds)\(rest)."
        + result.spokenLinks(box)
    }
  }
}
