import ArgumentMap
import SourceText

extension Rule {
  static let inexactQuote = Rule(
    "inexact-quote", .sources, .warning,
    summary: "a quote that differs from its source in a few words",
    why: """
      A quote must repeat its source's words exactly: `…` stands for words left out, and otherwise only whitespace and
      typography may differ. This rule reports a quote of at least four words in which one word differs or, in quotes of
      twelve words or more, up to one word in six. Any other wrong quote is reported by `quote-not-found`.
      """,
    breaking: [
      Example(
        """
        sources:
          diary: {title: Diary, file: diary.txt}
        claims:
          - mild: The winter was mild
            evidence:
              source: diary
              at: p1
              quote: ⟪It was a very mild day in winter⟫
        """, files: ["diary.txt": "It was a rather mild day\nin winter.\n"])
    ],
    keeping: [
      Example(
        """
        sources:
          diary: {title: Diary, file: diary.txt}
        claims:
          - mild: The winter was mild
            evidence:
              source: diary
              at: p1
              quote: It was a … mild day in winter
        """, files: ["diary.txt": "It was a rather mild day\nin winter.\n"])
    ],
    fixes: [.unsafe],
    check: { rule, context in
      context.quoteFaults.compactMap { fault in
        guard let nearest = fault.nearest else { return nil }
        return rule.finding(
          "\(fault.place) has different words: \"\(nearest)\"; copy the quote exactly",
          context.graph.place(fault.quote),
          fix: context.graph.replacing(fault.quote, by: nearest, title: "quote the source's own words"),
          claim: context.claimID(fault.citation))
      }
    })
}
