import ArgumentMap

/// What a picture contains, with sizes but without positions. DOT, Mermaid and Markdown are printed from it; SVG, HTML
/// and JSON need a layout first (`PlacedDrawing`).
package struct Drawing: Sendable {
  /// On which side of a claim its reasons are drawn.
  package enum Direction: String, Sendable, CaseIterable {
    /// Conclusions at the top, reasons below.
    case down
    /// Conclusions on the left, reasons to the right.
    case right
  }

  /// How the start of a line relates to its end.
  package enum Relation: String, Sendable, CaseIterable {
    case support, objection, undercut, contradiction

    /// The sign drawn next to the line's head.
    package var sign: String {
      switch self {
      case .support: "+"
      case .objection: "−"
      case .undercut: "×"
      case .contradiction: "⊥"
      }
    }
  }

  /// What a line starts or ends at: an index into `boxes` or `junctions`.
  package enum End: Hashable, Sendable {
    case box(Int)
    case junction(Int)
  }

  /// How groups are shown.
  package enum GroupStyle: String, Sendable, CaseIterable {
    /// As frames where most lines stay inside and the author's order is kept, otherwise as tints.
    case auto
    case boxes, tint, none
  }

  /// What the colours of boxes represent.
  package enum ColorBy: String, Sendable, CaseIterable {
    case group
    /// Whether a claim is a reason, an objection, or against a step.
    case role
    /// A claim's first tag.
    case tags
    /// Whether a claim is accepted, rejected or undecided.
    case standing
  }

  /// What a stub stands for. `below`: the stub points to a claim or step and stands for omitted claims that bear on it.
  /// `above`: a claim points to the stub, which stands for omitted claims or steps that this claim bears on.
  package enum StubKind: String, Sendable { case below, above }

  /// A claim, a stub, or a collapsed group.
  package struct Box: Sendable {
    /// The claim's or group's id; `~N` for a stub.
    package var id: String
    /// The claim's full text, the group's title, or the stub's text.
    package var text: String
    /// What the box shows: the claim's label if it has one, otherwise `text`.
    package var shown: String
    /// `shown`, broken into lines.
    package var lines: [String]
    /// The small print below the text, on one line; short citations come last.
    package var allMarks: [Mark]
    /// `allMarks`, shortened to fit the box.
    package var marks: [Mark]
    package var isImplicit = false
    /// Whether support is missing here: the claim has a finding of its own.
    package var isUnsupported = false
    /// Whether the claim is unsupported only because what it rests on is.
    package var isFallen = false
    /// Whether the claim stands without a reason: it has a `basis` and no support besides.
    package var isGround = false
    /// Whether the standing of a conclusion hinges on what is given for the claim.
    package var isHinge = false
    /// The claim's standing; nil if the picture does not show it.
    package var standing: Graph.Standing?
    package var isConclusion = false
    package var isImported = false
    /// Whether this is a collapsed group rather than a claim.
    package var isGroup = false
    /// Set if this is a stub, which only says how much was left out.
    package var stub: StubKind?
    /// For a stub: the id of the element of the claim, in a picture of the whole map, at which what was left out is found.
    package var leadsTo: String?
    /// The innermost group around the box or, for a collapsed group, that group, as an index into `groups`.
    package var group: Int?
    package var note: String?
    /// Whether the box shows the claim's label instead of `text`.
    package var isLabelled = false
    /// The accessible name, read by screen readers.
    package var name: String
    /// The space that the layout reserves for the box, in points; 0 until `set(by:)`.
    package var width = 0
    package var height = 0
    /// The width at which a stub is drawn, in points, if it may be less than `width`; otherwise nil. The stub still
    /// takes up `width`, so that the boxes of a column stay aligned.
    package var drawnWidth: Int?
    /// The path of the map that defines the claim; nil if source links are not wanted or this is not one of the map's
    /// own claims.
    package var path: String?
    /// The claim's line in `path`, from 1; nil if `path` is nil.
    package var line: Int?
    /// The claim's tags, which become CSS classes and colours.
    package var tags: [String] = []
    /// The tags of the steps of which the claim is a premise.
    package var stepTags: [String] = []
    /// What the claim quotes from its sources or remarks on them.
    package var quotes: [Quote] = []

    /// The font weight of the box's text.
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

  /// What a claim quotes from a source, or remarks on it. One of `words` and `note` is not nil.
  package struct Quote: Sendable, Hashable {
    package var words: String?
    package var note: String?
    /// A short citation of the source.
    package var citation: String
  }

  /// One item of a box's small print.
  package struct Mark: Sendable, Hashable {
    package enum Kind: String, Sendable {
      case standing, hinge, unsupported, fallen, imported, implicit, basis, weight, cut, citation, collapsed
    }
    package var kind: Kind
    package var text: String
    /// The address that a citation links to.
    package var url: String?

    package init(kind: Kind, text: String, url: String? = nil) {
      self.kind = kind
      self.text = text
      self.url = url
    }
  }

  /// The point where the lines of linked premises meet, or where an undercut ends.
  package struct Junction: Sendable {
    package var relation: Relation
    /// The innermost group around the junction, as an index into `groups`.
    package var group: Int?
    /// What the step says about itself; nil if it says nothing.
    package var words: StepWords?
    /// Whether the step holds.
    package var holds = true
    /// The junction's rank; 0 until `set(by:)`.
    package var rank = 0
    /// The lines of small print beside the junction; empty until `set(by:)`.
    package var lines: [String] = []
    /// How many of the lines are above the junction if the argument runs to the right.
    package var linesAbove: Int { isUndercut ? lines.count : (lines.count + 1) / 2 }
    /// Whether the step is undercut, so that the space below its junction must stay free.
    package var isUndercut = false
    /// The space that the layout reserves for the junction, in points.
    package var width = Measure.junctionSize + 2 * Measure.junctionClearance
    package var height = Measure.junctionSize + 2 * Measure.junctionClearance
  }

  /// A line from a claim or step to the claim or step that it bears on, or between two claims that contradict each
  /// other.
  package struct Link: Sendable {
    package var from: End
    package var to: End
    package var relation: Relation
    /// Whether the line has a head; lines from premises to their junction have none.
    package var hasHead: Bool
    /// Whether the line belongs to a step that the map adds although no source makes it.
    package var isImplicit = false
    /// Whether the line's step holds.
    package var holds = true
    /// For the line of an objection or exception to its target: what replies to it; nil if nothing does.
    package var answer: Answer?
    /// The line's position among those that end at the same box, from 0 in the author's order; nil for contradictions
    /// and for lines that end at a junction.
    package var port: Int?
    /// The rank of `from` minus the rank of `to`. Nil until `set(by:)`, and for lines that do not affect ranks:
    /// contradictions, and lines that close a cycle.
    package var length: Int?
  }

  package struct Group: Sendable {
    package var id: String
    package var title: String
    /// What the claims of the group answer.
    package var question: String?
    /// The group around this one, as an index into `groups`.
    package var parent: Int?
    /// The number that determines the group's tint: its place among the map's groups that have claims, whether or not
    /// the picture shows them, so that a group has one colour in all pictures of the map.
    package var number = 0
  }

  /// Whether an objection or exception is answered, and by what.
  package struct Answer: Sendable, Hashable {
    /// Whether the reply stops it; if not, it only disputes it.
    package var isAnswered: Bool
    /// The boxes of the reply's premises, as far as they are shown.
    package var replies: [Int]
  }

  /// A source that the drawing cites.
  package struct Source: Sendable, Hashable {
    /// The name by which the map cites it.
    package var name: String
    /// Its author, title, date and when it was accessed, as far as the map gives them.
    package var text: String
    package var url: String?
  }

  /// An empty drawing.
  package init() {}

  package var title: String?
  package var question: String?
  package var description: String?
  /// Who made the map, and when.
  package var byline: String?
  /// Short citations of the sources that the whole map is based on.
  package var basedOn: [Mark] = []
  /// The sources that the drawing cites, in the order of the map, without those that the map only names.
  package var sources: [Source] = []
  package var language: String?
  package var plan = Plan(direction: .right, boxWidth: 280)
  /// Plans to try if the layout that `plan` gives misses the page's targets, best first, each with its estimated size
  /// in points.
  package var alternatives: [(plan: Plan, width: Double, height: Double)] = []
  /// The estimated size of the layout that `plan` gives, in points.
  package var estimate: (width: Double, height: Double) = (0, 0)
  package var page = Page()
  package var direction: Direction { plan.direction }
  /// The boxes in reading order: depth first from the conclusions.
  package var boxes: [Box] = []
  package var junctions: [Junction] = []
  package var links: [Link] = []
  package var groups: [Group] = []
  package var groupStyle = GroupStyle.auto
  package var colorBy = ColorBy.group
  /// Boxes and junctions in the order in which the traversal from the conclusions reaches them.
  package var order: [End] = []
  /// The rank of each box; empty until `set(by:)`.
  package var ranks: [Int] = []
  /// For each box, its rank if it bears on nothing, or nil otherwise; empty until `set(by:)`.
  package var firstRanks: [Int?] = []
  /// For each box, how many lines end at it, contradictions excluded.
  package var portCounts: [Int] = []

  /// Sizes shared by the drawing and its layout, in points.
  package enum Measure {
    package static let textSize = 14.0
    package static let lineHeight = 18
    package static let markSize = 11.0
    package static let markHeight = 16
    package static let padding = 10
    package static let stubHeight = 22
    /// The space that a head needs along the side of a box.
    package static let portLength = 17
    package static let junctionSize = 10
    /// The margin around a junction that other lines must keep clear of.
    package static let junctionClearance = 7
    /// The maximum width of the small print beside a junction.
    package static let stepWidth = 110
    /// The distance between the baselines of small print.
    package static let markLine = 13
    /// The length of the straight piece at the end of a line, long enough for the head and the sign.
    package static let headLead = 22
    /// The length of the straight piece at the start of a line.
    package static let tailLead = 8
    /// The gap between two columns of boxes, including the junctions in it.
    package static let columnGap = 84
    package static let siblingGap = 16
  }

  /// The node number of a box or junction: boxes keep their indices, and the junctions are numbered after them.
  package func node(_ end: End) -> Int {
    switch end {
    case .box(let i): i
    case .junction(let i): boxes.count + i
    }
  }

  /// A group and the groups around it, innermost first; empty for nil.
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

  /// The minimum number of ranks that a link between these ends spans: claims are on even ranks, junctions on odd ones.
  package func span(_ from: End, _ to: End) -> Int {
    switch (from, to) {
    case (.box, .box), (.junction, .junction): 2
    default: 1
    }
  }
}
