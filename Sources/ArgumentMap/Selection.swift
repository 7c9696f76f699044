import MapSyntax
import SourceText

/// A part of a map to show: a view from the file, what the command line asks for, or both. Each criterion narrows what
/// is shown.
package struct Selection: Sendable {
  /// The selection's title in a drawing.
  package var title: String?
  /// The claims to show, together with what bears on them.
  package var focus: [ClaimIndex] = []
  /// How many levels of reasons to show below the focus, or below the conclusions if there is no focus; nil for all.
  package var depth: Int?
  /// Two claims; only the paths by which the first bears on the second are shown. Nil for no such limit.
  package var path: (from: ClaimIndex, to: ClaimIndex)?
  package var groups: [GroupIndex] = []
  package var tags: [String] = []

  /// Why a selection cannot be made, or is empty.
  package struct Problem: Error, Sendable {
    package let message: String

    package init(message: String) { self.message = message }
  }

  package init() {}

  package init(_ view: Graph.View, in graph: Graph) {
    title = view.title.map { graph.text($0) } ?? view.name
    focus = view.focus
    depth = view.depth.flatMap { Int(graph.text($0)) }
    groups = view.groups
    tags = view.tags.map { graph.text($0) }
  }

  // MARK: Contents

  /// For each of the map's own claims, whether it is shown. Throws if none would be.
  package func claims(of graph: Graph) throws(Problem) -> [Bool] {
    var isIn = [Bool](repeating: true, count: graph.ownClaimCount)
    /// Keeps only the claims of `part`; throws if none are left, with a message that says which criterion is to blame.
    func narrow(_ part: [Bool], _ name: String, alone: String) throws(Problem) {
      guard part.contains(true) else { throw Problem(message: alone) }
      let before = isIn.lazy.filter { $0 }.count
      for i in isIn.indices where !part[i] { isIn[i] = false }
      guard isIn.contains(true) else {
        throw Problem(message: "of the claims selected so far (\(before)), none \(name)")
      }
    }
    if let path { try narrow(way(path, graph), "is on the path", alone: noWay(path, graph)) }
    if !focus.isEmpty || depth != nil {
      try narrow(
        below(focus.isEmpty ? graph.conclusions : focus, graph), "is within the focus",
        alone: "the map has no conclusions to start from")
    }
    if !groups.isEmpty {
      let names = groups.map { "`\(graph.name($0))`" }.joined(separator: " or ")
      try narrow(inGroups(graph), "is in \(names)", alone: "no claim is in \(names)")
    }
    if !tags.isEmpty {
      let names = tags.map { "`\($0)`" }.joined(separator: " or ")
      try narrow(tagged(graph), "has the tag \(names)", alone: "no claim has the tag \(names)" + knownTags(graph))
    }
    guard isIn.contains(true) else { throw Problem(message: "the map has no claims") }
    return isIn
  }

  /// Why nothing would be shown; nil if something would be.
  package func problem(in graph: Graph) -> Problem? {
    // The claims in focus are shown. This is by far the most common case, and the whole graph need not be looked at.
    if path == nil, tags.isEmpty, groups.isEmpty, focus.contains(where: { $0.int < graph.ownClaimCount }) { return nil }
    do {
      _ = try claims(of: graph)
      return nil
    } catch {
      return error
    }
  }

  /// The given claims and those that bear on them, down to the selection's depth.
  private func below(_ starts: [ClaimIndex], _ graph: Graph) -> [Bool] {
    var isIn = [Bool](repeating: false, count: graph.ownClaimCount)
    var level = starts.filter { $0.int < graph.ownClaimCount }
    for claim in level { isIn[claim.int] = true }
    var rest = depth ?? Int.max
    while !level.isEmpty, rest > 0 {
      rest -= 1
      var next: [ClaimIndex] = []
      for claim in level {
        for premise in Self.bearing(on: claim, graph) where !isIn[premise.int] {
          isIn[premise.int] = true
          next.append(premise)
        }
      }
      level = next
    }
    return isIn
  }

  /// The premises of this map's inferences on a claim, and of the inferences that undercut those inferences.
  private static func bearing(on claim: ClaimIndex, _ graph: Graph) -> [ClaimIndex] {
    var result: [ClaimIndex] = []
    var pending = Array(graph.inferences(on: claim)).filter { graph.isOwn($0) }
    while let inference = pending.popLast() {
      result += graph.premises(inference).filter { $0.int < graph.ownClaimCount }
      pending += graph.undercuts(of: inference).filter { graph.isOwn($0) }
    }
    return result
  }

  private func way(_ path: (from: ClaimIndex, to: ClaimIndex), _ graph: Graph) -> [Bool] {
    var whole = self
    whole.depth = nil
    let below = whole.below([path.to], graph)
    guard path.from.int < below.count, below[path.from.int] else { return below.map { _ in false } }
    // The claims below the path's end that the path's start bears on, and the premises of undercut steps on the way.
    var isIn = below.map { _ in false }
    isIn[path.from.int] = true
    var queue = [path.from]
    while let claim = queue.popLast() {
      if claim == path.to { continue }
      for use in graph.uses(of: claim) where graph.isOwn(use) {
        let target = graph.claim(atEndOf: use)
        if target.int < below.count, below[target.int], !isIn[target.int] {
          isIn[target.int] = true
          queue.append(target)
        }
        // If the inference undercuts a step, include that step's premises, so that the step is shown.
        var end = graph.inferences[use.int].target
        while case .inference(let step) = end {
          for premise in graph.premises(step) where premise.int < isIn.count { isIn[premise.int] = true }
          end = graph.inferences[step.int].target
        }
      }
    }
    return isIn
  }

  private func noWay(_ path: (from: ClaimIndex, to: ClaimIndex), _ graph: Graph) -> String {
    let isTurned = way((path.to, path.from), graph).contains(true)
    return "`\(graph.id(path.from))` does not bear on `\(graph.id(path.to))`"
      + (isTurned ? "; it is the other way round" : "")
  }

  private func inGroups(_ graph: Graph) -> [Bool] {
    let wanted = Set(groups)
    return graph.ownClaims.map { claim in
      var group = graph.claims[claim.int].group
      while let g = group {
        if wanted.contains(g) { return true }
        group = graph.groups[g.raw].parent
      }
      return false
    }
  }

  private func tagged(_ graph: Graph) -> [Bool] {
    var isIn = [Bool](repeating: false, count: graph.ownClaimCount)
    for (claim, node) in graph.tags where tags.contains(graph.text(node)) { isIn[claim.int] = true }
    // A step is shown by its premises and the claim that it leads to.
    for (step, node) in graph.stepTags where tags.contains(graph.text(node)) {
      for claim in Array(graph.premises(step)) + [graph.claim(atEndOf: step)] where claim.int < isIn.count {
        isIn[claim.int] = true
      }
    }
    return isIn
  }

  private func knownTags(_ graph: Graph) -> String {
    var seen = Set<String>()
    let known = (graph.tags.map(\.node) + graph.stepTags.map(\.node)).map { graph.text($0) }.filter {
      seen.insert($0).inserted
    }
    if known.isEmpty { return "; the map has no tags" }
    var suggestion = Suggestion()
    if tags.count == 1, let nearest = suggestion.nearest(to: tags[0], among: known) {
      return "; did you mean `\(nearest)`?"
    }
    return "; the tags are " + known.prefix(8).map { "`\($0)`" }.joined(separator: ", ") + (known.count > 8 ? " …" : "")
  }
}

extension Graph {
  /// The claim that an inference bears on in the end; for an undercut, the claim that the undercut inference bears on.
  package func claim(atEndOf inference: InferenceIndex) -> ClaimIndex {
    var target = inferences[inference.int].target
    while true {
      switch target {
      case .claim(let claim): return claim
      case .inference(let next): target = inferences[next.int].target
      }
    }
  }

  /// The claim with the given id, as `uniqueID` makes it. Throws if there is none.
  /// - Parameter isWhole: whether it may be a claim that this map does not mention, but one that it imports does.
  package func claim(called id: String, isWhole: Bool = false) throws(Selection.Problem) -> ClaimIndex {
    let defined = claimIndices[..<(isWhole ? claims.count : ownClaimCount)].filter { claims[$0.int].isDefined }
    if let claim = defined.first(where: { uniqueID($0) == id }) { return claim }
    var hint = Self.hint(id, among: defined.map { uniqueID($0) })
    if hint.isEmpty {
      // People remember a word of a claim more easily than its id.
      let word = id.lowercased()
      let found = defined.filter { text(of: $0).lowercased().contains(word) }.prefix(3)
      hint = found.isEmpty ? "" : "; it is in the text of " + found.map { "`\(uniqueID($0))`" }.joined(separator: ", ")
    }
    throw Selection.Problem(message: "no claim is called `\(id)`" + hint)
  }

  /// Words to append to a message: the name nearest to a wrong one or, if none is near, up to three names that contain
  /// the wrong one. Empty if there are none.
  private static func hint(_ wrong: String, among names: [String]) -> String {
    var suggestion = Suggestion()
    if let nearest = suggestion.nearest(to: wrong, among: names) { return "; did you mean `\(nearest)`?" }
    let longer = names.filter { $0.contains(wrong) }.prefix(3)
    return longer.isEmpty ? "" : "; did you mean \(longer.map { "`\($0)`" }.joined(separator: " or "))?"
  }

  /// The group of this map with the given id. Throws if there is none.
  package func group(called id: String) throws(Selection.Problem) -> GroupIndex {
    if let i = groups.indices.first(where: { name(GroupIndex($0)) == id }) { return GroupIndex(i) }
    let names = groups.indices.map { name(GroupIndex($0)) }
    var hint = Self.hint(id, among: names)
    if hint.isEmpty {
      let known = names.prefix(8).map { "`\($0)`" }.joined(separator: ", ") + (names.count > 8 ? " …" : "")
      hint = names.isEmpty ? "; the map has no groups" : "; the groups are " + known
    }
    throw Selection.Problem(message: "no group is called `\(id)`" + hint)
  }

  /// The view of this map with the given name. Throws if there is none.
  package func view(called name: String) throws(Selection.Problem) -> View {
    if let view = views.first(where: { $0.name == name }) { return view }
    var suggestion = Suggestion()
    let nearest = suggestion.nearest(to: name, among: views.lazy.map(\.name))
    let hint =
      views.isEmpty
      ? "; the map has no views"
      : "; the views are " + views.prefix(8).map { "`\($0.name)`" }.joined(separator: ", ")
        + (views.count > 8 ? " …" : "")
    throw Selection.Problem(
      message: "no view is called `\(name)`" + (nearest.map { "; did you mean `\($0)`?" } ?? hint))
  }
}
