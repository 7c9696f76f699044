import ArgumentMap
import MapSyntax
import SourceText

extension Rule {
  static let objectionToInference = Rule(
    "objection-to-inference", .wording, .note,
    summary: "an objection that starts with \"even if\" or \"even though\"",
    why: """
      Who says "even if" grants the claim's reason and doubts the step from it. Written under `unless` in the item of that
      reason, the objection stands where it is aimed, and the claim's other reasons are not touched.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The lake did not freeze
              basis: observation
          but:
            - salt: ⟪Even if⟫ the lake did not freeze, that may be for the salt in it
              basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The lake did not freeze
              basis: observation
              unless:
                - salt: Even if the lake did not freeze, that may be for the salt in it
                  basis: observation
      """
    ],
    check: { rule, context in
      let graph = context.graph
      guard context.isEnglish else { return [] }
      let starts = ["even if ", "even though "].map { Array($0.utf8) }
      var seen: Set<ClaimIndex> = []
      return graph.ownInferences.compactMap { index in
        let inference = graph.inferences[index.int]
        guard inference.side == .objection, case .claim(let target) = inference.target,
          let premise = graph.premises(index).first, let text = graph.claims[premise.int].text,
          text.int < graph.tree.nodes.count, graph.claims[premise.int].item == inference.item,
          graph.inferences(on: target).contains(where: { graph.inferences[$0.int].side == .support })
        else { return nil }
        var start = graph.tree.range(text).start
        if !graph.tree.isPlain(text) { start += 1 }
        let bytes = graph.file.bytes
        for words in starts where start + words.count < bytes.count {
          guard zip(bytes[start...], words).allSatisfy({ $0 | 0x20 == $1 }), seen.insert(premise).inserted else {
            continue
          }
          return rule.finding(
            "`\(graph.id(premise))` grants a reason and doubts the step from it; put it under `unless` in the item of that reason",
            graph.place(ByteRange(start, start + words.count - 1)), claim: graph.id(premise))
        }
        return nil
      }
    })
}
