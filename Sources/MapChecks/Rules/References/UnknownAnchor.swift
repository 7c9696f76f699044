import ArgumentMap
import SourceText

extension Rule {
  static let unknownAnchor = Rule(
    "unknown-anchor", .references, .error,
    summary: "a citation with an anchor that its source does not have",
    why: """
      `source#p3` points to the third paragraph of the source's `file`, and `source#a-heading` to the section under a
      heading. An anchor that does not exist leads the reader nowhere. Anchors are checked only if the source has a
      `file`.
      """,
    breaking: [
      Example(
        """
        sources:
          diary: {title: Diary, file: diary.txt}
        claims:
          - mild: The winter was mild
            evidence: diary#⟪p3⟫
        """, files: ["diary.txt": "A mild day.\n\nAnother.\n"])
    ],
    keeping: [
      Example(
        """
        sources:
          diary: {title: Diary, file: diary.md}
        claims:
          - mild: The winter was mild
            evidence: [diary#p1, diary#february]
        """, files: ["diary.md": "# February\n\nA mild day.\n"])
    ],
    check: { rule, context in
      var suggestion = Suggestion()
      return context.graph.citations.compactMap { citation in
        guard case .source(let name, _, let anchor?) = citation.reference,
          let document = context.documents.document(citation),
          document.place(at: anchor) == nil
        else { return nil }
        let count = document.paragraphs.count
        let nearest = suggestion.nearest(to: anchor, among: document.headings.lazy.map(\.anchor))
        var hint = "it has \(count) paragraph\(count == 1 ? "" : "s")"
        if let nearest {
          hint = "did you mean `\(nearest)`?"
        } else if !document.headings.isEmpty {
          hint += " and \(document.headings.count) heading\(document.headings.count == 1 ? "" : "s")"
        }
        return rule.finding(
          "`\(name)` has no `#\(anchor)`; \(hint)", context.graph.place(citation.anchorRange),
          fix: nearest.map {
            Fix(
              title: "write `\($0)`", safety: .unsafe,
              edits: [TextEdit(context.graph.place(citation.anchorRange), $0)])
          },
          claim: context.claimID(citation))
      }
    })
}
