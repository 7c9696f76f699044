extension Drawing {
  /// The decisions about a picture's shape that are made before the layout.
  package struct Plan: Sendable, Hashable {
    package var direction: Direction
    /// The maximum width of a box, in points.
    package var boxWidth: Int
    /// How many sibling leaves may be placed behind one another, each one column further from the conclusions. With 1,
    /// all siblings share a column.
    package var stack = 1
    /// The number of blocks that the conclusions are split into, each block placed behind the previous one.
    package var blocks = 1

    package init(direction: Direction, boxWidth: Int, stack: Int = 1, blocks: Int = 1) {
      self.direction = direction
      self.boxWidth = boxWidth
      self.stack = stack
      self.blocks = blocks
    }
  }

  /// The targets for a picture: its shape and the size of its text.
  package struct Page: Sendable, Hashable {
    /// Width divided by height.
    package var aspect: Double
    package static let standardAspect = 1.5
    /// The values that `--aspect` accepts.
    package static let aspects = 0.2...5.0

    package init(aspect: Double = standardAspect) { self.aspect = aspect }

    /// The width in pixels at which a picture's text should be readable.
    package static let pixels = 1600.0

    /// The minimum font size of claims, in pixels, when the picture is shown `pixels` wide: 9 for up to 100 claims,
    /// then gradually less, down to 5.
    package static func leastTextHeight(claims: Int) -> Double {
      claims <= 100 ? 9 : max(5, 9 - Double(claims - 100) * 0.03)
    }

    /// How badly a picture of this size (in points) misses the targets; lower is better. Text that is too small weighs
    /// more than a wrong shape.
    package func cost(width: Double, height: Double, claims: Int) -> Double {
      let text = Measure.textSize * Self.pixels / width
      let wanted = Self.leastTextHeight(claims: claims)
      let shape = width / height
      var cost = Self.distance(shape, aspect) + 0.05 * max(0, Measure.textSize - text)
      if text < wanted { cost += 2 + 16 * (wanted / text - 1) }
      // A long strip is worse than its ratio alone suggests.
      if shape < aspect * 0.5 { cost += 3 * Self.distance(shape, aspect * 0.5) }
      if shape > aspect * 1.6 { cost += 3 * Self.distance(shape, aspect * 1.6) }
      return cost
    }

    /// The ratio of the larger number to the smaller, minus 1.
    private static func distance(_ a: Double, _ b: Double) -> Double { max(a / b, b / a) - 1 }

    /// Whether a picture of this size, in points, is good enough to skip the other plans.
    package func isMet(width: Double, height: Double, claims: Int) -> Bool {
      let text = Measure.textSize * Self.pixels / width
      let shape = width / height
      return text >= Self.leastTextHeight(claims: claims) && shape > aspect * 0.47 && shape < aspect * 1.6
    }
  }
}

/// Sorts the plans for a drawing by estimated cost. The estimates depend only on the graph and, in coarse steps, on the
/// typical length of its texts, so adding or removing a word hardly ever turns or reorders the picture.
struct PlanChoice {
  private let drawing: Drawing
  private let page: Drawing.Page
  private let base: Ranks
  private let texts: TextLengths

  struct Candidate {
    var plan: Drawing.Plan
    var width, height: Double
    var cost: Double
  }

  init(_ drawing: Drawing, page: Drawing.Page) {
    self.drawing = drawing
    self.page = page
    base = Ranks(drawing)
    texts = TextLengths(drawing)
  }

  /// Above this number of boxes, only a few plans are compared, because the estimates themselves take time.
  private static let large = 300
  /// Up to this number of boxes, the conclusions stay in one column or row.
  private static let blockable = 40

  /// The values of `Plan.stack` to try. Deep stacks are tried only in drawings that are not large, and only if some run
  /// of sibling leaves fills `deepRow` rows.
  private func stacks(_ direction: Drawing.Direction, isLarge: Bool, longestRun: Int) -> [Int] {
    let few = direction == .right || isLarge ? [1, 2] : [1, 2, 4]
    let deep = isLarge ? [] : [3, 4, 6].filter { !few.contains($0) && $0 * Self.deepRow <= longestRun }
    return few.filter { $0 == 1 || $0 <= longestRun } + deep
  }
  private static let deepRow = 6

  /// All plans worth considering, lowest estimated cost first.
  /// - Parameter direction: the direction to use; nil to consider both.
  func candidates(_ direction: Drawing.Direction?) -> [Candidate] {
    let isLarge = drawing.boxes.count > Self.large
    let widths = isLarge ? [16.0, 22] : [12.0, 13, 14, 16, 18, 20, 22, 25, 28]
    let conclusions = drawing.boxes.count(where: \.isConclusion)
    let longestRun = base.longestLeafRun(drawing)
    var result: [Candidate] = []
    for direction in direction.map({ [$0] }) ?? [.right, .down] {
      let stacks = stacks(direction, isLarge: isLarge, longestRun: longestRun)
      for blocks in [1, 2, 3] where blocks == 1 || blocks <= conclusions && drawing.boxes.count > Self.blockable {
        for stack in stacks {
          var ranks = base
          ranks.setInBlocks(blocks)
          ranks.stack(drawing, depth: stack)
          let tree = ShapeEstimate.Tree(ranks)
          for em in widths {
            let plan = Drawing.Plan(
              direction: direction, boxWidth: Int(em * Drawing.Measure.textSize), stack: stack, blocks: blocks)
            let size = ShapeEstimate(drawing, tree, texts, plan).size
            var cost = page.cost(width: size.width, height: size.height, claims: drawing.boxes.count)
            // Lines that pass other leaves, conclusions far apart, and narrow columns of text are harder to read.
            cost += 0.5 * Double(stack - 1) + 0.5 * Double(blocks - 1) + 0.06 * max(0, 18 - em)
            // Prefer one direction for most maps, so that readers know where to look and adding a claim does not turn
            // the map.
            if direction == .down { cost += 0.3 }
            result.append(Candidate(plan: plan, width: size.width, height: size.height, cost: cost))
          }
        }
      }
    }
    return result.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.map(\.element)
  }
}

/// The typical length of a drawing's texts, rounded so coarsely that changing a word rarely changes it.
struct TextLengths {
  /// The approximate width of a text of median length on a single line, in points.
  let typical: Double
  /// The share of boxes with small print, from 0 to 1, rounded to quarters.
  let marked: Double
  /// The width that the small print of each step needs, in points; 0 for a step without any.
  let stepWidths: [Double]

  init(_ drawing: Drawing) {
    let claims = drawing.boxes.filter { $0.stub == nil }
    let lengths = claims.map { $0.shown.unicodeScalars.count }.sorted()
    let median = Double(lengths.isEmpty ? 40 : lengths[lengths.count / 2])
    // Each step is a quarter larger than the last.
    var step = 20.0
    while step * 1.25 < median { step *= 1.25 }
    typical = step * 1.12 * 0.5 * Drawing.Measure.textSize
    let share = Double(claims.count { !$0.allMarks.isEmpty }) / Double(max(1, claims.count))
    marked = (share * 4).rounded() / 4
    // The words themselves must not matter, so that changing one does not rearrange the picture.
    stepWidths = drawing.junctions.map { $0.words?.print.isEmpty ?? true ? 0 : 0.7 * Double(Drawing.Measure.stepWidth) }
  }
}
