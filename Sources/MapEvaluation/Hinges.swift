import ArgumentMap

/// What a claim's standing hinges on: the leaves and steps each of which, taken away alone, changes it. Exact: each is
/// taken away in turn, and what depends on it is decided anew.
package struct Hinges: Sendable {
  /// What can be taken away.
  package enum Part: Hashable, Sendable {
    /// What is given for a claim without a step: its basis and evidence.
    case leaf(ClaimIndex)
    case step(InferenceIndex)
  }

  /// Something whose loss changes the claim's standing, and the standing that the claim then has.
  package struct Hinge: Sendable, Hashable {
    /// One, or two if neither alone is a hinge.
    package var parts: [Part]
    package var standing: Graph.Standing
  }

  package let claim: ClaimIndex
  package let standing: Graph.Standing
  /// For an accepted claim, whose loss changes that; for another, whose loss raises its standing. First leaves that are
  /// assumptions, then other leaves, then steps, each in the author's order.
  package private(set) var hinges: [Hinge] = []
  /// The same for two at once; empty unless asked for.
  package private(set) var pairs: [Hinge] = []

  /// - Parameter pairs: whether to look for pairs too, which takes the square of the time.
  package init(_ evaluation: Evaluation, of claim: ClaimIndex, pairs wantsPairs: Bool = false) {
    self.claim = claim
    standing = evaluation.standing(claim)
    var trial = Trial(evaluation, claim)
    let parts = trial.candidates
    let isHinge = { [standing] (other: Graph.Standing) in
      standing == .accepted ? other != standing : other.rank > standing.rank
    }
    var alone: Set<Part> = []
    var found: [Part: Graph.Standing] = [:]
    for part in parts {
      let after = trial.standing(without: part)
      guard isHinge(after) else { continue }
      alone.insert(part)
      found[part] = after
    }
    let graph = evaluation.graph
    func order(_ part: Part) -> (Int, UInt32) {
      switch part {
      case .leaf(let claim): (Grounding.isAssumption(claim, graph) ? 0 : 1, claim.raw)
      case .step(let step): (2, step.raw)
      }
    }
    let sorted = parts.sorted { order($0) < order($1) }
    hinges = sorted.compactMap { part in found[part].map { Hinge(parts: [part], standing: $0) } }
    if !wantsPairs { return }
    let rest = sorted.filter { !alone.contains($0) }
    for (number, first) in rest.enumerated() {
      trial.withdraw(first)
      // The later in the order of dependence come first, so that what is known of them is of use for the others.
      var after: [Part: Graph.Standing] = [:]
      let others = Set(rest[(number + 1)...])
      for part in parts where others.contains(part) {
        let standing = trial.standing(without: part)
        if isHinge(standing) { after[part] = standing }
      }
      trial.restore()
      pairs += rest[(number + 1)...].compactMap { part in
        after[part].map { Hinge(parts: [first, part], standing: $0) }
      }
    }
  }
}

extension Graph.Standing {
  fileprivate var rank: Int {
    switch self {
    case .rejected: 0
    case .undecided: 1
    case .accepted: 2
    }
  }
}

/// Decides about a claim with parts of the network taken away.
private struct Trial {
  private let graph: Graph
  private let claim: ClaimIndex
  private let order: DependencyOrder
  private var model: WellFoundedModel
  private var fixpoint: LeastFixpoint
  /// The group of each claim and each step.
  private var claimGroups: [Int]
  private var stepGroups: [Int]
  /// The groups that the claim depends on.
  private var isRelevant: [Bool]
  /// The first of the groups that the claim's standing reads directly.
  private var firstRead: Int
  /// What can be taken away, the latest group first.
  private(set) var candidates: [Hinges.Part] = []

  private var pending = Heap<Int>()
  private var isPending: [Bool]
  /// The last group that was found to read what has just changed.
  private var lastReader = 0
  /// What was changed, for undoing it.
  private var memberships: [(Graph.Target, WellFoundedModel.Membership)] = []
  private var losses: [(part: Hinges.Part, weight: Double)] = []
  /// Where in those two lists what `withdraw` did ends.
  private var withdrawn = (memberships: 0, losses: 0)

  /// A group, and all changes in earlier groups that it or a later one reads. The claim's standing follows from these.
  private struct State: Hashable {
    struct Change: Hashable {
      var member: Graph.Target
      var after: WellFoundedModel.Membership
    }
    var group: Int
    var changes: [Change]

    /// States with more changes are not remembered.
    static let mostChanges = 8
  }
  private var known: [State: Graph.Standing] = [:]

  init(_ evaluation: Evaluation, _ claim: ClaimIndex) {
    self.claim = claim
    graph = evaluation.graph
    model = evaluation.model
    order = DependencyOrder(model.network)
    fixpoint = LeastFixpoint(model.network)
    claimGroups = Array(repeating: 0, count: graph.claims.count)
    stepGroups = Array(repeating: 0, count: graph.inferences.count)
    isRelevant = Array(repeating: false, count: order.hasConflict.count)
    isPending = isRelevant
    firstRead = 0
    for group in order.hasConflict.indices {
      for member in order[group] {
        switch member {
        case .claim(let claim): claimGroups[claim.int] = group
        case .inference(let step): stepGroups[step.int] = group
        }
      }
    }
    let rivals = model.network.rivals[claim] ?? []
    firstRead = ([claim] + rivals).map { claimGroups[$0.int] }.min() ?? 0
    findCandidates()
  }

  /// Finds what the claim depends on.
  private mutating func findCandidates() {
    let network = model.network
    var claims: Set<ClaimIndex> = [claim]
    var steps: Set<InferenceIndex> = []
    var queue: [Graph.Target] = [.claim(claim)]
    while let next = queue.popLast() {
      var below: [InferenceIndex]
      switch next {
      case .claim(let claim):
        isRelevant[claimGroups[claim.int]] = true
        below = network.onClaim[claim.int].map { InferenceIndex(Int($0)) }
        for rival in network.rivals[claim] ?? [] where claims.insert(rival).inserted { queue.append(.claim(rival)) }
      case .inference(let step):
        isRelevant[stepGroups[step.int]] = true
        below = Array(network.undercuts(of: step))
        for premise in graph.premises(step) where claims.insert(premise).inserted { queue.append(.claim(premise)) }
      }
      below = below.filter { network.weights[$0.int] > 0 && steps.insert($0).inserted }
      queue += below.map { .inference($0) }
    }
    let leaves = claims.filter { network.given[$0.int] > 0 && network.supposed[$0] == nil }
    candidates = leaves.map { .leaf($0) } + steps.map { .step($0) }
    let keys = candidates.map { part in
      switch part {
      case .leaf(let claim): (claimGroups[claim.int], 0, claim.raw)
      case .step(let step): (stepGroups[step.int], 1, step.raw)
      }
    }
    candidates = candidates.indices.sorted { keys[$0] > keys[$1] }.map { candidates[$0] }
  }

  // MARK: Taking away

  mutating func standing(without part: Hinges.Part) -> Graph.Standing {
    if case .step(let step) = part, !model.possible.steps[step.int] { return model.standing(of: claim) }
    let standing = lose(part)
    undo(to: withdrawn)
    return standing
  }

  /// Takes a part away until `restore` is called.
  mutating func withdraw(_ part: Hinges.Part) {
    known = [:]
    _ = lose(part, usesKnown: false)
    withdrawn = (memberships.count, losses.count)
    known = [:]
  }

  mutating func restore() {
    withdrawn = (0, 0)
    undo(to: withdrawn)
    known = [:]
  }

  private mutating func undo(to mark: (memberships: Int, losses: Int)) {
    while memberships.count > mark.memberships {
      let (member, before) = memberships.removeLast()
      model[member] = before
    }
    while losses.count > mark.losses {
      let (part, weight) = losses.removeLast()
      setWeight(of: part, weight)
    }
  }

  private mutating func setWeight(of part: Hinges.Part, _ weight: Double) {
    switch part {
    case .leaf(let claim):
      model.network.given[claim.int] = weight
      fixpoint.network.given[claim.int] = weight
    case .step(let step):
      model.network.weights[step.int] = weight
      fixpoint.network.weights[step.int] = weight
    }
  }

  /// Takes a part away, and decides anew about what depends on it. Returns the claim's standing.
  private mutating func lose(_ part: Hinges.Part, usesKnown: Bool = true) -> Graph.Standing {
    lastReader = 0
    switch part {
    case .leaf(let claim):
      losses.append((part, model.network.given[claim.int]))
      addReaders(of: claim)
    case .step(let step):
      losses.append((part, model.network.weights[step.int]))
      addReaders(of: step)
    }
    setWeight(of: part, 0)
    let lastReaderOfLoss = lastReader
    var changes: [(change: State.Change, lastReader: Int)] = []
    var passed: [State] = []
    var found: Graph.Standing?
    while let group = pending.popLeast() {
      isPending[group] = false
      changes.removeAll { $0.lastReader < group }
      if usesKnown, group > lastReaderOfLoss, group < firstRead, changes.count <= State.mostChanges {
        let state = State(group: group, changes: changes.map(\.change))
        found = known[state]
        if found != nil { break }
        passed.append(state)
      }
      let members = order[group]
      let before = members.map { model[$0] }
      model.resettle(group, order, &fixpoint)
      for (member, membership) in zip(members, before) where model[member] != membership {
        memberships.append((member, membership))
        lastReader = 0
        switch member {
        case .claim(let claim): addReaders(ofMembership: claim)
        case .inference(let step): addReaders(of: step)
        }
        changes.append((State.Change(member: member, after: model[member]), lastReader))
      }
    }
    while let group = pending.popLeast() { isPending[group] = false }
    let standing = found ?? model.standing(of: claim)
    for state in passed { known[state] = standing }
    return standing
  }

  // MARK: What reads what

  private mutating func add(_ group: Int) {
    guard isRelevant[group] else { return }
    lastReader = max(lastReader, group)
    if isPending[group] { return }
    isPending[group] = true
    pending.insert(group)
  }

  /// Adds what reads whether a claim is accepted: steps from it, and the rivals of its rivals, which it may free.
  private mutating func addReaders(ofMembership claim: ClaimIndex) {
    for use in model.network.uses[claim.int] { add(stepGroups[Int(use)]) }
    for rival in model.network.rivals[claim] ?? [] {
      for other in model.network.rivals[rival] ?? [] where other != claim { add(claimGroups[other.int]) }
    }
  }

  /// Adds what reads what is for and against a claim: itself, its rivals and theirs.
  private mutating func addReaders(of claim: ClaimIndex) {
    add(claimGroups[claim.int])
    for rival in model.network.rivals[claim] ?? [] {
      add(claimGroups[rival.int])
      for other in model.network.rivals[rival] ?? [] { add(claimGroups[other.int]) }
    }
  }

  /// Adds what reads whether a step holds.
  private mutating func addReaders(of step: InferenceIndex) {
    switch model.network.inferences[step.int].target {
    case .claim(let claim): addReaders(of: claim)
    case .inference(let other): add(stepGroups[other.int])
    }
  }
}
