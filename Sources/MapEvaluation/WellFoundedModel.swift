import ArgumentMap

/// The well-founded model of a network (Van Gelder, Ross & Schlipf 1991): which claims are accepted and which steps hold
/// for certain, and which may.
///
/// With Γ(S) the least set of claims and steps that meet their conditions when what must not be so is looked up in S,
/// what is certain is the least fixpoint T of Γ∘Γ, and what may be is Γ(T). Both are computed for one group of claims
/// and steps that depend on each other at a time. That takes time in proportion to the group's size, unless something
/// in the group counts against something in it; then it is repeated until nothing changes.
struct WellFoundedModel {
  /// A set of claims and steps.
  struct Members {
    var claims: [Bool]
    var steps: [Bool]

    mutating func remove(_ members: ArraySlice<Graph.Target>) {
      for member in members {
        switch member {
        case .claim(let claim): claims[claim.int] = false
        case .inference(let step): steps[step.int] = false
        }
      }
    }
  }

  var network: ArgumentNetwork
  private(set) var certain: Members
  private(set) var possible: Members

  init(_ network: ArgumentNetwork) { self.init(network, DependencyOrder(network)) }

  /// - Parameter order: that of the network, or of one that differs only in weights and in what is given and supposed.
  init(_ network: ArgumentNetwork, _ order: DependencyOrder) {
    self.network = network
    let none = Members(
      claims: Array(repeating: false, count: network.graph.claims.count),
      steps: Array(repeating: false, count: network.graph.inferences.count))
    certain = none
    possible = none
    var fixpoint = LeastFixpoint(network)
    for group in order.hasConflict.indices { settle(group, order, &fixpoint) }
  }

  /// Decides about the members of a group; earlier groups are decided, and none of its own is in a set.
  private mutating func settle(_ group: Int, _ order: DependencyOrder, _ fixpoint: inout LeastFixpoint) {
    let members = order[group]
    fixpoint.cases = order.cases[group] ?? []
    fixpoint.add(members, to: &possible, against: certain)
    var count = fixpoint.add(members, to: &certain, against: possible)
    // What is certain only grows from round to round.
    while order.hasConflict[group] {
      possible.remove(members)
      fixpoint.add(members, to: &possible, against: certain)
      certain.remove(members)
      let last = count
      count = fixpoint.add(members, to: &certain, against: possible)
      if count == last { break }
    }
  }

  /// Decides anew about a group, after a change in the network or in earlier groups.
  mutating func resettle(_ group: Int, _ order: DependencyOrder, _ fixpoint: inout LeastFixpoint) {
    certain.remove(order[group])
    possible.remove(order[group])
    settle(group, order, &fixpoint)
  }

  /// Whether a member is certain, and whether it is possible.
  subscript(member: Graph.Target) -> Membership {
    get {
      switch member {
      case .claim(let claim): Membership(certain: certain.claims[claim.int], possible: possible.claims[claim.int])
      case .inference(let step): Membership(certain: certain.steps[step.int], possible: possible.steps[step.int])
      }
    }
    set {
      switch member {
      case .claim(let claim):
        certain.claims[claim.int] = newValue.certain
        possible.claims[claim.int] = newValue.possible
      case .inference(let step):
        certain.steps[step.int] = newValue.certain
        possible.steps[step.int] = newValue.possible
      }
    }
  }

  struct Membership: Hashable {
    var certain: Bool
    var possible: Bool
  }
}

/// Computes Γ for one group of members.
struct LeastFixpoint {
  typealias Members = WellFoundedModel.Members

  var network: ArgumentNetwork
  /// A number for each group that has been read, and for each claim and step the number of its group.
  private var group: Int32 = 0
  private var claimGroups: [Int32]
  /// For each claim, the number of the group in which what is for and against it may change.
  private var caseGroups: [Int32]
  /// The claims of later groups for which this is the group.
  var cases: [ClaimIndex] = []
  private var stepGroups: [Int32]
  /// For each step of the group, how many of its premises are not accepted yet.
  private var missing: [UInt32]
  /// For each claim of the group, what is for and against it in the set that is being made (`here`), and in the other
  /// set (`there`).
  private var here: [Case]
  private var there: [Case]
  /// For each claim with rivals, what is known of it as a rival.
  private var rivals: [ClaimIndex: Rival] = [:]
  private var pending: [Graph.Target] = []

  /// The weight of the strongest that is for a claim, and of the strongest that is against it; 0 if there is nothing.
  private struct Case {
    var pro = 0.0
    var con = 0.0
  }

  /// A claim as a rival of others. What is for it is looked up in the other set, what is against it in this one.
  private struct Rival {
    var strength: Double
    /// Whether it stops nothing any more: it does not meet its standard, or a stronger claim that contradicts it is
    /// accepted.
    var isHarmless: Bool
    /// How many of its own rivals have been passed, since those do not stop it any more.
    var passed = 0
  }

  init(_ network: ArgumentNetwork) {
    self.network = network
    let (claims, steps) = (network.graph.claims.count, network.graph.inferences.count)
    claimGroups = Array(repeating: 0, count: claims)
    caseGroups = claimGroups
    stepGroups = Array(repeating: 0, count: steps)
    missing = Array(repeating: 0, count: steps)
    here = Array(repeating: Case(), count: claims)
    there = here
  }

  /// Adds those members of a group to a set that meet their conditions; earlier groups have been added. Returns how many
  /// have been added.
  /// - Parameters:
  ///   - set: has none of the members.
  ///   - other: where what must not be so is looked up.
  @discardableResult
  mutating func add(_ members: ArraySlice<Graph.Target>, to set: inout Members, against other: Members) -> Int {
    if members.count == 1, cases.isEmpty, let member = members.first {
      switch member {
      case .claim(let claim) where network.rivals[claim] == nil:
        set.claims[claim.int] =
          network.supposed[claim]
          ?? network.meets(claim, network.pro(claim, in: set), network.strength(.objection, on: claim, in: other))
        return set.claims[claim.int] ? 1 : 0
      case .inference(let step):
        set.steps[step.int] =
          network.premiseList[network.inferences[step.int].premises].allSatisfy { set.claims[$0.int] }
          && !network.isUndercut(step, in: other)
        return set.steps[step.int] ? 1 : 0
      default: break
      }
    }
    group += 1
    rivals.removeAll(keepingCapacity: true)
    pending.removeAll(keepingCapacity: true)
    for member in members {
      switch member {
      case .claim(let claim):
        claimGroups[claim.int] = group
        start(claim, set, other)
      case .inference(let step):
        stepGroups[step.int] = group
        missing[step.int] = UInt32(
          network.premiseList[network.inferences[step.int].premises].count { !set.claims[$0.int] })
      }
    }
    for claim in cases { start(claim, set, other) }
    for member in members { look(member, set, other) }
    var count = 0
    while let member = pending.popLast() {
      switch member {
      case .claim(let claim):
        if set.claims[claim.int] { continue }
        set.claims[claim.int] = true
        for use in network.uses[claim.int] where stepGroups[Int(use)] == group {
          missing[Int(use)] -= 1
          look(.inference(InferenceIndex(Int(use))), set, other)
        }
        beatRivals(of: claim, set, other)
      case .inference(let step):
        if set.steps[step.int] { continue }
        set.steps[step.int] = true
        pass(step, set, other)
      }
      count += 1
    }
    return count
  }

  /// Notes what earlier groups give for and against a claim.
  private mutating func start(_ claim: ClaimIndex, _ set: Members, _ other: Members) {
    caseGroups[claim.int] = group
    here[claim.int] = Case(pro: network.pro(claim, in: set), con: network.strength(.objection, on: claim, in: set))
    there[claim.int] = Case(pro: network.pro(claim, in: other), con: network.strength(.objection, on: claim, in: other))
  }

  /// Lets a step that has been added bear on its target.
  private mutating func pass(_ step: InferenceIndex, _ set: Members, _ other: Members) {
    // What an undercut undoes is looked up in the other set.
    guard case .claim(let target) = network.inferences[step.int].target, caseGroups[target.int] == group else { return }
    let weight = network.weights[step.int]
    if network.inferences[step.int].side == .support {
      if weight <= here[target.int].pro || network.supposed[target] == true { return }
      here[target.int].pro = weight
      look(.claim(target), set, other)
      if set.claims[target.int] { beatRivals(of: target, set, other) }
    } else {
      if weight <= here[target.int].con { return }
      here[target.int].con = weight
      // The claim may have stopped others until now.
      guard network.supposed[target] == nil, rivals[target]?.isHarmless == false else { return }
      if !network.meets(target, there[target.int].pro, here[target.int].con) { free(target, set, other) }
    }
  }

  /// Puts a member that meets its condition on the list of those to add.
  private mutating func look(_ member: Graph.Target, _ set: Members, _ other: Members) {
    let isMet: Bool
    switch member {
    case .inference(let step):
      isMet = !set.steps[step.int] && missing[step.int] == 0 && !network.isUndercut(step, in: other)
    case .claim(let claim):
      if set.claims[claim.int] || claimGroups[claim.int] != group { return }
      isMet =
        network.supposed[claim]
        ?? (network.meets(claim, here[claim.int].pro, there[claim.int].con) && passesRivals(claim, set, other))
    }
    if isMet { pending.append(member) }
  }

  // MARK: Rivals

  private mutating func passesRivals(_ claim: ClaimIndex, _ set: Members, _ other: Members) -> Bool {
    guard let others = network.rivals[claim] else { return true }
    var passed = rival(claim, set, other).passed
    let isStrict = network.standards[claim.int] == .dialecticalValidity
    while passed < others.count {
      let against = rival(others[passed], set, other)
      if !against.isHarmless, isStrict || against.strength >= here[claim.int].pro { break }
      passed += 1
    }
    rivals[claim]?.passed = passed
    return passed == others.count
  }

  private mutating func rival(_ claim: ClaimIndex, _ set: Members, _ other: Members) -> Rival {
    if let known = rivals[claim] { return known }
    let state: Rival
    switch network.supposed[claim] {
    case true?: state = Rival(strength: .infinity, isHarmless: false)
    case false?: state = Rival(strength: 0, isHarmless: true)
    case nil:
      let isHere = caseGroups[claim.int] == group
      let strength = isHere ? there[claim.int].pro : network.pro(claim, in: other)
      let against = isHere ? here[claim.int].con : network.strength(.objection, on: claim, in: set)
      let isBeaten = (network.rivals[claim] ?? []).contains {
        set.claims[$0.int] && (caseGroups[$0.int] == group ? here[$0.int].pro : network.pro($0, in: set)) > strength
      }
      state = Rival(strength: strength, isHarmless: isBeaten || !network.meets(claim, strength, against))
    }
    rivals[claim] = state
    return state
  }

  /// Looks again at the rivals of an accepted claim, which may be stronger than them.
  private mutating func beatRivals(of claim: ClaimIndex, _ set: Members, _ other: Members) {
    for rival in network.rivals[claim] ?? [] {
      if let known = rivals[rival], !known.isHarmless, here[claim.int].pro > known.strength { free(rival, set, other) }
    }
  }

  /// Marks a rival as harmless, and looks again at the claims that it stopped.
  private mutating func free(_ rival: ClaimIndex, _ set: Members, _ other: Members) {
    rivals[rival]?.isHarmless = true
    for claim in network.rivals[rival] ?? [] { look(.claim(claim), set, other) }
  }
}

extension ArgumentNetwork {
  /// The weight of the strongest that is for a claim in a set; 0 if there is nothing.
  func pro(_ claim: ClaimIndex, in set: WellFoundedModel.Members) -> Double {
    supposed[claim] == true ? 1 : max(given[claim.int], strength(.support, on: claim, in: set))
  }

  /// The weight of the strongest step of one side that holds in a set; 0 if there is none.
  func strength(_ side: Graph.Side, on claim: ClaimIndex, in set: WellFoundedModel.Members) -> Double {
    var most = 0.0
    for step in onClaim[claim.int] where set.steps[Int(step)] && inferences[Int(step)].side == side {
      most = max(most, weights[Int(step)])
    }
    return most
  }

  /// Whether what is for a claim and what is against it, at their strongest, meet its standard.
  func meets(_ claim: ClaimIndex, _ pro: Double, _ con: Double) -> Bool {
    if pro == 0 { return false }
    return switch standards[claim.int] {
    case .scintilla: true
    case .dialecticalValidity: con == 0
    case .preponderance: pro > con
    }
  }

  /// Whether a step that undercuts the given one is in a set.
  func isUndercut(_ step: InferenceIndex, in set: WellFoundedModel.Members) -> Bool {
    for undercut in onInference[step.int] where set.steps[Int(undercut)] && weights[Int(undercut)] > 0 {
      return true
    }
    return false
  }
}
