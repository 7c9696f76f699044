import ArgumentMap
import SourceText

extension Rule {
  static let unreadableSource = Rule(
    "unreadable-source", .sources, .warning,
    summary: "an anchor or a quote that points into a file that is not text",
    why: """
      Anchors and quotes are checked only in UTF-8 text and Markdown. Those that point into this file are not checked,
      although they look as if they were. Put the source's text into a separate file and give that as `file`, or leave
      out `file` and give the `url`.
      """,
    breaking: [
      Example(
        """
        sources:
          diary: {title: Diary, file: ⟪diary.pdf⟫}
        claims:
          - mild: The winter was mild
            evidence: {source: diary, at: p1, quote: a mild day}
        """, files: ["diary.pdf": "%PDF-1.7\n"])
    ],
    keeping: [
      Example(
        """
        sources:
          diary: {title: Diary, file: diary.pdf}
        claims:
          - mild: The winter was mild
            evidence: diary
        """, files: ["diary.pdf": "%PDF-1.7\n"])
    ],
    check: { rule, context in
      let graph = context.graph
      var isPointedInto = [Bool](repeating: false, count: graph.sources.count)
      for citation in graph.citations {
        if case .source(_, let source?, let anchor) = citation.reference, anchor != nil || citation.quote != nil {
          isPointedInto[source.raw] = true
        }
      }
      return graph.ownSources.compactMap { index, source in
        guard isPointedInto[index.raw], let file = source.file, context.documents.all[index.raw] == nil else {
          return nil
        }
        return rule.finding(
          "`\(graph.text(file))` is neither UTF-8 text nor Markdown, so anchors and quotes that point into it are not checked; put its text into a separate file",
          graph.place(file))
      }
    })
}
