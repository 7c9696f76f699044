import ArgumentMap

/// The tint of each box, and the legend entries that explain the tints.
package struct Tints {
  private let drawing: Drawing
  /// Groups drawn as frames, whose boxes need no tint.
  private let framed: Set<Int>
  /// The tags in the order in which they first occur, and the number of each.
  private let tags: [String]
  private let tagNumbers: [String: Int]
  /// For each box, the relation of the first line that starts at it, contradictions excluded; nil if there is none.
  private let relations: [Drawing.Relation?]

  /// - Parameter framed: the groups that are drawn as frames, which need no tint.
  package init(_ drawing: Drawing, framed: Set<Int>) {
    self.drawing = drawing
    self.framed = framed
    var tags: [String] = []
    var numbers: [String: Int] = [:]
    for tag in drawing.boxes.lazy.flatMap(\.tags) where numbers[tag] == nil {
      numbers[tag] = tags.count
      tags.append(tag)
    }
    self.tags = tags
    tagNumbers = numbers
    var relations = [Drawing.Relation?](repeating: nil, count: drawing.boxes.count)
    for link in drawing.links where link.relation != .contradiction {
      if case .box(let i) = link.from, relations[i] == nil { relations[i] = link.relation }
    }
    self.relations = relations
    if drawing.colorBy == .group {
      for (i, group) in drawing.groups.enumerated() { shared[i] = min(group.number, Self.count - 1) }
      return
    }
    let used = Set(drawing.boxes.indices.compactMap { kind(of: $0) }).sorted()
    if let last = used.last, last >= Self.count {
      for (rank, kind) in used.enumerated() { shared[kind] = min(rank, Self.count - 1) }
    }
  }

  /// The number of tints. If there are more groups or tags, the last ones share a tint.
  private static let count = 10
  /// Maps the number of each kind in use to its tint; empty if each number is itself the tint.
  private var shared: [Int: Int] = [:]

  /// The tint of a box, from 0 to 9; nil for none.
  package func of(_ i: Int) -> Int? { kind(of: i).map { shared[$0] ?? $0 } }

  /// The number of the kind a box's colour represents: its group, role, first tag or standing. Nil if it has no colour.
  private func kind(of i: Int) -> Int? {
    let box = drawing.boxes[i]
    if box.stub != nil { return nil }
    switch drawing.colorBy {
    case .group: return box.group.flatMap { framed.contains($0) ? nil : $0 }
    case .role: return relations[i].map(Self.number)
    case .tags: return box.tags.first.flatMap { tagNumbers[$0] }
    case .standing: return box.standing.map(Self.number)
    }
  }

  /// The tint that matches the colour of the relation's lines: teal, orange or violet.
  private static func number(_ relation: Drawing.Relation) -> Int {
    switch relation {
    case .support: 4
    case .objection: 5
    case .undercut, .contradiction: 6
    }
  }

  /// The tint of a standing: blue, orange or grey.
  private static func number(_ standing: Graph.Standing) -> Int {
    switch standing {
    case .accepted: 0
    case .rejected: 5
    case .undecided: 8
    }
  }

  /// The tints in use with their labels, in order; whatever shares a tint shares an entry.
  package var legend: [(tint: Int, label: String)] {
    var result: [(tint: Int, label: String)] = []
    // The box of a collapsed group already shows the group's title.
    let boxes = drawing.boxes.indices.filter { drawing.colorBy != .group || !drawing.boxes[$0].isGroup }
    let kinds = Set(boxes.compactMap { self.kind(of: $0) })
    for kind in kinds.sorted(by: { (shared[$0] ?? $0, $0) < (shared[$1] ?? $1, $1) }) {
      let tint = shared[kind] ?? kind
      if let last = result.last, last.tint == tint {
        result[result.count - 1].label += ", " + label(kind)
      } else {
        result.append((tint, label(kind)))
      }
    }
    return result
  }

  private func label(_ kind: Int) -> String {
    switch drawing.colorBy {
    case .group:
      // Tints cannot show nesting, so the label does.
      drawing.chain(of: kind).reversed().map { drawing.groups[$0].title }.joined(separator: " › ")
        + (drawing.groups[kind].question.map { " – \($0)" } ?? "")
    case .role: [4: "a reason", 5: "an objection"][kind] ?? "against a step"
    case .tags: tags[kind]
    case .standing: Graph.Standing.allCases.first { Self.number($0) == kind }?.rawValue ?? ""
    }
  }
}
