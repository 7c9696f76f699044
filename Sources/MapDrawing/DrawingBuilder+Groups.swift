import ArgumentMap

/// The groups of a drawing, and what depends on them.
extension DrawingBuilder {
  /// For each group of the map, the number that determines its tint: first those with claims of their own, in the map's
  /// order, then those that only contain other groups.
  private func groupNumbers() -> [Int] {
    let withClaims = Set(graph.ownClaims.compactMap { graph.claims[$0.int].group })
    var result = [Int](repeating: 0, count: graph.groups.count)
    var next = 0
    for hasClaims in [true, false] {
      for i in graph.groups.indices where withClaims.contains(GroupIndex(i)) == hasClaims {
        result[i] = next
        next += 1
      }
    }
    return result
  }

  /// Adds the groups that have boxes, in the map's order; sets the group of each box and junction, and the accessible
  /// name of each claim.
  mutating func addGroupsAndNames() {
    var isUsed = Set<GroupIndex>()
    for case let claim? in claimOf {
      var group = graph.claims[claim.int].group
      while let g = group {
        isUsed.insert(g)
        group = graph.groups[g.raw].parent
      }
    }
    let numbers = groupNumbers()
    for (i, group) in graph.groups.enumerated() where isUsed.contains(GroupIndex(i)) {
      groupUse[GroupIndex(i)] = drawing.groups.count
      // A question can stand in for the title.
      let texts = [group.title, group.question].compactMap(\.self).map { graph.text($0) }
      drawing.groups.append(
        Drawing.Group(
          id: graph.name(GroupIndex(i)), title: texts.first ?? graph.name(GroupIndex(i)),
          question: texts.count > 1 ? texts[1] : nil,
          parent: group.parent.flatMap { groupUse[$0] }, number: numbers[i]))
    }
    for (i, claim) in claimOf.enumerated() {
      drawing.boxes[i].group = claim.flatMap { graph.claims[$0.int].group }.flatMap { groupUse[$0] }
    }
    for link in drawing.links where link.hasHead {
      if case .junction(let j) = link.from, case .box(let box) = link.to {
        drawing.junctions[j].group = drawing.boxes[box].group
      }
    }
    for link in drawing.links {
      // A stub belongs to the group of its claim or junction.
      if case .box(let from) = link.from, drawing.boxes[from].stub != nil {
        drawing.boxes[from].group = drawing.group(link.to)
      } else if case .box(let to) = link.to, drawing.boxes[to].stub != nil {
        drawing.boxes[to].group = drawing.group(link.from)
      }
    }
    for (i, claim) in claimOf.enumerated() {
      if let claim { drawing.boxes[i].name = spokenName(i, claim) }
    }
  }
}
