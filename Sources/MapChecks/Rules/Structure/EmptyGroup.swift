import ArgumentMap
import MapSyntax
import SourceText

extension Rule {
  static let emptyGroup = Rule(
    "empty-group", .structure, .warning,
    summary: "a group without claims",
    why: "A group without claims shows nothing. Put claims in it, or delete it.",
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      groups:
        - weather: The weather
          claims: mild
        - ⟪garden⟫: The garden
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      groups:
        - nature: Nature
          groups:
            - weather: The weather
              claims: mild
      """
    ],
    fixes: [.unsafe],
    check: { rule, context in
      let graph = context.graph
      if graph.groups.isEmpty || !context.isReadWhole { return [] }
      var isFull = [Bool](repeating: false, count: graph.groups.count)
      for claim in graph.claims { if let group = claim.group { isFull[group.raw] = true } }
      // A group that lists claims is not empty, even if they all belong to nested groups.
      for i in graph.groups.indices where context.lists(.claims, graph.groups[i].item) { isFull[i] = true }
      // Groups come after their parents, so go backwards.
      for i in graph.groups.indices.reversed() where isFull[i] {
        if let parent = graph.groups[i].parent { isFull[parent.raw] = true }
      }
      return graph.groups.indices.compactMap { i -> Diagnostic? in
        let group = graph.groups[i]
        // Of nested empty groups, only the outermost is reported.
        if isFull[i] || group.parent.map({ !isFull[$0.raw] }) == true { return nil }
        return rule.finding(
          "`\(graph.name(GroupIndex(i)))` has no claims; list some under `claims`, or delete the group",
          graph.place(group.name), fix: context.graph.deleting(item: group.item))
      }
    })
}

extension CheckContext {
  /// Whether an item has the given key with a nonempty value.
  func lists(_ key: Key, _ item: NodeIndex) -> Bool {
    graph.tree.pairs(of: item).contains { pair in
      graph.tree.keyWord(pair.key).map { Key(number: $0) } == key && !graph.tree.isAbsent(pair.value)
        && (graph.tree.kind(pair.value) == .scalar || graph.tree.end(of: pair.value).raw > pair.value.raw + 1)
    }
  }
}
