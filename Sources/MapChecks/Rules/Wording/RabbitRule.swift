import ArgumentMap
import SourceText

extension Rule {
  static let rabbitRule = Rule(
    "rabbit-rule", .wording, .off,
    summary: "a notable term of a conclusion that is in none of its linked premises",
    why: """
      No rabbit comes out of a hat in which none was (ter Berg, van Gelder, Patterson and Teppema, Critical Thinking:
      Reasoning and Communicating with Rationale, 2009). What a conclusion speaks of must come from a premise. One that
      says how the two hang together is missing, or the conclusion goes too far. Only linked premises are looked at.
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
      var terms = NotableTerms(graph)
      var findings: [Diagnostic] = []
      context.eachLinkedReason { target, premises in
        let inPremises = premises.map { terms.of($0) }
        let missing = terms.of(target).filter { term in
          !inPremises.contains { $0.contains { terms.areForms(term, $0) } }
        }
        guard !missing.isEmpty, let text = graph.claims[target.int].text else { return }
        let id = graph.id(target)
        findings.append(
          rule.finding(
            "\(terms.list(missing)) \(missing.count == 1 ? "is" : "are") in `\(id)` and in none of its premises; add the premise that it comes from",
            graph.place(text), related: premises.map { Diagnostic.Related(graph.place(of: $0), "a premise") },
            claim: id))
      }
      return findings
    })
}

extension NotableTerms {
  /// Some terms in quotes, for a message.
  func list(_ terms: [Int]) -> String {
    let quoted = terms.prefix(4).map { "\"\(text($0))\"" }
    if terms.count > 4 { return quoted.joined(separator: ", ") + " and \(terms.count - 4) more" }
    return quoted.count < 2
      ? quoted.joined() : quoted.dropLast().joined(separator: ", ") + " and " + quoted[quoted.count - 1]
  }
}

extension CheckContext {
  /// Goes through the reasons of linked premises whose claims all have a text in this map; none where the language is
  /// not known.
  func eachLinkedReason(_ body: (_ target: ClaimIndex, _ premises: ArraySlice<ClaimIndex>) -> Void) {
    if !isEnglish { return }
    for i in 0..<graph.ownInferenceCount {
      let inference = graph.inferences[i]
      // More premises than anybody writes would be compared with each other for long.
      guard inference.side == .support, (2...32).contains(inference.premiseCount),
        case .claim(let target) = inference.target, isWritten(target)
      else { continue }
      let premises = graph.premiseList[inference.premises]
      if premises.allSatisfy(isWritten) { body(target, premises) }
    }
  }

  private func isWritten(_ claim: ClaimIndex) -> Bool {
    let c = graph.claims[claim.int]
    return c.isDefined && !c.isImported
  }
}
