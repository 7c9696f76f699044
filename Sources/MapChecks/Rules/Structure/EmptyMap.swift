import ArgumentMap
import MapSyntax
import SourceText

extension Rule {
  static let emptyMap = Rule(
    "empty-map", .structure, .warning,
    summary: "a map without claims",
    why: """
      A map without claims contains no argument. Write a claim under `claims`, or delete the file. A map that holds only
      sources is not reported, since other maps can import it and cite them.
      """,
    breaking: [
      """
      ⟪title⟫: The winter
      """
    ],
    keeping: [
      """
      title: The winter
      claims:
        - mild: The winter was mild
          basis: observation
      """,
      """
      sources:
        # argmap: allow unused-source -- other maps cite it
        diary: {title: A diary}
      """,
    ],
    check: { rule, context in
      let graph = context.graph
      guard graph.ownClaimCount == 0, graph.sources.allSatisfy({ $0.importFolder != nil }), context.isReadWhole else {
        return []
      }
      let first = graph.tree.pairs(of: SyntaxTree.root).first?.key
      return [
        rule.finding(
          "this map has no claims; write one under `claims`",
          first.map { graph.place($0) } ?? graph.place(ByteRange(at: 0)))
      ]
    })
}
