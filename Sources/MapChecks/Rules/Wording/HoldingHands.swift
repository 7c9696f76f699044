import ArgumentMap
import SourceText

extension Rule {
  static let holdingHands = Rule(
    "holding-hands", .wording, .off,
    summary: "a notable term that is in only one of several linked premises and not in the conclusion",
    why: """
      Linked premises must "hold hands": if a premise uses a term that the conclusion does not use, another premise must
      use that term too (ter Berg, van Gelder, Patterson and Teppema 2009). Otherwise the premise says more than is
      needed, a premise that connects it to the others is missing, or one thing is called by two names.
      """,
    breaking: [
      """
      claims:
        - danger: Skaters are in danger
          because:
            - premises:
                - thin: The ice is thin
                  basis: observation
                - skate: ⟪Skaters are in danger on Sundays⟫
                  basis: common-knowledge
                - ice: Thin ice is no good for skaters
                  basis: common-knowledge
      """
    ],
    keeping: [
      """
      claims:
        - danger: Skaters are in danger
          because:
            - premises:
                - thin: The ice is thin
                  basis: observation
                - skate: Whoever skates on thin ice is in danger
                  basis: common-knowledge
      """
    ],
    check: { rule, context in
      let graph = context.graph
      let terms = context.notableTerms
      var findings: [Diagnostic] = []
      terms.eachLinkedReason { target, premises in
        let inConclusion = terms.of(target)
        let inPremises = premises.map { terms.of($0) }
        for (premise, i) in zip(premises, inPremises.indices) {
          let alone = inPremises[i].filter { term in
            !inConclusion.contains { terms.areForms(term, $0) }
              && !inPremises.indices.contains { j in
                j != i && inPremises[j].contains { terms.areForms(term, $0) }
              }
          }
          guard !alone.isEmpty, let text = graph.claims[premise.int].text else { continue }
          findings.append(
            rule.finding(
              "\(terms.list(alone)) \(alone.count == 1 ? "is" : "are") only in this premise, and not in `\(graph.id(target))`; add a connecting premise, or use the same words",
              graph.place(text), related: [Diagnostic.Related(graph.place(of: target), "the conclusion")],
              claim: graph.id(premise)))
        }
      }
      return findings
    })
}
