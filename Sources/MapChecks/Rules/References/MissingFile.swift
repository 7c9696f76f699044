import ArgumentMap
import SourceText

extension Rule {
  static let missingFile = Rule(
    "missing-file", .references, .error,
    summary: "a source's `file`, or an import, that does not exist or cannot be read",
    why: """
      Anchors and quotes are checked against a source's `file`, and references against an imported map, so both must
      exist. Paths are relative to the map's folder.
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
