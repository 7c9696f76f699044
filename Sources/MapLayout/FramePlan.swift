import MapDrawing

/// Decides which groups are drawn as frames. libgvc 2.42 does not keep the order of siblings inside a cluster, and the
/// author's order matters more than a frame, so a group is framed only if the order survives in the actual layout.
enum FramePlan {
  /// Above this number of boxes, only the first plan is laid out, the group style `auto` frames no groups, and a
  /// drawing without frames is laid out in parts.
  static let mostBoxes = 300
  static let titleHeight = 20
  static let titleSize = 12.0

  /// The lines above the claims of a group: its title and, if there is one, the question that its claims answer.
  static func lines(_ group: Drawing.Group) -> [String] { [group.title, group.question].compactMap(\.self) }

  /// The width in points that a frame needs for its title.
  static func titleWidth(_ title: String) -> Int {
    Int(TextMetrics.width(title, size: titleSize, weight: .bold).rounded(.up)) + 12
  }

  /// Every group that contains a box other than a collapsed group's, directly or in a nested group; parents first.
  static func all(_ drawing: Drawing) -> [Int] {
    let used = Set(drawing.boxes.filter { !$0.isGroup }.flatMap { drawing.chain(of: $0.group) })
    return drawing.groups.indices.filter { used.contains($0) }
  }

  /// The groups worth trying to frame: those with at least two boxes and at least three lines inside for each line that
  /// crosses their border. Empty if the drawing has more than `mostBoxes` boxes.
  static func candidates(_ drawing: Drawing) -> [Int] {
    guard drawing.boxes.count <= mostBoxes else { return [] }
    var inside = [Int](repeating: 0, count: drawing.groups.count)
    var crossing = inside
    var size = inside
    for box in drawing.boxes where !box.isGroup {
      for group in drawing.chain(of: box.group) { size[group] += 1 }
    }
    for link in drawing.links {
      let a = Set(drawing.chain(of: drawing.group(link.from)))
      let b = Set(drawing.chain(of: drawing.group(link.to)))
      for group in a.intersection(b) { inside[group] += 1 }
      for group in a.symmetricDifference(b) { crossing[group] += 1 }
    }
    return drawing.groups.indices.filter { size[$0] > 1 && inside[$0] >= 3 * crossing[$0] }
  }

  /// The framed groups to drop: those in which siblings are out of the author's order, although they are in order in
  /// `plain`, the layout without frames.
  static func spoilt(_ drawing: Drawing, _ geometry: Geometry, framed: [Int], than plain: Geometry) -> Set<Int> {
    var result = Set<Int>()
    let before = Set(wrongPairs(drawing, plain).map { [$0.0, $0.1] })
    for (first, second) in wrongPairs(drawing, geometry) where !before.contains([first, second]) {
      let groups = drawing.chain(of: drawing.boxes[first].group) + drawing.chain(of: drawing.boxes[second].group)
      let guilty = framed.filter { groups.contains($0) }
      // A frame can also push boxes outside it out of order; then all frames are suspect.
      result.formUnion(guilty.isEmpty ? framed : guilty)
    }
    return result
  }

  /// Pairs of boxes that bear on the same single target, share a column and are in the wrong order.
  static func wrongPairs(_ drawing: Drawing, _ geometry: Geometry) -> [(Int, Int)] {
    var uses = [Int](repeating: 0, count: drawing.boxes.count)
    for link in drawing.links where link.relation != .contradiction {
      if case .box(let i) = link.from { uses[i] += 1 }
    }
    var siblings: [Drawing.End: [Int]] = [:]
    for link in drawing.links where link.relation != .contradiction {
      if case .box(let i) = link.from, uses[i] == 1 { siblings[link.to, default: []].append(i) }
    }
    var result: [(Int, Int)] = []
    func position(_ i: Int) -> Double {
      drawing.direction == .right ? geometry.boxes[i].y : geometry.boxes[i].x
    }
    func rank(_ i: Int) -> Double {
      drawing.direction == .right ? geometry.boxes[i].x : geometry.boxes[i].y
    }
    for end in drawing.order {
      let list = siblings[end] ?? []
      for (k, first) in list.enumerated() {
        for second in list[(k + 1)...] where abs(rank(first) - rank(second)) < 1 && position(first) > position(second) {
          result.append((first, second))
        }
      }
    }
    return result
  }
}
