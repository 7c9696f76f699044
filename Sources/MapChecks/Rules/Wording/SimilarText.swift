import ArgumentMap
import SourceText

extension Rule {
  static let similarText = Rule(
    "similar-text", .wording, .off,
    summary: "two claims whose texts nearly agree",
    why: """
      Two texts that differ in a word or two often say the same, and then the reasons for it are split between them. Make
      them one, or make plain in what they differ. Which texts agree in all but case and punctuation is another
      matter (`duplicate-text`).
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The big lake behind the old town hall did not freeze over
              basis: observation
            - pond: ⟪The big lake behind the old town hall never did freeze over⟫
              basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The big lake behind the old town hall did not freeze over
              basis: observation
            - fish: The fish in the big lake behind the old mill survived
              basis: observation
      """
    ],
    options: [
      Option(
        name: "similarity", summary: "how many words of a hundred must be the same, in the same order", standard: 80,
        range: 50...99)
    ],
    check: { rule, context in
      let graph = context.graph
      var index = SimilarTexts(similarity: context.settings.value("similarity", of: rule))
      var nodes: [ClaimIndex] = []
      graph.file.bytes.withUnsafeBufferPointer { bytes in
        context.eachText { claim, text in
          if let range = context.plainRange(text) {
            index.add(UnsafeBufferPointer(rebasing: bytes[range.indices]))
          } else {
            var text = graph.text(text)
            text.withUTF8 { index.add($0) }
          }
          nodes.append(claim)
        }
      }
      return index.pairs().compactMap { later, earlier in
        let (id, other) = (graph.id(nodes[later]), graph.id(nodes[earlier]))
        guard let text = graph.claims[nodes[later].int].text else { return nil }
        return rule.finding(
          "`\(id)` says nearly the same as `\(other)`; make them one, or make plain in what they differ",
          graph.place(text),
          related: [Diagnostic.Related(graph.place(of: nodes[earlier]), "`\(other)` is written here")],
          claim: id)
      }
    })
}
