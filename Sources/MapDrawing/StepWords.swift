import ArgumentMap

extension Drawing {
  /// What a step says about itself, beside what it joins.
  package struct StepWords: Sendable, Hashable {
    /// The step's name, pattern and strength, as written in the map.
    package var label, scheme, strength: String?
    package var note: String?
    /// Short citations of the sources that make the step.
    package var citations: [Mark] = []
    /// Whether the map adds the step although no source makes it.
    package var isImplicit = false
    /// Whether the standing of a conclusion hinges on the step.
    package var isHinge = false

    package init() {}

    package var isEmpty: Bool { self == StepWords() }

    /// The word that introduces the step, with its pattern: `Because, by modus ponens`.
    package func lead(_ word: String) -> String { word + (scheme.map { ", by \($0)" } ?? "") }

    /// The strength, and whether the step is implicit or a hinge, in words.
    package var marks: [String] {
      [strength.map { "strength \($0)" }, isImplicit ? "implicit" : nil, isHinge ? "hinge" : nil].compactMap(\.self)
    }

    /// What remains to be said beside `lead`: the name, the strength and the citations.
    package var rest: [String] { [label].compactMap(\.self) + marks + citations.map(\.text) }

    /// Everything that the step says, on one line each, for a tooltip.
    package var all: String {
      let name = [label, scheme].compactMap(\.self).joined(separator: ", by ")
      let marks = (marks + citations.map(\.text)).joined(separator: " · ")
      return [name, marks, note ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// What a picture prints beside the step's junction.
    package var print: String {
      [label, scheme, strength.map { "strength \($0)" }, isHinge ? "hinge" : nil].compactMap(\.self)
        .joined(separator: " · ")
    }
  }

  /// The small print of a step: at most four lines, of at most `Measure.stepWidth` points. If that is too little for all
  /// of it, name, pattern and strength are shortened each by itself.
  static func stepLines(_ words: StepWords?) -> [String] {
    guard let words, !words.print.isEmpty else { return [] }
    let lines = LineBreaking(words.print, size: Measure.markSize).lines(within: Double(Measure.stepWidth))
    if lines.count <= 4 { return lines }
    let parts = [words.label, words.scheme].compactMap(\.self)
    return parts.flatMap { shortened($0, to: parts.count == 1 ? 3 : 2) }.prefix(words.strength == nil ? 4 : 3)
      + (words.strength.map { ["strength \($0)"] } ?? [])
  }

  /// A text on at most `count` lines; the last one ends in `…` if something is cut off.
  private static func shortened(_ text: String, to count: Int) -> [String] {
    let room = Double(Measure.stepWidth)
    func width(_ text: some StringProtocol) -> Double { TextMetrics.width(text, size: Measure.markSize) }
    var words = text.split(separator: " ")[...]
    var lines: [String] = []
    while lines.count < count - 1, let first = words.popFirst() {
      var line = String(first)
      while let next = words.first, width(line + " " + next) <= room {
        line += " " + next
        words.removeFirst()
      }
      lines.append(line)
    }
    if !words.isEmpty { lines.append(words.joined(separator: " ")) }
    return lines.map { line in
      // A character is at least a tenth of the font's size wide.
      var kept = line.prefix(10 * Int(room / Measure.markSize))
      if kept.endIndex == line.endIndex, width(kept) <= room { return line }
      while width(kept + "…") > room, !kept.isEmpty { kept.removeLast() }
      return kept + "…"
    }
  }
}

extension DrawingBuilder {
  /// What a step says about itself; nil if it says nothing.
  func words(_ index: InferenceIndex) -> Drawing.StepWords? {
    let inference = graph.inferences[index.int]
    var words = Drawing.StepWords()
    let text = { [graph] (node: GraphNode?) in node.map { graph.text($0) } }
    (words.label, words.scheme, words.strength) = (
      text(inference.label), text(inference.scheme), text(inference.strength)
    )
    words.note = text(inference.note)
    words.isImplicit = inference.isImplicit
    words.isHinge = evaluated?.hingeSteps.contains(index) ?? false
    words.citations = citationMarks(stepCitations[index] ?? [])
    return words.isEmpty ? nil : words
  }
}
