import ArgumentMap
import MapSyntax
import SourceText

extension Rule {
  static let duplicateText = Rule(
    "duplicate-text", .wording, .warning,
    summary: "two claims with the same text, apart from case and punctuation",
    why: """
      A claim that is written twice has two sets of reasons, and an objection to one copy does not touch the other.
      Write it once, and refer to it by its id elsewhere.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The lake did not freeze
              basis: observation
            - open: ⟪the lake did not freeze.⟫
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
        - fish: The fish survived
          because: lake
      """
    ],
    fixes: [.unsafe],
    check: { rule, context in
      let graph = context.graph
      return duplicates(context).map { claim, text, earlier in
        let (id, other) = (graph.id(claim), graph.id(earlier))
        return rule.finding(
          "`\(id)` says the same as `\(other)`; write the claim once, and refer to it by its id here",
          graph.place(text), related: [Diagnostic.Related(graph.place(of: earlier), "`\(other)` is written here")],
          fix: context.referring(claim, to: earlier), claim: id)
      }
    })

  /// The claims whose folded text equals that of an earlier claim, each with its text node and that earlier claim.
  /// Takes time linear in the length of the texts: computing a text's key costs two additions per byte, and only texts
  /// that share a key are folded and compared.
  private static func duplicates(_ context: CheckContext) -> [(ClaimIndex, NodeIndex, ClaimIndex)] {
    let graph = context.graph
    var firsts = FirstClaims(capacity: graph.ownClaimCount)
    var suspects: [(claim: ClaimIndex, text: NodeIndex, first: ClaimIndex)] = []
    FoldedText.Keys.with { keys in
      graph.file.bytes.withUnsafeBufferPointer { bytes in
        context.eachText { claim, text in
          let key =
            context.plainRange(text).flatMap { keys.key(bytes, $0) }
            ?? keys.key(folded: FoldedText.fold(graph.text(text)))
          // Text without words has the key 0 and is not compared.
          if key != 0, let first = firsts.put(key, claim) { suspects.append((claim, text, first)) }
        }
      }
    }
    var byText: [String: ClaimIndex] = [:]
    var isKnown: Set<ClaimIndex> = []
    return suspects.compactMap { claim, text, first in
      if isKnown.insert(first).inserted { byText[FoldedText.fold(graph.text(of: first))] = first }
      let folded = FoldedText.fold(graph.text(text))
      if let earlier = byText[folded] { return (claim, text, earlier) }
      byText[folded] = claim
      return nil
    }
  }
}

/// A hash table that holds the first claim with each key.
private struct FirstClaims {
  private var keys: [UInt64]
  private var claims: [ClaimIndex]
  private let mask: Int

  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    keys = Array(repeating: 0, count: size)
    claims = Array(repeating: ClaimIndex(0), count: size)
    mask = size - 1
  }

  /// Adds a claim unless an earlier one has the same key. Returns that earlier claim, or nil if there was none.
  /// - Parameter key: the claim's key, which must not be 0.
  mutating func put(_ key: UInt64, _ claim: ClaimIndex) -> ClaimIndex? {
    var at = Int(truncatingIfNeeded: key >> 20) & mask
    while keys[at] != 0 {
      if keys[at] == key { return claims[at] }
      at = (at + 1) & mask
    }
    keys[at] = key
    claims[at] = claim
    return nil
  }
}

extension CheckContext {
  /// A fix that replaces `claim` with a reference to `other`, or deletes `claim` if `other` is already given there. Nil
  /// unless `claim` has nothing but its text and `basis`, nothing but its own item refers to it, and it is the only
  /// premise of exactly one step, which does not bear on `other`.
  fileprivate func referring(_ claim: ClaimIndex, to other: ClaimIndex) -> Fix? {
    guard let item = graph.own(graph.claims[claim.int].item), graph.tree.kind(item) == .mapping,
      graph.tree.pairs(of: item).allSatisfy({ isTextOrBasis($0.key) }),
      graph.own(graph.claims[other.int].item) != item, graph.onClaim[claim.int].isEmpty,
      graph.uses[claim.int].count == 1,
      !graph.statedConclusions.contains(where: { $0.claim == claim }),
      !graph.expectations.contains(where: { $0.claim == claim }),
      !graph.contradictions.contains(where: { $0.first == claim || $0.second == claim }),
      !graph.views.contains(where: { $0.focus.contains(claim) })
    else { return nil }
    guard let use = graph.uses(of: claim).first.map({ graph.inferences[$0.int] }), use.premiseCount == 1,
      use.target != .claim(other)
    else { return nil }
    // If the other claim is already given for the same target, this one adds nothing.
    let isGiven = graph.uses(of: other).contains {
      graph.inferences[$0.int].target == use.target && graph.inferences[$0.int].side == use.side
    }
    if isGiven { return graph.deleting(item: item) }
    return Fix(
      title: "refer to `\(graph.id(other))` here", safety: .unsafe,
      edits: [TextEdit(graph.place(item), graph.id(other))])
  }

  private func isTextOrBasis(_ key: NodeIndex) -> Bool {
    graph.tree.keyWord(key).map { Key(number: $0) == .basis } ?? true
  }
}
