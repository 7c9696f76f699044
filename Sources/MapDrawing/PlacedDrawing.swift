/// A picture with all positions, in points, y downwards from the top left corner: everything that SVG and HTML need.
package struct PlacedDrawing: Sendable {
  package struct Point: Sendable, Hashable {
    package var x, y: Double
    package init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  package struct Rect: Sendable, Hashable {
    package var x, y, width, height: Double
    package init(x: Double, y: Double, width: Double, height: Double) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
    package var maxX: Double { x + width }
    package var maxY: Double { y + height }
    package var center: Point { Point(x + width / 2, y + height / 2) }

    /// Whether a point lies inside, further than `margin` from the edge.
    package func contains(_ point: Point, margin: Double = 0) -> Bool {
      point.x > x + margin && point.x < maxX - margin && point.y > y + margin && point.y < maxY - margin
    }
  }

  package enum TextStyle: String, Sendable { case title, question, claim, mark, group, legend }

  /// A run of text on one baseline, from its left end.
  package struct Text: Sendable {
    package var text: String
    package var at: Point
    package var size: Double
    package var style: TextStyle
    package var weight: TextMetrics.Weight
    /// The kind of small print that it is.
    package var mark: Drawing.Mark.Kind?
    /// Whether it is read from the right; `at` is its right end then.
    package var isRightToLeft = false
    /// Where it leads.
    package var url: String?

    package init(
      text: String, at: Point, size: Double, style: TextStyle, weight: TextMetrics.Weight = .regular,
      mark: Drawing.Mark.Kind? = nil
    ) {
      self.text = text
      self.at = at
      self.size = size
      self.style = style
      self.weight = weight
      self.mark = mark
    }
  }

  package struct Box: Sendable {
    package var frame: Rect
    package var texts: [Text]
    /// The claim, as the drawing has it.
    package var claim: Drawing.Box
    /// The number of its tint, by what the colours tell; nil for none.
    package var tint: Int?

    package init(frame: Rect, texts: [Text], claim: Drawing.Box, tint: Int? = nil) {
      self.frame = frame
      self.texts = texts
      self.claim = claim
      self.tint = tint
    }
  }

  package struct Junction: Sendable {
    package var center: Point
    package var radius: Double
    package var relation: Drawing.Relation
    /// The claims whose lines meet in it, and the one that they lead to, as in a line.
    package var from: [String] = []
    package var to: [String] = []

    package init(center: Point, radius: Double, relation: Drawing.Relation) {
      self.center = center
      self.radius = radius
      self.relation = relation
    }
  }

  /// A line: a path of Bézier curves, and what is drawn at its ends.
  package struct Line: Sendable {
    /// Control points, 3n + 1, from its start to its end; heads excluded.
    package var points: [Point]
    package var relation: Drawing.Relation
    package var heads: [Head]
    /// The ids of the claims that it joins; at a junction, those of the premises and of the conclusion.
    package var from: [String] = []
    package var to: [String] = []

    package init(points: [Point], relation: Drawing.Relation, heads: [Head]) {
      self.points = points
      self.relation = relation
      self.heads = heads
    }
  }

  /// A head and its sign.
  package struct Head: Sendable {
    /// The tip, and the point that it comes from.
    package var tip, base: Point
    /// The centre of the disc with the sign; nil for none.
    package var sign: Point?

    package init(tip: Point, base: Point, sign: Point? = nil) {
      self.tip = tip
      self.base = base
      self.sign = sign
    }
  }

  /// A group drawn as a frame.
  package struct Frame: Sendable {
    package var rect: Rect
    package var title: [Text]
    /// Nil where colours tell something else than groups.
    package var tint: Int?
    /// Whether a line crosses the title, which then stands on a ground of its own.
    package var hasGround = false

    package init(rect: Rect, title: [Text], tint: Int?) {
      self.rect = rect
      self.title = title
      self.tint = tint
    }
  }

  package enum Sample: Sendable, Hashable {
    case line(Drawing.Relation)
    case linked
    case conclusion
    case box(Drawing.Mark.Kind)
    case tint(Int)
  }

  package struct LegendEntry: Sendable {
    package var sample: Sample
    package var frame: Rect
    package var text: Text

    package init(sample: Sample, frame: Rect, text: Text) {
      self.sample = sample
      self.frame = frame
      self.text = text
    }
  }

  package var width, height: Double
  /// The plan that it was laid out by.
  package var plan: Drawing.Plan?
  package var title: [Text] = []
  package var question: [Text] = []
  package var boxes: [Box] = []
  package var junctions: [Junction] = []
  package var lines: [Line] = []
  package var frames: [Frame] = []
  package var legend: [LegendEntry] = []
  /// What it is a picture of.
  package var name: String
  package var description: String
  /// The argument as plain text; nil where it would be long.
  package var outline: String?
  package var language: String?
  /// What the layout engine said beside giving a layout.
  package var warnings: [String] = []

  package init(width: Double, height: Double, name: String, description: String) {
    self.width = width
    self.height = height
    self.name = name
    self.description = description
  }
}
