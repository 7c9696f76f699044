import ArgumentMap
import SourceText

/// What `argmap evaluate` says about a map.
package struct EvaluationReport: Sendable {
  package struct Entry: Sendable {
    package var id: String
    package var text: String
    package var standing: Graph.Standing
    package var ground: Evaluation.Ground
    package var why: String
    /// What an accepted claim rests on: claims with evidence or a basis other than assumption, and assumptions.
    package var leaves: [String] = []
    package var assumptions: [String] = []
    /// The replies without which something would stop it: the ids of their premises, joined.
    package var replies: [String] = []
    /// Those of the replies whose premises are assumptions.
    package var assumedReplies: Set<String> = []

    /// What the claim rests on, in words; nil if that is itself, or nothing.
    package var restsOn: String? {
      if leaves + assumptions == [id], replies.isEmpty { return nil }
      func list(_ ids: [String], _ suffix: (Int) -> String = { _ in "" }) -> String {
        let names = ids.enumerated().map { EvaluationReport.named($1) + suffix($0) }
        let shown = ids.count > 5 ? names.prefix(4) + ["\(ids.count - 4) more"] : names[...]
        return shown.listed
      }
      var parts: [String] = []
      if !leaves.isEmpty { parts.append(list(leaves)) }
      if !assumptions.isEmpty {
        parts.append(
          (assumptions.count == 1 ? "the assumption " : "\(assumptions.count) assumptions: ") + list(assumptions))
      }
      if !replies.isEmpty {
        let words = replies.map { (id: $0, isAssumed: assumedReplies.contains($0)) }
        parts.append(
          (replies.count == 1 ? "the reply " : "\(replies.count) replies: ")
            + list(words.map(\.id)) {
              words[$0].isAssumed ? replies.count == 1 ? ", an assumption" : " (an assumption)" : ""
            })
      }
      return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
  }

  /// A claim whose standing differs because of what is supposed.
  package struct Change: Sendable {
    package var id: String
    package var before: Graph.Standing
    package var after: Graph.Standing
    package var why: String
    package var isConclusion: Bool
  }

  /// The map's title, or its path.
  package var title: String
  /// In the order of the map.
  package private(set) var conclusions: [Entry] = []
  /// All other claims of the map.
  package private(set) var others: [Entry] = []
  /// The ids of what is supposed, each with its standing; empty if nothing is.
  package private(set) var supposed: [(id: String, standing: Graph.Standing)] = []
  /// What changes by that.
  package private(set) var changes: [Change] = []
  /// Objections that hold unanswered against claims that are accepted all the same: the ids of their premises, and the
  /// claim.
  package private(set) var open: [(objection: String, claim: String)] = []

  /// - Parameter graph: the map, joined with those that it imports.
  package init(_ graph: Graph, _ options: Evaluation.Options, path: String) {
    title = graph.head.title.map { graph.text($0) } ?? path
    let evaluation = Evaluation(graph, options)
    let conclusions = graph.conclusions
    let isConclusion = Set(conclusions)
    func entry(_ claim: ClaimIndex) -> Entry {
      var entry = Entry(
        id: graph.uniqueID(claim), text: graph.text(of: claim), standing: evaluation.standing(claim),
        ground: evaluation.ground(claim), why: evaluation.why(claim))
      guard isConclusion.contains(claim) else { return entry }
      let grounding = evaluation.grounding(of: claim)
      let assumptions = Set(grounding.assumptions(graph))
      entry.assumptions = grounding.leaves.filter(assumptions.contains).map { graph.uniqueID($0) }
      entry.leaves = grounding.leaves.filter { !assumptions.contains($0) }.map { graph.uniqueID($0) }
      entry.replies = grounding.replies.map { Self.ids(graph, $0) }
      let assumed = grounding.replies.filter { graph.premises($0).allSatisfy { Grounding.isAssumption($0, graph) } }
      entry.assumedReplies = Set(assumed.map { Self.ids(graph, $0) })
      return entry
    }
    self.conclusions = conclusions.map(entry)
    others = graph.ownClaims.filter { graph.claims[$0.int].isDefined && !isConclusion.contains($0) }.map(entry)
    for claim in graph.ownClaims where evaluation.standing(claim) == .accepted {
      for step in graph.inferences(on: claim)
      where graph.inferences[step.int].side == .objection && evaluation.holds(step) == true {
        if case .open = evaluation.answer(to: step) { open.append((Self.ids(graph, step), graph.uniqueID(claim))) }
      }
    }
    if options.supposed.isEmpty { return }
    supposed = evaluation.supposed.map { (graph.uniqueID($0.claim), $0.standing) }
    var before = options
    before.supposed = [:]
    let earlier = Evaluation(graph, before)
    for claim in graph.ownClaims
    where earlier.standing(claim) != evaluation.standing(claim) && options.supposed[claim] == nil {
      changes.append(
        Change(
          id: graph.uniqueID(claim), before: earlier.standing(claim), after: evaluation.standing(claim),
          why: evaluation.why(claim), isConclusion: isConclusion.contains(claim)))
    }
    changes = changes.filter(\.isConclusion) + changes.filter { !$0.isConclusion }
  }

  /// The premises of a step, joined as `ids` joins them, in words: "`a`", "`a` and `b` together".
  package static func named(_ ids: String) -> String {
    let names = ids.split(separator: " + ").map { "`\($0)`" }
    return names.listed + (names.count < 2 ? "" : " together")
  }

  private static func ids(_ graph: Graph, _ step: InferenceIndex) -> String {
    graph.premises(step).map { graph.uniqueID($0) }.joined(separator: " + ")
  }

  /// The claims that are not conclusions and whose standing is open: contested or circular.
  package var contested: [Entry] { others.filter { $0.ground == .contested || $0.ground == .circular } }
}
