import ArgumentMap
import SourceText

extension Rule {
  static let uncitedClaim = Rule(
    "uncited-claim", .sources, .off,
    summary: "a claim without `from` or `evidence`",
    why: """
      In a map of somebody's text, each claim should say where it appears in that text (`from`), or what shows that it
      is true (`evidence`). A claim that the text only implies is marked `implicit: yes` and needs neither.
      """,
    breaking: [
      """
      claims:
        - ⟪mild⟫: The winter was mild
          basis: observation
      """
    ],
    keeping: [
      """
      sources:
        diary: {title: Diary}
      claims:
        - mild: The winter was mild
          from: diary
          because:
            - blossom: The cherries were in blossom in February
              evidence: https://example.org/diary
            - sign: What blossoms early is a sign of a mild winter
              implicit: yes
              basis: common-knowledge
      """
    ],
    check: { rule, context in
      let graph = context.graph
      var isCited = graph.claims.map { $0.isImplicit || $0.isDamaged }
      for citation in graph.citations {
        switch citation.owner {
        case .map: break
        case .claim(let claim): isCited[claim.int] = true
        // A citation on a step counts as a citation on each of the step's premises.
        case .inference(let inference): for premise in graph.premises(inference) { isCited[premise.int] = true }
        }
      }
      return context.writtenClaims.compactMap { claim in
        if isCited[claim.int] { return nil }
        let id = graph.id(claim)
        return rule.finding(
          "`\(id)` cites nothing; say where it comes from (`from`), or what shows that it is true (`evidence`)",
          graph.place(of: claim), claim: id)
      }
    })
}
