import ArgumentMap
import MapSyntax
import SourceText

extension Rule {
  static let duplicateRelation = Rule(
    "duplicate-relation", .logic, .warning,
    summary: "an inference that repeats an earlier one and adds nothing",
    why: """
      The same premises for the same claim are one reason, however often they are written. Delete the repetition.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because: [lake, ⟪lake⟫]
        - lake: The lake did not freeze
          basis: observation
      """,
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The lake did not freeze
              basis: observation
            - blossom: The cherries were in blossom in February
              basis: observation
            - ⟪lake⟫
      """,
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The lake did not freeze
              basis: observation
        - mild:
          because:
            - lake:
              note: It has not frozen since 1963
      """
    ],
    fixes: [.unsafe],
    check: { rule, context in
      let graph = context.graph
      return graph.repeats.compactMap { inference, item in
        let first = graph.inferences[inference.int].item
        let repeated = GraphNode(own: item)
        // Delete the item that adds nothing: the later one or, if that one does more than name claims, the earlier one.
        guard let bare = [repeated, first].first(where: { graph.own($0).map(context.isBare) ?? false }) else {
          return nil
        }
        let other = bare == repeated ? first : repeated
        if bare == other { return nil }
        let premises = context.list(graph.premises(inference))
        return rule.finding(
          "\(premises) \(graph.inferences[inference.int].premiseCount == 1 ? "is" : "are") repeated here, which adds nothing; delete the repetition",
          context.graph.place(ofItem: bare),
          related: [Diagnostic.Related(context.graph.place(ofItem: other), "also given here")],
          fix: context.graph.deleting(item: bare))
      }
    })
}

extension CheckContext {
  /// Whether an item only names the claims of its inference: it is a reference, or its only key is `premises`, which
  /// lists nothing but references.
  fileprivate func isBare(_ item: NodeIndex) -> Bool {
    let tree = graph.tree
    if tree.kind(item) == .scalar { return true }
    let pairs = tree.pairs(of: item)
    guard pairs.count == 1, let pair = pairs.first, tree.keyWord(pair.key).map({ Key(number: $0) }) == .premises
    else { return false }
    return tree.kind(pair.value) == .scalar || tree.children(of: pair.value).allSatisfy { tree.kind($0) == .scalar }
  }
}
