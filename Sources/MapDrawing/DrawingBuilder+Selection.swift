import ArgumentMap

/// Stubs, which say what a picture of part of a map leaves out.
extension DrawingBuilder {
  /// For each of the map's own inferences, whether it is drawn: at least one premise is shown, and its target is drawn
  /// or it has further premises. Premises are then kept together although the target is not there.
  static func drawn(_ graph: Graph, shown: [Bool]) -> [Bool] {
    var result = [Bool](repeating: false, count: graph.ownInferenceCount)
    // An undercut always comes after the inference it undercuts, so one pass is enough.
    for index in graph.ownInferences {
      let isTargetDrawn =
        switch graph.inferences[index.int].target {
        case .claim(let claim): claim.int < shown.count && shown[claim.int]
        case .inference(let target): target.int < result.count && result[target.int]
        }
      let count = graph.premises(index).count { $0.int < shown.count && shown[$0.int] }
      result[index.int] = count > 0 && (isTargetDrawn || graph.inferences[index.int].premiseCount > 1)
    }
    return result
  }

  /// Whether an inference is drawn although its target is not.
  func isHanging(_ inference: InferenceIndex) -> Bool {
    guard isDrawn(inference) else { return false }
    return switch graph.inferences[inference.int].target {
    case .claim(let claim): !isShown(claim)
    case .inference(let target): !isDrawn(target)
    }
  }

  /// A stub for the claim or step that a hanging inference bears on.
  func stub(above junction: Drawing.End, of inference: InferenceIndex) -> Visit {
    let (relation, verb) = Self.verbs[graph.inferences[inference.int].side]!
    return .stub(
      Stub(
        text: "\(verb) 1 more", inWords: absent([inference], relation), relation: relation, end: junction,
        hasHead: true,
        isAbove: true, claim: graph.claim(atEndOf: inference),
        isImplicit: graph.inferences[inference.int].isImplicit))
  }

  private static let verbs: [Graph.Side: (Drawing.Relation, String)] = [
    .support: (.support, "supports"), .objection: (.objection, "objects to"), .undercut: (.undercut, "undercuts"),
  ]

  /// What a branch bears on, if that is not in the picture.
  private func absent(_ uses: [InferenceIndex], _ relation: Drawing.Relation) -> String {
    if uses.count == 1 {
      let text = graph.text(of: graph.claim(atEndOf: uses[0]))
      return relation == .undercut ? "A step, not shown here, to: \(text)" : "Not shown here: \(text)"
    }
    return "\(uses.count) \(relation == .undercut ? "steps" : "claims") that are not shown here"
  }

  func isShown(_ claim: ClaimIndex) -> Bool { claim.int < shown.count && shown[claim.int] }
  func isDrawn(_ inference: InferenceIndex) -> Bool { inference.int < drawn.count && drawn[inference.int] }

  /// Stubs for the reasons and objections of a claim that are not in the picture.
  func stubs(below claim: ClaimIndex) -> [Visit] {
    let cut = graph.inferences(on: claim).filter { graph.isOwn($0) && !isDrawn($0) }
    let reasons = cut.filter { graph.inferences[$0.int].side == .support }.count
    let objections = cut.count - reasons
    let end = Drawing.End.box(boxOf[claim.int])
    return [
      stub(reasons, "reason", .support, end, claim), stub(objections, "objection", .objection, end, claim),
    ].compactMap { $0 }
  }

  /// Stubs for the premises and undercuts of a step that are not in the picture.
  func stubs(at junction: Drawing.End, of inference: InferenceIndex, _ relation: Drawing.Relation) -> [Visit] {
    let premises = graph.premises(inference).filter { !isShown($0) }.count
    let undercuts = graph.undercuts(of: inference).filter { graph.isOwn($0) && !isDrawn($0) }.count
    let claim = graph.claim(atEndOf: inference)
    return [
      stub(premises, "premise", relation, junction, claim, hasHead: false),
      stub(undercuts, "undercut", .undercut, junction, claim),
    ].compactMap { $0 }
  }

  private func stub(
    _ count: Int, _ what: String, _ relation: Drawing.Relation, _ end: Drawing.End, _ claim: ClaimIndex,
    hasHead: Bool = true
  ) -> Visit? {
    if count == 0 { return nil }
    return .stub(
      Stub(
        text: "+\(count) \(what)\(count == 1 ? "" : "s")", relation: relation, end: end, hasHead: hasHead, claim: claim)
    )
  }

  /// Stubs for the claims and steps that a claim bears on and that are not in the picture, one for each relation.
  func stubs(above claim: ClaimIndex) -> [Visit] {
    let uses = Dictionary(grouping: graph.uses(of: claim).filter { graph.isOwn($0) && !isDrawn($0) }) {
      graph.inferences[$0.int].side
    }
    return [Graph.Side.support, .objection, .undercut].compactMap { side in
      uses[side].map { uses in
        let (relation, verb) = Self.verbs[side]!
        return .stub(
          Stub(
            text: "\(verb) \(uses.count) more", inWords: absent(uses, relation), relation: relation,
            end: .box(boxOf[claim.int]), hasHead: true, isAbove: true,
            claim: uses.count == 1 ? graph.claim(atEndOf: uses[0]) : claim))
      }
    }
  }

  /// A small box that stands for claims left out of the picture.
  struct Stub {
    var text: String
    /// What the outline says in its place, at the top of a branch; nil to use `text`.
    var inWords: String?
    var relation: Drawing.Relation
    var end: Drawing.End
    var hasHead: Bool
    /// Whether the stub stands for what the claim bears on, not for what bears on the claim.
    var isAbove = false
    /// The claim at which what was left out is found.
    var claim: ClaimIndex
    var isImplicit = false
  }

  mutating func add(_ stub: Stub) {
    let number = drawing.boxes.count
    var box = Drawing.Box(
      id: "~\(number)", text: stub.inWords ?? stub.text, lines: [stub.text], marks: [],
      name: "Not in this picture: \(stub.text).")
    box.stub = stub.isAbove ? .above : .below
    box.leadsTo = "claim-" + graph.uniqueID(stub.claim)
    drawing.boxes.append(box)
    drawing.order.append(.box(number))
    drawing.portCounts.append(0)
    claimOf.append(nil)
    let ends: (from: Drawing.End, to: Drawing.End) =
      stub.isAbove ? (stub.end, .box(number)) : (.box(number), stub.end)
    pendingLinks.append(
      PendingLink(
        from: ends.from, to: ends.to, relation: stub.relation, hasHead: stub.hasHead, isImplicit: stub.isImplicit,
        port: stub.hasHead ? nextPort(ends.to) : nil))
  }
}
