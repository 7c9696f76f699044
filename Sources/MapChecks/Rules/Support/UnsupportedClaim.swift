import ArgumentMap
import SourceText

extension Rule {
  package static let unsupportedClaim = Rule(
    "unsupported-claim", .support, .error,
    summary: "a claim without support: no reason, no evidence, no basis",
    why: """
      A claim is supported when it has a `basis` or `evidence`, or an inference under `because` whose premises are all
      supported. A claim without support is a gap in the argument, and whatever rests on it alone falls with it.
      Objections are claims too. Give a reason (`because`), cite what you rely on (`evidence`), or say why the claim
      needs neither (`basis`).
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because:
            - ⟪blossom⟫: The cherries were in blossom in February
      """,
      """
      claims:
        - mild: The winter was mild
          basis: observation
          but:
            - ⟪lake⟫: The lake froze
      """,
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - blossom: The cherries were in blossom in February
              basis: observation
      """
    ],
    fixes: [.shown],
    check: { rule, context in
      context.support.unsupported.map { claim in
        let id = context.graph.id(claim)
        let fallen = context.support.resting(on: [claim], limit: 64)
        var message = "`\(id)` has no support; give a reason (`because`), cite `evidence`, or state its `basis`"
        if !fallen.isEmpty { message += "; \(context.list(fallen)) \(fallen.count == 1 ? "falls" : "fall") with it" }
        return rule.finding(
          message, context.graph.place(of: claim),
          related: fallen.map {
            Diagnostic.Related(context.graph.place(of: $0), "`\(context.graph.id($0))` falls with `\(id)`")
          }, fix: context.graph.reasonToWrite(for: claim), claim: id)
      }
    })
}
