import ArgumentMap

/// A picture with all positions computed: all that SVG and JSON need. Coordinates are in points, with the origin at the
/// top left and y pointing down.
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

    /// Whether a point lies inside the rectangle, more than `margin` from its edges. A negative margin also accepts
    /// points just outside.
    package func contains(_ point: Point, margin: Double = 0) -> Bool {
      point.x > x + margin && point.x < maxX - margin && point.y > y + margin && point.y < maxY - margin
    }
  }

  package enum TextStyle: String, Sendable {
    case title, question, claim, mark, group, legend
    case groupQuestion = "group-question"
  }

  /// A run of text on one baseline.
  package struct Text: Sendable {
    package var text: String
    /// Where the baseline starts: its left end or, if `isRightToLeft`, its right end.
    package var at: Point
    /// The font size, in points.
    package var size: Double
    package var style: TextStyle
    package var weight: TextMetrics.Weight
    /// The kind of mark, if this is small print.
    package var mark: Drawing.Mark.Kind?
    /// Whether the text runs from right to left.
    package var isRightToLeft = false
    /// The address that the text links to.
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
    /// The box of the `Drawing` that this placed box shows.
    package var claim: Drawing.Box
    /// The box's tint, from 0 to 9; nil for none.
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
    /// The SVG ids of the premises whose lines meet here.
    package var from: [String] = []
    /// The SVG id of the claim that the step leads to.
    package var to: [String] = []
    /// What the step says about itself, and its small print.
    package var words: Drawing.StepWords?
    package var texts: [Text] = []
    /// Whether the step holds.
    package var holds = true

    package init(center: Point, radius: Double, relation: Drawing.Relation) {
      self.center = center
      self.radius = radius
      self.relation = relation
    }
  }

  /// A line: a path of Bézier curves and the heads at its ends.
  package struct Line: Sendable {
    /// The 3n + 1 control points of n curves, from start to end, without the heads.
    package var points: [Point]
    package var relation: Drawing.Relation
    /// Whether the line belongs to a step that the map adds although no source makes it.
    package var isImplicit = false
    /// Whether the line's step holds.
    package var holds = true
    /// The heads: none, one at the end, or, for a contradiction, one at each end.
    package var heads: [Head]
    /// The SVG ids of the claims that the line comes from; if it starts at a junction, those of the premises.
    package var from: [String] = []
    /// The SVG id of the claim that the line leads to. If the line ends at a junction, this is the claim that the step
    /// leads to.
    package var to: [String] = []

    package init(points: [Point], relation: Drawing.Relation, heads: [Head]) {
      self.points = points
      self.relation = relation
      self.heads = heads
    }
  }

  /// A head and its sign.
  package struct Head: Sendable {
    /// The tip of the head, and the middle of its base, where it meets the line.
    package var tip, base: Point
    /// The centre of the disc with the sign; nil if there is no sign.
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
    /// The group's index, which determines its tint; nil if colours stand for something other than groups.
    package var tint: Int?
    /// Whether the title needs a background, because a line crosses it.
    package var hasGround = false

    package init(rect: Rect, title: [Text], tint: Int?) {
      self.rect = rect
      self.title = title
      self.tint = tint
    }
  }

  /// What a legend entry shows beside its text.
  package enum Sample: Sendable, Hashable {
    case line(Drawing.Relation)
    case linked
    case implicitStep
    case failingStep
    case standing(Graph.Standing)
    case conclusion
    case box(Drawing.Mark.Kind)
    case tint(Int)
  }

  package struct LegendEntry: Sendable {
    package var sample: Sample
    /// Where the sample is drawn.
    package var frame: Rect
    package var text: Text

    package init(sample: Sample, frame: Rect, text: Text) {
      self.sample = sample
      self.frame = frame
      self.text = text
    }
  }

  package var width, height: Double
  /// The plan used for the layout.
  package var plan: Drawing.Plan?
  package var title: [Text] = []
  package var question: [Text] = []
  package var boxes: [Box] = []
  package var junctions: [Junction] = []
  package var lines: [Line] = []
  package var frames: [Frame] = []
  package var legend: [LegendEntry] = []
  /// The sources that the drawing cites.
  package var sources: [Drawing.Source] = []
  /// The list of sources below the legend; empty unless it was added by `listingSources`.
  package var sourceList: [Text] = []
  /// The accessible name of the picture: the map's title, else its question, else `Argument map`.
  package var name: String
  /// A summary for screen readers.
  package var description: String
  /// The argument as plain text; nil for large pictures.
  package var outline: String?
  package var language: String?
  /// Messages that the layout engine gave along with the layout.
  package var warnings: [String] = []

  package init(width: Double, height: Double, name: String, description: String) {
    self.width = width
    self.height = height
    self.name = name
    self.description = description
  }
}
