import ArgumentMap

extension DrawingBuilder {
  /// The accessible name of a claim's box: its text, its marks, how many reasons and objections it has, what it bears
  /// on, and what it contradicts.
  func spokenName(_ i: Int, _ claim: ClaimIndex) -> String {
    let box = drawing.boxes[i]
    var text = (box.isConclusion ? "Conclusion: " : "Claim: ") + sentence(box.text)
    let marks = box.marks.map { mark in
      switch mark.kind {
      case .basis: "Basis: \(mark.text)."
      case .citation: mark.text.hasPrefix("+") ? "And \(mark.text.dropFirst()) more." : "Cites \(mark.text)."
      case .standing: mark.text.prefix(1).uppercased() + mark.text.dropFirst() + "."
      case .hinge: "A conclusion hinges on it."
      case .unsupported: "Unsupported."
      case .fallen: sentence(mark.text.prefix(1).uppercased() + mark.text.dropFirst())
      case .implicit: "Implicit."
      case .weight: sentence(mark.text.prefix(1).uppercased() + mark.text.dropFirst())
      case .imported: "Imported from \(mark.text.dropFirst(5))."
      case .cut: "Not in this picture: \(mark.text)."
      case .collapsed: sentence(mark.text)
      }
    }
    text += marks.map { " " + $0 }.joined()
    let reasons = graph.inferences(on: claim).filter { graph.isOwn($0) }
    let supports = reasons.count { graph.inferences[$0.int].side == .support }
    var count: [String] = []
    if supports > 0 { count.append("supported by \(supports)") }
    if reasons.count > supports { count.append("objected to by \(reasons.count - supports)") }
    let counts = count.joined(separator: ", ")
    if !counts.isEmpty { text += " " + counts.prefix(1).uppercased() + counts.dropFirst() + "." }
    for use in graph.uses(of: claim) where graph.isOwn(use) { text += " " + sentence(spokenUse(use)) }
    for other in contradicted[claim] ?? [] { text += " " + sentence("Contradicts: " + brief(graph.text(of: other))) }
    return text
  }

  private func spokenUse(_ use: InferenceIndex) -> String {
    let inference = graph.inferences[use.int]
    let together = inference.premiseCount > 1 ? "Together with others, " : ""
    let verb: String
    switch inference.side {
    case .support: verb = "supports: "
    case .objection: verb = "objects to: "
    case .undercut:
      verb =
        isUndercut(inference.target)
        ? "undercuts an undercut of a step leading to: " : "undercuts a step leading to: "
    }
    let phrase =
      verb + brief(graph.text(of: graph.claim(atEndOf: use))) + (holds(use) ? "" : " (this step does not hold)")
    return together.isEmpty ? phrase.prefix(1).uppercased() + phrase.dropFirst() : together + phrase
  }

  private func isUndercut(_ target: Graph.Target) -> Bool {
    guard case .inference(let inference) = target else { return false }
    return graph.inferences[inference.int].side == .undercut
  }
}

extension Drawing {
  /// What bears on a collapsed group and what the group bears on, for its accessible name.
  func spokenLinks(_ box: Int) -> String {
    var into: [Drawing.Relation: Int] = [:]
    var verbs: [Drawing.Relation: Set<Int>] = [:]
    for link in links {
      if link.to == .box(box), link.hasHead { into[link.relation, default: 0] += 1 }
      // A premise bears on whatever its step leads to.
      var end = link.to
      if case .junction = end, link.from == .box(box), !link.hasHead {
        end = links.first { $0.from == end }?.to ?? end
      }
      if link.from == .box(box), case .box(let target) = end { verbs[link.relation, default: []].insert(target) }
    }
    var text = ""
    let counts = [(into[.support], "supported by"), (into[.objection], "objected to by")].compactMap { count, words in
      count.map { "\(words) \($0)" }
    }.joined(separator: ", ")
    if !counts.isEmpty { text += " " + counts.prefix(1).uppercased() + counts.dropFirst() + "." }
    for (relation, verb) in [
      (Drawing.Relation.support, "Supports"), (.objection, "Objects to"), (.contradiction, "Contradicts"),
    ] {
      for target in (verbs[relation] ?? []).sorted() {
        text += " \(verb): " + sentence(brief(boxes[target].text))
      }
    }
    return text
  }
}

/// `text` as a sentence: with a full stop unless it already ends with punctuation.
func sentence(_ text: String) -> String {
  guard let last = text.last, !".!?…。！？".contains(last) else { return text }
  return text + "."
}

/// The first words of the given text, about 25 characters, so that a listener who has just heard the claim recognizes
/// it. Text of up to 32 characters is kept whole, without a final full stop.
package func brief(_ text: String) -> String {
  // Counting characters is slow, and most text is ASCII.
  let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
  func length(_ text: Substring) -> Int { isASCII ? text.utf8.count : text.count }
  if length(text[...]) <= 32 { return text.hasSuffix(".") ? String(text.dropLast()) : text }
  var end: String.Index?
  var start = text.startIndex
  var taken = 0
  while start < text.endIndex {
    let space = text.utf8[start...].firstIndex(of: 0x20) ?? text.endIndex
    taken += length(text[start..<space])
    if taken > 25, end != nil { break }
    end = space
    taken += 1
    start = space == text.endIndex ? space : text.utf8.index(after: space)
  }
  let words = text[..<(end ?? text.endIndex)]
  return (words.isEmpty || words.endIndex == text.endIndex ? text.prefix(24) : words) + " …"
}
