import ArgumentMap
import SourceText

extension Rule {
  static let outsideRoot = Rule(
    "outside-root", .references, .error,
    summary: "a path that leaves the root of the project",
    why: """
      A map must mean the same wherever its project is checked out, so it can only name files inside the project: under `--root`, else the repository, else the folder of the nearest `argmap.yaml`, else the map's own.
      """,
    breaking: [
      Example(
        """
        sources:
          diary: {title: Diary, file: ⟪../../../../diary.txt⟫}
        claims:
          - mild: The winter was mild
            evidence: diary
        """)
    ],
    keeping: [
      Example(
        """
        sources:
          diary: {title: Diary, file: notes/diary.txt}
        claims:
          - mild: The winter was mild
            evidence: diary
        """, files: ["notes/diary.txt": "A mild day.\n"])
    ],
    check: { rule, context in
      context.fileErrors.compactMap { node, path, error in
        switch error {
        case .outsideRoot(let root):
          rule.finding(
            "`\(path)` leaves the root \(root); move the file inside, or give another `--root`",
            context.graph.place(node))
        case .missing, .unreadable:
          nil
        }
      }
    })
}
