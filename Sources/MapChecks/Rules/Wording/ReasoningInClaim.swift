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

      A claim that merely starts with "Therefore" or "Because" contains no inference, but the word is redundant: the step
      already expresses it.
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
      var known: KnownTexts?
      graph.file.bytes.withUnsafeBufferPointer { bytes in
        context.eachText { claim, text in
          let (range, hasEscapes) = context.words(of: text)
          guard let found = ReasoningWords.first(in: range, bytes, hasEscapes: hasEscapes) else { return }
          let id = graph.id(claim)
          switch found {
          case .inference(let range):
            findings.append(
              rule.finding(
                "`\(id)` contains an inference; write its conclusion and its reason as two claims",
                graph.place(range), fix: context.splitting(claim, text, at: range), claim: id))
          case .bare(let range, let isFirst, let isOneClause):
            let word = graph.file.text(range)
            let fix = context.removing(range, of: claim, text, isFirst, isOneClause, &known)
            findings.append(
              rule.finding(
                "`\(id)` says \"\(word)\"; the step expresses that, so remove it", graph.place(range), fix: fix,
                claim: id))
          }
        }
      }
      return findings
    })
}

extension CheckContext {
  /// The range of a text without its quotation marks or its block header, and whether backslashes are escapes in it.
  fileprivate func words(of text: NodeIndex) -> (range: ByteRange, hasEscapes: Bool) {
    let range = graph.tree.range(text)
    if graph.tree.isPlain(text) || range.count < 2 { return (range, false) }
    let bytes = graph.file.bytes
    switch bytes[range.start] {
    case 0x22, 0x27: return (ByteRange(range.start + 1, range.end - 1), bytes[range.start] == 0x22)
    default:
      let lineEnd = bytes[range.start..<range.end].firstIndex(of: 0x0A) ?? range.end
      return (ByteRange(lineEnd, range.end), false)
    }
  }

  /// A fix that removes a word such as "Therefore" from a claim; nil if something other than a word follows it. It is
  /// safe only for the first word of a single clause, and only if no quotation of the claim has these words, the shorter
  /// text is not that of another claim, and it does not start with a pronoun.
  /// - Parameter known: the texts of the map, collected when they are first needed.
  fileprivate func removing(
    _ word: ByteRange, of claim: ClaimIndex, _ text: NodeIndex, _ isFirst: Bool, _ isOneClause: Bool,
    _ known: inout KnownTexts?
  ) -> Fix? {
    let bytes = graph.file.bytes
    var next = word.end
    while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x2C { next += 1 }
    guard next < bytes.count, (0x61...0x7A).contains(bytes[next] | 0x20) else { return nil }
    let letter = graph.file.text(ByteRange(next, next + 1))
    let edit = TextEdit(graph.place(ByteRange(word.start, next + 1)), isFirst ? letter.uppercased() : letter)
    let isSafe = isFirst && isOneClause && isNew(graph.text(text), without: word.count, of: claim, &known)
    return Fix(title: "remove \"\(graph.file.text(word))\"", safety: isSafe ? .safe : .unsafe, edits: [edit])
  }

  /// Whether a text without its first word gives no cause for other findings, and no quotation of the claim has it.
  private func isNew(
    _ text: String, without letterCount: Int, of claim: ClaimIndex, _ known: inout KnownTexts?
  ) -> Bool {
    var texts = known ?? KnownTexts(graph)
    defer { known = texts }
    let folded = FoldedText.fold(text)
    let rest = FoldedText.fold(String(text.dropFirst(letterCount)))
    return texts.quotes[claim, default: []].allSatisfy { !$0.contains(folded) }
      && !ReasoningWords.isPronoun(rest.prefix { $0 != " " }) && texts.claims.insert(rest).inserted
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

/// The folded texts of a map's claims, and the quotations of each claim.
private struct KnownTexts {
  var claims: Set<String> = []
  var quotes: [ClaimIndex: [String]] = [:]

  init(_ graph: Graph) {
    for claim in graph.claimIndices { claims.insert(FoldedText.fold(graph.text(of: claim))) }
    for citation in graph.citations {
      guard case .claim(let claim) = citation.owner, let quote = citation.quote else { continue }
      quotes[claim, default: []].append(FoldedText.fold(graph.text(quote)))
    }
  }
}
