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
        findings.append(
          rule.finding(
            "`\(id)` is a question, not a claim; write the answer that you mean, or make it the `question` of the map or of a group",
            graph.place(text),
            claim: id))
      }
      return findings
    })
}
