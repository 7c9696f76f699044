import ArgumentMap
import SourceText

extension Rule {
  static let rabbitRule = Rule(
    "rabbit-rule", .wording, .off,
    summary: "a conclusion with a notable term that is in none of its linked premises",
    why: """
      You cannot pull a rabbit out of an empty hat (ter Berg, van Gelder, Patterson and Teppema, Critical Thinking:
      Reasoning and Communicating with Rationale, 2009). Every notable term of a conclusion must come from a premise.
      Otherwise a premise that makes the connection is missing, the conclusion goes too far, or the premises call the same
      thing by another name. Only linked premises are checked.
      """,
    breaking: [
      """
      claims:
        - skating: ⟪Skating is forbidden⟫
          because:
            - premises:
                - thin: The ice is thin
                  basis: observation
                - danger: Thin ice is dangerous
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
        let inPremises = premises.map { terms.of($0) }
        let missing = terms.of(target).filter { term in
          !inPremises.contains { $0.contains { terms.areForms(term, $0) } }
        }
        guard !missing.isEmpty, let text = graph.claims[target.int].text else { return }
        let id = graph.id(target)
        findings.append(
          rule.finding(
            "\(terms.list(missing)) \(missing.count == 1 ? "is" : "are") used in `\(id)` but in none of its premises; add the missing premise, or use the same words",
            graph.place(text), related: premises.map { Diagnostic.Related(graph.place(of: $0), "a premise") },
            claim: id))
      }
      return findings
    })
}
