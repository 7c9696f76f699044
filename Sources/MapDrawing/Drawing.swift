import ArgumentMap

/// What is to be drawn, with sizes and without positions. DOT is printed from it; everything else needs a layout.
package struct Drawing: Sendable {
  /// Where reasons stand as seen from what they bear on.
  package enum Direction: String, Sendable, CaseIterable {
    /// Conclusions at the top.
    case down
    /// Conclusions at the left.
    case right
  }

  /// How a line bears on what it points at.
  package enum Relation: String, Sendable, CaseIterable {
    case support, objection, undercut, contradiction

    /// The sign that is drawn at its head.
    package var sign: String {
      switch self {
      case .support: "+"
      case .objection: "−"
      case .undercut: "×"
      case .contradiction: "⊥"
      }
    }
  }

  package enum End: Hashable, Sendable {
    case box(Int)
    case junction(Int)
  }

  /// How groups are shown.
  package enum GroupStyle: String, Sendable, CaseIterable {
    /// As boxes where the author's order allows it, else as tints.
    case auto
    case boxes, tint, none
  }

  /// What the colours of boxes tell.
  package enum ColorBy: String, Sendable, CaseIterable {
    case group
    /// Whether a claim is a reason, an objection, or against a step.
    case role
    /// A claim's first tag.
    case tags
    /// Whether it is accepted, rejected or undecided.
    case standing
  }

  /// What a stub stands for: what bears on its target, or what the claim that leads to it bears on.
  package enum StubKind: String, Sendable { case below, above }

  /// A claim, or a stub.
  package struct Box: Sendable {
    package var id: String
    /// The claim's whole text.
    package var text: String
    /// What the box shows.
    package var shown: String
    /// That, broken into lines.
    package var lines: [String]
    /// Small print: marks, and a short citation. One line.
    package var allMarks: [Mark]
    /// That, cut to the box's width.
    package var marks: [Mark]
    package var isImplicit = false
    package var isUnsupported = false
    /// Nil unless the picture is to show it.
    package var standing: Graph.Standing?
    package var isConclusion = false
    package var isImported = false
    /// Set where this is no claim but a group that is collapsed.
    package var isGroup = false
    /// Set where this is no claim but says how many were cut off.
    package var stub: StubKind?
    /// The innermost group, a position in `groups`.
    package var group: Int?
    package var note: String?
    /// Whether `text` is longer than what the box shows.
    package var isLabelled = false
    /// What a screen reader says.
    package var name: String
    /// In points.
    package var width = 0
    package var height = 0
    /// How much of the width is drawn; the rest keeps a column's boxes in line.
    package var drawnWidth: Int?
    /// The map's path and the line that it stands on there, from 1; nil for what has none.
    package var path: String?
    package var line: Int?
    /// The claim's tags, for classes.
    package var tags: [String] = []

    /// How heavy its text is.
    package var weight: TextMetrics.Weight { isConclusion || isGroup ? .bold : .regular }

    package init(id: String, text: String, lines: [String], marks: [Mark], name: String) {
      self.id = id
      self.text = text
      shown = lines.joined(separator: " ")
      self.lines = lines
      allMarks = marks
      self.marks = marks
      self.name = name
    }
  }

  package struct Mark: Sendable, Hashable {
    package enum Kind: String, Sendable {
      case standing, unsupported, imported, implicit, basis, cut, citation, collapsed
    }
    package var kind: Kind
    package var text: String
    /// Where a citation leads.
    package var url: String?

    package init(kind: Kind, text: String, url: String? = nil) {
      self.kind = kind
      self.text = text
      self.url = url
    }
  }

  /// Where linked premises meet, or where an undercut ends.
  package struct Junction: Sendable {
    package var relation: Relation
    package var group: Int?
  }

  /// A line towards what it bears on.
  package struct Link: Sendable {
    package var from: End
    package var to: End
    package var relation: Relation
    /// Whether it has a head; lines from premises to their junction have none.
    package var hasHead: Bool
    /// Its place among the lines that end at the same box, from 0 in the author's order; nil for contradictions.
    package var port: Int?
    /// How many ranks lie between its ends; nil where it decides nothing about ranks: for a contradiction, and for a
    /// line that closes a circle.
    package var length: Int?
  }

  package struct Group: Sendable {
    package var id: String
    package var title: String
    package var parent: Int?
  }

  package var title: String?
  package var question: String?
  package var description: String?
  package var language: String?
  package var plan = Plan(direction: .right, boxWidth: 280)
  /// Plans that are tried where this one comes out worse than was thought, with the size that each was thought to give.
  package var alternatives: [(plan: Plan, width: Double, height: Double)] = []
  /// The size that this plan was thought to give.
  package var estimate: (width: Double, height: Double) = (0, 0)
  package var page = Page()
  package var direction: Direction { plan.direction }
  /// In reading order: depth first from the conclusions.
  package var boxes: [Box] = []
  package var junctions: [Junction] = []
  package var links: [Link] = []
  package var groups: [Group] = []
  package var groupStyle = GroupStyle.auto
  package var colorBy = ColorBy.group
  /// Boxes and junctions in the order in which they are met.
  package var order: [End] = []
  /// By box, the rank that it stands on; empty before that is decided.
  package var ranks: [Int] = []
  /// By box that bears on nothing, the rank that it stands on; nil for the others.
  package var firstRanks: [Int?] = []
  /// How many lines end at each box.
  package var portCounts: [Int] = []

  /// Sizes that the drawing and its layout share, in points.
  package enum Measure {
    package static let textSize = 14.0
    package static let lineHeight = 18
    package static let markSize = 11.0
    package static let markHeight = 16
    package static let padding = 10
    package static let stubHeight = 22
    /// The room that a head needs at the side of a box.
    package static let portLength = 17
    package static let junctionSize = 10
    /// The room around a junction that other lines keep out of.
    package static let junctionClearance = 7
    /// Straight pieces of line in front of a box, for heads and signs, and behind it.
    package static let headLead = 22
    package static let tailLead = 8
    /// What stands between two columns of boxes, the junctions included.
    package static let columnGap = 84
    package static let siblingGap = 16
  }

  /// A number for each box and junction: boxes by theirs, junctions behind them.
  package func node(_ end: End) -> Int {
    switch end {
    case .box(let i): i
    case .junction(let i): boxes.count + i
    }
  }

  /// A group and those around it, from the inside.
  package func chain(of group: Int?) -> [Int] {
    var result: [Int] = []
    var group = group
    while let g = group {
      result.append(g)
      group = groups[g].parent
    }
    return result
  }

  /// The innermost group of a box or junction.
  package func group(_ end: End) -> Int? {
    switch end {
    case .box(let i): boxes[i].group
    case .junction(let i): junctions[i].group
    }
  }

  /// The ranks that a link spans at least: claims are on even ranks, junctions on odd ones.
  package func span(_ from: End, _ to: End) -> Int {
    switch (from, to) {
    case (.box, .box), (.junction, .junction): 2
    default: 1
    }
  }
}
