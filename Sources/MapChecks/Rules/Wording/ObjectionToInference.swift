import ArgumentMap
import MapSyntax
import SourceText

extension Rule {
  static let objectionToInference = Rule(
    "objection-to-inference", .wording, .note,
    summary: "an objection that starts with \"even if\" or \"even though\"",
    why: """
      An objection that says "even if" grants a reason for the claim but doubts the step from that reason to the claim.
      If it is placed under `unless` in that reason's item, the objection applies only to that step and does not affect
      the claim's other reasons. Nothing is reported if the part that is granted shares no words with any reason, or
      more words with the claim itself than with any reason.
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
            context.grantsReason(text, start + words.count, of: target)
          else { continue }
          return rule.finding(
            "`\(graph.id(premise))` grants a reason but doubts the step from it; move the objection under `unless` in the item of that reason",
            graph.place(ByteRange(start, start + words.count - 1)), claim: graph.id(premise))
        }
        return nil
      }
    })
}

extension CheckContext {
  /// Whether an objection grants a reason for the claim rather than the claim itself.
  /// - Parameter start: the byte offset at which the granted clause starts; the clause ends at the next comma.
  fileprivate func grantsReason(_ text: NodeIndex, _ start: Int, of target: ClaimIndex) -> Bool {
    let clause = graph.file.bytes[start..<graph.tree.range(text).end].prefix { $0 != 0x2C }
    let granted = EnglishWords.names(in: String(decoding: clause, as: UTF8.self))
    func shared(_ claim: ClaimIndex) -> Int {
      guard let text = graph.claims[claim.int].text else { return 0 }
      let names = EnglishWords.names(in: graph.text(text))
      return granted.count { word in names.contains { EnglishWords.areForms(word, $0) } }
    }
    var most = 0
    for inference in graph.inferences(on: target) where graph.inferences[inference.int].side == .support {
      for premise in graph.premises(inference) { most = max(most, shared(premise)) }
    }
    return most > 0 && most >= shared(target)
  }
}
