import ArgumentMap
import SourceText

extension Rule {
  static let lonePremise = Rule(
    "lone-premise", .wording, .off,
    summary: "a reason with only one premise",
    why: """
      One premise alone does not lead to a conclusion. It takes a second premise, usually general and usually unstated,
      that connects the first to the conclusion (the golden rule of ter Berg, van Gelder, Patterson and Teppema 2009).
      Writing that premise down shows what can be doubted.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because:
            - ⟪blossom⟫: The cherries were in blossom in February
              basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - premises:
                - blossom: The cherries were in blossom in February
                  basis: observation
                - sign: Cherries blossom in February only when the winter is mild
                  basis: common-knowledge
      """
    ],
    fixes: [.shown],
    check: { rule, context in
      let graph = context.graph
      return graph.ownInferences.compactMap { index in
        let inference = graph.inferences[index.int]
        guard inference.side == .support, inference.premiseCount == 1, !inference.isDamaged,
          let premise = graph.premises(index).first, case .claim(let target) = inference.target
        else { return nil }
        // The fix contains the whole item; for long nested items, all fixes together would be far longer than the map.
        let short = graph.own(inference.item).flatMap { graph.place($0).range.count < 2000 ? $0 : nil }
        let edit = short.flatMap { item in
          graph.file.bytes.withUnsafeBufferPointer {
            PremiseWrapping.edit(item, graph.tree, $0, further: "an-id: If …, then …")
          }
        }
        return rule.finding(
          "`\(graph.id(premise))` alone does not lead to `\(graph.id(target))`; add a premise that connects them (`premises`)",
          context.graph.place(ofItem: inference.item),
          fix: edit.map {
            Fix(
              title: "add a premise that says why", safety: .shown, edits: [TextEdit(graph.place($0.range), $0.text)])
          }, claim: graph.id(premise))
      }
    })
}
