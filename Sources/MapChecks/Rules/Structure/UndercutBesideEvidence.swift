import ArgumentMap
import MapSyntax
import SourceText

extension Rule {
  static let undercutBesideEvidence = Rule(
    "undercut-beside-evidence", .structure, .off,
    summary: "`unless` in an item that has `evidence`",
    why: """
      `unless` doubts the step from this claim to the one above. Next to `evidence`, it is often meant to doubt the
      evidence. In that case, write the doubt as an objection to this claim (`but`), or put it under a claim that says
      what the evidence shows.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The lake did not freeze
              evidence: https://example.org/diary
              ⟪unless⟫:
                - forger: The diary is a forgery
                  basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The lake did not freeze
              evidence: https://example.org/diary
              but:
                - forger: The diary is a forgery
                  basis: observation
      """
    ],
    check: { rule, context in
      let graph = context.graph
      var seen: Set<NodeIndex> = []
      return graph.ownInferences.compactMap { index in
        guard graph.inferences[index.int].side == .undercut,
          case .inference(let target) = graph.inferences[index.int].target
        else { return nil }
        guard let item = graph.own(graph.inferences[target.int].item), seen.insert(item).inserted,
          context.lists(.evidence, item)
        else { return nil }
        let unless = graph.tree.pairs(of: item).first {
          graph.tree.keyWord($0.key).map { Key(number: $0) } == .unless
        }
        return unless.map {
          rule.finding(
            "`unless` doubts the step from this claim to the one above; to doubt the evidence, write `but`",
            graph.place($0.key))
        }
      }
    })
}
