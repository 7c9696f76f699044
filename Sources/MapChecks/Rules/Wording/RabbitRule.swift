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
      context.linkedSteps { target, premises, terms in
        let graph = context.graph
        let missing = terms.conclusion.filter { term in
          !terms.premises.contains { $0.contains { EnglishWords.areForms(term, $0) } }
        }
        guard !missing.isEmpty, let text = graph.claims[target.int].text else { return [] }
        let id = graph.id(target)
        return [
          rule.finding(
            "\(Terms.list(missing)) \(missing.count == 1 ? "is" : "are") in `\(id)` and in none of its premises; add the premise that it comes from",
            graph.place(text), related: premises.map { Diagnostic.Related(graph.place(of: $0), "a premise") }, claim: id
          )
        ]
      }
    })
}

/// The notable terms of a step.
struct Terms {
  var conclusion: [String]
  /// By premise.
  var premises: [[String]]

  static func list(_ terms: [String]) -> String {
    let quoted = terms.prefix(4).map { "\"\($0)\"" }
    if terms.count > 4 { return quoted.joined(separator: ", ") + " and \(terms.count - 4) more" }
    return quoted.count < 2 ? quoted.joined() : quoted.dropLast().joined(separator: ", ") + " and " + quoted.last!
  }
}

extension CheckContext {
  /// Goes through the reasons of linked premises whose claims all have a text in this map; nothing where the language is
  /// not known.
  func linkedSteps(
    _ body: (_ target: ClaimIndex, _ premises: ArraySlice<ClaimIndex>, Terms) -> [Diagnostic]
  ) -> [Diagnostic] {
    guard isEnglish else { return [] }
    return graph.ownInferences.flatMap { index -> [Diagnostic] in
      let inference = graph.inferences[index.int]
      // More premises than anybody writes would be compared with each other for long.
      guard inference.side == .support, (2...32).contains(inference.premiseCount),
        case .claim(let target) = inference.target
      else { return [] }
      let premises = graph.premises(index)
      guard ([target] + premises).allSatisfy({ graph.claims[$0.int].isDefined && !graph.claims[$0.int].isImported })
      else { return [] }
      return body(
        target, premises,
        Terms(
          conclusion: EnglishWords.notableTerms(of: graph.text(of: target)),
          premises: premises.map { EnglishWords.notableTerms(of: graph.text(of: $0)) }))
    }
  }
}
