import ArgumentMap
import SourceText

extension Rule {
  static let similarText = Rule(
    "similar-text", .wording, .off,
    summary: "two claims with nearly the same text",
    why: """
      Two claims whose texts differ in a word or two often say the same thing; in that case, the reasons for it are
      split between the two claims. Merge them, or make clear how they differ. Not reported: claims that are declared
      contradictory, that differ in a number or a negation, or of which one has an unrelated word in place of another.
      Claims whose texts differ only in case and punctuation are reported by `duplicate-text`.
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
            - late: The big lake behind the old town hall did freeze over
              basis: observation
      """
    ],
    options: [
      Option(
        name: "similarity", summary: "the percentage of words that must be the same, in the same order", standard: 80,
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
      let contradictions = Set(graph.contradictions.flatMap { [[$0.first, $0.second], [$0.second, $0.first]] })
      return index.pairs().compactMap { later, earlier in
        if contradictions.contains([nodes[later], nodes[earlier]]) || context.differ(nodes[later], nodes[earlier]) {
          return nil
        }
        let (id, other) = (graph.id(nodes[later]), graph.id(nodes[earlier]))
        guard let text = graph.claims[nodes[later].int].text else { return nil }
        return rule.finding(
          "`\(id)` says nearly the same as `\(other)`; merge them, or make clear how they differ",
          graph.place(text),
          related: [Diagnostic.Related(graph.place(of: nodes[earlier]), "`\(other)` is written here")],
          claim: id)
      }
    })
}

extension CheckContext {
  /// Whether the texts of two claims say different things: they differ in a number or a negation, one turns the other
  /// into its opposite or into somebody's words, or one has a word in place of another that is not a form of it.
  fileprivate func differ(_ first: ClaimIndex, _ second: ClaimIndex) -> Bool {
    func words(_ claim: ClaimIndex) -> [String] {
      graph.claims[claim.int].text.map { EnglishWords.words(of: graph.text($0)) } ?? []
    }
    func deciding(_ word: String) -> String? {
      if EnglishWords.negations.contains(word) || word.hasSuffix("n't") { return "not" }
      return word.contains(where: \.isNumber) ? word : nil
    }
    func folded(_ claim: ClaimIndex) -> String? { graph.claims[claim.int].text.map { FoldedText.fold(graph.text($0)) } }
    // `duplicate-text` reports these.
    if folded(first) == folded(second) { return true }
    let (a, b) = (words(first), words(second))
    if a.compactMap(deciding).sorted() != b.compactMap(deciding).sorted() { return true }
    if !isEnglish { return false }
    let alignment = WordAlignment(a.filter { deciding($0) == nil }, b.filter { deciding($0) == nil })
    return alignment.added.contains(where: EnglishWords.isReversing)
      || alignment.replaced.contains { !EnglishWords.areInterchangeable($0, $1) }
  }
}
