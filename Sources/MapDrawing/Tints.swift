import ArgumentMap

/// Which tint each box has, and what the legend says of it.
package struct Tints {
  private let drawing: Drawing
  /// Groups drawn as frames, which need no tint.
  private let framed: Set<Int>
  private let tags: [String]
  /// By box, how it bears on what it is first met under.
  private let relations: [Drawing.Relation?]

  package init(_ drawing: Drawing, framed: Set<Int>) {
    self.drawing = drawing
    self.framed = framed
    var tags: [String] = []
    for tag in drawing.boxes.flatMap(\.tags) where !tags.contains(tag) { tags.append(tag) }
    self.tags = tags
    var relations = [Drawing.Relation?](repeating: nil, count: drawing.boxes.count)
    for link in drawing.links where link.relation != .contradiction {
      if case .box(let i) = link.from, relations[i] == nil { relations[i] = link.relation }
    }
    self.relations = relations
  }

  package func of(_ i: Int) -> Int? {
    let box = drawing.boxes[i]
    if box.stub != nil { return nil }
    switch drawing.colorBy {
    case .group: return box.group.flatMap { framed.contains($0) ? nil : $0 }
    case .role: return relations[i].map(Self.number)
    case .tags: return box.tags.first.flatMap { tags.firstIndex(of: $0) }
    case .standing: return box.standing.map(Self.number)
    }
  }

  /// Tints like the lines': greenish blue, orange, violet.
  private static func number(_ relation: Drawing.Relation) -> Int {
    switch relation {
    case .support: 4
    case .objection: 5
    case .undercut, .contradiction: 6
    }
  }

  /// Bluish, orange, grey.
  private static func number(_ standing: Graph.Standing) -> Int {
    switch standing {
    case .accepted: 0
    case .rejected: 5
    case .undecided: 8
    }
  }

  /// What occurs, with its words, in order.
  package var legend: [(tint: Int, label: String)] {
    let used = Set(drawing.boxes.indices.filter { !drawing.boxes[$0].isGroup }.compactMap { of($0) }).sorted()
    return used.map { tint in
      switch drawing.colorBy {
      case .group:
        // A tint shows no nesting, so the words do.
        let names = drawing.chain(of: tint).reversed().map { drawing.groups[$0].title }
        return (tint, names.joined(separator: " › "))
      case .role: return (tint, [4: "a reason", 5: "an objection"][tint] ?? "against a step")
      case .tags: return (tint, tags[tint])
      case .standing:
        return (tint, Graph.Standing.allCases.first { Self.number($0) == tint }?.rawValue ?? "")
      }
    }
  }
}
