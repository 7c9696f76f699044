import ArgumentMap
import MapEvaluation
import MapSyntax
import SourceText

extension Rule {
  static let mutualObjection = Rule(
    "mutual-objection", .logic, .warning,
    summary: "two claims that object to each other, so that both stay open",
    why: """
      If each of two claims is an objection to the other, whether one stands depends on the other, and that on the first:
      both stay open, and so does all that rests on them. If only one of them can be true, write `contradicts`; then the
      stronger one stands. If one of the objections is weaker, give it a `strength`. Nothing is reported while the map has
      errors that may change what it says.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
          but: cold
        - cold: The winter was cold
          basis: observation
          but: ⟪mild⟫
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
          contradicts: cold
        - cold: The winter was cold
          basis: observation
      """,
      """
      claims:
        - mild: The winter was mild
          basis: observation
          but: cold
        - cold: The winter was cold
          basis: observation
          but:
            - mild:
              strength: 0.3
      """,
    ],
    fixes: [.safe],
    check: { rule, context in
      guard let evaluation = context.evaluation else { return [] }
      let graph = context.graph
      return graph.mutualObjections.compactMap { first, second in
        guard case .claim(let target) = graph.inferences[second.int].target, let premise = graph.premises(second).first,
          [target, premise].allSatisfy({ evaluation.ground($0) == .circular })
        else { return nil }
        func place(_ step: InferenceIndex) -> Place { graph.place(ofItem: graph.inferences[step.int].item) }
        let (earlier, later) = place(first) < place(second) ? (first, second) : (second, first)
        return rule.finding(
          "\(context.list([target, premise].sorted())) object to each other, so both stay open, and what rests on them; write `contradicts` if only one of them can be true",
          place(later), related: [Diagnostic.Related(place(earlier), "the other objection")],
          fix: graph.contradicting(later, instead: earlier) ?? graph.contradicting(earlier, instead: later),
          claim: graph.id(target))
      }
    })
}

extension Graph {
  /// The pairs of objections that this map draws between two claims, each from one to the other alone.
  var mutualObjections: [(InferenceIndex, InferenceIndex)] {
    var isObjectedTo = [Bool](repeating: false, count: claims.count)
    for inference in inferences where inference.side == .objection {
      if case .claim(let claim) = inference.target { isObjectedTo[claim.int] = true }
    }
    /// The objections from single claims that are objected to, by target and premise.
    var objections: [UInt64: InferenceIndex] = [:]
    var result: [(InferenceIndex, InferenceIndex)] = []
    for step in ownInferences {
      let inference = inferences[step.int]
      guard inference.side == .objection, inference.premiseCount == 1, !inference.isDamaged,
        case .claim(let target) = inference.target, let premise = premises(step).first, premise != target,
        isObjectedTo[premise.int]
      else { continue }
      objections[UInt64(target.raw) << 32 | UInt64(premise.raw)] = step
      if let other = objections[UInt64(premise.raw) << 32 | UInt64(target.raw)] { result.append((other, step)) }
    }
    return result
  }
}

extension Graph {
  /// A fix that writes `contradicts` in place of two objections: it replaces the key of the first, and deletes the
  /// second. Nil if one of them says more than which claim objects, or has exceptions.
  fileprivate func contradicting(_ kept: InferenceIndex, instead deleted: InferenceIndex) -> Fix? {
    guard undercuts(of: kept).isEmpty, undercuts(of: deleted).isEmpty,
      let item = own(inferences[kept.int].item), tree.kind(item) == .scalar,
      let other = own(inferences[deleted.int].item), tree.kind(other) == .scalar, let key = keyOfOnly(item),
      let deletion = deleting(item: other), let claim = mapping(of: key),
      !tree.pairs(of: claim).contains(where: { tree.keyWord($0.key).map { Key(number: $0) } == .contradicts })
    else { return nil }
    return Fix(
      title: "write `contradicts`", safety: .safe,
      edits: [TextEdit(place(tree.range(key)), Key.contradicts.rawValue)] + deletion.edits)
  }

  /// The key `but` whose only item is the given one; nil if there are others.
  private func keyOfOnly(_ item: NodeIndex) -> NodeIndex? {
    guard item.raw > 1 else { return nil }
    var key = NodeIndex(item.raw - 1)
    if tree.kind(key) == .sequence {
      guard tree.end(of: key) == tree.end(of: item) else { return nil }
      key = NodeIndex(key.raw - 1)
    }
    return tree.keyWord(key).map { Key(number: $0) } == .but ? key : nil
  }

  private func mapping(of key: NodeIndex) -> NodeIndex? {
    // The innermost mapping around the key is the nearest one before it that has not ended.
    (0..<key.int).reversed().lazy.map { NodeIndex($0) }.first {
      tree.kind($0) == .mapping && tree.end(of: $0).int > key.int
    }
  }
}
