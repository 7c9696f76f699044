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
      """
    ],
    fixes: [.shown],
    check: { rule, context in
      if !context.isEnglish { return [] }
      let graph = context.graph
      var findings: [Diagnostic] = []
      graph.file.bytes.withUnsafeBufferPointer { bytes in
        context.eachText { claim, text in
          guard let word = ReasoningWords.first(in: graph.tree.range(text), bytes) else { return }
          let id = graph.id(claim)
          findings.append(
            rule.finding(
              "`\(id)` contains an inference; write its conclusion and its reason as two claims",
              graph.place(word), fix: context.splitting(claim, text, at: word), claim: id))
        }
      }
      return findings
    })
}

/// Words that announce a reason or a conclusion.
private enum ReasoningWords {
  private static let words: [[UInt8]] = ["because", "therefore", "consequently", "hence"].map { Array($0.utf8) }
  /// Words that, before "because", show that the causal link itself is asserted or denied.
  private static let stressed: Set<String> = [
    "not", "just", "only", "simply", "merely", "mainly", "partly", "largely", "mostly", "precisely", "exactly", "n't",
    "chiefly", "primarily", "part", "even", "and", "or", "is", "was", "it's",
  ]
  /// Words that, after "because", show that it names a cause or is itself being discussed.
  private static let behind: Set<String> = ["of", "is", "was", "are", "means", "in", "and", "or"]
  /// Words that, after an initial "since", show that it more likely gives a reason than a time.
  private static let subjects: Set<String> = [
    "it", "they", "he", "she", "we", "you", "i", "there", "nobody", "nothing", "everybody", "everyone", "everything",
  ]

  /// For each pair of bytes, how far the search can skip ahead without missing a word (Wu and Manber 1994).
  private static let shifts: [UInt8] = {
    let shortest = 5
    var result = [UInt8](repeating: UInt8(shortest - 1), count: 1 << 16)
    for word in words {
      for i in 0..<shortest - 1 {
        for first in [word[i], word[i] & ~0x20] {
          let pair = Int(first) << 8 | Int(word[i + 1])
          result[pair] = min(result[pair], UInt8(shortest - 2 - i))
        }
      }
    }
    return result
  }()

  static func first(in range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> ByteRange? {
    if let start = start(range, bytes) { return start }
    return shifts.withUnsafeBufferPointer { shifts in
      var i = range.start + 4
      while i < range.end {
        let shift = Int(shifts[Int(bytes[i - 1]) << 8 | Int(bytes[i])])
        if shift > 0 {
          i += shift
        } else {
          if let word = word(at: i - 4, range, bytes) { return word }
          i += 1
        }
      }
      return nil
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 }

  private static func word(at start: Int, _ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> ByteRange? {
    if start > range.start, isLetter(bytes[start - 1]) || bytes[start - 1] == 0x2D { return nil }
    for word in words {
      let end = start + word.count
      guard end < range.end, !isLetter(bytes[end]), bytes[end] != 0x2D,
        bytes[start] | 0x20 == word[0], bytes[start + 1..<end].elementsEqual(word.dropFirst())
      else { continue }
      if word.count == 7, !isReason(start, end, range, bytes) { return nil }
      return ByteRange(start, end)
    }
    return nil
  }

  /// Whether a "because" gives a reason: it is not quoted, not stressed, and not followed by a word in `behind`.
  private static func isReason(_ start: Int, _ end: Int, _ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    let before = bytes[range.start..<start].split { $0 <= 0x20 }.last
    let behind = bytes[end..<range.end].split { $0 <= 0x20 }.first
    if bytes[end] != 0x20 && bytes[end] != 0x0A || Self.isWord(behind, of: Self.behind) { return false }
    guard let before else { return false }
    let word = String(decoding: before, as: UTF8.self).lowercased()
    return !stressed.contains(word) && !word.hasSuffix("n't") && !word.hasSuffix("n’t")
  }

  private static func isWord(_ bytes: Slice<UnsafeBufferPointer<UInt8>>?, of words: Set<String>) -> Bool {
    bytes.map { words.contains(String(decoding: $0, as: UTF8.self).lowercased()) } ?? false
  }

  /// The first word of texts such as "Since it rained, …" and "Because it rained, …"; nil for other texts.
  private static func start(_ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> ByteRange? {
    var start = range.start
    if start < range.end, bytes[start] == 0x22 || bytes[start] == 0x27 { start += 1 }
    guard start + 8 < range.end, bytes[start] | 0x20 == 0x73 || bytes[start] | 0x20 == 0x62 else { return nil }
    let words = bytes[start..<range.end].split(maxSplits: 2) { $0 <= 0x20 }.prefix(2)
      .map { String(decoding: $0, as: UTF8.self).lowercased() }
    guard words.count == 2, bytes[start..<range.end].contains(0x2C) else { return nil }
    let isReason =
      words[0] == "since" ? subjects.contains(words[1]) : words[0] == "because" && !behind.contains(words[1])
    return isReason ? ByteRange(start, start + words[0].utf8.count) : nil
  }
}

extension CheckContext {
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
