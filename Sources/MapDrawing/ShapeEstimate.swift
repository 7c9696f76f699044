/// Estimates the size of a picture without laying it out. The drawing is treated as a tree in which each node is
/// centred on its reasons and siblings are as close as their subtrees allow (after Reingold and Tilford, "Tidier
/// drawings of trees", 1981). Lines across the tree are ignored.
struct ShapeEstimate {
  /// The estimated size in points, including the title and the legend.
  let size: (width: Double, height: Double)

  /// The lowest and highest position that a subtree occupies on each rank, relative to its root. The arrays begin with
  /// the deepest rank, so that another rank above costs only an append.
  private struct Contour {
    /// The rank of the root, to which the last elements of `low` and `high` belong.
    var first: Int
    var low: [Double]
    var high: [Double]
    /// What must still be added to every element of `low` and `high`, in points.
    var offset = 0.0

    /// Extends the contour to an earlier rank. On the added ranks, it contains only the line from its root.
    mutating func reach(_ rank: Int) {
      while first > rank {
        low.append(-offset)
        high.append(-offset)
        first -= 1
      }
    }
  }

  /// A drawing as a tree. It does not depend on the width of boxes, so it is built once for all widths.
  struct Tree {
    let ranks: Ranks
    fileprivate let children: [[Int]]
    /// The nodes that bear on nothing, grouped by block.
    fileprivate let roots: [[Int]]

    init(_ ranks: Ranks) {
      self.ranks = ranks
      var children: [[Int]] = Array(repeating: [], count: ranks.rank.count)
      var isPlaced = [Bool](repeating: false, count: ranks.rank.count)
      for (node, list) in ranks.below.enumerated() {
        // A claim may bear on another in several ways; it is still placed only once.
        for child in list where ranks.parent[child] == node && !isPlaced[child] {
          isPlaced[child] = true
          children[node].append(child)
        }
      }
      self.children = children
      let roots = Dictionary(grouping: ranks.order.filter { ranks.parent[$0] == nil }) { ranks.blockOf[$0] ?? 0 }
      self.roots = Array(roots.values)
    }
  }

  init(_ drawing: Drawing, _ tree: Tree, _ texts: TextLengths, _ plan: Drawing.Plan) {
    let ranks = tree.ranks
    typealias Measure = Drawing.Measure
    let padding = 2.0 * Double(Measure.padding)
    let room = Double(plan.boxWidth) - padding
    // On average, the last line is half full.
    let lines = max(1, texts.typical / room + 0.5)
    let height = lines * Double(Measure.lineHeight) + padding + texts.marked * Double(Measure.markHeight)
    let isToTheRight = plan.direction == .right
    let across = isToTheRight ? height : min(Double(plan.boxWidth) * 0.95, texts.typical + padding)

    // The space that junctions need across and along the picture's direction.
    let stepWidths = texts.stepWidths
    let stepExtents = stepWidths.map { width in
      let room = isToTheRight ? Double(Measure.junctionSize + (width > 0 ? 2 * Measure.markLine : 0)) : 2 * width
      return max(Double(Measure.junctionSize), room)
    }
    var contours: [Contour?] = Array(repeating: nil, count: ranks.rank.count)
    for node in ranks.order.reversed() {
      var extent = across
      if !ranks.isBox(node) { extent = stepExtents[node - drawing.boxes.count] }
      if ranks.isBox(node) { extent = max(extent, Double(drawing.portCounts[node] * Measure.portLength)) }
      contours[node] = Self.merged(tree.children[node], &contours, rank: ranks.rank[node], extent: extent)
    }
    var extent = 0.0
    for list in tree.roots {
      let all = Self.merged(list, &contours, rank: -1, extent: 0)
      extent = max(extent, (all.high.max() ?? 0) - (all.low.min() ?? 0))
    }
    let columns = Double(ranks.columns)
    let wide = isToTheRight ? (stepWidths.max() ?? 0) * max(0, columns - 1) : 0
    let along =
      wide + columns * (isToTheRight ? Double(plan.boxWidth) : height + Double(Measure.lineHeight) / 2)
      + (columns - 1) * Double(Measure.columnGap)
    let margins = 48.0
    let header = 60.0 + 50
    size = isToTheRight ? (along + margins, extent + margins + header) : (extent + margins, along + margins + header)
  }

  /// The contour of a node, centred at 0, with its subtrees side by side. Of two subtrees, only the ranks that both
  /// have are visited, so that the time for a whole tree is linear.
  private static func merged(_ nodes: [Int], _ contours: inout [Contour?], rank: Int, extent: Double) -> Contour {
    // Taken rather than copied, so that the arrays can be changed in place.
    guard let first = nodes.first, var all = contours[first].take() else {
      return Contour(first: rank, low: [-extent / 2], high: [extent / 2])
    }
    all.reach(rank + 1)
    var last = 0.0
    for node in nodes.dropFirst() {
      guard var part = contours[node].take() else { continue }
      part.reach(rank + 1)
      let (count, further) = (all.low.count, part.low.count)
      let shared = 1...min(count, further)
      var shift = -Double.infinity
      for i in shared {
        let gap = all.high[count - i] + all.offset + Double(Drawing.Measure.siblingGap)
        shift = max(shift, gap - part.low[further - i] - part.offset)
      }
      last = shift
      part.offset += shift
      if further > count {
        for i in shared {
          part.low[further - i] = min(part.low[further - i], all.low[count - i] + all.offset - part.offset)
        }
        all = part
      } else {
        for i in shared {
          all.low[count - i] = min(all.low[count - i], part.low[further - i] + part.offset - all.offset)
          all.high[count - i] = part.high[further - i] + part.offset - all.offset
        }
      }
    }
    all.offset -= last / 2
    all.low.append(-extent / 2 - all.offset)
    all.high.append(extent / 2 - all.offset)
    all.first = rank
    return all
  }
}
