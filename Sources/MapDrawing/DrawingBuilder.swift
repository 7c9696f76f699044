import ArgumentMap
import MapSyntax
import SourceText

/// The settings that determine how a map is drawn.
package struct DrawingRequest: Sendable {
  /// The direction of the picture; nil to choose it according to the map's shape.
  package var direction: Drawing.Direction?
  /// The part of the map to draw; nil for all of it.
  package var selection: Selection?
  package var page = Drawing.Page()
  package var groupStyle = Drawing.GroupStyle.auto
  package var colorBy = Drawing.ColorBy.group
  /// What stands, as far as the picture shows it; nil if it does not.
  package var evaluated: Evaluated?
  /// The claims whose lack of support is to be drawn as a fault; nil for all unsupported claims.
  package var causes: Set<ClaimIndex>?
  /// The map's path as used in source links; nil if there are no source links.
  package var sourcePath: String?
  /// The groups that are each drawn as a single box.
  package var collapsed: Set<GroupIndex> = []

  /// What an evaluation of the map says.
  package struct Evaluated: Sendable {
    /// The standing of each claim.
    package var standings: [Graph.Standing]
    /// Whether each inference holds; nil if that depends on itself.
    package var holds: [Bool?]
    /// What the conclusions hinge on: what is given for these claims, and these steps.
    package var hingeClaims: Set<ClaimIndex> = []
    package var hingeSteps: Set<InferenceIndex> = []
    /// The replies to objections and exceptions, and whether they stop them.
    package var replies: [InferenceIndex: (reply: InferenceIndex, isAnswer: Bool)] = [:]

    package init(standings: [Graph.Standing], holds: [Bool?]) {
      self.standings = standings
      self.holds = holds
    }
  }

  package init(
    direction: Drawing.Direction? = nil, selection: Selection? = nil, page: Drawing.Page = Drawing.Page()
  ) {
    self.direction = direction
    self.selection = selection
    self.page = page
  }
}

/// Makes the drawing of a graph and applies the plan whose shape is estimated to be best.
/// - Throws: `Selection.Problem` if the selection contains no claims.
package func makeDrawing(
  _ graph: Graph, support: Support, options: DrawingRequest = DrawingRequest()
) throws(Selection.Problem) -> Drawing {
  var builder = DrawingBuilder(graph, support, shown: try options.selection?.claims(of: graph))
  builder.evaluated = options.evaluated
  builder.showsAllStandings = options.colorBy == .standing
  builder.causes = options.causes
  if let title = options.selection?.title {
    builder.drawing.title = builder.drawing.title.map { "\($0) – \(title)" } ?? title
  }
  builder.visitAll()
  builder.addLinks()
  builder.addGroupsAndNames()
  builder.addSources()
  if let path = options.sourcePath { builder.addLines(path) }
  builder.drawing = builder.drawing.collapsing(Set(options.collapsed.compactMap { builder.groupUse[$0] }))
  if options.groupStyle == .none { builder.drawing.dropGroups() }
  builder.drawing.groupStyle = options.groupStyle
  builder.drawing.colorBy = options.colorBy
  builder.drawing.page = options.page
  let candidates = PlanChoice(builder.drawing, page: options.page).candidates(options.direction)
  builder.drawing.alternatives = candidates.map { ($0.plan, $0.width, $0.height) }
  let best = builder.drawing.alternatives.removeFirst()
  builder.drawing.estimate = (best.width, best.height)
  return builder.drawing.set(by: best.plan)
}

struct DrawingBuilder {
  let graph: Graph
  let support: Support
  var evaluated: DrawingRequest.Evaluated?
  /// Whether the standing of every claim is shown, not only of conclusions that are not accepted.
  var showsAllStandings = false
  var causes: Set<ClaimIndex>?
  var drawing = Drawing()
  /// For each of the map's own claims, whether it is drawn.
  let shown: [Bool]
  /// For each of the map's own inferences, whether it is drawn.
  let drawn: [Bool]
  /// The box of each claim; -1 if it has none yet.
  private(set) var boxOf: [Int]
  /// The index in `drawing.groups` of each group that has boxes.
  var groupUse: [GroupIndex: Int] = [:]
  /// The inferences whose target is not drawn and that have been visited.
  private var hung: Set<InferenceIndex> = []
  let conclusions: Set<ClaimIndex>
  private let tags: [ClaimIndex: [String]]
  /// The tags of the steps of which each claim is a premise.
  private let stepTags: [ClaimIndex: [String]]
  let citations: [ClaimIndex: [Int]]
  let stepCitations: [InferenceIndex: [Graph.Citation]]
  let contradicted: [ClaimIndex: [ClaimIndex]]
  /// For each claim, how many of its contradictions are with claims outside the picture.
  let cutContradictions: [ClaimIndex: Int]

  /// Something still to visit. The traversal keeps a list of these and takes the last one first, so deep maps cost
  /// memory, not stack.
  enum Visit {
    case claim(ClaimIndex)
    case inference(InferenceIndex, to: Drawing.End)
    case stub(Stub)
  }

  /// - Parameter shown: for each of the map's own claims, whether it is drawn; nil for all.
  init(_ graph: Graph, _ support: Support, shown: [Bool]?) {
    self.shown = shown ?? Array(repeating: true, count: graph.ownClaimCount)
    drawn = Self.drawn(graph, shown: self.shown)
    self.graph = graph
    self.support = support
    boxOf = Array(repeating: -1, count: graph.claims.count)
    conclusions = Set(graph.conclusions)
    var tags: [ClaimIndex: [String]] = [:]
    for (claim, node) in graph.tags { tags[claim, default: []].append(graph.text(node)) }
    self.tags = tags
    var stepTags: [ClaimIndex: [String]] = [:]
    for (step, node) in graph.stepTags {
      for premise in graph.premises(step) { stepTags[premise, default: []].append(graph.text(node)) }
    }
    self.stepTags = stepTags
    var citations: [ClaimIndex: [Int]] = [:]
    var stepCitations: [InferenceIndex: [Graph.Citation]] = [:]
    for (i, citation) in graph.citations.enumerated() {
      switch citation.owner {
      case .map: break
      case .claim(let claim): citations[claim, default: []].append(i)
      case .inference(let step): stepCitations[step, default: []].append(citation)
      }
    }
    self.citations = citations
    self.stepCitations = stepCitations
    var contradicted: [ClaimIndex: [ClaimIndex]] = [:]
    for pair in graph.contradictions {
      contradicted[pair.first, default: []].append(pair.second)
      contradicted[pair.second, default: []].append(pair.first)
    }
    self.contradicted = contradicted
    var cut: [ClaimIndex: Int] = [:]
    for pair in graph.contradictions {
      let isIn = { [shown = self.shown] (claim: ClaimIndex) in claim.int < shown.count && shown[claim.int] }
      let (first, second) = (isIn(pair.first), isIn(pair.second))
      if first != second { cut[first ? pair.first : pair.second, default: 0] += 1 }
    }
    cutContradictions = cut
    drawing.title = graph.head.title.map { graph.text($0) }
    drawing.question = graph.head.question.map { graph.text($0) }
    drawing.description = graph.head.description.map { graph.text($0) }
    drawing.language = graph.head.language.map { graph.text($0) }
    let byline = [graph.head.author, graph.head.date].compactMap(\.self).map { graph.text($0) }
    drawing.byline = byline.isEmpty ? nil : byline.joined(separator: ", ")
    drawing.basedOn = citationMarks(graph.citations.filter { $0.owner == .map })
  }

  // MARK: Order

  /// Visits all claims: depth first from the conclusions in the author's order, then those not reached from them.
  mutating func visitAll() {
    for claim in graph.conclusions { visit(claim) }
    for claim in graph.ownClaims where !graph.uses(of: claim).contains(where: { isDrawn($0) && !isHanging($0) }) {
      visit(claim)
    }
    for claim in graph.ownClaims { visit(claim) }
  }

  private mutating func visit(_ root: ClaimIndex) {
    var pending: [Visit] = [.claim(root)]
    while let visit = pending.popLast() {
      switch visit {
      case .claim(let claim):
        guard isShown(claim), boxOf[claim.int] < 0 else { continue }
        addBox(claim)
        let end = Drawing.End.box(boxOf[claim.int])
        for use in graph.uses(of: claim) where isHanging(use) && hung.insert(use).inserted {
          pending += addHanging(use).reversed()
        }
        pending += stubs(above: claim).reversed()
        pending += stubs(below: claim).reversed()
        for inference in graph.inferences(on: claim).reversed() where isDrawn(inference) {
          pending.append(.inference(inference, to: end))
        }
      case .stub(let stub): add(stub)
      case .inference(let inference, let target):
        pending += addInference(inference, to: target).reversed()
      }
    }
  }

  /// Adds the junction of an inference whose target is not drawn; returns what to visit next.
  private mutating func addHanging(_ index: InferenceIndex) -> [Visit] {
    let relation = Self.relation(graph.inferences[index.int].side)
    let junction = Drawing.End.junction(drawing.junctions.count)
    return [stub(above: junction, of: index)] + addJunction(index, relation)
  }

  private static func relation(_ side: Graph.Side) -> Drawing.Relation {
    switch side {
    case .support: .support
    case .objection: .objection
    case .undercut: .undercut
    }
  }

  /// Adds the lines of an inference, and a junction if it needs one; returns what to visit next.
  private mutating func addInference(_ index: InferenceIndex, to target: Drawing.End) -> [Visit] {
    let inference = graph.inferences[index.int]
    let premises = graph.premises(index).filter { isShown($0) }
    let relation = Self.relation(inference.side)
    let port = nextPort(target)
    let isCut =
      premises.count < inference.premiseCount
      || graph.undercuts(of: index).contains { graph.isOwn($0) && !isDrawn($0) }
    if premises.count == 1, !isCut, !graph.undercuts(of: index).contains(where: { isDrawn($0) }), words(index) == nil {
      // The premise's box does not exist until it is visited, so the line refers to the claim for now.
      pendingLinks.append(
        PendingLink(
          premise: premises[0], to: target, relation: relation, hasHead: true, holds: holds(index), step: index,
          port: port))
      return premises.map { Visit.claim($0) }
    }
    pendingLinks.append(
      PendingLink(
        from: .junction(drawing.junctions.count), to: target, relation: relation, hasHead: true,
        isImplicit: inference.isImplicit, holds: holds(index), step: index, port: port))
    return addJunction(index, relation)
  }

  /// Adds a junction with the lines of its premises; returns what to visit next.
  private mutating func addJunction(_ index: InferenceIndex, _ relation: Drawing.Relation) -> [Visit] {
    let junction = Drawing.End.junction(drawing.junctions.count)
    var point = Drawing.Junction(relation: relation, group: nil, words: words(index))
    point.holds = holds(index)
    drawing.junctions.append(point)
    drawing.order.append(junction)
    let premises = graph.premises(index).filter { isShown($0) }
    for premise in premises {
      pendingLinks.append(
        PendingLink(
          premise: premise, to: junction, relation: relation, hasHead: false,
          isImplicit: graph.inferences[index.int].isImplicit, holds: point.holds, port: nil))
    }
    let undercuts = Array(graph.undercuts(of: index)).filter { isDrawn($0) }
    return premises.map { .claim($0) } + undercuts.map { .inference($0, to: junction) }
      + stubs(at: junction, of: index, relation)
  }

  /// A line whose start may not have a box yet. Exactly one of `from` and `premise` is set.
  struct PendingLink {
    var from: Drawing.End?
    var premise: ClaimIndex?
    var to: Drawing.End
    var relation: Drawing.Relation
    var hasHead: Bool
    var isImplicit = false
    var holds = true
    /// The step whose line this is, for the line to the step's target.
    var step: InferenceIndex?
    var port: Int?
  }
  var pendingLinks: [PendingLink] = []

  /// Takes the next free port of a box; nil for a junction, which has none.
  mutating func nextPort(_ target: Drawing.End) -> Int? {
    guard case .box(let box) = target else { return nil }
    drawing.portCounts[box] += 1
    return drawing.portCounts[box] - 1
  }

  // MARK: Boxes

  private mutating func addBox(_ index: ClaimIndex) {
    let claim = graph.claims[index.int]
    boxOf[index.int] = drawing.boxes.count
    drawing.order.append(.box(drawing.boxes.count))
    let text = graph.text(of: index)
    var box = Drawing.Box(
      id: graph.uniqueID(index), text: text,
      lines: [claim.label.map { graph.text($0) } ?? text], marks: [], name: "")
    box.isImplicit = claim.isImplicit
    box.isUnsupported = isCause(index)
    box.isFallen = isFallen(index)
    box.isGround =
      claim.basis != nil && !graph.inferences(on: index).contains { graph.inferences[$0.int].side == .support }
    box.standing = shownStanding(index)
    box.isHinge = evaluated?.hingeClaims.contains(index) ?? false
    box.isConclusion = conclusions.contains(index)
    box.isImported = claim.isImported
    box.note = claim.note.map { graph.text($0) }
    box.tags = tags[index] ?? []
    box.stepTags = stepTags[index] ?? []
    box.quotes = quotes(index)
    box.isLabelled = claim.label != nil
    box.allMarks = marks(index)
    box.marks = box.allMarks
    drawing.boxes.append(box)
    drawing.portCounts.append(0)
    claimOf.append(index)
  }
  /// The claim of each box; nil for a stub.
  var claimOf: [ClaimIndex?] = []

  // MARK: What depends on all boxes

  mutating func addLines(_ path: String) {
    let lines = LineTable(graph.file.bytes)
    for (i, claim) in claimOf.enumerated() {
      guard let claim, !graph.claims[claim.int].isImported, let name = graph.own(graph.claims[claim.int].name) else {
        continue
      }
      drawing.boxes[i].path = path
      drawing.boxes[i].line = lines.line(of: name.start) + 1
    }
  }

  mutating func addLinks() {
    for pending in pendingLinks {
      guard let from = pending.from ?? pending.premise.map({ .box(boxOf[$0.int]) }) else { continue }
      drawing.links.append(
        Drawing.Link(
          from: from, to: pending.to, relation: pending.relation, hasHead: pending.hasHead,
          isImplicit: pending.isImplicit, holds: pending.holds, answer: pending.step.flatMap { answer(to: $0) },
          port: pending.port))
    }
    var seen = Set<[Int]>()
    for contradiction in graph.contradictions {
      let pair = [contradiction.first, contradiction.second]
      guard pair.allSatisfy({ isShown($0) }) else { continue }
      let a = boxOf[pair[0].int]
      let b = boxOf[pair[1].int]
      guard a >= 0, b >= 0, seen.insert([min(a, b), max(a, b)]).inserted else { continue }
      drawing.links.append(
        Drawing.Link(from: .box(a), to: .box(b), relation: .contradiction, hasHead: true, port: nil))
    }
  }

  /// What replies to an objection or exception; nil if nothing does.
  private func answer(to step: InferenceIndex) -> Drawing.Answer? {
    guard let (reply, isAnswer) = evaluated?.replies[step] else { return nil }
    let boxes = graph.premises(reply).filter { isShown($0) }.map { boxOf[$0.int] }.filter { $0 >= 0 }
    return Drawing.Answer(isAnswered: isAnswer, replies: boxes)
  }
}
