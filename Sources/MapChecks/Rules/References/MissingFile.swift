import ArgumentMap
import SourceText

extension Rule {
  static let missingFile = Rule(
    "missing-file", .references, .error,
    summary: "a source's `file`, or an import, that is not there",
    why: """
      Anchors and quotes are checked against the file, so it has to be there, as text or Markdown. The path is relative to the map.
      """,
    breaking: [
      Example(
        """
        sources:
          diary: {title: Diary, file: ⟪diary.txt⟫}
        claims:
          - mild: The winter was mild
            evidence: diary
        """)
    ],
    keeping: [
      Example(
        """
        sources:
          diary: {title: Diary, file: diary.txt}
        claims:
          - mild: The winter was mild
            evidence: diary
        """, files: ["diary.txt": "A mild day.\n"])
    ],
    check: { rule, context in
      context.fileErrors.compactMap { node, path, error in
        switch error {
        case .missing:
          rule.finding("there is no file `\(path)`; correct the path, or add the file", context.graph.place(node))
        case .unreadable(let reason):
          rule.finding("`\(path)` cannot be read: \(reason)", context.graph.place(node))
        case .outsideRoot:
          nil
        }
      }
    })
}
