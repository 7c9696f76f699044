extension Drawing {
  /// What is decided about a picture before it is laid out.
  package struct Plan: Sendable, Hashable {
    package var direction: Direction
    /// The greatest width of a box, in points.
    package var boxWidth: Int
    /// How many leaves may stand behind one another; 1 where each stands next to its sibling.
    package var stack = 1
    /// In how many blocks the conclusions stand, each block behind the one before.
    package var blocks = 1

    package init(direction: Direction, boxWidth: Int, stack: Int = 1, blocks: Int = 1) {
      self.direction = direction
      self.boxWidth = boxWidth
      self.stack = stack
      self.blocks = blocks
    }
  }

  /// What a picture's size is to be.
  package struct Page: Sendable, Hashable {
    /// Width by height.
    package var aspect: Double
    package static let standardAspect = 1.5
    /// The aspects that `--aspect` takes.
    package static let aspects = 0.2...5.0

    package init(aspect: Double = standardAspect) { self.aspect = aspect }

    /// Where a picture is shown so many pixels wide, its text is to be readable.
    package static let pixels = 1600.0

    /// How high the text of claims should be on that page, in pixels: 9, and less from 100 claims on.
    package static func leastTextHeight(claims: Int) -> Double {
      claims <= 100 ? 9 : max(5, 9 - Double(claims - 100) * 0.03)
    }

    /// How far a picture is from what is wanted: the text's height counts first, then the shape.
    package func cost(width: Double, height: Double, claims: Int) -> Double {
      let text = Measure.textSize * Self.pixels / width
      let wanted = Self.leastTextHeight(claims: claims)
      let shape = width / height
      var cost = Self.distance(shape, aspect) + 0.05 * max(0, Measure.textSize - text)
      if text < wanted { cost += 2 + 16 * (wanted / text - 1) }
      // A strip is worse than its distance says.
      if shape < aspect * 0.5 { cost += 3 * Self.distance(shape, aspect * 0.5) }
      if shape > aspect * 1.6 { cost += 3 * Self.distance(shape, aspect * 1.6) }
      return cost
    }

    /// How many times one number is the other, less one.
    private static func distance(_ a: Double, _ b: Double) -> Double { max(a / b, b / a) - 1 }

    /// Whether a picture is so good that no other need be tried.
    package func isMet(width: Double, height: Double, claims: Int) -> Bool {
      let text = Measure.textSize * Self.pixels / width
      let shape = width / height
      return text >= Self.leastTextHeight(claims: claims) && shape > aspect * 0.47 && shape < aspect * 1.6
    }
  }
}

/// The plans that a drawing may be laid out by, the best first, by estimate. They follow from the graph and from how long
/// its texts mostly are, in coarse steps: one word more or less turns and reorders nothing.
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

  /// From this size on few plans are weighed: the estimates themselves cost time.
  private static let large = 300
  /// Up to this size conclusions stand in one column, or one row.
  private static let blockable = 40

  /// How many leaves may stand behind one another. More only where a claim has many, enough for rows of `deepRow`.
  private func stacks(_ direction: Drawing.Direction, isLarge: Bool, longestRun: Int) -> [Int] {
    let few = direction == .right || isLarge ? [1, 2] : [1, 2, 4]
    let deep = isLarge ? [] : [3, 4, 6].filter { !few.contains($0) && $0 * Self.deepRow <= longestRun }
    return few.filter { $0 == 1 || $0 <= longestRun } + deep
  }
  private static let deepRow = 6

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
            // Lines past other leaves, conclusions far apart, and texts in narrow columns are harder to read.
            cost += 0.5 * Double(stack - 1) + 0.5 * Double(blocks - 1) + 0.06 * max(0, 18 - em)
            // One direction for most maps, so that readers know where to look and a claim more turns none.
            if direction == .down { cost += 0.3 }
            result.append(Candidate(plan: plan, width: size.width, height: size.height, cost: cost))
          }
        }
      }
    }
    return result.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.map(\.element)
  }
}

/// How long the texts of a drawing mostly are, in steps so coarse that a changed word seldom changes them.
struct TextLengths {
  /// The median width of a text on one line, in points.
  let typical: Double
  /// The share of boxes with small print.
  let marked: Double

  init(_ drawing: Drawing) {
    let claims = drawing.boxes.filter { $0.stub == nil }
    let lengths = claims.map { $0.shown.unicodeScalars.count }.sorted()
    let median = Double(lengths.isEmpty ? 40 : lengths[lengths.count / 2])
    // Steps of a quarter.
    var step = 20.0
    while step * 1.25 < median { step *= 1.25 }
    typical = step * 1.12 * 0.5 * Drawing.Measure.textSize
    let share = Double(claims.count { !$0.allMarks.isEmpty }) / Double(max(1, claims.count))
    marked = (share * 4).rounded() / 4
  }
}
