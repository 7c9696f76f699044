import ArgumentMap
import SourceText

extension Rule {
  static let contradictorySupport = Rule(
    "contradictory-support", .logic, .warning,
    summary: "a claim that supports, by itself, two claims that contradict each other",
    why: """
      If two claims contradict each other and a third claim is the only reason given for each, the third claim does not
      decide between them. One of the two steps is a mistake or lacks a premise. Nothing is reported if either claim has
      another reason or either step is doubted (`unless`), because that may decide between the two.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because:
            - rain: It rained all winter
              basis: observation
        - harsh: The winter was harsh
          contradicts: mild
          because: ⟪rain⟫
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - rain: It rained all winter
              basis: observation
        - harsh: The winter was harsh
          contradicts: mild
          because:
            - snow: In March it snowed
              basis: observation
      """
    ],
    check: { rule, context in
      let graph = context.graph
      if graph.contradictions.isEmpty { return [] }
      /// The claims that support the given claim as the only premise of an inference, each with that inference.
      func alone(_ claim: ClaimIndex) -> [ClaimIndex: InferenceIndex] {
        var result: [ClaimIndex: InferenceIndex] = [:]
        for index in graph.inferences(on: claim) {
          let inference = graph.inferences[index.int]
          guard inference.side == .support, inference.premiseCount == 1 else { continue }
          result[graph.premiseList[Int(inference.firstPremise)]] = index
        }
        return result
      }
      /// Whether a claim is supported by a single step that nothing undercuts, so that it depends on that step alone.
      func hangs(_ claim: ClaimIndex) -> Bool {
        let steps = Array(graph.inferences(on: claim)).filter { graph.inferences[$0.int].side == .support }
        return steps.count == 1 && graph.undercuts(of: steps[0]).isEmpty
      }
      var known: [ClaimIndex: [ClaimIndex: InferenceIndex]] = [:]
      var reported: Set<InferenceIndex> = []
      var findings: [Diagnostic] = []
      for contradiction in graph.contradictions {
        for claim in [contradiction.first, contradiction.second] where known[claim] == nil {
          known[claim] = alone(claim)
        }
        guard let first = known[contradiction.first], let second = known[contradiction.second],
          hangs(contradiction.first), hangs(contradiction.second)
        else { continue }
        let (fewer, more) = first.count < second.count ? (first, second) : (second, first)
        for (premise, a) in fewer.sorted(by: { $0.value < $1.value }) {
          guard let b = more[premise] else { continue }
          let later = max(a, b)
          guard graph.isOwn(later), reported.insert(later).inserted else { continue }
          findings.append(
            rule.finding(
              "`\(graph.id(premise))` alone is given for `\(graph.id(contradiction.first))` and for `\(graph.id(contradiction.second))`, which contradict each other; add a premise that decides between them, or delete one of the two steps",
              context.graph.place(ofItem: graph.inferences[later.int].item),
              related: [
                Diagnostic.Related(
                  context.graph.place(ofItem: graph.inferences[min(a, b).int].item), "given here as well"),
                Diagnostic.Related(graph.place(contradiction.node), "the contradiction is stated here"),
              ], claim: graph.id(premise)))
        }
      }
      return findings
    })
}
