import ArgumentMap
import SourceText

extension Rule {
  static let unusedImport = Rule(
    "unused-import", .references, .warning,
    summary: "an import of which nothing is named",
    why: "An import that the map makes no use of tells the reader nothing. Name one of its claims, or delete it.",
    breaking: [
      Example(
        """
        imports:
          ⟪spring⟫: spring.argmap.yaml
        claims:
          - mild: The winter was mild
            basis: observation
        """,
        files: ["spring.argmap.yaml": "claims:\n  - blossom: The cherries were in blossom\n    basis: observation\n"])
    ],
    keeping: [
      Example(
        """
        imports:
          spring: spring.argmap.yaml
        claims:
          - mild: The winter was mild
            because: spring.blossom
        """,
        files: ["spring.argmap.yaml": "claims:\n  - blossom: The cherries were in blossom\n    basis: observation\n"])
    ],
    fixes: [.unsafe],
    check: { rule, context in
      zip(context.graph.imports, context.importErrors).compactMap { entry, error in
        // A path that leads nowhere is the mistake.
        entry.isUsed || error != nil
          ? nil
          : rule.finding(
            "nothing of `\(entry.alias)` is named; name one of its claims, or delete the import",
            context.graph.place(entry.key), fix: context.graph.deleting(entry: entry.key))
      }
    })
}
