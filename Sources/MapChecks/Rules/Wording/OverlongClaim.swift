import ArgumentMap
import MapSyntax
import SourceText

extension Rule {
  static let overlongClaim = Rule(
    "overlong-claim", .wording, .off,
    summary: "a claim with too many words",
    why: """
      A long claim usually says more than one thing, so an objection must say which part of it is in question. Split the
      claim, or move explanations into `note`.
      """,
    breaking: [
      """
      claims:
        - mild: ⟪The winter, which began late in the year and ended early in the next, was, if one compares it with the
            winters that the old people here tell of and that the diaries in the town hall describe, mild in nearly every
            respect that matters⟫
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          note: It began late in the year and ended early in the next
          basis: observation
      """
    ],
    options: [Option(name: "words", summary: "the maximum number of words in a claim", standard: 40, range: 1...1000)],
    check: { rule, context in
      let graph = context.graph
      let limit = context.settings.value("words", of: rule)
      var findings: [Diagnostic] = []
      graph.file.bytes.withUnsafeBufferPointer { bytes in
        context.eachText { claim, text in
          var count = 0
          var wasSpace = true
          let range = graph.tree.range(text)
          // A word and the space after it take at least two bytes.
          if range.count <= 2 * limit { return }
          for i in range.start..<range.end {
            let isSpace = bytes[i] <= 0x20
            if wasSpace && !isSpace { count += 1 }
            wasSpace = isSpace
          }
          if count <= limit { return }
          let id = graph.id(claim)
          findings.append(
            rule.finding(
              "`\(id)` has \(count) words, more than \(limit); split it, or move explanations into `note`",
              graph.place(text), claim: id))
        }
      }
      return findings
    })
}
