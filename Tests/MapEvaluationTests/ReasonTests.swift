import ArgumentMap
import MapEvaluation
import TestSupport
import Testing

/// The reasons that are given for standings, in the order of the kinds.
@Suite struct ReasonTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var map: String
    var id: String
    var words: String
    var testDescription: String { words }

    init(_ map: String, _ id: String, _ words: String) {
      self.map = map
      self.id = id
      self.words = words
    }
  }

  /// Each sample is a map of claims `a`, `b` …; `*` marks those that are given: `a < b, c + d` is "a because b, and
  /// because c and d", `!` is `but`, `~` is `unless` on the last step, `#` is `contradicts`.
  static let samples = [
    // What is accepted.
    Sample("a*", "a", "accepted: it is a value"),
    Sample("a < b; b*", "a", "accepted: `b` supports it"),
    Sample("a < b + c; b*; c*", "a", "accepted: `b` and `c` together support it"),
    Sample("a < b, c; b*; c*", "a", "accepted: `b` supports it (and 1 more reason)"),
    Sample("a* < b; b*", "a", "accepted: it is a value (and 1 more reason)"),
    Sample("a < b, c; b*; c", "a", "accepted: `b` supports it"),
    Sample(
      "a < b ! c ~ d; b*; c*; d*", "a", "accepted: `b` supports it; `c` objects, but that step is undercut by `d`"),
    Sample("a < b ! c; b*; c", "a", "accepted: `b` supports it; `c` objects, but is unsupported"),
    Sample("a < b ! c; b*; c* ! d; d*", "a", "accepted: `b` supports it; `c` objects, but is itself contested by `d`"),
    Sample(
      "a < b ! c; b*; c ! d; d*", "a",
      "accepted: `b` supports it; `c` objects, but is itself rejected, since `d` objects"),
    Sample("a < b 0.9 ! c; b*; c*", "a", "accepted: `b` supports it; `c` objects, but is weaker"),
    Sample(
      "a < b ! c, d; b*; c; d", "a", "accepted: `b` supports it; `c` objects, but is unsupported (and 1 more objection)"
    ),
    Sample("a < b 0.9 # c; b*; c*", "a", "accepted: `b` supports it; `c` contradicts it, but is weaker"),
    Sample("a < b # c; b*; c", "a", "accepted: `b` supports it; `c` contradicts it, but is weaker"),
    // What is rejected.
    Sample("a ! b; b*", "a", "rejected: `b` objects and nothing holds for it"),
    Sample("a* ! b 0.9; b*", "a", "rejected: `b` objects more strongly than what is given for it"),
    Sample("a < c ! b 0.9; b*; c*", "a", "rejected: `b` objects more strongly than `c` supports it"),
    Sample("a ! b, c; b*; c*", "a", "rejected: `b` objects (and 1 more objection) and nothing holds for it"),
    Sample("a* # b; b < c 0.9; c*", "a", "rejected: `b` contradicts it and is accepted"),
    // What is undecided.
    Sample("a < b ! c; b*; c*", "a", "undecided: contested, `c` objects as strongly as `b` supports"),
    Sample("a* ! c; c*", "a", "undecided: contested, `c` objects as strongly as what is given supports it"),
    Sample("a* # b; b*", "a", "undecided: contested, `b` contradicts it and is as strong"),
    Sample("a* < x 0.2 ! o; x*; o*", "a", "undecided: contested, `o` objects as strongly as what is given supports it"),
    Sample("a* # b ! o 0.2; b*; o*", "a", "undecided: contested, `b` contradicts it and is as strong"),
    Sample("a", "a", "undecided: unsupported, nothing is given for it"),
    Sample("a < b; b", "a", "undecided: its only reason, `b`, is unsupported"),
    Sample(
      "a < b ~ c; b*; c*", "a", "undecided: its only reason, `b`, does not lead to it: that step is undercut by `c`"),
    Sample("a < b + c; b*; c", "a", "undecided: its only reason, `b` and `c` together, fails: `c` is unsupported"),
    Sample("a < b, c; b; c", "a", "undecided: none of its 2 reasons holds; the strongest, `b`, is unsupported"),
    Sample("a < b; b < c; c", "a", "undecided: its only reason, `b`, is without a reason that holds"),
    Sample(
      "a* ! b; b* ! a", "a",
      "undecided: circular, it and `b` object to each other; write `contradicts` if only one of them can be true"),
  ]

  /// Writes a sample as a map.
  static func text(_ sample: String) -> String {
    sample.split(separator: ";").map { claim in
      var words = claim.split(separator: " ").map { $0.hasSuffix(",") ? [String($0.dropLast()), ","] : [String($0)] }
        .flatMap { $0 }[...]
      var head = words.removeFirst()
      let isGiven = head.hasSuffix("*")
      if isGiven { head.removeLast() }
      var text = "  - \(head): Claim \(head)\n" + (isGiven ? "    basis: value\n" : "")
      var key = ""
      var step: [String] = []
      var strength: String?
      func flush() {
        if step.isEmpty { return }
        let indent = key == "unless" ? "        " : "    "
        if !text.hasSuffix("\n\(indent)\(key):\n"), !text.contains("\n    \(key):\n") || key == "unless" {
          text += "\(indent)\(key):\n"
        }
        text += "\(indent)  - premises: [\(step.joined(separator: ", "))]\n"
        if let strength { text += "\(indent)    strength: \(strength)\n" }
        (step, strength) = ([], nil)
      }
      while let word = words.popFirst() {
        switch word {
        case "<", "!", "~": flush(); key = ["<": "because", "!": "but", "~": "unless"][word]!
        case ",": flush()
        case "+": break
        case "#": flush(); text += "    contradicts: \(words.removeFirst())\n"
        case _ where word.hasPrefix("0."): strength = word
        default: step.append(word)
        }
      }
      flush()
      return text
    }.reduce("claims:\n", +)
  }

  @Test(arguments: samples) func reasons(_ sample: Sample) throws {
    let text = Self.text(sample.map)
    let graph = EvaluationTests.graph(text)
    let claim = try #require(graph.claimIndices.first { graph.id($0) == sample.id })
    #expect(Evaluation(graph).words(claim) == sample.words, "\(text)")
  }
}
