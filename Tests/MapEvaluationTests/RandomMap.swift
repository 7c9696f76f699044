import TestSupport

/// A small map with random links, in every form that affects standing.
struct RandomMap {
  var hasContradictions = true
  var hasUndercuts = true
  var hasNumbers = true
  var hasStandards = true
  var maxClaims = 6
  var maxSteps = 9
  /// Prefixed ids of claims of another map that can be premises and targets.
  var others: [String] = []

  func text(_ random: inout SeededRandom) -> String {
    let count = Int.random(in: 2...maxClaims, using: &random)
    let own = (0..<count).map { "c\($0)" }
    let all = own + others
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    func number() -> String { ["0", "0.2", "0.5", "0.5", "0.8", "1"].randomElement(using: &random)! }
    func standard() -> String { ["preponderance", "dialectical-validity", "scintilla"].randomElement(using: &random)! }
    var text = ""
    if hasStandards, chance(20) { text += "standard: \(standard())\n" }
    text += "claims:\n"
    var left = maxSteps
    func steps(_ key: String, _ indent: String) -> String {
      var text = ""
      for _ in 0..<Int.random(in: 0...2, using: &random) where left > 0 {
        left -= 1
        let premises = Set((0..<Int.random(in: 1...2, using: &random)).map { _ in all.randomElement(using: &random)! })
        text += "\(indent)  - premises: [\(premises.sorted().joined(separator: ", "))]\n"
        if hasNumbers, chance(30) { text += "\(indent)    strength: \(number())\n" }
        if hasUndercuts, chance(35) { text += steps("unless", indent + "    ") }
      }
      return text.isEmpty ? "" : "\(indent)\(key):\n" + text
    }
    for id in own {
      text += "  - \(id): Claim \(id)\n"
      if chance(35) { text += "    basis: \(chance(50) ? "assumption" : "value")\n" }
      if chance(10) { text += "    evidence: https://example.org\n" }
      if hasNumbers, chance(30) { text += "    weight: \(number())\n" }
      if hasStandards, chance(25) { text += "    standard: \(standard())\n" }
      if hasContradictions, chance(25) {
        let others = Set((0..<Int.random(in: 1...2, using: &random)).map { _ in all.randomElement(using: &random)! })
        text += "    contradicts: [\(others.sorted().joined(separator: ", "))]\n"
      }
      text += steps("because", "    ")
      text += steps("but", "    ")
    }
    return text
  }
}
