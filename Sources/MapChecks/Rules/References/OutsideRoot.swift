import ArgumentMap
import SourceText

extension Rule {
  static let outsideRoot = Rule(
    "outside-root", .references, .error,
    summary: "a path that leads outside the root of the project",
    why: """
      A map must mean the same thing wherever its project is checked out, so it can only refer to files under the
      project's root. The root is the first of these that is given or exists: `--root`, `root` in `argmap.yaml`, the
      repository, the folder of the nearest `argmap.yaml`, the map's own folder.
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
            "`\(path)` is outside the root \(root); move the file there, or choose another `--root`",
            context.graph.place(node))
        case .missing, .unreadable:
          nil
        }
      }
    })
}
