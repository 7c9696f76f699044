import ArgumentMap
import MapEvaluation
import MapSyntax
import SourceText
import TestSupport
import Testing

@Suite struct StandingsTests {
  static func graph(_ text: String) -> Graph {
    let file = SourceFile(path: "test.argmap.yaml", bytes: Array(text.utf8))
    let (tree, found) = parseSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
    return buildGraph(tree, of: file, index: FileIndex(0), diagnostics: found).0
  }

  /// Each claim's id, followed by `+` if it stands, `-` if it does not, and `?` if it is undecided.
  static func standings(_ text: String, _ stance: Standings.Stance = .undecided) -> String {
    let graph = graph("claims:\n" + text)
    let standings = Standings(graph, unsupported: stance)
    return graph.claimIndices.map { "\(graph.id($0))\(letter(standings.claims[$0.int]))" }.joined(separator: " ")
  }

  static func letter(_ standing: Graph.Standing) -> String {
    switch standing {
    case .accepted: "+"
    case .rejected: "-"
    case .undecided: "?"
    }
  }

  @Test(arguments: [
    // A reason that stands carries its claim; a reason with no support of its own does not.
    ("  - a: A\n    because: b\n  - b: B\n    basis: value\n", "a+ b+"),
    ("  - a: A\n    because: b\n  - b: B\n", "a? b?"),
    // A reason and an objection of equal strength leave the claim undecided; a number tips the balance.
    ("  - a: A\n    because: b\n    but: c\n  - b: B\n    basis: value\n  - c: C\n    basis: value\n", "a? b+ c+"),
    (
      "  - a: A\n    because:\n      - b: B\n        basis: value\n        strength: 0.9\n    but:\n      - c: C\n"
        + "        basis: value\n", "a+ b+ c+"
    ),
    (
      "  - a: A\n    basis: value\n    weight: 0.3\n    but:\n      - c: C\n        basis: value\n", "a- c+"
    ),
    // An undercut removes the step, and an undercut of the undercut restores it.
    (
      "  - a: A\n    because:\n      - b: B\n        basis: value\n        unless:\n          - u: U\n            basis: value\n",
      "a- b+ u+"
    ),
    (
      "  - a: A\n    because:\n      - b: B\n        basis: value\n        unless:\n          - u: U\n            basis: value\n"
        + "            unless:\n              - v: V\n                basis: value\n", "a+ b+ u+ v+"
    ),
    // All premises are needed.
    (
      "  - a: A\n    because:\n      - premises: [b, c]\n  - b: B\n    basis: value\n  - c: C\n    basis: value\n    but:\n"
        + "      - d: D\n        basis: value\n        strength: 1\n", "a- b+ c- d+"
    ),
    // Of two contradictory claims neither stands, unless one fails on its own.
    ("  - a: A\n    basis: value\n    contradicts: b\n  - b: B\n    basis: value\n", "a? b?"),
    ("  - a: A\n    basis: value\n    contradicts: b\n  - b: B\n    but: c\n  - c: C\n    basis: value\n", "a+ b- c+"),
    // A circle stays undecided.
    ("  - a: A\n    because: b\n  - b: B\n    because: a\n", "a? b?"),
    // Standards.
    (
      "  - a: A\n    standard: scintilla\n    because: b\n    but: c\n  - b: B\n    basis: value\n  - c: C\n    basis: value\n",
      "a+ b+ c+"
    ),
    (
      "  - a: A\n    standard: dialectical-validity\n    because: b\n    but: c\n  - b: B\n    basis: value\n  - c: C\n"
        + "    basis: value\n", "a- b+ c+"
    ),
  ]) func examples(_ text: String, _ expected: String) { #expect(Self.standings(text) == expected) }

  @Test func theStanceDecidesOfWhatHasNothing() {
    let text = "  - a: A\n    because: b\n  - b: B\n"
    #expect(Self.standings(text, .accepted) == "a+ b+")
    #expect(Self.standings(text, .rejected) == "a- b-")
    #expect(Self.standings("  - a: A\n    but: b\n  - b: B\n", .accepted) == "a- b+")
    let file = "standard: scintilla\nclaims:\n  - a: A\n    because: b\n    but: b\n  - b: B\n    basis: value\n"
    #expect(Standings(Self.graph(file)).claims == [.accepted, .accepted])
  }

  // MARK: Against the definitions

  /// A map of a few claims with random links, in every form that affects standing.
  static func map(_ random: inout SeededRandom) -> String {
    let count = Int.random(in: 2...5, using: &random)
    func claim(_ random: inout SeededRandom) -> String { "c\(Int.random(in: 0..<count, using: &random))" }
    func chance(_ percent: Int, _ random: inout SeededRandom) -> Bool {
      Int.random(in: 0..<100, using: &random) < percent
    }
    let numbers = ["0.2", "0.5", "0.8"]
    var text = chance(20, &random) ? "standard: scintilla\nclaims:\n" : "claims:\n"
    var left = 7
    func steps(_ key: String, _ indent: String, _ random: inout SeededRandom) -> String {
      var text = ""
      for _ in 0..<Int.random(in: 0...2, using: &random) where left > 0 {
        left -= 1
        let premises = (0..<Int.random(in: 1...2, using: &random)).map { _ in claim(&random) }
        text += "\(indent)  - premises: [\(Set(premises).sorted().joined(separator: ", "))]\n"
        if chance(50, &random) { text += "\(indent)    strength: \(numbers.randomElement(using: &random)!)\n" }
        if chance(30, &random) { text += steps("unless", indent + "    ", &random) }
      }
      return text.isEmpty ? "" : "\(indent)\(key):\n" + text
    }
    for i in 0..<count {
      text += "  - c\(i): Claim \(i)\n"
      if chance(30, &random) { text += "    basis: value\n" }
      if chance(15, &random) { text += "    evidence: https://example.org\n" }
      if chance(30, &random) { text += "    weight: \(numbers.randomElement(using: &random)!)\n" }
      if chance(40, &random) {
        let standards = ["preponderance", "dialectical-validity", "scintilla"]
        text += "    standard: \(standards.randomElement(using: &random)!)\n"
      }
      if chance(15, &random) { text += "    contradicts: \(claim(&random))\n" }
      text += steps("because", "    ", &random)
      text += steps("but", "    ", &random)
    }
    return text
  }

  /// The definition itself: evaluates each node's condition for every way in which the undecided nodes could turn out.
  static func grounded(_ graph: Graph, _ stance: Standings.Stance) -> [Graph.Standing] {
    let count = graph.claims.count
    func number(_ node: GraphNode?) -> Double { node.flatMap { Double(graph.text($0)) } ?? 0.5 }
    func condition(_ node: Int, _ isTrue: [Bool]) -> Bool {
      if node >= count {
        let inference = InferenceIndex(node - count)
        return graph.premises(inference).allSatisfy { isTrue[$0.int] }
          && !graph.undercuts(of: inference).contains { isTrue[count + $0.int] }
      }
      let claim = graph.claims[node]
      for contradiction in graph.contradictions {
        if contradiction.first.int == node, isTrue[contradiction.second.int] { return false }
        if contradiction.second.int == node, isTrue[contradiction.first.int] { return false }
      }
      var pro: [Double] = []
      var con: [Double] = []
      var hasAny = false
      for inference in graph.inferences(on: ClaimIndex(node)) {
        let isSupport = graph.inferences[inference.int].side == .support
        hasAny = hasAny || isSupport
        guard isTrue[count + inference.int] else { continue }
        if isSupport {
          pro.append(number(graph.inferences[inference.int].strength))
        } else {
          con.append(number(graph.inferences[inference.int].strength))
        }
      }
      let isGiven = claim.basis != nil || claim.hasEvidence
      if isGiven { pro.append(number(claim.weight)) }
      if !isGiven, !hasAny {
        if !con.isEmpty { return false }
        return stance == .accepted || (stance == .undecided && isTrue[node])
      }
      switch (claim.standard ?? graph.head.standard.map { GraphNode(own: $0) }).map({ graph.text($0) }) {
      case "scintilla": return !pro.isEmpty
      case "dialectical-validity": return !pro.isEmpty && con.isEmpty
      default:
        guard let most = pro.max() else { return false }
        guard let against = con.max() else { return true }
        return most == against ? isTrue[node] : most > against
      }
    }
    var result = [Graph.Standing](repeating: .undecided, count: count + graph.inferences.count)
    while true {
      let open = result.indices.filter { result[$0] == .undecided }
      var canHold = Set<Int>()
      var canFail = Set<Int>()
      for bits in 0..<(1 << open.count) {
        var isTrue = result.map { $0 == .accepted }
        for (bit, node) in open.enumerated() { isTrue[node] = bits >> bit & 1 == 1 }
        for node in open { if condition(node, isTrue) { canHold.insert(node) } else { canFail.insert(node) } }
      }
      var isChanged = false
      for node in open where canHold.contains(node) != canFail.contains(node) {
        result[node] = canHold.contains(node) ? .accepted : .rejected
        isChanged = true
      }
      if !isChanged { return result }
    }
  }

  @Test(.slow) func isTheGroundedInterpretation() {
    var random = SeededRandom(11)
    var seen: [Graph.Standing: Int] = [:]
    for _ in 0..<400 {
      let text = Self.map(&random)
      let graph = Self.graph(text)
      guard graph.claims.count + graph.inferences.count < 14 else { continue }
      for stance in Standings.Stance.allCases {
        let standings = Standings(graph, unsupported: stance)
        let all = standings.claims + standings.inferences
        #expect(all == Self.grounded(graph, stance), "\(stance)\n\(text)")
        for standing in all { seen[standing, default: 0] += 1 }
      }
    }
    #expect(seen.values.min() ?? 0 > 500 && seen.count == 3, "\(seen)")
  }

  /// With objections only, and with unsupported claims accepted, the result is the grounded extension of Dung (1995):
  /// the least set that consists of exactly those claims whose attackers it all attacks.
  @Test func ofObjectionsOnlyItIsTheGroundedExtension() {
    var random = SeededRandom(12)
    for _ in 0..<300 {
      let count = Int.random(in: 1...9, using: &random)
      var attackers = [Set<Int>](repeating: [], count: count)
      for _ in 0..<Int.random(in: 0...(2 * count), using: &random) {
        // A claim that objects to itself is a mistake, which the graph leaves out.
        let attacker = Int.random(in: 0..<count, using: &random)
        let attacked = Int.random(in: 0..<count, using: &random)
        if attacker != attacked { attackers[attacked].insert(attacker) }
      }
      var extended = Set<Int>()
      while true {
        let next = Set(
          (0..<count).filter { argument in
            attackers[argument].allSatisfy { !attackers[$0].isDisjoint(with: extended) }
          })
        if next == extended { break }
        extended = next
      }
      let text = attackers.enumerated().map { i, attackers in
        "  - a\(i): Claim \(i)\n"
          + (attackers.isEmpty
            ? "" : "    but: [\(attackers.sorted().map { "a\($0)" }.joined(separator: ", "))]\n")
      }
      let graph = Self.graph("claims:\n" + text.joined())
      let standings = Standings(graph, unsupported: .accepted)
      let accepted = graph.claimIndices.filter { standings.claims[$0.int] == .accepted }.map { graph.id($0) }
      #expect(Set(accepted) == Set(extended.map { "a\($0)" }), "\(text.joined())")
    }
  }
}
