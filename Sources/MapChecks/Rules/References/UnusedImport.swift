import ArgumentMap
import SourceText

extension Rule {
  static let unusedImport = Rule(
    "unused-import", .references, .warning,
    summary: "an import that the map does not use",
    why: "An import that the map does not use tells the reader nothing. Refer to one of its claims, or delete it.",
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
        // An import that cannot be read is reported by another rule.
        entry.isUsed || error != nil
          ? nil
          : rule.finding(
            "the import `\(entry.alias)` is not used; refer to one of its claims, or delete it",
            context.graph.place(entry.key), fix: context.graph.deleting(entry: entry.key))
      }
    })
}
