import ArgumentMap
import SourceText

extension Rule {
  package static let unusedSource = Rule(
    "unused-source", .references, .warning,
    summary: "a source that nothing cites",
    why: "A source that nothing cites tells the reader nothing. Cite it, or delete it.",
    breaking: [
      """
      sources:
        ⟪diary⟫: {title: Diary}
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ],
    keeping: [
      """
      sources:
        diary: {title: Diary}
      claims:
        - mild: The winter was mild
          evidence: diary
      """
    ],
    fixes: [.shown],
    check: { rule, context in
      var isCited = [Bool](repeating: false, count: context.graph.sources.count)
      for citation in context.graph.citations {
        if case .source(_, let source?, _) = citation.reference { isCited[source.raw] = true }
      }
      return context.graph.ownSources.compactMap { index, source in
        guard !isCited[index.raw], !source.isMeant, let key = context.graph.own(source.key) else { return nil }
        // The fix is only shown: another map may cite the source, and a map on its own does not tell.
        return rule.finding(
          "nothing cites `\(source.name)`; cite it, or delete it", context.graph.place(key),
          fix: context.graph.deleting(entry: key).map { Fix(title: $0.title, safety: .shown, edits: $0.edits) })
      }
    })
}
