import ArgumentMap
import SourceText

extension Rule {
  static let unreadableSource = Rule(
    "unreadable-source", .sources, .warning,
    summary: "an anchor or a quote into a file that is no text",
    why: """
      Anchors and quotes are checked in UTF-8 text and Markdown, nothing else: they are not checked here, though they look
      as if they were. Put the source's text into a file of its own and name that as `file`, or leave `file` out and
      give the `url`.
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
      return graph.sources.indices.compactMap { i in
        guard isPointedInto[i], let file = graph.sources[i].file, context.documents.all[i] == nil else { return nil }
        return rule.finding(
          "`\(graph.text(file))` is not read, since it is no UTF-8 text or Markdown: what points into it is not checked; give its text in a file of its own",
          graph.place(file))
      }
    })
}
