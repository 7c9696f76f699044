import MapDrawing

/// The author's order of claims that bear on a single target.
package enum SiblingOrder {
  /// For each link, whether it decides the position of the claim or junction that it starts from. The shortest link
  /// does, or the first of several that are equally short; other links run across the argument. Always true for links
  /// without a length.
  static func ties(_ drawing: Drawing) -> [Bool] {
    var best: [Drawing.End: Int] = [:]
    for (i, link) in drawing.links.enumerated() {
      guard let length = link.length else { continue }
      if let other = best[link.from], (drawing.links[other].length ?? .max) <= length { continue }
      best[link.from] = i
    }
    return drawing.links.enumerated().map { i, link in link.length == nil || best[link.from] == i }
  }

  /// Every pair of boxes that must keep its order, without duplicates.
  static func all(_ drawing: Drawing) -> [(Int, Int)] {
    var seen = Set<[Int]>()
    return (pairs(drawing) + fixed(drawing)).filter { seen.insert([$0.0, $0.1]).inserted }
  }

  /// Pairs of neighbouring boxes on a rank, in the author's order. A box is included only if neither it nor any box
  /// between it and a conclusion bears on more than one target: where nothing is shared, nothing has to move.
  package static func fixed(_ drawing: Drawing) -> [(Int, Int)] {
    var uses = [Int](repeating: 0, count: drawing.boxes.count)
    var into: [Drawing.End: [Drawing.End]] = [:]
    for link in drawing.links where link.relation != .contradiction {
      if case .box(let box) = link.from { uses[box] += 1 }
      // Lines that close a cycle lead nowhere new.
      if link.length != nil { into[link.to, default: []].append(link.from) }
    }
    var seen = Set<Drawing.End>()
    var last: [Int: Int] = [:]
    var result: [(Int, Int)] = []
    var pending: [Drawing.End] = drawing.order.filter { end in
      if case .box(let i) = end { drawing.firstRanks[i] != nil } else { false }
    }.reversed()
    while let end = pending.popLast() {
      guard seen.insert(end).inserted else { continue }
      if case .box(let box) = end {
        if uses[box] > 1 { continue }
        let rank = drawing.ranks[box]
        if let before = last[rank] { result.append((before, box)) }
        last[rank] = box
      }
      pending += (into[end] ?? []).reversed()
    }
    return result
  }

  /// Pairs of neighbouring boxes in the author's order, from the boxes on one rank that bear on one target. These
  /// include the premises of its inferences and the claims that undercut the inferences. The first box of each pair
  /// must come first in the picture.
  package static func pairs(_ drawing: Drawing) -> [(Int, Int)] {
    var uses = [Int](repeating: 0, count: drawing.boxes.count)
    var into: [Drawing.End: [Int]] = [:]
    for (i, link) in drawing.links.enumerated() where link.relation != .contradiction {
      if case .box(let box) = link.from { uses[box] += 1 }
      into[link.to, default: []].append(i)
    }
    var result: [(Int, Int)] = []
    for target in drawing.order {
      guard case .box = target else { continue }
      var lastAtDepth: [Int: Int] = [:]
      // Depth first in the author's order, without recursion.
      var pending = (into[target] ?? []).reversed().map { (link: $0, depth: 0) }
      while let (index, above) = pending.popLast() {
        let link = drawing.links[index]
        guard let length = link.length else { continue }
        let depth = above + length
        switch link.from {
        case .junction: pending += (into[link.from] ?? []).reversed().map { ($0, depth) }
        case .box(let box):
          guard uses[box] == 1 else { continue }
          if let last = lastAtDepth[depth] { result.append((last, box)) }
          lastAtDepth[depth] = box
        }
      }
    }
    return result
  }
}
