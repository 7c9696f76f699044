/// A drawing as nested points in reading order: below each claim are the claims for it and against it. A claim that
/// bears on several others is given in full only where it first occurs.
package struct Outline: Sendable {
  /// How a point relates to the one above it.
  package enum Role: String, Sendable, Hashable {
    /// A point at the top level.
    case conclusion
    case support, objection, undercut
    /// One of several premises that are needed together.
    case premise

    /// The word that introduces the point; nil if there is none.
    package var word: String? {
      switch self {
      case .conclusion, .premise: nil
      case .support: "Because"
      case .objection: "But"
      case .undercut: "Unless"
      }
    }
  }

  /// A line of the outline.
  package struct Point: Sendable {
    /// The nesting level, from 0.
    package var depth: Int
    package var role: Role
    /// The index of the point's box; nil for a step with several premises, which are the points below it.
    package var box: Int?
    /// Whether the claim is given in full elsewhere: earlier or, if it is a conclusion, at the top level.
    package var isRepeated = false
    /// What the step that the point introduces says about itself.
    package var step: Drawing.StepWords?
    /// Whether the step that the point introduces holds.
    package var holds = true
    /// What replies to the objection or exception that the point introduces; nil if nothing does.
    package var answer: Drawing.Answer?

    /// The words that introduce the point; nil if there are none.
    package var lead: String? { role.word.map { step?.lead($0) ?? $0 } }
  }

  /// All points in reading order, each before the points below it.
  package private(set) var points: [Point] = []

  package init(_ drawing: Drawing) {
    var into: [Drawing.End: [Drawing.Link]] = [:]
    var isUsed = [Bool](repeating: false, count: drawing.boxes.count)
    for link in drawing.links where link.relation != .contradiction {
      into[link.to, default: []].append(link)
      if case .box(let i) = link.from { isUsed[i] = true }
    }
    for (end, links) in into {
      into[end] = links.enumerated().sorted { ($0.element.port ?? 0, $0.offset) < ($1.element.port ?? 0, $1.offset) }
        .map(\.element)
    }
    var isDone = [Bool](repeating: false, count: drawing.boxes.count)

    /// What bears on a claim or a step, as steps still to be processed.
    func pending(_ end: Drawing.End, _ depth: Int) -> [Step] {
      (into[end] ?? []).map {
        Step(end: $0.from, depth: depth, role: Self.role($0), holds: $0.holds, answer: $0.answer)
      }
    }
    struct Step {
      var end: Drawing.End
      var depth: Int
      var role: Role
      var words: Drawing.StepWords?
      var holds = true
      var answer: Drawing.Answer?
    }
    // Not recursive, so depth costs memory, not stack. Conclusions come first, then other boxes that bear on nothing, then
    // those in cycles.
    func rank(_ box: Int) -> Int { drawing.boxes[box].isConclusion ? 0 : isUsed[box] ? 2 : 1 }
    for root in drawing.boxes.indices.sorted(by: { (rank($0), $0) < (rank($1), $1) }) {
      if isDone[root] { continue }
      var stack = [Step(end: .box(root), depth: 0, role: .conclusion)]
      while let step = stack.popLast() {
        switch step.end {
        case .box(let box):
          let isElsewhere = isDone[box] || step.role != .conclusion && drawing.boxes[box].isConclusion
          points.append(
            Point(
              depth: step.depth, role: step.role, box: box, isRepeated: isElsewhere, step: step.words,
              holds: step.holds, answer: step.answer))
          if isElsewhere { continue }
          isDone[box] = true
          stack += pending(step.end, step.depth + 1).reversed()
        case .junction(let junction):
          let words = drawing.junctions[junction].words
          let links = into[step.end] ?? []
          let premises = links.filter { !$0.hasHead }
          let against = links.filter(\.hasHead).map {
            Step(
              end: $0.from, depth: step.depth + 1, role: Self.role($0), holds: $0.holds, answer: $0.answer)
          }
          if premises.count == 1 {
            // The step does not become a separate point; its undercuts follow the reasons of its premise.
            stack += against.reversed()
            stack.append(
              Step(
                end: premises[0].from, depth: step.depth, role: step.role, words: words, holds: step.holds,
                answer: step.answer))
          } else {
            points.append(
              Point(
                depth: step.depth, role: step.role, box: nil, step: words, holds: step.holds, answer: step.answer))
            stack += against.reversed()
            stack += premises.reversed().map { Step(end: $0.from, depth: step.depth + 1, role: .premise) }
          }
        }
      }
    }
  }

  /// The words that introduce a step with several premises.
  package static let together = "all of these together"

  // MARK: As text

  /// The outline as plain text with one numbered line for each point, for uses that cannot show nested lists.
  package static func text(_ drawing: Drawing) -> String {
    let points = Outline(drawing).points
    var counts: [Int] = []
    let numbers = points.map { point in
      if point.depth < counts.count { counts.removeSubrange((point.depth + 1)...) } else { counts.append(0) }
      counts[point.depth] += 1
      return counts.map(String.init).joined(separator: ".")
    }
    var first: [Int: String] = [:]
    for (point, number) in zip(points, numbers) where !point.isRepeated {
      if let box = point.box { first[box] = number }
    }
    var lines: [String] = []
    for (point, number) in zip(points, numbers) {
      let rest = (point.step?.rest ?? []) + (point.holds ? [] : ["does not hold"])
      let said = rest.isEmpty ? "" : " (\(rest.joined(separator: "; ")))"
      var line = number + " " + (point.lead.map { $0 + said + ": " } ?? "")
      if let i = point.box {
        let box = drawing.boxes[i]
        line += (box.isLabelled ? box.shown + ": " : "") + box.text
        if point.isRepeated {
          line += " (as in \(first[i] ?? ""))"
        } else {
          let marks = box.allMarks.map(\.text)
          if !marks.isEmpty { line += " (\(marks.joined(separator: "; ")))" }
        }
      } else {
        line += Self.together
      }
      lines.append(line)
      if let note = point.step?.note { lines.append("  (On this step: \(note))") }
    }
    for link in drawing.links where link.relation == .contradiction {
      guard case .box(let a) = link.from, case .box(let b) = link.to, let one = first[a], let other = first[b] else {
        continue
      }
      lines.append("\(one) and \(other) contradict each other")
    }
    return lines.joined(separator: "\n")
  }

  private static func role(_ link: Drawing.Link) -> Role {
    switch link.relation {
    case .support: .support
    case .objection: .objection
    case .undercut, .contradiction: .undercut
    }
  }
}
