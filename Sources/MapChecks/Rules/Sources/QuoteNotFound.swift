import ArgumentMap
import SourceText

extension Rule {
  static let quoteNotFound = Rule(
    "quote-not-found", .sources, .error,
    summary: "a quote that its source does not contain where the anchor points",
    why: """
      A quote must stand in its source word for word; `…` leaves words out. What printing alone changes does not count:
      white space, the forms of quotes and dashes, ligatures, hyphens at a line's end, the signs of Markdown, a capital at
      the start. With an anchor it must stand there, without one anywhere in the source. Quotes are checked only where the
      source has a `file`. The claim keeps its support.
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
        // One that is nearly there is reported as such, unless nobody wants to know.
        if fault.nearest != nil, context.settings.level(.inexactQuote) != .off { return nil }
        return rule.finding(
          fault.isElsewhere
            ? "the quote is not in \(fault.place), but elsewhere in the source; correct the anchor"
            : "the quote is not in \(fault.place); quote it word for word, with `…` for words left out",
          context.graph.place(fault.quote), claim: context.claimID(fault.citation))
      }
    })
}
