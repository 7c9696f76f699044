import ArgumentMap
import MapEvaluation
import SourceText

/// Prints what claims hinge on, for `argmap hinges`.
package struct HingesFormat {
  private let evaluation: Evaluation
  private let results: [Hinges]
  private let hasPairs: Bool
  private let names: StepNames
  private var graph: Graph { evaluation.graph }

  /// How many pairs are listed for people.
  private static let longest = 20

  /// - Parameter hasPairs: whether pairs were looked for.
  package init(_ evaluation: Evaluation, _ results: [Hinges], hasPairs: Bool) {
    self.evaluation = evaluation
    self.results = results
    self.hasPairs = hasPairs
    names = StepNames(evaluation.graph)
  }

  // MARK: For people

  package func text() -> String {
    let supposed = evaluation.supposed.map { "supposed: `\(graph.uniqueID($0.claim))` is \($0.standing.rawValue)\n" }
    return (supposed.isEmpty ? "" : supposed.joined() + "\n")
      + results.map { hinges in
        let claim = hinges.claim
        return """
          `\(graph.uniqueID(claim))` (\(hinges.standing.rawValue)): \(graph.text(of: claim))
            \(evaluation.why(claim))

          """ + sections(hinges).map { "  \($0.title)\n" + $0.lines.map { "    \($0)\n" }.joined() }.joined()
      }.joined(separator: "\n")
  }

  package func markdown() -> String {
    let supposed = evaluation.supposed.map {
      "Supposed: `\(graph.uniqueID($0.claim))` is \($0.standing.rawValue).\n\n"
    }
    return supposed.joined()
      + results.map { hinges in
        let claim = hinges.claim
        return """
          ## \(graph.text(of: claim).markdownEscaped)

          `\(graph.uniqueID(claim))`, **\(hinges.standing.rawValue):** \(evaluation.why(claim))

          """
            + sections(hinges, escaping: \.markdownEscaped).map {
              "\n\($0.title)\n" + $0.lines.map { "\n- \($0)" }.joined() + "\n"
            }
            .joined()
      }.joined(separator: "\n")
  }

  /// The hinges in words, under titles.
  /// - Parameter escape: makes a claim's text fit for the form that is printed.
  private func sections(
    _ hinges: Hinges, escaping escape: @escaping (String) -> String = { $0 }
  ) -> [(title: String, lines: [String])] {
    let isAccepted = hinges.standing == .accepted
    var sections: [(title: String, lines: [String])] = []
    if hinges.hinges.isEmpty {
      sections.append(
        (
          isAccepted
            ? "Nothing by itself decides that: it stands without any one leaf, step or reply."
            : "Nothing by itself holds it back: it stays so without any one leaf, step or reply.", []
        ))
    } else {
      let lines = hinges.hinges.map { "\($0.standing.rawValue) without \(words($0.parts[0], escape))" }
      sections.append((isAccepted ? "It hinges on these:" : "Each of these holds it back:", lines))
    }
    if !hasPairs { return sections }
    if hinges.pairs.isEmpty {
      sections.append((hinges.hinges.isEmpty ? "No pair does either." : "There are no further pairs.", []))
    } else {
      var lines = hinges.pairs.prefix(Self.longest).map { pair in
        "\(pair.standing.rawValue) without " + pair.parts.map { words($0) }.joined(separator: " and ")
      }
      if hinges.pairs.count > Self.longest {
        lines.append("and \(hinges.pairs.count - Self.longest) more pairs; --format json lists all")
      }
      let title = isAccepted ? "t hinges on these pairs:" : "hese pairs hold it back:"
      let (first, small) = isAccepted ? ("I", "i") : ("T", "t")
      sections.append(((hinges.hinges.isEmpty ? "But " + small : first) + title, lines))
    }
    return sections
  }

  /// A part in words; the text of a leaf too if `escape` is given.
  private func words(_ part: Hinges.Part, _ escape: ((String) -> String)? = nil) -> String {
    switch part {
    case .leaf(let claim):
      let name = "`\(graph.uniqueID(claim))`"
      let isAssumption = kind(part) == "assumption"
      let text = escape.map { ": " + $0(graph.text(of: claim)) } ?? ""
      return (isAssumption ? "the assumption \(name)" : "what is given for \(name)") + text
    case .step(let step): return words(step)
    }
  }

  private func words(_ step: InferenceIndex) -> String {
    let inference = graph.inferences[step.int]
    let premises = graph.premises(step).map { "`\(graph.uniqueID($0))`" }.listed
    switch inference.target {
    case .claim(let claim):
      let target = "`\(graph.uniqueID(claim))`"
      return inference.side == .support
        ? "the step from \(premises) to \(target)" : "the objection \(premises) to \(target)"
    case .inference(let other):
      // What is undercut is named by its premises, however deep it is.
      let undercut = graph.premises(other).map { "`\(graph.uniqueID($0))`" }.listed
      return "the exception \(premises) to the step from \(undercut)"
    }
  }

  // MARK: JSON

  private func kind(_ part: Hinges.Part) -> String {
    switch part {
    case .leaf(let claim):
      let claim = graph.claims[claim.int]
      return claim.hasEvidence ? "evidence" : claim.basis == .assumption || claim.basis == nil ? "assumption" : "basis"
    case .step(let step): return graph.inferences[step.int].side.rawValue
    }
  }

  package func json(path: String) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.member("path", path)
      json.key("supposed")
      json.array(evaluation.supposed) { json, supposed in
        json.object { json in
          json.member("id", graph.uniqueID(supposed.claim))
          json.member("standing", supposed.standing.rawValue)
        }
      }
      json.key("claims")
      json.array(results) { json, hinges in
        json.object { json in
          json.member("id", graph.uniqueID(hinges.claim))
          json.member("standing", hinges.standing.rawValue)
          json.member("why", evaluation.why(hinges.claim))
          json.key("hinges")
          json.array(hinges.hinges) { write($1, to: &$0) }
          if hasPairs {
            json.key("pairs")
            json.array(hinges.pairs) { write($1, to: &$0) }
          }
        }
      }
    }
    return json.text + "\n"
  }

  private func write(_ hinge: Hinges.Hinge, to json: inout JSONWriter) {
    json.object { json in
      json.member("standing", hinge.standing.rawValue)
      json.key("without")
      json.array(hinge.parts) { json, part in
        json.object { json in
          json.member("kind", kind(part))
          switch part {
          case .leaf(let claim): json.member("claim", graph.uniqueID(claim))
          case .step(let step): json.member("step", names[step])
          }
        }
      }
    }
  }
}
