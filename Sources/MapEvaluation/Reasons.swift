import ArgumentMap
import SourceText

/// Why claims have their standings, in words.
extension Evaluation {
  /// A claim's standing and what decided it, on one line that names claims: "accepted: `lake` supports it".
  package func words(_ claim: ClaimIndex) -> String { "\(standing(claim).rawValue): \(why(claim))" }

  /// What decided a claim's standing.
  package func why(_ claim: ClaimIndex) -> String {
    switch ground(claim) {
    case .supposed: "that is supposed"
    case .stands: [support(claim), overcome(claim)].compactMap(\.self).joined(separator: "; ")
    case .outweighed: outweighed(claim)
    case .contradicted: contradicted(claim)
    case .contested: contested(claim)
    case .unsupported:
      "unsupported, \(isGivenNothing(claim) ? "nothing is given for it" : "what is given for it weighs 0")"
    case .fallen: fallen(claim)
    case .circular: circular(claim)
    }
  }

  // MARK: Names

  private func name(_ claim: ClaimIndex) -> String { "`\(graph.uniqueID(claim))`" }

  /// The premises of a step: "`a`", or "`a` and `b` together".
  func name(_ step: InferenceIndex) -> String {
    let premises = graph.premises(step).map { name($0) }
    return premises.listed + (premises.count < 2 ? "" : " together")
  }

  private func verb(_ step: InferenceIndex, _ one: String, _ several: String) -> String {
    graph.inferences[step.int].premiseCount > 1 ? several : one
  }

  /// The first of some claims, and how many more there are.
  private func list(_ claims: [ClaimIndex]) -> String {
    claims.first.map { name($0) + Self.more(claims.count - 1) } ?? ""
  }

  private static func more(_ count: Int, _ what: String = "") -> String {
    count == 0 ? "" : " (and \(count) more\(what.isEmpty ? "" : " " + what + (count == 1 ? "" : "s")))"
  }

  // MARK: What is for and against

  /// The steps of one side that count, the strongest first.
  func strongest(_ side: Graph.Side, _ claim: ClaimIndex, _ isIn: (InferenceIndex) -> Bool) -> [InferenceIndex] {
    // The strongest first, in the author's order if equally strong.
    network.steps(side, on: claim).filter(isIn).enumerated().sorted {
      (-network.weights[$0.element.int], $0.offset) < (-network.weights[$1.element.int], $1.offset)
    }.map(\.element)
  }

  private func rivals(_ claim: ClaimIndex, _ isIn: (ClaimIndex) -> Bool) -> [ClaimIndex] {
    (network.rivals[claim] ?? []).filter(isIn)
  }

  /// What stands for a claim without a step: its evidence or its basis.
  private func givenWords(_ claim: ClaimIndex) -> String? {
    if network.given[claim.int] == 0 { return nil }
    if graph.claims[claim.int].hasEvidence { return "evidence supports it" }
    switch graph.claims[claim.int].basis {
    case .assumption?: return "it is an assumption"
    case .definition?: return "it is a definition"
    case .observation?: return "it is an observation"
    case .value?: return "it is a value"
    case .commonKnowledge?: return "it is common knowledge"
    case nil: return "it is taken as given"
    }
  }

  /// The strongest that holds for a claim, and how much more does.
  private func support(_ claim: ClaimIndex) -> String {
    let holding = strongest(.support, claim) { holds($0) == true }
    let given = givenWords(claim)
    guard let first = holding.first else { return given ?? "nothing is for it" }
    let isGiven = given != nil && network.given[claim.int] >= network.weights[first.int]
    if isGiven, let given { return given + Self.more(holding.count, "reason") }
    return "\(name(first)) \(verb(first, "supports", "support")) it"
      + Self.more(holding.count - 1 + (given == nil ? 0 : 1), "reason")
  }

  /// The main objection that an accepted claim overcomes, and how; nil if there is none.
  private func overcome(_ claim: ClaimIndex) -> String? {
    let objections = strongest(.objection, claim) { _ in true }
    if let main = mainObjection(claim) {
      let isWeaker = network.weights[main.int] < network.pro(claim, in: model.certain)
      let how =
        holds(main) != true
        ? "but \(failure(main))"
        : isWeaker ? "but \(verb(main, "is", "are")) weaker" : "but its standard asks only for a reason that holds"
      return "\(name(main)) \(verb(main, "objects", "object")), \(how)" + Self.more(objections.count - 1, "objection")
    }
    guard let rival = rivals(claim, { _ in true }).first else { return nil }
    let isWeaker =
      ground(rival) == .contradicted && network.pro(rival, in: model.certain) < network.pro(claim, in: model.certain)
    return
      "\(name(rival)) contradicts it, but is \(isWeaker ? "weaker" : ground(rival) == .contradicted ? "rejected" : reasonItFails(rival))"
  }

  /// The objection to a claim that readers should see first: one that is open before one that is contested, and that
  /// before one that is answered; then the one with most claims below it, then the first.
  package func mainObjection(_ claim: ClaimIndex) -> InferenceIndex? {
    func rank(_ step: InferenceIndex) -> Int {
      switch answer(to: step) {
      case .open: 0
      case .contested: 1
      case .answered: 2
      }
    }
    let objections = Array(network.steps(.objection, on: claim))
    if objections.count < 2 { return objections.first }
    let steps = objections.map { (step: $0, rank: rank($0), below: below($0)) }
    return steps.enumerated().min {
      ($0.element.rank, -$0.element.below, $0.offset) < ($1.element.rank, -$1.element.below, $1.offset)
    }?.element.step
  }

  /// Why a step does not hold, with the names of what fails: "`b` is unsupported", "that step is undercut by `a`".
  package func whyFails(_ step: InferenceIndex) -> String {
    let failure = failure(step)
    guard failure.hasPrefix("is "), let premise = graph.premises(step).first else { return failure }
    return "\(name(premise)) \(failure)"
  }

  /// Why a step does not hold: "that step is undercut by `a`", "`b` is unsupported".
  func failure(_ step: InferenceIndex) -> String {
    for undercut in network.undercuts(of: step) where holds(undercut) == true {
      return "that step is undercut by \(name(undercut))"
    }
    if let premise = graph.premises(step).first(where: { standing($0) != .accepted }) {
      let isNamed = graph.inferences[step.int].premiseCount > 1
      return (isNamed ? name(premise) + " " : "") + "is " + reasonItFails(premise)
    }
    return "it is undecided whether that step holds"
  }

  /// Why a claim is not accepted, in a word or two.
  private func reasonItFails(_ claim: ClaimIndex) -> String {
    switch ground(claim) {
    case .stands: "accepted"
    case .supposed: "supposed to be \(standing(claim).rawValue)"
    case .outweighed:
      strongest(.objection, claim) { holds($0) == true }.first.map {
        "itself rejected, since \(name($0)) \(verb($0, "objects", "object"))"
      } ?? "rejected"
    case .contradicted: "contradicted by \(list(rivals(claim) { standing($0) == .accepted }))"
    case .contested: contestedShort(claim)
    case .unsupported: "unsupported"
    case .fallen: "without a reason that holds"
    case .circular: "open, since it depends on itself"
    }
  }

  private func contestedShort(_ claim: ClaimIndex) -> String {
    let pro = network.pro(claim, in: model.certain)
    guard let step = strongest(.objection, claim, { holds($0) != false && network.weights[$0.int] >= pro }).first else {
      return rivals(claim) { _ in true }.first.map { "itself contested by \(name($0))" } ?? "contested"
    }
    let isAssumed = graph.premises(step).allSatisfy { graph.claims[$0.int].basis == .assumption }
    return "itself contested by \(isAssumed ? "the assumption " : "")\(name(step))"
  }

  // MARK: What is not accepted

  private func contradicted(_ claim: ClaimIndex) -> String {
    let accepted = rivals(claim) { standing($0) == .accepted }
    return list(accepted)
      + (accepted.count == 1 ? " contradicts it and is accepted" : " contradict it and are accepted")
  }

  /// Whether nothing is given for a claim, not even something that weighs 0.
  private func isGivenNothing(_ claim: ClaimIndex) -> Bool {
    graph.claims[claim.int].basis == nil && !graph.claims[claim.int].hasEvidence
      && !graph.inferences(on: claim).contains { graph.inferences[$0.int].side == .support }
  }

  private func outweighed(_ claim: ClaimIndex) -> String {
    let against = strongest(.objection, claim) { holds($0) == true }
    guard let first = against.first else { return "more is against it than for it" }
    let rest = Self.more(against.count - 1, "objection")
    let objects = "\(name(first)) \(verb(first, "objects", "object"))"
    if let best = strongest(.support, claim, { holds($0) != false }).first,
      network.weights[best.int] > network.given[claim.int]
    {
      return "\(objects)\(rest) more strongly than \(name(best)) \(verb(best, "supports", "support")) it"
    }
    return network.given[claim.int] > 0
      ? "\(objects)\(rest) more strongly than what is given for it" : "\(objects)\(rest) and nothing holds for it"
  }

  private func contested(_ claim: ClaimIndex) -> String {
    let against = strongest(.objection, claim) { holds($0) == true }
    let pro = network.pro(claim, in: model.certain)
    if let first = against.first,
      network.standards[claim.int] == .dialecticalValidity
        || network.standards[claim.int] == .preponderance && network.weights[first.int] >= pro
    {
      let objects = "\(name(first)) \(verb(first, "objects", "object"))"
      if network.standards[claim.int] == .dialecticalValidity {
        return "contested, \(objects) and its standard allows no objection"
      }
      let best = strongest(.support, claim) {
        holds($0) == true && network.weights[$0.int] > network.given[claim.int]
      }.first
      let than = best.map { "\(name($0)) \(verb($0, "supports", "support"))" } ?? "what is given supports it"
      let asStrong = against.count { network.weights[$0.int] >= pro }
      return "contested, \(objects) as strongly as \(than)" + Self.more(asStrong - 1, "objection")
    }
    if let rival = strongestRival(claim) {
      let strength = network.pro(rival, in: model.possible)
      let how = strength == pro ? "is as strong" : strength > pro ? "is stronger" : "its standard allows no rival"
      return "contested, \(name(rival)) contradicts it and \(how)"
    }
    let doubtful = strongest(.objection, claim) { holds($0) == nil }.first
    return "contested, "
      + (doubtful.map { "it is undecided whether \(name($0)) \(verb($0, "objects", "object"))" }
        ?? "what is for it is in doubt")
  }

  /// The strongest of the claims that may stop a claim which contradicts them.
  func strongestRival(_ claim: ClaimIndex) -> ClaimIndex? {
    rivals(claim) { standing($0) != .rejected && network.pro($0, in: model.possible) > 0 }
      .max { network.pro($0, in: model.possible) < network.pro($1, in: model.possible) }
  }

  private func fallen(_ claim: ClaimIndex) -> String {
    let reasons = strongest(.support, claim) { _ in true }
    guard let first = reasons.first else { return "nothing that is given for it holds" }
    let why = failure(first)
    if reasons.count == 1 {
      return graph.inferences[first.int].premiseCount > 1
        ? "its only reason, \(name(first)), fails: \(why)" : "its only reason, \(name(first)), \(predicate(why))"
    }
    return "none of its \(reasons.count) reasons holds; the strongest, \(name(first)), "
      + (graph.inferences[first.int].premiseCount > 1 ? "fails: \(why)" : predicate(why))
  }

  /// A failure as a predicate of the step's premise.
  private func predicate(_ failure: String) -> String {
    failure.hasPrefix("that step is undercut") ? "does not lead to it: " + failure : failure
  }

  private func circular(_ claim: ClaimIndex) -> String {
    for step in network.steps(.objection, on: claim) where graph.inferences[step.int].premiseCount == 1 {
      guard let other = graph.premises(step).first, other != claim, ground(other) == .circular else { continue }
      if network.steps(.objection, on: other).contains(where: { Array(graph.premises($0)) == [claim] }) {
        return
          "circular, it and \(name(other)) object to each other; write `contradicts` if only one of them can be true"
      }
    }
    if let step = strongest(.support, claim, { holds($0) == nil }).first {
      return "circular, it is open whether \(name(step)) \(verb(step, "supports", "support")) it"
    }
    if let step = strongest(.objection, claim, { holds($0) == nil }).first {
      return "circular, it is open whether \(name(step)) \(verb(step, "objects", "object"))"
    }
    return "circular, whether it stands depends on itself"
  }
}
