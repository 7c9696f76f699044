import ArgumentMap
import SourceText

extension Rule {
  static let quoteNotFound = Rule(
    "quote-not-found", .sources, .error,
    summary: "a quote that its source does not contain where the anchor points",
    why: """
      A quote must stand in its source word for word, white space and typographic signs aside; `…` leaves words out.
      With an anchor it must stand there, without one anywhere in the source. Quotes are checked only where the source
      has a `file`. The claim keeps its support.
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
      // Each source is folded once, however many quotes are looked for in it.
      var whole: [SourceIndex: QuoteMatch] = [:]
      return context.graph.citations.compactMap { citation in
        guard let quote = citation.quote, let document = context.document(citation),
          case .source(let name, let source?, let anchor) = citation.reference
        else { return nil }
        let lines = anchor.flatMap { document.lines(at: $0) }
        // Where the anchor leads nowhere, that is the finding.
        if anchor != nil, lines == nil { return nil }
        let words = context.graph.text(quote)
        if let lines, QuoteMatch(document.text(lines)).contains(words) { return nil }
        let all = whole[source] ?? QuoteMatch(document.text())
        whole[source] = all
        let isThere = all.contains(words)
        if lines == nil, isThere { return nil }
        let whereItIs = anchor.map { "`\(name)#\($0)`" } ?? "`\(name)`"
        let elsewhere = anchor != nil && isThere
        return rule.finding(
          elsewhere
            ? "the quote is not in \(whereItIs), but elsewhere in the source; correct the anchor"
            : "the quote is not in \(whereItIs); quote it word for word, with `…` for words left out",
          context.graph.place(quote), claim: context.claimID(citation))
      }
    })
}
