import ArgumentMap
import MapSyntax
import SourceText

extension Rule {
  static let reasoningInClaim = Rule(
    "reasoning-in-claim", .wording, .note,
    summary: "\"because\", \"therefore\", \"since …\" or the like inside a claim",
    why: """
      An inference that is hidden in a claim can be neither seen nor objected to. Write the reason as a separate claim.
      If the claim is just that one thing causes another ("it froze because of the wind"), leave it.

      A claim that merely starts with "Therefore" or "Because" contains no inference, but the step between the two
      claims says that word already.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild ⟪because⟫ the lake did not freeze
          basis: observation
      """,
      """
      claims:
        - fish: The lake did not freeze, and ⟪therefore⟫ the fish survived
          basis: observation
        - warm: ⟪Since⟫ it was warm, nobody heated
          basis: observation
      """,
      """
      claims:
        - mild: ⟪Therefore⟫ the winter was mild
          because:
            - lake: ⟪Because⟫ it did not freeze
              basis: observation
      """,
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The lake did not freeze
              basis: observation
        - cold: It was cold, but not because the wind blew
          basis: observation
        - wind: The lake froze because of the wind
          basis: observation
        - year: Since 1963, the lake has not frozen
          basis: observation
        - fish: The fish died because the lake froze
          basis: observation
        - said: The paper says that it was mild because nobody skated
          basis: observation
      """
    ],
    fixes: [.safe, .unsafe, .shown],
    check: { rule, context in
      if !context.isEnglish { return [] }
      let graph = context.graph
      var findings: [Diagnostic] = []
      var taken: Set<String>?
      graph.file.bytes.withUnsafeBufferPointer { bytes in
        context.eachText { claim, text in
          guard let found = ReasoningWords.first(in: context.words(of: text), bytes) else { return }
          let id = graph.id(claim)
          let word = String(decoding: bytes[found.range.start..<found.range.end], as: UTF8.self)
          switch found {
          case .inference(let range):
            findings.append(
              rule.finding(
                "`\(id)` contains an inference; write its conclusion and its reason as two claims",
                graph.place(range), fix: context.splitting(claim, text, at: range), claim: id))
          case .bare(let range, let isOneClause):
            findings.append(
              rule.finding(
                "`\(id)` says \"\(word)\", but a step says that already; remove the word", graph.place(range),
                fix: context.removing(range, of: claim, text, isSafe: isOneClause, &taken), claim: id))
          }
        }
      }
      return findings
    })
}

extension CheckContext {
  /// The range of a text without its quotation marks.
  fileprivate func words(of text: NodeIndex) -> ByteRange {
    let range = graph.tree.range(text)
    let first = range.isEmpty ? 0 : graph.file.bytes[range.start]
    let isQuoted = !graph.tree.isPlain(text) && (first == 0x22 || first == 0x27) && range.count > 1
    return isQuoted ? ByteRange(range.start + 1, range.end - 1) : range
  }

  /// A fix that removes a word such as "Therefore" from a claim; nil if something else than a word follows it.
  /// - Parameters:
  ///   - isSafe: whether the word is all that ties the text to another. The fix is safe only if, besides, no quotation
  ///     has these words and the shorter text is not that of another claim and does not start with a pronoun.
  ///   - taken: the folded texts of all claims, computed when they are first needed.
  fileprivate func removing(
    _ word: ByteRange, of claim: ClaimIndex, _ text: NodeIndex, isSafe: Bool, _ taken: inout Set<String>?
  ) -> Fix? {
    let bytes = graph.file.bytes
    let range = words(of: text)
    var next = word.end
    while next < range.end, bytes[next] == 0x20 || bytes[next] == 0x2C { next += 1 }
    guard next < range.end, (0x61...0x7A).contains(bytes[next] | 0x20) else { return nil }
    let isFirst = word.start == range.start
    let letter = String(decoding: [bytes[next]], as: UTF8.self)
    let edit = TextEdit(graph.place(ByteRange(word.start, next + 1)), isFirst ? letter.uppercased() : letter)
    let rest = graph.file.text(ByteRange(range.start, word.start)) + graph.file.text(ByteRange(next, range.end))
    let folded = FoldedText.fold(rest)
    var texts = taken ?? Set((0..<graph.ownClaimCount).map { FoldedText.fold(graph.text(of: ClaimIndex($0))) })
    let isNew = texts.insert(folded).inserted
    taken = texts
    let isQuoted = graph.citations.contains {
      guard $0.owner == .claim(claim), let quote = $0.quote else { return false }
      return FoldedText.fold(graph.text(quote)).contains(FoldedText.fold(graph.text(text)))
    }
    let startsWithPronoun = isFirst && ReasoningWords.isPronoun(folded.prefix { $0 != " " })
    let safety: Fix.Safety = isSafe && isFirst && isNew && !isQuoted && !startsWithPronoun ? .safe : .unsafe
    return Fix(title: "remove the word", safety: safety, edits: [edit])
  }

  /// A fix that moves the reason after "because" into a claim below; it is shown but never applied. Nil for words
  /// other than "because", or if the text or the item does not allow the move.
  fileprivate func splitting(_ claim: ClaimIndex, _ text: NodeIndex, at word: ByteRange) -> Fix? {
    let bytes = graph.file.bytes
    guard word.count == 7, graph.tree.isPlain(text), let item = graph.own(graph.claims[claim.int].item),
      graph.tree.kind(item) == .mapping,
      !graph.tree.nodes[item.int].isFlow,
      !lists(.because, item)
    else { return nil }
    let range = graph.tree.range(text)
    var before = word.start
    while before > range.start, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x2C { before -= 1 }
    let reason = String(decoding: bytes[word.end..<range.end], as: UTF8.self).drop { $0 == " " }
    if reason.contains("\n") || before == range.start { return nil }
    var start = graph.tree.range(item).start
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    let indent = String(repeating: " ", count: graph.tree.range(item).start - start)
    return Fix(
      title: "move the reason into a claim below", safety: .shown,
      edits: [
        TextEdit(
          graph.place(ByteRange(before, range.end)),
          "\n\(indent)because:\n\(indent)  - an-id: \(reason.prefix(1).uppercased())\(reason.dropFirst())")
      ])
  }
}
