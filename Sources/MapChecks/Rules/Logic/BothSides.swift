import ArgumentMap
import SourceText

extension Rule {
  static let bothSides = Rule(
    "both-sides", .logic, .warning,
    summary: "a claim that is given, by itself, both for and against another claim",
    why: """
      A claim that, by itself, supports another claim cannot also, by itself, count against that claim. One of the two
      steps is a mistake, or lacks a premise that explains it. Add that premise (`premises`), or delete one of the two
      steps.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because:
            - rain: It rained all winter
              basis: observation
          but: ⟪rain⟫
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - rain: It rained all winter
              basis: observation
          but:
            - premises:
                - rain
                - cold-rain: Rain at 1 °C is no sign of a mild winter
                  basis: common-knowledge
      """
    ],
    check: { rule, context in
      let graph = context.graph
      /// A single premise and its target claim, packed into one number; nil if there are several premises or the target
      /// is a step.
      func pair(_ inference: Graph.Inference) -> UInt64? {
        guard inference.premiseCount == 1, case .claim(let target) = inference.target else { return nil }
        return UInt64(graph.premiseList[Int(inference.firstPremise)].raw) << 32 | UInt64(target.raw)
      }
      var objections: [UInt64: InferenceIndex] = [:]
      for index in graph.inferenceIndices where graph.inferences[index.int].side == .objection {
        if let pair = pair(graph.inferences[index.int]) { objections[pair] = index }
      }
      if objections.isEmpty { return [] }
      return graph.inferenceIndices.compactMap { index in
        let inference = graph.inferences[index.int]
        guard inference.side == .support, let pair = pair(inference), let objection = objections[pair],
          graph.isOwn(max(index, objection)), case .claim(let target) = inference.target
        else { return nil }
        let premise = graph.premiseList[Int(inference.firstPremise)]
        let later = max(index, objection)
        let earlier = min(index, objection)
        return rule.finding(
          "`\(graph.id(premise))` alone is given both for and against `\(graph.id(target))`; add a premise that explains one of the two steps, or delete a step",
          context.graph.place(ofItem: graph.inferences[later.int].item),
          related: [
            Diagnostic.Related(
              context.graph.place(ofItem: graph.inferences[earlier.int].item),
              later == index ? "given against it here" : "given for it here")
          ], claim: graph.id(target))
      }
    })
}
