import ArgumentMap
import MapSyntax
import SourceText

extension Rule {
  static let objectionToInference = Rule(
    "objection-to-inference", .wording, .note,
    summary: "an objection that starts with \"even if\" or \"even though\"",
    why: """
      An objection that says "even if" and then repeats a reason grants that reason, and often doubts only the step from
      it to the claim. If it is placed under `unless` in that reason's item, the objection applies only to that step and
      does not affect the claim's other reasons. Nothing is reported unless most words of the part that is granted are
      in one reason, and fewer of them in the claim itself.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The lake did not freeze
              basis: observation
          but:
            - salt: ⟪Even if⟫ the lake did not freeze, that may be because of the salt in it
              basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The lake did not freeze
              basis: observation
              unless:
                - salt: Even if the lake did not freeze, that may be because of the salt in it
                  basis: observation
          but:
            - rare: Even if the winter was mild, it was an exception
              basis: observation
      """
    ],
    check: { rule, context in
      let graph = context.graph
      guard context.isEnglish else { return [] }
      let starts = ["even if ", "even though "].map { Array($0.utf8) }
      var seen: Set<ClaimIndex> = []
      return graph.ownInferences.compactMap { index in
        let inference = graph.inferences[index.int]
        guard inference.side == .objection, case .claim(let target) = inference.target,
          let premise = graph.premises(index).first, let text = graph.own(graph.claims[premise.int].text),
          graph.claims[premise.int].item == inference.item,
          graph.inferences(on: target).contains(where: { graph.inferences[$0.int].side == .support })
        else { return nil }
        var start = graph.tree.range(text).start
        if !graph.tree.isPlain(text) { start += 1 }
        let bytes = graph.file.bytes
        for words in starts where start + words.count < bytes.count {
          guard zip(bytes[start...], words).allSatisfy({ $0 | 0x20 == $1 }), seen.insert(premise).inserted,
            let reason = context.grantedReason(text, start + words.count, of: target)
          else { continue }
          return rule.finding(
            "`\(graph.id(premise))` grants the reason `\(graph.id(reason))`; if it doubts only the step from it, move it under `unless` in the item of `\(graph.id(reason))`",
            graph.place(ByteRange(start, start + words.count - 1)), claim: graph.id(premise))
        }
        return nil
      }
    })
}

extension CheckContext {
  private func words(of claim: ClaimIndex) -> [String] {
    graph.claims[claim.int].text.map { EnglishWords.words(of: graph.text($0)) } ?? []
  }

  /// The premise that an objection repeats and thus grants; nil if there is none, or if the objection rather grants the
  /// claim itself.
  /// - Parameter start: the byte offset at which the granted clause starts; the clause ends at the next comma.
  fileprivate func grantedReason(_ text: NodeIndex, _ start: Int, of target: ClaimIndex) -> ClaimIndex? {
    let clause = graph.file.bytes[start..<graph.tree.range(text).end].prefix { $0 != 0x2C }
    let words = EnglishWords.words(of: String(decoding: clause, as: UTF8.self))
    func isNegative(_ words: [String]) -> Bool {
      words.contains { EnglishWords.negations.contains($0) || $0.hasSuffix("n't") }
    }
    let granted = words.filter { !EnglishWords.functionWords.contains($0) }
    func names(_ claim: ClaimIndex) -> [String] {
      self.words(of: claim).filter { !EnglishWords.functionWords.contains($0) }
    }
    func shared(_ claim: ClaimIndex) -> Int {
      let names = names(claim)
      return granted.count { word in names.contains { EnglishWords.areForms(word, $0) } }
    }
    var found: (premise: ClaimIndex, count: Int)?
    for inference in graph.inferences(on: target) where graph.inferences[inference.int].side == .support {
      for premise in graph.premises(inference) {
        let count = shared(premise)
        if count > found?.count ?? 0 { found = (premise, count) }
      }
    }
    guard let found, found.count >= 2, found.count * 3 >= granted.count * 2, found.count > shared(target),
      // A long reason says much more than what is granted.
      names(found.premise).count <= 20,
      isNegative(words) == isNegative(self.words(of: found.premise))
    else { return nil }
    return found.premise
  }
}
