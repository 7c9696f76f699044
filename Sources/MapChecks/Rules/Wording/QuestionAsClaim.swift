import ArgumentMap
import MapSyntax
import SourceText

extension Rule {
  static let questionAsClaim = Rule(
    "question-as-claim", .wording, .warning,
    summary: "a claim that is a question",
    why: """
      A claim says something that is true or false; a question says nothing that could be supported. Write the answer
      that you mean. The question that the whole map answers goes under `question` at the top; if the map answers several,
      each goes under the `question` of a group.
      """,
    breaking: [
      """
      claims:
        - mild: ⟪Was the winter mild?⟫
          basis: observation
      """
    ],
    keeping: [
      """
      question: Was the winter mild?
      claims:
        - mild: The winter was mild
          basis: observation
        - asked: 'Nobody asked "Was it mild?"'
          basis: observation
      """
    ],
    check: { rule, context in
      let graph = context.graph
      var findings: [Diagnostic] = []
      let marks: [[UInt8]] = [Array("?".utf8), Array("？".utf8), Array("؟".utf8)]
      let bytes = graph.file.bytes
      context.eachText { claim, text in
        var end = graph.tree.range(text).end
        let isPlain = graph.tree.isPlain(text)
        // The range of a quoted text includes its closing quote.
        if !isPlain, end > 0, bytes[end - 1] == 0x22 || bytes[end - 1] == 0x27 { end -= 1 }
        // "Should we?!" is a question too.
        while end > 0, bytes[end - 1] <= 0x20 || bytes[end - 1] == 0x21 { end -= 1 }
        let last = end > 0 ? bytes[end - 1] : 0
        guard last == 0x3F || last == 0x9F else { return }
        guard marks.contains(where: { bytes[..<end].suffix($0.count).elementsEqual($0) }) else { return }
        let id = graph.id(claim)
        let start = graph.tree.range(text).start + (isPlain ? 0 : 1)
        let message: String
        var place = graph.place(text)
        if let sentence = lastSentence(start, end, bytes) {
          message = "`\(id)` ends with a question; write the answer that you mean"
          place = graph.place(ByteRange(sentence, end))
        } else {
          message =
            "`\(id)` is a question, not a claim; write the answer that you mean, or make it the `question` of the map or of a group"
        }
        findings.append(rule.finding(message, place, claim: id))
      }
      return findings
    })
}

/// Where the last sentence between two offsets starts; nil if there is only one.
private func lastSentence(_ start: Int, _ end: Int, _ bytes: [UInt8]) -> Int? {
  let seams = [". ", "! ", "; ", ": ", " - ", " – ", " — ", "。"].map { Array($0.utf8) }
  for i in stride(from: end - 1, to: start, by: -1) {
    for seam in seams where i + seam.count < end && bytes[i...].starts(with: seam) {
      return i + seam.count
    }
  }
  return nil
}
