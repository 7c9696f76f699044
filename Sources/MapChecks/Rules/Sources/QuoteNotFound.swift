import ArgumentMap
import SourceText

extension Rule {
  static let quoteNotFound = Rule(
    "quote-not-found", .sources, .error,
    summary: "a quote that is not in its source, or not where the anchor points",
    why: """
      A quote must appear in its source word for word; `…` stands for words left out. Differences in typography do not
      count: whitespace, the styles of quotation marks and dashes, ligatures, hyphens at the end of a line, Markdown
      markup, and a capital letter at the start. With an anchor, the quote must appear at that place; without one,
      anywhere in the source. Quotes are checked only if the source has a `file`. A claim whose quote is not found still
      counts as supported.
      """,
    breaking: [
      Example(
        """
        sources:
          diary: {title: Diary, file: diary.txt}
        claims:
          - mild: The winter was mild
            evidence: {source: diary, at: p1, quote: ⟪a cold day⟫}
        """, files: ["diary.txt": "It was a mild day.\n\nThen came a cold day.\n"])
    ],
    keeping: [
      Example(
        """
        sources:
          diary: {title: Diary, file: diary.txt}
        claims:
          - mild: The winter was mild
            evidence: {source: diary, at: p1, quote: It … mild day}
        """, files: ["diary.txt": "It was, I swear,\na mild day.\n"])
    ],
    check: { rule, context in
      context.quoteFaults.compactMap { fault in
        // A quote that nearly matches is reported by `inexact-quote`, unless that rule is off.
        if fault.nearest != nil, context.settings.level(.inexactQuote) != .off { return nil }
        return rule.finding(
          fault.isElsewhere
            ? "the quote is not in \(fault.place), but \(fault.actualPlace.map { "in \($0)" } ?? "elsewhere in the source"); "
              + "correct the anchor"
            : "the quote is not in \(fault.place); quote it word for word, with `…` for words left out",
          context.graph.place(fault.quote), claim: context.claimID(fault.citation))
      }
    })
}
